package org.praxisitsm.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;

/** An open task in a list, with what a person needs of its ticket. */
public record TaskRow(
        String id,
        String ticket,
        String name,
        String activity,
        String practice,
        int packVersion,
        @Nullable String group,
        @Nullable String assignee,
        int priority,
        Instant createdAt,
        @Nullable Instant dueAt,
        String subject,
        String requester,
        String state,
        Category category,
        Instant updatedAt,
        boolean confidential) {}
