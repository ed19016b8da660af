package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same change on many tasks or tickets, each in a transaction of its own, so that one refusal stops no other. A dry run does
 * the very same and takes it back: what it promises is what happens.
 */
@Service
public class BulkEdits {

    /** What the ids tell apart: who does a task is the task's, who answers for a ticket is the ticket's. */
    public enum Rows {
        TASKS,
        TICKETS
    }

    /** What may be changed on many at once; the state is moved by the process alone. */
    public enum Field {
        ASSIGNEE,
        GROUP,
        PRIORITY,
        SERVICE
    }

    /**
     * @param value account, key of a group or a service, or a priority from 1 to 5; null for an assignee gives the work back to its
     *     group
     */
    public record Change(Field field, @Nullable String value) {}

    /**
     * @param row id of the task, or number of the ticket
     * @param before value that was there
     * @param after value that is there now, or would be
     * @param refusal why it cannot be changed, or null
     */
    public record Result(
            String row, String ticket, @Nullable String before, @Nullable String after, @Nullable String refusal) {

        public boolean isChange() {
            return refusal == null && !Objects.equals(before, after);
        }
    }

    private final Tasks tasks;
    private final TicketDesk desk;
    private final TicketQueries queries;
    private final TransactionTemplate transaction;

    BulkEdits(Tasks tasks, TicketDesk desk, TicketQueries queries, PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.desk = desk;
        this.queries = queries;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return for each row what {@link #apply} would do; nothing is changed */
    public List<Result> preview(Rows rows, List<String> ids, Change change, Viewer by) {
        return each(rows, ids, change, by, true);
    }

    public List<Result> apply(Rows rows, List<String> ids, Change change, Viewer by) {
        return each(rows, ids, change, by, false);
    }

    /** Takes back what was done, except where somebody has changed it again meanwhile. */
    public List<Result> undo(Rows rows, List<Result> done, Field field, Viewer by) {
        var results = new ArrayList<Result>();
        for (var result : done) {
            if (result.isChange()) {
                var change = new Change(field, result.before());
                results.add(one(rows, result.row(), change, by, false, result.after()));
            }
        }
        return results;
    }

    private List<Result> each(Rows rows, List<String> ids, Change change, Viewer by, boolean dry) {
        return ids.stream().map(id -> one(rows, id, change, by, dry, null)).toList();
    }

    /** @param expected value that must be there still, or null for any */
    private Result one(Rows rows, String id, Change change, Viewer by, boolean dry, @Nullable String expected) {
        var known = new String[] {id, null};
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                if (dry) {
                    status.setRollbackOnly();
                }
                var ticket = rows == Rows.TASKS ? queries.task(id, by).ticket() : id;
                known[0] = ticket;
                known[1] = value(rows, id, ticket, change.field(), by);
                if (expected != null && !expected.equals(known[1])) {
                    throw Refusal.conflict("Changed again meanwhile.");
                }
                if (!Objects.equals(known[1], change.value())) {
                    act(rows, id, ticket, change, by);
                }
                return new Result(id, ticket, known[1], change.value(), null);
            }));
        } catch (Refusal refusal) {
            return new Result(id, Objects.requireNonNull(known[0]), known[1], change.value(), refusal.getMessage());
        }
    }

    private void act(Rows rows, String id, String ticket, Change change, Viewer by) {
        var value = change.value();
        if (rows == Rows.TASKS && change.field() == Field.ASSIGNEE) {
            hand(id, value, by);
        } else {
            desk.change(ticket, wanted(change.field(), value), null, by);
        }
    }

    private void hand(String task, @Nullable String assignee, Viewer by) {
        if (assignee == null) {
            tasks.unclaim(task, by);
        } else if (assignee.equals(by.account())) {
            tasks.claim(task, by);
        } else {
            tasks.assign(task, assignee, by);
        }
    }

    private static LinkedHashMap<String, Object> wanted(Field field, @Nullable String value) {
        var wanted = new LinkedHashMap<String, Object>();
        var number = field == Field.PRIORITY && value != null && value.matches("\\d{1,9}");
        wanted.put(field.name().toLowerCase(Locale.ROOT), number ? Integer.valueOf(value) : value);
        return wanted;
    }

    private @Nullable String value(Rows rows, String id, String number, Field field, Viewer by) {
        if (rows == Rows.TASKS && field == Field.ASSIGNEE) {
            return queries.task(id, by).assignee();
        }
        var ticket = desk.get(number, by);
        return switch (field) {
            case ASSIGNEE -> ticket.assignee();
            case GROUP -> ticket.group();
            case PRIORITY ->
                ticket.priority() == null ? null : ticket.priority().toString();
            case SERVICE -> ticket.service();
        };
    }
}
