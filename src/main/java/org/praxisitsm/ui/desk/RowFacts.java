package org.praxisitsm.ui.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketRow;

/**
 * What a row of any list of the desk says of its ticket.
 *
 * @param id what tells that two readings are the same row
 * @param task the open task that the row is, null where it is a ticket
 * @param since when the row began: the task, or the ticket
 */
record RowFacts(
        String id,
        String ticket,
        String practice,
        int packVersion,
        String subject,
        String requester,
        String state,
        Category category,
        @Nullable Integer priority,
        Instant since,
        @Nullable Instant dueAt,
        Instant updatedAt,
        @Nullable TaskRow task,
        boolean confidential) {

    static RowFacts of(TaskRow row) {
        return new RowFacts(
                row.id(),
                row.ticket(),
                row.practice(),
                row.packVersion(),
                row.subject(),
                row.requester(),
                row.state(),
                row.category(),
                row.priority(),
                row.createdAt(),
                row.dueAt(),
                row.updatedAt(),
                row,
                row.confidential());
    }

    static RowFacts of(TicketRow row) {
        return new RowFacts(
                row.number(),
                row.number(),
                row.practice(),
                row.packVersion(),
                row.subject(),
                row.requester(),
                row.state(),
                row.category(),
                row.priority(),
                row.openedAt(),
                row.dueAt(),
                row.updatedAt(),
                null,
                row.confidential());
    }
}
