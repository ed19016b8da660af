package org.praxisitsm.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.RunningTickets;
import org.praxisitsm.ticket.TicketProgress.Running;
import org.praxisitsm.workflow.Migrations.Choice;
import org.praxisitsm.workflow.Migrations.Fate;
import org.praxisitsm.workflow.Migrations.Line;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Report;
import org.praxisitsm.workflow.Migrations.Result;
import org.praxisitsm.workflow.Migrations.Status;
import org.praxisitsm.workflow.Migrations.Wish;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables {@code migration} and {@code migration_ticket}. */
@Repository
class MigrationStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNK = 1_000;
    private static final int NAMED = 100;
    private static final int LONGEST_MESSAGE = 1_000;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final RunningTickets tickets;
    private final Clock clock;

    MigrationStore(JdbcClient jdbc, JdbcTemplate batches, RunningTickets tickets, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.tickets = tickets;
        this.clock = clock;
    }

    record Order(
            String practice,
            int from,
            int to,
            boolean dryRun,
            List<Wish> wishes,
            Choice choice,
            @Nullable Integer haltAfter,
            String by) {}

    /** @throws org.springframework.dao.DuplicateKeyException where another one of the version is under way */
    long insert(Order order) {
        var id = Ids.next();
        if (order.dryRun()) {
            forgetPreviews(order.practice(), order.by());
        }
        jdbc.sql("insert into migration (id, practice, from_version, to_version, dry_run, status, mapping, choice,"
                        + " halt_after, started_by, started_at, active_key) values (:id, :practice, :from, :to, :dry,"
                        + " 'RUNNING', :mapping, :choice, :halt, :by, :now, :key)")
                .param("id", id)
                .param("practice", order.practice())
                .param("from", order.from())
                .param("to", order.to())
                .param("dry", order.dryRun())
                .param("mapping", write(order.wishes()))
                .param("choice", order.choice().isAll() ? null : write(kept(order.choice())))
                .param("halt", order.haltAfter())
                .param("by", order.by())
                .param("now", now())
                .param("key", order.dryRun() ? null : key(order.practice(), order.from()))
                .update();
        chosen(order.practice(), order.from(), order.choice(), found -> insert(id, found));
        return id;
    }

    /** Hands over the tickets that are meant, some at a time. */
    private void chosen(String practice, int version, Choice choice, Consumer<List<Running>> taker) {
        var narrowed = new RunningTickets.Narrowed(choice.steps(), choice.groups());
        if (choice.isNamed()) {
            var numbers = choice.numbers().stream().distinct().toList();
            for (var i = 0; i < numbers.size(); i += CHUNK) {
                taker.accept(tickets.on(
                        practice, version, narrowed, numbers.subList(i, Math.min(i + CHUNK, numbers.size()))));
            }
            return;
        }
        var after = 0L;
        while (true) {
            var found = tickets.on(practice, version, narrowed, after, CHUNK);
            taker.accept(found);
            if (found.size() < CHUNK) {
                return;
            }
            after = found.get(found.size() - 1).id();
        }
    }

    /** @return how many tickets are meant */
    int count(String practice, int version, Choice choice) {
        if (!choice.isNamed()) {
            return tickets.count(practice, version, new RunningTickets.Narrowed(choice.steps(), choice.groups()));
        }
        var count = new int[1];
        chosen(practice, version, choice, found -> count[0] += found.size());
        return count[0];
    }

    private void insert(long id, List<Running> tickets) {
        var rows = new ArrayList<Object[]>();
        tickets.forEach(ticket -> rows.add(new Object[] {id, ticket.id(), ticket.number()}));
        batches.batchUpdate(
                "insert into migration_ticket (migration_id, ticket_id, number, result) values (?, ?, ?, 'WAITING')",
                rows);
    }

    /** Which tickets are meant stands in the list of tickets; of many names only how many there were would be read. */
    private static Choice kept(Choice choice) {
        return choice.numbers().size() <= NAMED
                ? choice
                : new Choice(choice.steps(), choice.groups(), List.of(), choice.view());
    }

    /** One preview a person and practice is kept, the last. */
    private void forgetPreviews(String practice, String by) {
        var old = jdbc.sql(
                        "select id from migration where practice = :practice and dry_run = true and started_by = :by")
                .param("practice", practice)
                .param("by", by)
                .query(Long.class)
                .list();
        for (var id : old) {
            jdbc.sql("delete from migration_ticket where migration_id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("delete from migration where id = :id").param("id", id).update();
        }
    }

    private static String key(String practice, int from) {
        return practice + " " + from;
    }

    Optional<Migration> find(long id) {
        return jdbc.sql("select * from migration where id = :id")
                .param("id", id)
                .query(this::migration)
                .optional();
    }

    List<Migration> of(String practice) {
        return jdbc.sql("select * from migration where practice = :practice and dry_run = false order by id desc limit"
                        + " 200")
                .param("practice", practice)
                .query(this::migration)
                .list();
    }

    private Migration migration(ResultSet row, int number) throws SQLException {
        var id = row.getLong("id");
        var finished = row.getLong("finished_at");
        return new Migration(
                id,
                row.getString("practice"),
                row.getInt("from_version"),
                row.getInt("to_version"),
                row.getBoolean("dry_run"),
                Status.valueOf(row.getString("status")),
                read(row.getString("mapping"), new TypeReference<List<Wish>>() {}),
                row.getString("choice") == null
                        ? Choice.ALL
                        : read(row.getString("choice"), new TypeReference<Choice>() {}),
                row.getObject("halt_after", Integer.class),
                row.getString("started_by"),
                Micros.instant(row.getLong("started_at")),
                finished == 0 ? null : Micros.instant(finished),
                counts(id));
    }

    private Map<Result, Integer> counts(long id) {
        var counts = new EnumMap<Result, Integer>(Result.class);
        for (var result : Result.values()) {
            counts.put(result, 0);
        }
        jdbc.sql("select result, count(*) from migration_ticket where migration_id = :id group by result")
                .param("id", id)
                .query((row, i) -> counts.put(Result.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return counts;
    }

    Page<Line> lines(long id, @Nullable Result result, int limit, @Nullable String cursor) {
        var query = jdbc.sql("select * from migration_ticket where migration_id = :id and ticket_id > :after"
                        + (result == null ? "" : " and result = :result") + " order by ticket_id limit :limit")
                .param("id", id)
                .param("after", after(cursor))
                .param("limit", limit + 1);
        record Row(long ticket, Line line) {}
        var rows = (result == null ? query : query.param("result", result.name()))
                .query((row, i) -> new Row(row.getLong("ticket_id"), line(row)))
                .list();
        var more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(Row::line).toList(),
                more ? Long.toString(shown.get(shown.size() - 1).ticket()) : null);
    }

    private static long after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw Refusal.invalid("cursor", "Is none that this list gave.");
        }
        return Long.parseLong(cursor);
    }

    private static Line line(ResultSet row) throws SQLException {
        var report = row.getString("report");
        var at = row.getLong("done_at");
        return new Line(
                row.getString("number"),
                Result.valueOf(row.getString("result")),
                row.getString("message"),
                report == null
                        ? List.<Fate>of()
                        : read(report, new TypeReference<Report>() {}).fates(),
                at == 0 ? null : Micros.instant(at));
    }

    /** @return whether it was in that status; while one is paused or running no other one takes the version's tickets */
    boolean change(long id, Status from, Status to) {
        var over = to == Status.DONE || to == Status.CANCELLED;
        return jdbc.sql("update migration set status = :to"
                                + (over ? ", active_key = null, finished_at = :now" : "")
                                + ", lease_owner = null, lease_until = null where id = :id and status = :from")
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("id", id)
                        .params(over ? Map.of("now", now()) : Map.of())
                        .update()
                == 1;
    }

    /** It waits for somebody to look at what was done. @return whether it was running */
    boolean halt(long id) {
        return jdbc.sql("update migration set status = 'PAUSED', halt_after = null, lease_owner = null, lease_until ="
                                + " null where id = :id and status = 'RUNNING'")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return how many tickets wait again */
    int again(Migration migration) {
        var waiting = jdbc.sql(
                        "update migration_ticket set result = 'WAITING', message = null, report = null, done_at = null"
                                + " where migration_id = :id and result in ('STAYS', 'FAILED')")
                .param("id", migration.id())
                .update();
        jdbc.sql("update migration set status = 'RUNNING', finished_at = null, active_key = :key where id = :id")
                .param("key", key(migration.practice(), migration.from()))
                .param("id", migration.id())
                .update();
        return waiting;
    }

    /** @return running migrations that nobody has in hand */
    @Transactional(readOnly = true)
    List<Long> unclaimed() {
        return jdbc.sql("select id from migration where status = 'RUNNING' and (lease_until is null or lease_until <"
                        + " :now) order by id limit 20")
                .param("now", now())
                .query(Long.class)
                .list();
    }

    /** Takes it in hand, or keeps it there, for half a minute. @return false where somebody else has it, or it was stopped */
    @Transactional
    boolean claim(long id, String owner) {
        return jdbc.sql("update migration set lease_owner = :owner, lease_until = :until where id = :id and"
                                + " status = 'RUNNING' and (lease_owner is null or lease_owner = :owner or"
                                + " lease_until < :now)")
                        .param("owner", owner)
                        .param("until", Micros.of(clock.instant().plus(LEASE)))
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    @Transactional
    void release(long id, String owner) {
        jdbc.sql("update migration set lease_owner = null, lease_until = null where id = :id and lease_owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .update();
    }

    boolean isRunning(long id) {
        return jdbc.sql("select count(*) from migration where id = :id and status = 'RUNNING'")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    List<Running> waiting(long id, int limit) {
        return jdbc.sql("select ticket_id, number from migration_ticket where migration_id = :id and result = 'WAITING'"
                        + " order by ticket_id limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query((row, i) -> new Running(row.getLong(1), row.getString(2)))
                .list();
    }

    /** @return false where the ticket does not wait any more: somebody else has done it */
    boolean done(long id, long ticket, Result result, @Nullable String message, @Nullable Report report) {
        return jdbc.sql("update migration_ticket set result = :result, message = :message, report = :report,"
                                + " done_at = :now where migration_id = :id and ticket_id = :ticket and result ="
                                + " 'WAITING'")
                        .param("result", result.name())
                        .param("message", message == null ? null : shortened(message))
                        .param("report", report == null ? null : write(report))
                        .param("now", now())
                        .param("id", id)
                        .param("ticket", ticket)
                        .update()
                == 1;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE - 3) + "..." : text;
    }

    private long now() {
        return Micros.of(clock.instant());
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
