package org.praxisitsm.sla;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The published calendars, as agreements need them. */
@Component
class StoredCalendars implements CalendarVersions {

    private final Calendars calendars;

    StoredCalendars(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public Optional<Integer> effective(String key, Instant at) {
        return calendars.find(key).isEmpty()
                ? Optional.empty()
                : Optional.of(calendars.effective(key, at).version());
    }

    @Override
    public ServiceCalendar at(String key, int version) {
        return calendars.at(key, version);
    }
}
