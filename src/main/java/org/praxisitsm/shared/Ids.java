package org.praxisitsm.shared;

import com.github.f4b6a3.tsid.TsidCreator;

/** Identifiers of our own rows: time-sorted 64-bit numbers that any node can make without asking another. */
public final class Ids {

    private Ids() {}

    public static long next() {
        return TsidCreator.getTsid1024().toLong();
    }
}
