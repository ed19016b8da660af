package org.praxisitsm.change;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule in wall time. Days, weeks, months and years only: whoever needs a window each hour has none.
 *
 * @see "RFC 5545, 3.3.10 Recurrence Rule"
 */
final class Recurrence {

    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "BYMONTH",
            "BYMONTHDAY",
            "BYDAY",
            "BYYEARDAY",
            "BYWEEKNO",
            "BYSETPOS",
            "WKST");
    private static final int MAX_LENGTH = 400;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final String rule;
    private final @Nullable LocalDateTime until;

    private Recurrence(String rule, @Nullable LocalDateTime until) {
        this.rule = rule;
        this.until = until;
    }

    /** @throws IllegalArgumentException with a sentence for a person where it is none that we follow */
    static Recurrence parse(String text, ZoneId zone) {
        var given = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
        if (given.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("It is longer than " + MAX_LENGTH + " characters.");
        }
        if (!given.matches("(.*;)?FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;.*)?")) {
            throw new IllegalArgumentException(
                    "It must repeat daily, weekly, monthly or yearly: FREQ=WEEKLY;BYDAY=SU.");
        }
        var kept = new ArrayList<String>();
        LocalDateTime until = null;
        for (var part : given.split(";")) {
            var pair = part.split("=", 2);
            if (pair.length != 2 || pair[1].isBlank() || !PARTS.contains(pair[0])) {
                throw new IllegalArgumentException(pair[0] + " is no part of a rule that repeats in days.");
            }
            if (Set.of("COUNT", "INTERVAL").contains(pair[0]) && !pair[1].matches("[1-9]\\d{0,3}")) {
                throw new IllegalArgumentException(pair[0] + " must be a number from 1 to 9999.");
            }
            if (pair[0].equals("UNTIL")) {
                until = until(pair[1], zone);
            } else {
                kept.add(part);
            }
        }
        var rule = new Recurrence(String.join(";", kept), until);
        var anywhere = LocalDate.of(2026, 1, 1).atStartOfDay();
        rule.between(anywhere, anywhere, anywhere.plusDays(1));
        return rule;
    }

    private static LocalDateTime until(String text, ZoneId zone) {
        try {
            if (text.matches("\\d{8}")) {
                return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atTime(23, 59, 59);
            }
            if (text.matches("\\d{8}T\\d{6}Z")) {
                var utc = LocalDateTime.parse(text.substring(0, 15), LOCAL);
                return utc.toInstant(java.time.ZoneOffset.UTC).atZone(zone).toLocalDateTime();
            }
            return LocalDateTime.parse(text, LOCAL);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("UNTIL is a date or a time: 20271231 or 20271231T220000Z.");
        }
    }

    /** @return the starts from {@code from} on, before {@code to}, in order; all reckoned from the first of all */
    List<LocalDateTime> between(LocalDateTime first, LocalDateTime from, LocalDateTime to) {
        var last = until == null || until.isAfter(to) ? to : until.plusSeconds(1);
        if (!from.isBefore(last)) {
            return List.of();
        }
        try {
            return new Recur<LocalDateTime>(rule)
                    .getDates(first, from.isBefore(first) ? first : from, last).stream()
                            .filter(start -> !start.isBefore(from) && start.isBefore(last))
                            .sorted()
                            .distinct()
                            .toList();
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException("It cannot be read: " + rule + ".");
        }
    }

    /** @return whether it ends by itself, and when it ends at the latest; null where it goes on for ever */
    @Nullable
    Instant end(ZoneId zone) {
        return until == null ? null : WallTime.end(until, zone);
    }
}
