package org.praxisitsm.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.praxisitsm.shared.Refusal;

/**
 * When a service is open, as people write it down: hours by weekday in one time zone, days on which it is closed, and
 * dates with hours of their own. For one date an exception counts before a holiday, a holiday before the weekday.
 *
 * <p>Always proper: constructing one that has no open weekday, overlapping or reversed hours is refused with the place.
 *
 * @param key lower-case letters, digits and dashes, 1 to 64
 * @param hours days left out are closed; windows in order
 * @param holidays in order of date
 * @param exceptions in order of date, one a date
 */
public record CalendarDefinition(
        String key,
        String name,
        ZoneId zone,
        Map<DayOfWeek, List<LocalWindow>> hours,
        List<Holiday> holidays,
        List<HolidayRule> rules,
        List<DayException> exceptions) {

    /** @throws Refusal invalid, with every bad place, e.g. {@code hours.MONDAY[1]} */
    public CalendarDefinition {
        var errors = new CalendarCheck().check(key, name, hours, holidays, rules, exceptions);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        hours.forEach((day, windows) -> {
            if (!windows.isEmpty()) {
                week.put(day, sorted(windows));
            }
        });
        hours = Collections.unmodifiableMap(week);
        holidays = holidays.stream()
                .distinct()
                .sorted(Comparator.comparing(Holiday::date).thenComparing(Holiday::name))
                .toList();
        rules = List.copyOf(rules);
        exceptions = exceptions.stream()
                .map(day -> new DayException(day.date(), day.name(), sorted(day.hours())))
                .sorted(Comparator.comparing(DayException::date))
                .toList();
    }

    /** A calendar with weekly hours only. */
    public static CalendarDefinition weekly(
            String key, String name, ZoneId zone, Map<DayOfWeek, List<LocalWindow>> hours) {
        return new CalendarDefinition(key, name, zone, hours, List.of(), List.of(), List.of());
    }

    /** Open at every instant. */
    public static CalendarDefinition always(String key, String name, ZoneId zone) {
        var week = Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), day -> List.of(LocalWindow.WHOLE_DAY)));
        return weekly(key, name, zone, week);
    }

    public CalendarDefinition withHolidays(List<Holiday> days) {
        return new CalendarDefinition(key, name, zone, hours, days, rules, exceptions);
    }

    public CalendarDefinition withRules(List<HolidayRule> yearly) {
        return new CalendarDefinition(key, name, zone, hours, holidays, yearly, exceptions);
    }

    public CalendarDefinition withExceptions(List<DayException> days) {
        return new CalendarDefinition(key, name, zone, hours, holidays, rules, days);
    }

    /** @return the holidays that rules give a year, with their names, in order */
    Map<LocalDate, String> ruledHolidays(int year) {
        var days = new TreeMap<LocalDate, String>();
        rules.forEach(rule -> rule.in(year).ifPresent(day -> days.merge(day, rule.name(), (a, b) -> a + ", " + b)));
        return days;
    }

    private static List<LocalWindow> sorted(List<LocalWindow> windows) {
        return windows.stream().sorted().toList();
    }
}
