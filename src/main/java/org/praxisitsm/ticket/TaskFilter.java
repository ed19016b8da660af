package org.praxisitsm.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;

/** Which open tasks to list; null or empty means any. {@code text} and {@code dueTo} as in {@link TicketFilter}. */
public record TaskFilter(
        List<String> groups,
        @Nullable String assignee,
        boolean unassigned,
        @Nullable String practice,
        @Nullable String ticket,
        List<Integer> priorities,
        List<Category> categories,
        @Nullable String text,
        @Nullable String requester,
        @Nullable String service,
        @Nullable Instant dueTo) {

    /** Of any requester and service. */
    public TaskFilter(
            List<String> groups,
            @Nullable String assignee,
            boolean unassigned,
            @Nullable String practice,
            @Nullable String ticket,
            List<Integer> priorities,
            List<Category> categories,
            @Nullable String text) {
        this(groups, assignee, unassigned, practice, ticket, priorities, categories, text, null, null, null);
    }

    /** Of these only what must be kept before the instant. */
    public TaskFilter dueTo(@Nullable Instant instant) {
        return new TaskFilter(
                groups,
                assignee,
                unassigned,
                practice,
                ticket,
                priorities,
                categories,
                text,
                requester,
                service,
                instant);
    }

    public static TaskFilter any() {
        return new TaskFilter(List.of(), null, false, null, null, List.of(), List.of(), null);
    }
}
