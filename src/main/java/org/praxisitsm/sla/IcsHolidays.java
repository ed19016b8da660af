package org.praxisitsm.sla;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.HolidayFile.Refused;
import org.praxisitsm.sla.IcsLines.Event;
import org.praxisitsm.sla.IcsLines.Property;

/** Finds the days that the all-day events of an iCalendar file close. */
class IcsHolidays {

    private static final int MAX_DAYS_OF_EVENT = 1_000;
    private static final int MAX_LENGTH_IN_DAYS = 366;
    private static final long MAX_NANOS = 5_000_000_000L;

    /** An event that closes nothing, with the reason. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Unusable(String reason) {
            super(reason, null, false, false);
        }
    }

    private final LocalDate first;
    private final LocalDate last;
    private final List<Refused> refused = new ArrayList<>();
    /** Names by identifier: a moved date of a recurring event need not repeat its own. */
    private final Map<String, String> names = new HashMap<>();

    IcsHolidays(int thisYear) {
        first = LocalDate.of(Math.max(thisYear - 1, CalendarCheck.FIRST_YEAR), 1, 1);
        last = LocalDate.of(Math.min(thisYear + 10, CalendarCheck.LAST_YEAR), 12, 31);
    }

    HolidayFile.Content read(byte[] bytes) {
        var events = new IcsLines().read(bytes);
        var moved = overridden(events);
        events.stream().filter(event -> event.first("SUMMARY").isPresent()).forEach(event -> event.first("UID")
                .ifPresent(uid -> names.putIfAbsent(uid.value(), name(event))));
        var closed = new LinkedHashSet<Holiday>();
        var began = System.nanoTime();
        for (var event : events) {
            try {
                closed.addAll(days(event, moved));
            } catch (Unusable unusable) {
                refused.add(new Refused(event.line(), name(event), unusable.getMessage()));
            }
            if (System.nanoTime() - began > MAX_NANOS) {
                throw Refusal.invalid("file", "takes too long to read; its recurring events are too many.");
            }
            if (closed.size() > CalendarCheck.MAX_HOLIDAYS) {
                throw Refusal.invalid(
                        "file", "closes more than " + CalendarCheck.MAX_HOLIDAYS + " days, which no calendar takes.");
            }
        }
        return new HolidayFile.Content(List.copyOf(closed), refused);
    }

    /** Which dates of a recurring event have an event of their own, by identifier. */
    private static Map<String, Set<LocalDate>> overridden(List<Event> events) {
        var moved = new LinkedHashMap<String, Set<LocalDate>>();
        events.forEach(event -> event.first("RECURRENCE-ID")
                .ifPresent(property -> event.first("UID").ifPresent(uid -> {
                    if (property.value().matches("\\d{8}.*")) {
                        moved.computeIfAbsent(uid.value(), key -> new HashSet<>())
                                .add(date(property.value().substring(0, 8)));
                    }
                })));
        return moved;
    }

    private List<Holiday> days(Event event, Map<String, Set<LocalDate>> moved) {
        event.first("STATUS")
                .filter(status -> status.value().equalsIgnoreCase("CANCELLED"))
                .ifPresent(status -> {
                    throw new Unusable("The event is cancelled.");
                });
        var start = allDay(event.first("DTSTART").orElseThrow(() -> new Unusable("The event has no start.")));
        var length = length(event, start);
        var name = name(event);
        var source = event.first("UID")
                .map(Property::value)
                .map(IcsHolidays::shortened)
                .orElse(null);
        var begins = begins(event, start, moved);
        if (begins.size() * length > MAX_DAYS_OF_EVENT) {
            throw new Unusable("It closes more than " + MAX_DAYS_OF_EVENT
                    + " days; closed weekdays belong into the weekly hours.");
        }
        var days = new ArrayList<Holiday>();
        for (var begin : begins) {
            for (var day = 0; day < length; day++) {
                days.add(new Holiday(begin.plusDays(day), name, source));
            }
        }
        return days;
    }

    private TreeSet<LocalDate> begins(Event event, LocalDate start, Map<String, Set<LocalDate>> moved) {
        var begins = new TreeSet<LocalDate>();
        begins.add(start);
        var rules = event.all("RRULE");
        if (rules.size() > 10) {
            throw new Unusable("It has more than 10 recurrence rules.");
        }
        var recurrences =
                rules.stream().map(rule -> new Recurrence(rule.value())).toList();
        var from = recurrences.stream().allMatch(Recurrence::isBounded) || start.isAfter(first) ? start : first;
        recurrences.forEach(rule -> begins.addAll(rule.between(start, from, last)));
        event.all("RDATE").forEach(dates -> begins.addAll(dates(dates)));
        event.all("EXDATE").forEach(dates -> begins.removeAll(dates(dates)));
        if (event.first("RECURRENCE-ID").isEmpty()) {
            event.first("UID")
                    .map(uid -> moved.getOrDefault(uid.value(), Set.of()))
                    .ifPresent(begins::removeAll);
        }
        if (!rules.isEmpty()) {
            begins.removeIf(day -> day.isBefore(from) || day.isAfter(last));
            if (begins.isEmpty()) {
                throw new Unusable("It has no date from " + from.getYear() + " to " + last.getYear() + ".");
            }
        }
        begins.forEach(IcsHolidays::inRange);
        return begins;
    }

    private static List<LocalDate> dates(Property property) {
        var dates = new ArrayList<LocalDate>();
        for (var text : property.value().split(",")) {
            if (!text.strip().matches("\\d{8}.*")) {
                throw new Unusable("Line " + property.line() + ": " + property.name() + " must hold dates.");
            }
            dates.add(date(text.strip().substring(0, 8)));
        }
        return dates;
    }

    private static LocalDate allDay(Property start) {
        if (!start.value().matches("\\d{8}")) {
            throw new Unusable(
                    start.value().matches("\\d{8}T\\d{6}Z?")
                            ? "It has a time of day; only all-day events close a day."
                            : "Line " + start.line() + ": its start is no date.");
        }
        return inRange(date(start.value()));
    }

    private static int length(Event event, LocalDate start) {
        var end = event.first("DTEND");
        var days = 1L;
        if (end.isPresent()) {
            if (!end.get().value().matches("\\d{8}.*")) {
                throw new Unusable("Line " + end.get().line() + ": its end is no date.");
            }
            days = ChronoUnit.DAYS.between(start, date(end.get().value().substring(0, 8)));
        } else if (event.first("DURATION").isPresent()) {
            days = duration(event.first("DURATION").get());
        }
        if (days < 0 || days > MAX_LENGTH_IN_DAYS) {
            throw new Unusable("It must end after it starts, at most " + MAX_LENGTH_IN_DAYS + " days later.");
        }
        return (int) Math.max(days, 1);
    }

    private static long duration(Property duration) {
        try {
            return Period.parse(duration.value()).getDays();
        } catch (DateTimeException e) {
            throw new Unusable("Line " + duration.line() + ": its duration is not in whole days.");
        }
    }

    private static LocalDate date(String digits) {
        try {
            return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new Unusable(digits + " is no date.");
        }
    }

    private static LocalDate inRange(LocalDate date) {
        if (date.getYear() < CalendarCheck.FIRST_YEAR || date.getYear() > CalendarCheck.LAST_YEAR) {
            throw new Unusable("It lies outside of the years " + CalendarCheck.FIRST_YEAR + " to "
                    + CalendarCheck.LAST_YEAR + ".");
        }
        return date;
    }

    private String name(Event event) {
        return event.first("SUMMARY")
                .map(Property::value)
                .map(text -> text.replaceAll("\\\\[nN]", " ")
                        .replaceAll("\\\\(.)", "$1")
                        .replaceAll("\\p{Cntrl}", " "))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() > CalendarCheck.MAX_NAME ? text.substring(0, CalendarCheck.MAX_NAME) : text)
                .or(() -> event.first("UID").map(uid -> names.get(uid.value())))
                .orElse("Holiday");
    }

    private static @Nullable String shortened(String uid) {
        return uid.isBlank() ? null : uid.length() > 255 ? uid.substring(0, 255) : uid;
    }

    /** A recurrence rule for whole days, expanded within bounds. */
    private static final class Recurrence {

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
        private static final int MAX_RULE_LENGTH = 2_000;

        private final String rule;

        private Recurrence(String text) {
            if (text.length() > MAX_RULE_LENGTH) {
                throw new Unusable("Its recurrence rule is longer than " + MAX_RULE_LENGTH + " characters.");
            }
            var kept = new ArrayList<String>();
            for (var part : text.split(";")) {
                var name = part.split("=", 2)[0].strip().toUpperCase(Locale.ROOT);
                if (!PARTS.contains(name)) {
                    throw new Unusable("Its recurrence rule has " + name + ", which whole days do not have.");
                }
                kept.add(name.equals("UNTIL") ? part.replaceFirst("T\\d{6}Z?$", "") : part);
            }
            if (!text.matches("(?i).*FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;.*)?")) {
                throw new Unusable("Its recurrence rule must repeat daily, weekly, monthly or yearly.");
            }
            rule = String.join(";", kept);
        }

        /** Whether it ends by itself; one that does not is followed from last year on. */
        private boolean isBounded() {
            return rule.matches("(?i)(.*;)?(COUNT|UNTIL)=.*");
        }

        private List<LocalDate> between(LocalDate start, LocalDate from, LocalDate last) {
            try {
                return new Recur<LocalDate>(rule).getDates(start, from, last.plusDays(1));
            } catch (RuntimeException unreadable) {
                throw new Unusable("Its recurrence rule cannot be read: " + rule + ".");
            }
        }
    }
}
