package org.praxisitsm.sla;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The two calendars that are there before anybody keeps others: open always, and office hours of the working week. */
@Component
class BuiltInCalendars implements CalendarVersions {

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    private final Map<String, ServiceCalendar> calendars;

    BuiltInCalendars() {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        for (var day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(new LocalWindow(8 * 60, 18 * 60)));
        }
        calendars = Map.of(
                "always",
                ServiceCalendar.of(CalendarDefinition.always("always", "Always", ZONE)),
                "service-hours",
                ServiceCalendar.of(CalendarDefinition.weekly("service-hours", "Service hours", ZONE, week)));
    }

    @Override
    public Optional<Integer> effective(String key, Instant at) {
        return calendars.containsKey(key) ? Optional.of(1) : Optional.empty();
    }

    @Override
    public ServiceCalendar at(String key, int version) {
        return Optional.ofNullable(calendars.get(key))
                .orElseThrow(() -> new IllegalStateException("No version " + version + " of the calendar " + key));
    }
}
