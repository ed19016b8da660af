package org.praxisitsm.ticket;

import java.util.List;
import org.springframework.data.repository.Repository;

interface TicketSteps extends Repository<TicketStep, String> {

    TicketStep save(TicketStep step);

    List<TicketStep> findByTicketIdOrderBySinceAscIdAsc(Long ticketId);

    void delete(TicketStep step);
}
