package org.praxisitsm.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The order to publish a state of a calendar.
 *
 * @param readVersion version the author started from; 0 where the calendar must be new, null to take whatever is there
 * @param effectiveFrom first instant at which new measurements take it; null for at once
 */
public record PublishCalendar(
        CalendarDefinition definition,
        @Nullable Integer readVersion,
        @Nullable Instant effectiveFrom,
        @Nullable String comment) {

    public PublishCalendar(CalendarDefinition definition) {
        this(definition, null, null, null);
    }
}
