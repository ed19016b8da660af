package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 * The same change on many tasks, each in a transaction of its own, so that one refusal stops no other. A dry run does the very
 * same and takes it back: what it promises is what happens.
 */
@Service
public class BulkEdits {

    /** What may be changed on many at once; priority and state are moved by the process alone. */
    public enum Field {
        ASSIGNEE,
        GROUP
    }

    /**
     * @param value account or group key; null for an assignee gives the task back to its group
     */
    public record Change(Field field, @Nullable String value) {}

    /**
     * @param before value that was there
     * @param after value that is there now, or would be
     * @param refusal why it cannot be changed, or null
     */
    public record Result(
            String task, String ticket, @Nullable String before, @Nullable String after, @Nullable String refusal) {

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

    /** @return for each task what {@link #apply} would do; nothing is changed */
    public List<Result> preview(List<String> taskIds, Change change, Viewer by) {
        return each(taskIds, change, by, true);
    }

    public List<Result> apply(List<String> taskIds, Change change, Viewer by) {
        return each(taskIds, change, by, false);
    }

    /** Takes back what was done, except where somebody has changed it again meanwhile. */
    public List<Result> undo(List<Result> done, Field field, Viewer by) {
        var results = new ArrayList<Result>();
        for (var result : done) {
            if (result.isChange()) {
                var change = new Change(field, result.before());
                results.add(one(result.task(), change, by, false, result.after()));
            }
        }
        return results;
    }

    private List<Result> each(List<String> taskIds, Change change, Viewer by, boolean dry) {
        return taskIds.stream().map(id -> one(id, change, by, dry, null)).toList();
    }

    /** @param expected value that must be there still, or null for any */
    private Result one(String id, Change change, Viewer by, boolean dry, @Nullable String expected) {
        var known = new String[] {id, null};
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                if (dry) {
                    status.setRollbackOnly();
                }
                var task = queries.task(id, by);
                known[0] = task.ticket();
                known[1] = value(id, change.field(), by);
                if (expected != null && !expected.equals(known[1])) {
                    throw Refusal.conflict("Changed again meanwhile.");
                }
                if (!Objects.equals(known[1], change.value())) {
                    act(id, task.ticket(), change, by);
                }
                return new Result(id, task.ticket(), known[1], change.value(), null);
            }));
        } catch (Refusal refusal) {
            return new Result(id, Objects.requireNonNull(known[0]), known[1], change.value(), refusal.getMessage());
        }
    }

    private void act(String id, String ticket, Change change, Viewer by) {
        var value = change.value();
        switch (change.field()) {
            case ASSIGNEE -> {
                if (value == null) {
                    tasks.unclaim(id, by);
                } else if (value.equals(by.account())) {
                    tasks.claim(id, by);
                } else {
                    tasks.assign(id, value, by);
                }
            }
            case GROUP -> desk.change(ticket, wanted("group", value), null, by);
        }
    }

    private static LinkedHashMap<String, Object> wanted(String name, @Nullable Object value) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put(name, value);
        return wanted;
    }

    private @Nullable String value(String id, Field field, Viewer by) {
        var task = queries.task(id, by);
        return switch (field) {
            case ASSIGNEE -> task.assignee();
            case GROUP -> desk.get(task.ticket(), by).group();
        };
    }
}
