package org.praxisitsm.sla;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Versions never change, so what was read once is kept. */
@Component
class PinnedDefinitions implements Definitions {

    private record HoursKey(String calendar, int version, @Nullable ZoneId zone) {}

    private record AgreementKey(String key, int version) {}

    private final AgreementStore agreements;
    private final CalendarVersions calendars;
    private final Map<AgreementKey, Agreement> read = new ConcurrentHashMap<>();
    private final Map<HoursKey, Hours> hours = new ConcurrentHashMap<>();

    PinnedDefinitions(AgreementStore agreements, CalendarVersions calendars) {
        this.agreements = agreements;
        this.calendars = calendars;
    }

    @Override
    public Agreement agreement(String key, int version) {
        return read.computeIfAbsent(new AgreementKey(key, version), wanted -> agreements
                .version(key, version)
                .orElseThrow(() -> new IllegalStateException("No version " + version + " of the agreement " + key))
                .agreement());
    }

    @Override
    public Hours hours(Given given) {
        return hours.computeIfAbsent(
                new HoursKey(given.calendar(), given.calendarVersion(), given.zone()), key -> read(given));
    }

    private Hours read(Given given) {
        var calendar = calendars.at(given.calendar(), given.calendarVersion());
        var zone = given.zone();
        if (zone == null || zone.equals(calendar.definition().zone())) {
            return Hours.of(calendar);
        }
        var drawn = calendar.definition();
        return Hours.of(ServiceCalendar.of(new CalendarDefinition(
                drawn.key(), drawn.name(), zone, drawn.hours(), drawn.holidays(), drawn.rules(), drawn.exceptions())));
    }
}
