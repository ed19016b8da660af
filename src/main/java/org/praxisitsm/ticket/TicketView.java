package org.praxisitsm.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;

/**
 * A ticket as read by somebody who may see it. For those who only report, group, assignee, internal fields and steps
 * that are no milestones are already left out.
 *
 * @param priority 1 (highest) to 5, null until decided
 * @param fields values of the practice's fields
 * @param steps where it stands in its diagram
 * @param version for optimistic updates
 */
public record TicketView(
        long id,
        String number,
        String practice,
        int packVersion,
        String unit,
        String subject,
        @Nullable String description,
        String requester,
        @Nullable String affected,
        String openedBy,
        String channel,
        @Nullable String group,
        @Nullable String assignee,
        @Nullable String service,
        @Nullable Integer priority,
        String state,
        Category category,
        Map<String, Object> fields,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        int version,
        String process,
        List<Step> steps,
        boolean mayWork,
        boolean confidential) {

    /** A step that is active now. */
    public record Step(String id, String name, Instant since) {}
}
