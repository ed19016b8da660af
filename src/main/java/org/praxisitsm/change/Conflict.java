package org.praxisitsm.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that stands against a planned change.
 *
 * @param span the time for which it does; of a dependency, the time planned for the other change where there is one
 * @param other id of the other change, or null
 * @param window id of the window, or null
 * @param ci id of the change's own item that it is about, or null
 * @param otherCi id of the other change's item, or of the item around that a window is for; or null
 * @param steps relations between the two items
 * @param note what else there is to say, in a word for a machine: {@code not-done, cancelled, not-planned, begins-before, of:3},
 *     or {@code and:2} for so many more items that it is about as well
 */
record Conflict(
        ConflictKind kind,
        Span span,
        @Nullable Long other,
        @Nullable Long window,
        @Nullable Long ci,
        @Nullable Long otherCi,
        int steps,
        @Nullable String note) {

    static Conflict of(ConflictKind kind, Instant from, Instant to) {
        return new Conflict(kind, new Span(from, to), null, null, null, null, 0, null);
    }

    static Conflict with(ConflictKind kind, Span span, Booking other) {
        return new Conflict(kind, span, other.id(), null, null, null, 0, null);
    }

    Conflict noted(String word) {
        return new Conflict(kind, span, other, window, ci, otherCi, steps, word);
    }
}
