package org.praxisitsm.ticket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.data.repository.Repository;

interface TicketSteps extends Repository<TicketStep, String> {

    TicketStep save(TicketStep step);

    List<TicketStep> findByTicketIdOrderBySinceAscIdAsc(Long ticketId);

    List<TicketStep> findByTicketIdInOrderBySinceAscIdAsc(Collection<Long> ticketIds);

    /** Reads the steps of several tickets at once. */
    default void read(Collection<Ticket> tickets) {
        var unread = new LinkedHashMap<Long, Ticket>();
        tickets.stream().filter(ticket -> ticket.steps == null).forEach(ticket -> unread.put(ticket.id, ticket));
        if (!unread.isEmpty()) {
            unread.values().forEach(ticket -> ticket.steps = new ArrayList<>());
            findByTicketIdInOrderBySinceAscIdAsc(unread.keySet())
                    .forEach(step -> unread.get(step.ticketId).steps.add(step));
        }
    }

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
