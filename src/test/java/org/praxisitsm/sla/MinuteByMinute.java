package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Service time the slow way: asks every minute whether it is open. Shares nothing but the holiday rules with the code that it judges. */
record MinuteByMinute(CalendarDefinition definition, Set<LocalDate> closed) {

    MinuteByMinute(CalendarDefinition definition) {
        this(definition, new HashSet<>());
        definition.holidays().forEach(day -> closed.add(day.date()));
        for (var year = 1998; year < 2043; year++) {
            for (var rule : definition.rules()) {
                rule.in(year).ifPresent(closed::add);
            }
        }
    }

    boolean isOpen(Instant at) {
        var local = ZonedDateTime.ofInstant(at, zone());
        for (var day : definition.exceptions()) {
            if (day.date().equals(local.toLocalDate())) {
                return within(day.hours(), local.toLocalTime());
            }
        }
        return !closed.contains(local.toLocalDate())
                && within(definition.hours().getOrDefault(local.getDayOfWeek(), List.of()), local.toLocalTime());
    }

    private ZoneId zone() {
        return definition.zone();
    }

    private static boolean within(List<LocalWindow> hours, LocalTime time) {
        var second = time.toSecondOfDay();
        for (var window : hours) {
            if (window.fromMinute() * 60 <= second && second < window.toMinute() * 60) {
                return true;
            }
        }
        return false;
    }

    private static boolean paused(Instant at, List<Interval> pauses) {
        for (var pause : pauses) {
            if (!at.isBefore(pause.from()) && at.isBefore(pause.to())) {
                return true;
            }
        }
        return false;
    }

    /** All instants must be whole minutes. */
    Duration elapsed(Instant from, Instant to, List<Interval> pauses) {
        var minutes = 0L;
        for (var at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            if (!paused(at, pauses) && isOpen(at)) {
                minutes++;
            }
        }
        return Duration.ofMinutes(minutes);
    }

    /** @return empty where it is not reached within so many minutes of the wall clock */
    Optional<Instant> deadline(Instant from, long minutes, List<Interval> pauses, int patience) {
        var left = minutes;
        var at = from;
        for (var waited = 0; left > 0 && waited < patience; waited++) {
            if (!paused(at, pauses) && isOpen(at)) {
                left--;
            }
            at = at.plusSeconds(60);
        }
        return left > 0 ? Optional.empty() : Optional.of(at);
    }
}
