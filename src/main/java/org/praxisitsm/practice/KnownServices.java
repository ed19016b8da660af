package org.praxisitsm.practice;

import java.util.Map;

/** The services that forms and fields may name; fulfilled by the catalogue. */
public interface KnownServices {

    boolean has(String key);

    /** @return names by key, in the order in which they are offered. */
    Map<String, String> options();
}
