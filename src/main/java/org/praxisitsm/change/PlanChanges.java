package org.praxisitsm.change;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.sla.DiagramMessages;
import org.praxisitsm.ticket.TicketEvents.TicketChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Notices that somebody gave a booked change another time or other items, and tells its process, which knows whether that has
 * to be approved again. What the process does itself is no news to it.
 *
 * @see "ITIL 4, Change enablement: authorization of changes"
 */
@Component
class PlanChanges {

    /** The message that diagrams wait for. */
    static final String MESSAGE = "Plan changed";

    private final Practices practices;
    private final Bookings bookings;
    private final BookingRows rows;
    private final DiagramMessages diagrams;
    private final ApplicationEventPublisher events;

    PlanChanges(
            Practices practices,
            Bookings bookings,
            BookingRows rows,
            DiagramMessages diagrams,
            ApplicationEventPublisher events) {
        this.practices = practices;
        this.bookings = bookings;
        this.rows = rows;
        this.diagrams = diagrams;
        this.events = events;
    }

    /** After the process has the new values. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(TicketChanged changed) {
        var scheduled = practices
                .version(changed.practice(), changed.packVersion())
                .filter(published -> published.pack().descriptor().schedule() != null)
                .isPresent();
        if (scheduled) {
            compare(changed.id(), changed.by());
        }
    }

    @EventListener
    void on(Act act) {
        var number = act.ticket();
        if (number != null && (act.act().equals("asset.attached") || act.act().equals("asset.detached"))) {
            rows.ticket(number).ifPresent(id -> compare(id, act.actor()));
        }
    }

    private void compare(long ticket, String by) {
        var before = rows.plan(ticket).orElse(null);
        if (before == null) {
            return;
        }
        rows.hold(ticket);
        bookings.known(ticket)
                .filter(change -> !change.booking().over() && !change.booking().started())
                .ifPresent(change -> {
                    var after = BookedPlan.of(change.booking()).toString();
                    if (!after.equals(before)) {
                        tell(change, before, after, by);
                    }
                });
    }

    private void tell(Bookings.Known change, String before, String after, String by) {
        rows.plan(change.head().id(), after);
        var number = change.head().number();
        events.publishEvent(Act.onTicket(by, "change.replanned", number, words(before), words(after))
                .hidden());
        diagrams.tell(List.of(new DiagramMessages.Message(number, MESSAGE, Map.of("replanned", true))));
    }

    private Map<String, Object> words(String plan) {
        return Map.of("planned", BookedPlan.time(plan), "items", rows.numbers(BookedPlan.items(plan)));
    }
}
