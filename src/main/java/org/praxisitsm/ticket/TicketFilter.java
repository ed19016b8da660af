package org.praxisitsm.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;

/**
 * What to list; null or empty means any.
 *
 * @param states keys of states
 * @param open true: only tickets whose category is NEW, IN_PROGRESS or ON_HOLD
 * @param member account that takes part (requester, affected, watcher, assignee)
 * @param text number, or words that the subject contains
 * @param dueTo only tickets that must keep something before this instant
 * @param fields values of practice fields that must be equal
 * @param asset id of a configuration item that they concern; whether it may be known of is for the caller to ask
 */
public record TicketFilter(
        @Nullable String practice,
        List<String> states,
        List<Category> categories,
        boolean open,
        List<String> groups,
        @Nullable String assignee,
        boolean unassigned,
        @Nullable String requester,
        @Nullable String member,
        List<Integer> priorities,
        @Nullable String service,
        @Nullable Instant openedFrom,
        @Nullable Instant openedTo,
        @Nullable String text,
        Map<String, String> fields,
        @Nullable Instant dueTo,
        @Nullable Long asset) {

    /** Concerning any asset. */
    public TicketFilter(
            @Nullable String practice,
            List<String> states,
            List<Category> categories,
            boolean open,
            List<String> groups,
            @Nullable String assignee,
            boolean unassigned,
            @Nullable String requester,
            @Nullable String member,
            List<Integer> priorities,
            @Nullable String service,
            @Nullable Instant openedFrom,
            @Nullable Instant openedTo,
            @Nullable String text,
            Map<String, String> fields,
            @Nullable Instant dueTo) {
        this(
                practice,
                states,
                categories,
                open,
                groups,
                assignee,
                unassigned,
                requester,
                member,
                priorities,
                service,
                openedFrom,
                openedTo,
                text,
                fields,
                dueTo,
                null);
    }

    public static TicketFilter any() {
        return new TicketFilter(
                null, List.of(), List.of(), false, List.of(), null, false, null, null, List.of(), null, null, null,
                null, Map.of(), null);
    }

    public static TicketFilter anyOpen() {
        return new TicketFilter(
                null, List.of(), List.of(), true, List.of(), null, false, null, null, List.of(), null, null, null, null,
                Map.of(), null);
    }

    public TicketFilter ofPractice(String key) {
        return new TicketFilter(
                key,
                states,
                categories,
                open,
                groups,
                assignee,
                unassigned,
                requester,
                member,
                priorities,
                service,
                openedFrom,
                openedTo,
                text,
                fields,
                dueTo,
                asset);
    }

    public TicketFilter concerning(Long item) {
        return new TicketFilter(
                practice,
                states,
                categories,
                open,
                groups,
                assignee,
                unassigned,
                requester,
                member,
                priorities,
                service,
                openedFrom,
                openedTo,
                text,
                fields,
                dueTo,
                item);
    }
}
