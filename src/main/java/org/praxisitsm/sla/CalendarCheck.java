package org.praxisitsm.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.praxisitsm.shared.Refusal.FieldError;

/** Finds what is wrong with a calendar, every place of it. */
class CalendarCheck {

    static final int MAX_WINDOWS_A_DAY = 48;
    static final int MAX_HOLIDAYS = 5_000;
    static final int MAX_RULES = 400;
    static final int MAX_EXCEPTIONS = 2_000;
    static final int MAX_NAME = 160;

    /** First and last year that a calendar can speak of. */
    static final int FIRST_YEAR = 1950;

    static final int LAST_YEAR = 2199;

    private static final Pattern KEY = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> check(
            String key,
            String name,
            Map<DayOfWeek, List<LocalWindow>> hours,
            List<Holiday> holidays,
            List<HolidayRule> rules,
            List<DayException> exceptions) {
        if (!KEY.matcher(key).matches()) {
            error("key", "must be 1 to 64 lower-case letters, digits and dashes, such as service-desk.");
        }
        name("name", name);
        hours(hours);
        if (count("holidays", holidays.size(), MAX_HOLIDAYS)) {
            for (var i = 0; i < holidays.size(); i++) {
                year("holidays[" + i + "].date", holidays.get(i).date());
                name("holidays[" + i + "].name", holidays.get(i).name());
            }
        }
        if (count("rules", rules.size(), MAX_RULES)) {
            for (var i = 0; i < rules.size(); i++) {
                rule("rules[" + i + "]", rules.get(i));
            }
        }
        if (count("exceptions", exceptions.size(), MAX_EXCEPTIONS)) {
            exceptions(exceptions);
        }
        return errors;
    }

    private void hours(Map<DayOfWeek, List<LocalWindow>> hours) {
        for (var day : DayOfWeek.values()) {
            windows("hours." + day, hours.getOrDefault(day, List.of()));
        }
        if (hours.values().stream().allMatch(List::isEmpty)) {
            error("hours", "must open on at least one weekday; a calendar that is never open would stop every clock.");
        }
    }

    private void exceptions(List<DayException> exceptions) {
        Set<LocalDate> seen = new HashSet<>();
        for (var i = 0; i < exceptions.size(); i++) {
            var place = "exceptions[" + i + "]";
            var exception = exceptions.get(i);
            year(place + ".date", exception.date());
            name(place + ".name", exception.name());
            windows(place + ".hours", exception.hours());
            if (!seen.add(exception.date())) {
                error(place + ".date", exception.date() + " has other hours twice; put all its hours into one entry.");
            }
        }
    }

    private void windows(String place, List<LocalWindow> windows) {
        if (!count(place, windows.size(), MAX_WINDOWS_A_DAY)) {
            return;
        }
        for (var i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            if (!window.isProper()) {
                error(
                        place + "[" + i + "]",
                        "must start before it ends, within one day (" + window
                                + "); hours over midnight are two windows, until 24:00 and from 00:00.");
                continue;
            }
            for (var earlier = 0; earlier < i; earlier++) {
                if (window.overlaps(windows.get(earlier))) {
                    error(place + "[" + i + "]", window + " overlaps " + windows.get(earlier) + " of the same day.");
                    break;
                }
            }
        }
    }

    private void rule(String place, HolidayRule rule) {
        name(place + ".name", rule.name());
        if (rule instanceof HolidayRule.NthWeekday weekday
                && weekday.ordinal() != HolidayRule.LAST
                && (weekday.ordinal() < 1 || weekday.ordinal() > 5)) {
            error(place + ".ordinal", "must be 1 to 5, or -1 for the last such weekday of the month.");
        }
        if (rule instanceof HolidayRule.WeekdayFrom from
                && from.day().getMonth() == Month.FEBRUARY
                && from.day().getDayOfMonth() == 29) {
            error(place + ".day", "29 February is no day to count from, most years have none.");
        }
        if (rule instanceof HolidayRule.Easter easter && Math.abs(easter.days()) > 200) {
            error(place + ".days", "must lie within 200 days of Easter Sunday.");
        }
    }

    private void year(String place, LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            error(place, "must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
    }

    private void name(String place, String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            error(place, "must have 1 to " + MAX_NAME + " characters.");
        }
    }

    private boolean count(String place, int count, int most) {
        if (count > most) {
            error(place, "has " + count + " entries, at most " + most + " are allowed.");
        }
        return count <= most;
    }

    private void error(String place, String message) {
        errors.add(new FieldError(place, message));
    }
}
