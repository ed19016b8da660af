package org.praxisitsm.sla;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.HolidayFile.Refused;

/**
 * Finds the days that a JSON list closes: entries with {@code date}, {@code name}, {@code type} and perhaps {@code start}
 * and {@code end}, of which those of type {@code public} are days off.
 */
class JsonHolidays {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(10)
                            .maxStringLength(10_000)
                            .build())
                    .build())
            .build();

    /** Longest holiday of a list; more is a mistake. */
    private static final int MAX_LENGTH_IN_DAYS = 31;

    private final List<Refused> refused = new ArrayList<>();

    HolidayFile.Content read(byte[] bytes) {
        var closed = new LinkedHashSet<Holiday>();
        var entries = parsed(bytes);
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var reason = reason(entry);
            if (reason == null) {
                closed.addAll(days(entry));
            } else {
                refused.add(new Refused(i + 1, entry.path("name").asText("Entry " + (i + 1)), reason));
            }
        }
        return new HolidayFile.Content(List.copyOf(closed), refused);
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            var tree = JSON.readTree(bytes);
            if (tree == null || !tree.isArray()) {
                throw Refusal.invalid("line 1", "must be a JSON list of holidays.");
            }
            if (tree.size() > CalendarCheck.MAX_HOLIDAYS) {
                throw Refusal.invalid("file", "has more than " + CalendarCheck.MAX_HOLIDAYS + " entries.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw IcsLines.broken(at == null ? 1 : at.getLineNr(), "is not JSON.");
        } catch (IOException e) {
            throw Refusal.invalid("file", "must be JSON in UTF-8.");
        }
    }

    private static @Nullable String reason(JsonNode entry) {
        var type = entry.path("type").asText("");
        if (!type.equals("public")) {
            return type.isEmpty()
                    ? "It has no type."
                    : "It is of type " + shortened(type) + "; only public holidays are days off.";
        }
        var name = entry.path("name").asText("");
        if (name.isBlank() || name.length() > CalendarCheck.MAX_NAME) {
            return "It has no name of 1 to " + CalendarCheck.MAX_NAME + " characters.";
        }
        try {
            var date = LocalDate.parse(shortened(entry.path("date").asText(), 10));
            if (date.getYear() < CalendarCheck.FIRST_YEAR || date.getYear() > CalendarCheck.LAST_YEAR) {
                return "It lies outside of the years " + CalendarCheck.FIRST_YEAR + " to " + CalendarCheck.LAST_YEAR
                        + ".";
            }
            var length = length(entry);
            if (isPartOfDay(entry, length)) {
                return "It is closed for a part of the day only; give that date hours of its own.";
            }
            return length.toDays() > MAX_LENGTH_IN_DAYS
                    ? "It lasts longer than " + MAX_LENGTH_IN_DAYS + " days."
                    : null;
        } catch (DateTimeException e) {
            return "It has no date such as 2026-12-25.";
        }
    }

    /** A day on which the clocks change has an hour less or more. */
    private static boolean isPartOfDay(JsonNode entry, Duration length) {
        var time = entry.path("date").asText().replaceFirst("^.{10}[ T]?", "");
        return !time.isEmpty() && !time.startsWith("00:00") || length.compareTo(Duration.ofHours(23)) < 0;
    }

    private static Duration length(JsonNode entry) {
        return entry.hasNonNull("start") && entry.hasNonNull("end")
                ? Duration.between(
                        Instant.parse(entry.path("start").asText()),
                        Instant.parse(entry.path("end").asText()))
                : Duration.ofDays(1);
    }

    private static List<Holiday> days(JsonNode entry) {
        var date = LocalDate.parse(shortened(entry.path("date").asText(), 10));
        var count = Math.max(1, length(entry).plusHours(12).toDays());
        var days = new ArrayList<Holiday>();
        for (var day = 0; day < count; day++) {
            days.add(new Holiday(date.plusDays(day), entry.path("name").asText().strip()));
        }
        return days;
    }

    private static String shortened(String text) {
        return shortened(text, 40);
    }

    private static String shortened(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
