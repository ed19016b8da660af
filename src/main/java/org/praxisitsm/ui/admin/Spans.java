package org.praxisitsm.ui.admin;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How dates and durations are written and read on these pages. */
final class Spans {

    private static final Pattern PROMISE = Pattern.compile(
            "(?:(\\d{1,5})\\s*(?:h|hours?|std|stunden?))?\\s*(?:(\\d{1,6})\\s*(?:m|min|minutes?|minuten?))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAYS =
            Pattern.compile("(\\d{1,4})\\s*(?:d|bd|days?|t|tage?|at)", Pattern.CASE_INSENSITIVE);

    private Spans() {}

    static String duration(Duration duration) {
        var hours = duration.toHours();
        var minutes = duration.toMinutesPart();
        var text = hours == 0 ? "" : hours + " h ";
        return (text + (minutes == 0 && hours > 0 ? "" : minutes + " m")).strip();
    }

    /** @return hours and minutes such as {@code 4 h 30 m}, or ISO-8601 */
    static Optional<Duration> promise(String text) {
        var plain = text.strip();
        var read = PROMISE.matcher(plain);
        if (!plain.isEmpty() && read.matches()) {
            var hours = read.group(1) == null ? 0 : Long.parseLong(read.group(1));
            var minutes = read.group(2) == null ? 0 : Long.parseLong(read.group(2));
            return Optional.of(Duration.ofMinutes(hours * 60 + minutes));
        }
        try {
            return Optional.of(Duration.parse(plain));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @return business days such as {@code 3 d} */
    static Optional<Integer> businessDays(String text) {
        var read = DAYS.matcher(text.strip());
        return read.matches() ? Optional.of(Integer.parseInt(read.group(1))) : Optional.empty();
    }

    static String weekday(DayOfWeek day, Locale locale) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    static String day(LocalDate date, Locale locale) {
        return date.format(DateTimeFormatter.ofPattern(isGerman(locale) ? "d. MMM" : "d MMM", locale));
    }

    static String longDay(LocalDate date, Locale locale) {
        return date.format(DateTimeFormatter.ofPattern(isGerman(locale) ? "EE d. MMM" : "EE d MMM", locale));
    }

    private static boolean isGerman(Locale locale) {
        return locale.getLanguage().equals("de");
    }
}
