package org.praxisitsm.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a planned change is checked against.
 *
 * @param starting whether it is about to begin, and not only planned
 * @param now the instant of the check
 * @param earliest first instant that the lead time allows, or null where there is none
 * @param others changes that may share time with it, and those it depends on or that depend on it
 * @param windows all windows of the calendar that may count for it
 * @param subjects what it touches
 * @param neighbours items around those that it touches
 * @param near the same items, as windows see them
 * @param times how windows are expanded
 * @param capacity how many changes its group can carry out at the same time
 */
record Surroundings(
        boolean starting,
        Instant now,
        @Nullable Instant earliest,
        List<Booking> others,
        List<ChangeWindow> windows,
        List<Scope.Subject> subjects,
        Map<Long, Neighbour> neighbours,
        List<Scope.Subject> near,
        int capacity,
        Times times) {

    /** Tells when a window is, within a span: read from its rule, or expanded before where many times are tried. */
    interface Times {

        List<Span> of(ChangeWindow window, Span within);

        Times BY_RULE = (window, within) -> window.within(within).stream()
                .map(ChangeWindow.Occurrence::span)
                .toList();
    }
}
