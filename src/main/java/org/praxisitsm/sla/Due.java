package org.praxisitsm.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a ticket that presses most, for a mark in a list.
 *
 * @param labels name of the target by language, where it has others
 * @param holdField field of the practice that holds the reason of a pause, or null
 * @param openUntil end of the service window in which the clock runs right now; null where no time is used at the moment
 */
public record Due(
        ClockState clock, Map<String, String> labels, @Nullable String holdField, @Nullable Instant openUntil) {

    /** Running clocks by their due date, then paused ones, then those that were missed, then those that were met. */
    static final Comparator<Due> MOST_PRESSING = Comparator.comparingInt(Due::rank)
            .thenComparing(due -> due.clock().dueAt(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(due -> due.clock().kind());

    private int rank() {
        if (clock.isOpen()) {
            return clock.dueAt() != null ? 0 : 1;
        }
        return clock.state() == ClockState.State.BREACHED ? 2 : 3;
    }

    public String name(Locale locale) {
        return labels.getOrDefault(locale.getLanguage(), clock.name());
    }
}
