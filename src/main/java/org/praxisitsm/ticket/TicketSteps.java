package org.praxisitsm.ticket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.repository.Repository;

interface TicketSteps extends Repository<TicketStep, String> {

    TicketStep save(TicketStep step);

    List<TicketStep> findByTicketIdOrderBySinceAscIdAsc(Long ticketId);

    /** The steps as they stand in this transaction, in order; read once. */
    default List<TicketStep> of(Ticket ticket) {
        if (ticket.steps == null) {
            ticket.steps = new ArrayList<>(findByTicketIdOrderBySinceAscIdAsc(ticket.id));
        }
        return List.copyOf(ticket.steps);
    }

    default void add(Ticket ticket, TicketStep step) {
        of(ticket);
        save(step);
        ticket.steps.add(step);
        ticket.steps.sort(Comparator.comparing((TicketStep each) -> each.since).thenComparing(each -> each.id));
    }

    default void remove(Ticket ticket, TicketStep step) {
        of(ticket);
        delete(step);
        ticket.steps.remove(step);
    }

    void delete(TicketStep step);
}
