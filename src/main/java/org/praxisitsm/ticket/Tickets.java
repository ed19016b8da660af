package org.praxisitsm.ticket;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface Tickets extends Repository<Ticket, Long> {

    Ticket save(Ticket ticket);

    Optional<Ticket> findById(Long id);

    Optional<Ticket> findByNumber(String number);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<Ticket> findByIdInOrderById(Collection<Long> ids);
}
