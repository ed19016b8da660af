package org.praxisitsm.change;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change as the calendar knows it.
 *
 * @param planned when it is to be done, or null where that is open
 * @param items ids of the configuration items that it touches
 * @param after ids of the changes that must be done before
 * @param approved whether it may be carried out
 * @param started whether it has begun
 * @param over whether it is done or will never be
 * @param failed whether it is over without having been done
 */
public record Booking(
        long id,
        String number,
        @Nullable Span planned,
        @Nullable String assignee,
        @Nullable String group,
        Set<Long> items,
        List<Long> after,
        boolean approved,
        boolean started,
        boolean over,
        boolean failed) {

    public Booking {
        items = Set.copyOf(items);
        after = List.copyOf(after);
    }

    Booking at(Span span) {
        return new Booking(id, number, span, assignee, group, items, after, approved, started, over, failed);
    }
}
