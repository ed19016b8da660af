package org.praxisitsm.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published state of a calendar; it never changes, so whatever was computed with it can be computed again.
 *
 * @param version 1, 2, ...
 * @param effectiveFrom first instant at which new measurements take it
 * @param publishedBy account
 * @param hash SHA-256 of the definition as it is stored
 */
public record CalendarVersion(
        String key,
        int version,
        Instant effectiveFrom,
        Instant publishedAt,
        String publishedBy,
        @Nullable String comment,
        String hash,
        ServiceCalendar calendar) {

    public CalendarDefinition definition() {
        return calendar.definition();
    }

    public String name() {
        return definition().name();
    }
}
