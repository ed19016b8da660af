package org.praxisitsm.ticket;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/** Refuses what was based on an older version, saying who changed what in between. */
final class StaleVersions {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private StaleVersions() {}

    static void check(Ticket ticket, @Nullable Integer expected) {
        if (expected != null && expected != (ticket.version == null ? 0 : ticket.version)) {
            throw Refusal.conflict(
                    "%s was changed by %s at %s (%s) after you read it: you have version %d, it is now %d."
                            .formatted(
                                    ticket.number,
                                    ticket.changedBy,
                                    MINUTE.format(ticket.updatedAt),
                                    ticket.changedWhat,
                                    expected,
                                    ticket.version));
        }
    }
}
