package org.praxisitsm.ticket;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Tickets extends Repository<Ticket, Long> {

    Ticket save(Ticket ticket);

    Optional<Ticket> findById(Long id);

    Optional<Ticket> findByNumber(String number);
}
