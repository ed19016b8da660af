package org.praxisitsm.sla;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar says about one local date.
 *
 * @param hours open windows of the wall clock; those that fall into a gap of daylight saving have no instants
 * @param why name of the holiday or exception, or null on an ordinary day
 */
public record DayPlan(LocalDate date, Kind kind, List<LocalWindow> hours, @Nullable String why) {

    /** Where the hours of a date come from. */
    public enum Kind {
        /** The weekly hours. */
        WEEKDAY,
        /** The weekly hours, which have none on that weekday. */
        CLOSED,
        HOLIDAY,
        EXCEPTION
    }

    public boolean isOpen() {
        return !hours.isEmpty();
    }
}
