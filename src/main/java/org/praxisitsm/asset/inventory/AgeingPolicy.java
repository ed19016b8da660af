package org.praxisitsm.asset.inventory;

import java.util.Optional;

/** What becomes of a device that nobody has seen for days; fulfilled in {@code rules} by a table. */
public interface AgeingPolicy {

    /** @return the state that it gets, or empty where it stays as it is */
    Optional<String> next(String ciClass, String state, long daysUnseen);
}
