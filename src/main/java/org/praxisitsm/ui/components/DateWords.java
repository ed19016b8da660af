package org.praxisitsm.ui.components;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days and times as a reader writes them: English that names no country is written as in Europe, day before month, 24 hours. */
public final class DateWords {

    private DateWords() {}

    /** @return whose way of writing dates a reader of this language expects. */
    public static Locale of(Locale reader) {
        return reader.getLanguage().equals("en") && reader.getCountry().isEmpty() ? Locale.UK : reader;
    }

    /** @return writes "28 Nov 2026", or "28.11.2026" for a German reader. */
    public static DateTimeFormatter days(Locale reader) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(of(reader));
    }

    /** @return writes "28 Nov 2026, 14:00", or "28.11.2026, 14:00" for a German reader. */
    public static DateTimeFormatter times(Locale reader) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(of(reader));
    }

    /** @return writes what the pattern says, with the dot that a German day has before its month. */
    public static DateTimeFormatter like(String pattern, Locale reader) {
        return DateTimeFormatter.ofPattern(
                reader.getLanguage().equals("de") ? pattern.replace("d MMM", "d. MMM") : pattern, reader);
    }
}
