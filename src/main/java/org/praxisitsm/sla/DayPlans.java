package org.praxisitsm.sla;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The days of a calendar; computes the ruled holidays of a year once. */
class DayPlans {

    private final CalendarDefinition definition;
    private final Map<LocalDate, DayException> exceptions = new HashMap<>();
    private final Map<LocalDate, String> dated = new HashMap<>();
    private final Map<Integer, Map<LocalDate, String>> ruled = new ConcurrentHashMap<>();

    DayPlans(CalendarDefinition definition) {
        this.definition = definition;
        definition.exceptions().forEach(day -> exceptions.put(day.date(), day));
        definition.holidays().forEach(day -> dated.merge(day.date(), day.name(), DayPlans::both));
    }

    DayPlan on(LocalDate date) {
        var exception = exceptions.get(date);
        if (exception != null) {
            return new DayPlan(date, DayPlan.Kind.EXCEPTION, exception.hours(), exception.name());
        }
        var holiday = holiday(date);
        if (holiday != null) {
            return new DayPlan(date, DayPlan.Kind.HOLIDAY, List.of(), holiday);
        }
        var hours = definition.hours().getOrDefault(date.getDayOfWeek(), List.of());
        return new DayPlan(date, hours.isEmpty() ? DayPlan.Kind.CLOSED : DayPlan.Kind.WEEKDAY, hours, null);
    }

    private @Nullable String holiday(LocalDate date) {
        var byRule = definition.rules().isEmpty()
                ? null
                : ruled.computeIfAbsent(date.getYear(), this::rulesOf).get(date);
        var byDate = dated.get(date);
        return byRule == null ? byDate : byDate == null ? byRule : both(byDate, byRule);
    }

    /** A rule may reach over the turn of the year: a weekday from 31 December on, days before Easter. */
    private Map<LocalDate, String> rulesOf(int year) {
        var days = new HashMap<LocalDate, String>();
        for (var from = year - 1; from <= year + 1; from++) {
            definition.ruledHolidays(from).forEach((day, name) -> {
                if (day.getYear() == year) {
                    days.merge(day, name, DayPlans::both);
                }
            });
        }
        return days;
    }

    private static String both(String one, String other) {
        return one.equals(other) ? one : one + ", " + other;
    }
}
