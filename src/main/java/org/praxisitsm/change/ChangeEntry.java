package org.praxisitsm.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;

/**
 * A change in the calendar, as read by somebody who may see its ticket.
 *
 * @param type the practice's own word for its type, or null
 * @param from planned start, included; null where it has no time yet
 * @param emergency whether it is of a type that is done at once
 * @param severity of the worst conflict, or null where nothing stands against it
 * @param kept why somebody keeps its time in spite of its conflicts, or null
 */
public record ChangeEntry(
        long id,
        String number,
        String subject,
        String practice,
        int packVersion,
        @Nullable String type,
        String state,
        Category category,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant actualFrom,
        @Nullable Instant actualTo,
        @Nullable String assignee,
        @Nullable String group,
        @Nullable String service,
        boolean approved,
        boolean emergency,
        @Nullable Severity severity,
        int conflicts,
        @Nullable String kept,
        @Nullable String keptBy) {

    /** @return whether its conflicts ask for somebody */
    public boolean asks() {
        return severity != null && severity != Severity.INFO && kept == null;
    }
}
