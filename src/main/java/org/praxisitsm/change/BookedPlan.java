package org.praxisitsm.change;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What those who approve a change look at: its time, and the items that it touches. */
record BookedPlan(@Nullable Span planned, Set<Long> items) {

    static BookedPlan of(Booking booking) {
        return new BookedPlan(booking.planned(), booking.items());
    }

    /** @return the time as a part of an ISO 8601 interval, or a dash */
    static String time(String plan) {
        return plan.substring(0, plan.indexOf(' '));
    }

    static Set<Long> items(String plan) {
        var items = plan.substring(plan.indexOf(' ') + 1);
        return items.isEmpty()
                ? Set.of()
                : Set.of(items.split(",")).stream().map(Long::valueOf).collect(Collectors.toSet());
    }

    /** @return the plan with another item in the place of the one */
    static String moved(String plan, long from, long to) {
        var items = new TreeSet<>(items(plan));
        if (items.contains(from)) {
            items.remove(from);
            items.add(to);
        }
        return text(time(plan), items);
    }

    /** As it is kept: equal plans are equal texts. */
    @Override
    public String toString() {
        var time = planned == null ? "-" : planned.from() + "/" + planned.to();
        return text(time, items);
    }

    private static String text(String time, Set<Long> items) {
        return time + " " + new TreeSet<>(items).stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
