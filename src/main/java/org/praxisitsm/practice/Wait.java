package org.praxisitsm.practice;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody is waited for, as a diagram says it: {@code P3D}, {@code PT8H}. By a calendar its days are working days and
 * the rest is time in which the calendar is open; without one both elapse.
 */
public record Wait(int days, Duration time) {

    private static final Pattern DAYS = Pattern.compile("[Pp]([0-9]{1,4})[Dd].*");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    /** @return null where the text is no duration from a minute to ten years */
    public static @Nullable Wait of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var whole = Duration.parse(text.strip());
            var days = DAYS.matcher(text.strip());
            var wait = days.matches()
                    ? new Wait(Integer.parseInt(days.group(1)), whole.minusDays(Integer.parseInt(days.group(1))))
                    : new Wait(0, whole);
            return wait.time.isNegative()
                            || wait.elapsed().compareTo(SHORTEST) < 0
                            || wait.elapsed().compareTo(LONGEST) > 0
                    ? null
                    : wait;
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    public Duration elapsed() {
        return time.plusDays(days);
    }
}
