package org.praxisitsm.ui.components;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants within sentences of services, which write {@code 2026-11-28 09:15 UTC}: as the reader's clock shows them. */
public final class SaidInstants {

    private static final Pattern INSTANT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}) UTC");

    private SaidInstants() {}

    /** @return the text with each instant in that zone, written as that language does */
    public static String in(String text, Locale locale, ZoneId zone) {
        var format = DateWords.times(locale);
        return INSTANT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(said(found.group(), format, zone)));
    }

    private static String said(String instant, DateTimeFormatter format, ZoneId zone) {
        try {
            return LocalDateTime.parse(instant.replace(" UTC", "").replace(' ', 'T'))
                    .atOffset(ZoneOffset.UTC)
                    .atZoneSameInstant(zone)
                    .format(format);
        } catch (DateTimeException asItIs) {
            return instant;
        }
    }
}
