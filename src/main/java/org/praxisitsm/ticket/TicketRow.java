package org.praxisitsm.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;

/** A ticket in a list; {@code dueAt} is the next instant that its agreements ask for. */
public record TicketRow(
        long id,
        String number,
        String practice,
        int packVersion,
        String unit,
        String subject,
        String requester,
        @Nullable String group,
        @Nullable String assignee,
        @Nullable String service,
        @Nullable Integer priority,
        String state,
        Category category,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        int version,
        @Nullable Instant dueAt,
        boolean confidential) {}
