package org.praxisitsm.practice;

/** The assets that a form or a field may name; fulfilled by the asset module. */
public interface KnownAssets {

    /** @return whether there is one of the number, and whoever is signed in, if somebody is, may see it */
    boolean has(String number);
}
