package org.praxisitsm.sla;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a target was given when it was attached: pinned, so that a later edit changes nothing that nobody asked for.
 *
 * @param zone zone that the hours are read in, or null for the calendar's own
 */
record Given(Promise promise, String calendar, int calendarVersion, @Nullable ZoneId zone) {

    Map<String, Object> written() {
        var values = new LinkedHashMap<String, Object>();
        values.put("promise", promise.toString());
        values.put("calendar", calendar);
        values.put("calendarVersion", calendarVersion);
        if (zone != null) {
            values.put("zone", zone.getId());
        }
        return values;
    }

    static Given read(Map<?, ?> values) {
        return new Given(
                Promise.parse(Objects.toString(values.get("promise"))),
                Objects.toString(values.get("calendar")),
                ((Number) values.get("calendarVersion")).intValue(),
                values.get("zone") == null ? null : ZoneId.of(Objects.toString(values.get("zone"))));
    }

    Given promising(Promise other) {
        return new Given(other, calendar, calendarVersion, zone);
    }
}
