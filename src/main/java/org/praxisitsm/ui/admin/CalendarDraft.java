package org.praxisitsm.ui.admin;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.sla.CalendarDefinition;
import org.praxisitsm.sla.DayException;
import org.praxisitsm.sla.Holiday;
import org.praxisitsm.sla.HolidayRule;
import org.praxisitsm.sla.LocalWindow;

/** A calendar while it is edited: always a proper one, a change that would break it is refused as a whole. */
class CalendarDraft {

    private final CalendarDefinition published;
    private final int version;
    private CalendarDefinition current;

    /** @param version version that is edited; 0 for a new calendar */
    CalendarDraft(CalendarDefinition published, int version) {
        this.published = published;
        this.version = version;
        this.current = published;
    }

    CalendarDefinition definition() {
        return current;
    }

    int version() {
        return version;
    }

    boolean isChanged() {
        return version == 0 || !current.equals(published);
    }

    void replace(CalendarDefinition changed) {
        current = changed;
    }

    void rename(String name, ZoneId zone) {
        current = new CalendarDefinition(
                current.key(), name, zone, current.hours(), current.holidays(), current.rules(), current.exceptions());
    }

    /**
     * Opens each of the days; hours that end before they start go over midnight and become two windows, the second on the
     * next day. Windows that overlap or touch grow together.
     */
    void open(Set<DayOfWeek> days, int fromMinute, int toMinute) {
        var week = week();
        open(week, days, fromMinute, toMinute);
        hours(week);
    }

    /** Closes a window and opens others, in one step. */
    void change(DayOfWeek day, LocalWindow window, Set<DayOfWeek> days, int fromMinute, int toMinute) {
        var week = week();
        week.get(day).remove(window);
        open(week, days, fromMinute, toMinute);
        hours(week);
    }

    private static void open(
            Map<DayOfWeek, List<LocalWindow>> week, Set<DayOfWeek> days, int fromMinute, int toMinute) {
        for (var day : days) {
            if (fromMinute < toMinute) {
                unite(week, day, new LocalWindow(fromMinute, toMinute));
            } else {
                unite(week, day, new LocalWindow(fromMinute, LocalWindow.WHOLE_DAY.toMinute()));
                if (toMinute > 0) {
                    unite(week, day.plus(1), new LocalWindow(0, toMinute));
                }
            }
        }
    }

    void close(DayOfWeek day, LocalWindow window) {
        var week = week();
        week.get(day).remove(window);
        hours(week);
    }

    void add(Holiday holiday) {
        current = current.withHolidays(with(current.holidays(), holiday));
    }

    void add(HolidayRule rule) {
        current = current.withRules(with(current.rules(), rule));
    }

    /** An exception takes the place of one on the same date. */
    void add(DayException day) {
        var others = new ArrayList<>(current.exceptions());
        others.removeIf(other -> other.date().equals(day.date()));
        others.add(day);
        current = current.withExceptions(others);
    }

    void remove(Holiday holiday) {
        current = current.withHolidays(without(current.holidays(), holiday));
    }

    void remove(HolidayRule rule) {
        current = current.withRules(without(current.rules(), rule));
    }

    void remove(DayException day) {
        current = current.withExceptions(without(current.exceptions(), day));
    }

    private Map<DayOfWeek, List<LocalWindow>> week() {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, new ArrayList<>(current.hours().getOrDefault(day, List.of())));
        }
        return week;
    }

    private void hours(Map<DayOfWeek, List<LocalWindow>> week) {
        current = new CalendarDefinition(
                current.key(),
                current.name(),
                current.zone(),
                week,
                current.holidays(),
                current.rules(),
                current.exceptions());
    }

    private static void unite(Map<DayOfWeek, List<LocalWindow>> week, DayOfWeek day, LocalWindow window) {
        var windows = week.get(day);
        var from = window.fromMinute();
        var to = window.toMinute();
        for (var other : List.copyOf(windows)) {
            if (other.fromMinute() <= to && from <= other.toMinute()) {
                from = Math.min(from, other.fromMinute());
                to = Math.max(to, other.toMinute());
                windows.remove(other);
            }
        }
        windows.add(new LocalWindow(from, to));
    }

    private static <T> List<T> with(List<T> some, T one) {
        var more = new ArrayList<>(some);
        more.add(one);
        return more;
    }

    private static <T> List<T> without(List<T> some, T one) {
        var fewer = new ArrayList<>(some);
        fewer.remove(one);
        return fewer;
    }
}
