package org.praxisitsm.ticket;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface TaskEntries extends Repository<TaskEntry, String> {

    TaskEntry save(TaskEntry entry);

    Optional<TaskEntry> findById(String id);

    List<TaskEntry> findByTicketIdOrderByCreatedAtAscIdAsc(Long ticketId);

    void delete(TaskEntry entry);
}
