package org.praxisitsm.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Page;
import org.springframework.stereotype.Service;

/** Lists of tickets and tasks by keyset, under the visibility policy. */
@Service
public class TicketQueries {

    /**
     * @param sort comma-separated: {@code priority, openedAt, createdAt, updatedAt, number}, each with an optional
     *     leading minus; one that leads a covering index. Default {@code -updatedAt}
     * @param limit 1 to 500
     * @param cursor of the page before, or null
     * @throws org.praxisitsm.shared.Refusal invalid, for an unknown sort or a cursor that is not ours
     */
    public Page<TicketRow> tickets(
            TicketFilter filter, @Nullable String sort, int limit, @Nullable String cursor, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    /** Sort keys: {@code priority, createdAt, dueAt}; default {@code priority,createdAt}. */
    public Page<TaskRow> tasks(
            TaskFilter filter, @Nullable String sort, int limit, @Nullable String cursor, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    /** @return how many there are, counted up to {@code cap}. */
    public int countTickets(TicketFilter filter, int cap, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    public int countTasks(TaskFilter filter, int cap, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    /** @return the open tasks of a ticket that the viewer may see, oldest first. */
    public List<TaskRow> tasksOf(String number, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    /** @return the task; @throws org.praxisitsm.shared.Refusal not found, also where the viewer may not know of it */
    public TaskRow task(String id, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    /** @return running tickets by pack version. */
    public java.util.Map<Integer, Integer> runningByVersion(String practice) {
        throw new UnsupportedOperationException("ticket");
    }
}
