package org.praxisitsm.asset;

import java.util.Map;
import java.util.Set;

/** What an item may not be without, beside what its class requires; a table of the owner says so. */
public interface MandatoryAttributes {

    /**
     * @param facts {@code class}, {@code state}, {@code environment}, {@code criticality}, {@code unit} as plain values; null
     *     where there is none
     * @return names of fields, and keys of attributes
     */
    Set<String> of(Map<String, ?> facts);
}
