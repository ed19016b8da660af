package org.praxisitsm.practice;

import java.util.Map;

/** The services that a form may name; fulfilled by the catalogue. */
public interface KnownServices {

    boolean has(String key);

    /** @return key to name, by name */
    Map<String, String> options();
}
