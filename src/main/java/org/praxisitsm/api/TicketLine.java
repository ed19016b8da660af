package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TicketRow;

/** A ticket in a list. */
@Schema(name = "TicketInList")
record TicketLine(
        @Schema(example = "INC0000123") String number,
        String practice,
        String subject,
        String requester,
        @Nullable String assignee,
        @Nullable String group,
        @Nullable String service,
        String state,
        Category category,
        @Nullable Integer priority,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Schema(description = "The next instant that its agreements ask for") @Nullable Instant dueAt,
        int version) {

    /** Those who only report see no group and nobody behind it, here as on the ticket itself. */
    static TicketLine of(TicketRow row, Viewer viewer) {
        boolean hidden = viewer.isOnlyRequester();
        return new TicketLine(
                row.number(),
                row.practice(),
                row.subject(),
                row.requester(),
                hidden ? null : row.assignee(),
                hidden ? null : row.group(),
                row.service(),
                row.state(),
                row.category(),
                row.priority(),
                row.openedAt(),
                row.updatedAt(),
                row.resolvedAt(),
                row.closedAt(),
                row.dueAt(),
                row.version());
    }
}
