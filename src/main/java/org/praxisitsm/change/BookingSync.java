package org.praxisitsm.change;

import java.util.LinkedHashSet;
import java.util.Set;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.ticket.TicketEvents.StateMoved;
import org.praxisitsm.ticket.TicketEvents.TicketOpened;
import org.praxisitsm.ticket.TicketEvents.ValuesChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hears what happens to tickets of practices with a place in the calendar; looks at each once, before the commit. */
@Component
class BookingSync {

    private final Bookings bookings;
    private final BookingRows rows;
    private final Practices practices;

    BookingSync(Bookings bookings, BookingRows rows, Practices practices) {
        this.bookings = bookings;
        this.rows = rows;
        this.practices = practices;
    }

    @EventListener
    void on(TicketOpened opened) {
        later(opened.id(), opened.number());
    }

    @EventListener
    void on(ValuesChanged changed) {
        later(changed.id(), changed.number());
    }

    @EventListener
    void on(StateMoved moved) {
        later(moved.id(), moved.number());
    }

    /** Links say which change waits for which; of the items that a ticket touches the trail is told as well. */
    @EventListener
    void on(Act act) {
        var number = act.ticket();
        if (number != null
                && (act.act().startsWith("link.") || act.act().startsWith("asset."))
                && isScheduled(number)) {
            rows.ticket(number).ifPresent(id -> later(id, number));
        }
    }

    private void later(long ticket, String number) {
        if (!TransactionSynchronizationManager.isSynchronizationActive() || !isScheduled(number)) {
            return;
        }
        var waiting = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Waiting.class::isInstance)
                .map(Waiting.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new Waiting();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
        waiting.tickets.add(ticket);
    }

    /** By the letters of its number: no ticket of another practice costs a query. */
    private boolean isScheduled(String number) {
        var prefix = number.replaceFirst("\\d+$", "");
        return practices.all().stream()
                .map(published -> published.pack().descriptor())
                .anyMatch(practice ->
                        practice.schedule() != null && practice.prefix().equals(prefix));
    }

    private final class Waiting implements TransactionSynchronization {

        private final Set<Long> tickets = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!readOnly) {
                // What looking at them touches again is not looked at again.
                Set.copyOf(tickets).stream().sorted().forEach(bookings::refresh);
            }
        }
    }
}
