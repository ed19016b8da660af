package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of open time inside a measured span, and what of it was counted.
 *
 * @param date local date of the service hours it belongs to, in the calendar's zone
 * @param from included
 * @param to excluded
 * @param counted all of it, or zero where {@code notCounted} gives a reason
 * @param notCounted why it was not counted, or null where it was
 */
public record CountedWindow(LocalDate date, Instant from, Instant to, Duration counted, @Nullable Reason notCounted) {

    /** Why open time does not count. */
    public enum Reason {
        /** The measurement was on hold. */
        PAUSED
    }
}
