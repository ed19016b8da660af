package org.praxisitsm.sla;

import java.time.LocalDate;
import java.util.List;

/**
 * A local date with other hours than its weekday has, also where it is a holiday: a short Christmas Eve, a Saturday worked.
 *
 * @param hours the hours of that date; empty where it is closed
 */
public record DayException(LocalDate date, String name, List<LocalWindow> hours) {

    public DayException {
        hours = List.copyOf(hours);
    }
}
