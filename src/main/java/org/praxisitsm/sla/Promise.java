package org.praxisitsm.sla;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take: service time, or working days. A working day is a unit of its own and never converted to hours.
 *
 * @param serviceTime open time that may be used, or null where days count
 * @param businessDays n-th next working day; 0 where service time counts
 * @param endOfDay at the end of that day's hours instead of the same time of day
 */
public record Promise(@Nullable Duration serviceTime, int businessDays, boolean endOfDay) {

    private static final Pattern DAYS =
            Pattern.compile("P?([0-9]{1,3}) ?(?:BD|business days?)( ?(?:/EOD|end of day))?");
    private static final Duration LONGEST = Duration.ofDays(3_660);

    public Promise {
        if (serviceTime == null ? businessDays < 1 : businessDays != 0 || endOfDay) {
            throw new IllegalArgumentException("Either service time or at least one business day");
        }
        if (serviceTime != null
                && (serviceTime.isNegative() || serviceTime.isZero() || serviceTime.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("More than nothing and at most ten years");
        }
    }

    public static Promise of(Duration serviceTime) {
        return new Promise(serviceTime, 0, false);
    }

    /**
     * @param text {@code PT4H}, {@code 2 business days} or {@code 1 business day end of day}
     * @throws IllegalArgumentException with a sentence that says what is allowed
     */
    public static Promise parse(String text) {
        var days = DAYS.matcher(text.strip());
        if (days.matches()) {
            return new Promise(null, Integer.parseInt(days.group(1)), days.group(2) != null);
        }
        try {
            if (text.matches("P[^T]*[0-9][YMWD].*")) {
                throw new IllegalArgumentException("Days are written as business days, not as " + text);
            }
            return of(Duration.parse(text.strip()));
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            throw new IllegalArgumentException("Expected service time such as PT4H, or 2 business days");
        }
    }

    /** In words that {@link #parse} takes. */
    @Override
    public String toString() {
        return serviceTime != null
                ? serviceTime.toString()
                : businessDays
                        + (businessDays == 1 ? " business day" : " business days")
                        + (endOfDay ? " end of day" : "");
    }
}
