package org.praxisitsm.sla;

import java.time.Instant;
import java.util.Optional;

/** Versions of calendars, as agreements need them. */
interface CalendarVersions {

    /** @return the version that holds at the instant; empty where there is no such calendar */
    Optional<Integer> effective(String key, Instant at);

    /** @throws IllegalStateException where there is no such version */
    ServiceCalendar at(String key, int version);
}
