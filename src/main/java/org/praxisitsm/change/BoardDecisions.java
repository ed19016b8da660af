package org.praxisitsm.change;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.TaskFacts;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was decided by tasks that are offered to a board as a whole, wherever that was done: on the ticket, in My work or by
 * another program. Votes are kept with their round.
 */
@Component
class BoardDecisions {

    private static final int MOST = 200;

    record Taken(String task, long ticket, String decision, @Nullable String note, String by, Instant at) {}

    private final JdbcClient jdbc;
    private final TicketProgress progress;
    private final BookingRows bookings;
    private final Practices practices;
    private final ApprovalReads approvals;
    private final Clock clock;

    BoardDecisions(
            JdbcClient jdbc,
            TicketProgress progress,
            BookingRows bookings,
            Practices practices,
            ApprovalReads approvals,
            Clock clock) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.bookings = bookings;
        this.practices = practices;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** The task is still there while the trail is told that it was completed. */
    @EventListener
    void on(Act act) {
        if (!act.act().equals("task.completed")
                || act.ticket() == null
                || act.actor().startsWith("system:")) {
            return;
        }
        progress.task(act.objectId())
                .filter(task -> task.group() != null && isOfBoard(task) && !approvals.isVote(task.id()))
                .filter(task -> bookings.ticket(task.number()).isPresent())
                .ifPresent(task -> note(task, act));
    }

    private boolean isOfBoard(TaskFacts task) {
        return practices
                .version(task.practice(), task.packVersion())
                .map(published -> published.pack().descriptor().schedule())
                .filter(schedule -> Objects.equals(schedule.board(), task.group()))
                .isPresent();
    }

    private void note(TaskFacts task, Act act) {
        jdbc.sql("insert into change_board_decision (task_id, group_key, ticket_id, decision, note, decided_by,"
                        + " decided_at) values (:task, :group, :ticket, :decision, :note, :by, :at)")
                .param("task", task.id())
                .param("group", task.group())
                .param("ticket", task.ticketId())
                .param("decision", Objects.toString(act.after().get("outcome"), ""))
                .param("note", said(task, act).orElse(null), java.sql.Types.VARCHAR)
                .param("by", act.actor())
                .param("at", Micros.of(clock.instant()))
                .update();
    }

    /** What was written into the first text that the form of the task asks for. */
    private Optional<String> said(TaskFacts task, Act act) {
        if (!(act.after().get("values") instanceof Map<?, ?> values) || task.form() == null) {
            return Optional.empty();
        }
        return practices
                .version(task.practice(), task.packVersion())
                .map(published -> published.pack().forms().get(task.form()))
                .flatMap(form -> form.fields().stream()
                        .filter(question -> question.type().equals("textarea") && !question.readOnly())
                        .findFirst())
                .map(question -> values.get(question.key()))
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .map(text -> text.length() <= 2_000 ? text : text.substring(0, 2_000));
    }

    /**
     * @param from excluded
     * @param to included
     * @return what was decided in between, in its order; at most 200
     */
    List<Taken> between(String group, Instant from, Instant to) {
        return jdbc.sql("select task_id, ticket_id, decision, note, decided_by, decided_at from change_board_decision"
                        + " where group_key = :group and decided_at > :from and decided_at <= :to order by decided_at,"
                        + " task_id limit :most")
                .param("group", group)
                .param("from", Micros.of(from))
                .param("to", Micros.of(to))
                .param("most", MOST)
                .query((row, number) -> new Taken(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Objects.requireNonNull(Micros.instant(row.getLong(6)))))
                .list();
    }

    /** The meeting notes it itself. */
    void forget(String task) {
        jdbc.sql("delete from change_board_decision where task_id = :task")
                .param("task", task)
                .update();
    }
}
