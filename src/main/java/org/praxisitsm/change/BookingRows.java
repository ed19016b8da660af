package org.praxisitsm.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code change_booking} and {@code change_conflict}, beside the tickets that they belong to. */
@Repository
class BookingRows {

    private static final int MOST = 2_000;

    private static final String BOOKINGS =
            "select b.*, t.assignee, t.group_key from change_booking b join ticket t on" + " t.id = b.ticket_id where ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    BookingRows(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** What the ticket says of its change. */
    record Head(
            long id,
            String number,
            String practice,
            int packVersion,
            String unit,
            @Nullable String assignee,
            @Nullable String group,
            @Nullable String service,
            String state,
            String category,
            String fields) {}

    /** A stored conflict: what the check said and how it was judged. */
    record Stored(Conflict conflict, Severity severity, @Nullable String why) {}

    /** What is kept about a change beside its conflicts. */
    record Kept(
            long id,
            @Nullable Instant earliest,
            @Nullable Severity severity,
            int conflicts,
            @Nullable String fingerprint,
            @Nullable String reason,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable Instant checkedAt) {}

    Optional<Head> head(long ticket) {
        return jdbc.sql("select id, number, practice, pack_version, unit, assignee, group_key, service_key, state,"
                        + " category, fields from ticket where id = :id")
                .param("id", ticket)
                .query((row, number) -> new Head(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11)))
                .optional();
    }

    Optional<Long> ticket(String number) {
        return jdbc.sql("select ticket_id from change_booking where number = :number")
                .param("number", number)
                .query(Long.class)
                .optional();
    }

    /** Whoever books waits here for those who book at the same moment, and then reads what they wrote. */
    void takeTurn() {
        jdbc.sql("select name from change_turn where name = 'schedule' for update")
                .query(String.class)
                .single();
    }

    /** @return whether anything of it differs from what was there */
    boolean save(Head head, @Nullable String type, Booking booking) {
        var values = new LinkedHashMap<String, Object>();
        values.put("id", head.id());
        values.put("number", head.number());
        values.put("practice", head.practice());
        values.put("type", type);
        values.put(
                "from",
                booking.planned() == null ? null : Micros.of(booking.planned().from()));
        values.put(
                "to",
                booking.planned() == null ? null : Micros.of(booking.planned().to()));
        values.put("approved", booking.approved());
        values.put("ended", booking.over());
        values.put("failed", booking.failed());
        var updated = jdbc.sql("update change_booking set change_type = :type, planned_from = :from, planned_to = :to,"
                        + " approved = :approved, ended = :ended, failed = :failed, practice = :practice where"
                        + " ticket_id = :id and number = :number")
                .params(values)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into change_booking (ticket_id, number, practice, change_type, planned_from, planned_to,"
                            + " approved, ended, failed, conflicts) values (:id, :number, :practice, :type, :from, :to,"
                            + " :approved, :ended, :failed, 0)")
                    .params(values)
                    .update();
        }
        return updated == 0;
    }

    void earliest(long ticket, @Nullable Instant earliest) {
        jdbc.sql("update change_booking set earliest = :at where ticket_id = :id")
                .param("at", Micros.of(earliest))
                .param("id", ticket)
                .update();
    }

    /** Whoever changes the ticket waits for those who do. */
    void hold(long ticket) {
        jdbc.sql("select id from ticket where id = :id for update")
                .param("id", ticket)
                .query(Long.class)
                .optional();
    }

    /** @return time and items as they were booked last; empty where it was never booked, or gave its time back */
    Optional<String> plan(long ticket) {
        return jdbc.sql("select booked_plan from change_booking where ticket_id = :id and booked_plan is not null")
                .param("id", ticket)
                .query(String.class)
                .optional();
    }

    void plan(long ticket, @Nullable String plan) {
        jdbc.sql("update change_booking set booked_plan = :plan where ticket_id = :id")
                .param("plan", plan, java.sql.Types.VARCHAR)
                .param("id", ticket)
                .update();
    }

    /** @return numbers of the items, in order */
    List<String> numbers(Collection<Long> items) {
        return items.isEmpty()
                ? List.of()
                : jdbc.sql("select number from ci where id in (:ids) order by number")
                        .param("ids", items)
                        .query(String.class)
                        .list();
    }

    void actual(long ticket, @Nullable Instant from, @Nullable Instant to) {
        jdbc.sql("update change_booking set actual_from = coalesce(:from, actual_from), actual_to = coalesce(:to,"
                        + " actual_to) where ticket_id = :id")
                .param("from", Micros.of(from), java.sql.Types.BIGINT)
                .param("to", Micros.of(to), java.sql.Types.BIGINT)
                .param("id", ticket)
                .update();
    }

    Optional<Booking> find(long ticket) {
        return with(jdbc.sql(BOOKINGS + "b.ticket_id = :id")
                        .param("id", ticket)
                        .query(BookingRows::bare)
                        .list())
                .stream()
                .findFirst();
    }

    /** @return changes that are not over and whose planned time shares an instant with the span */
    List<Booking> meeting(Span span) {
        return with(jdbc.sql(BOOKINGS + "b.ended = false and b.planned_to > :from and b.planned_from < :to order by"
                        + " b.planned_from, b.ticket_id limit " + MOST)
                .param("from", Micros.of(span.from()))
                .param("to", Micros.of(span.to()))
                .query(BookingRows::bare)
                .list());
    }

    List<Booking> all(Collection<Long> tickets) {
        return tickets.isEmpty()
                ? List.of()
                : with(jdbc.sql(BOOKINGS + "b.ticket_id in (:ids)")
                        .param("ids", tickets)
                        .query(BookingRows::bare)
                        .list());
    }

    /** @return those that the ticket is blocked by; {@code waiting} those that it blocks */
    List<Long> before(long ticket) {
        return jdbc.sql("select source_id from ticket_link where target_id = :id and type = 'blocks'")
                .param("id", ticket)
                .query(Long.class)
                .list();
    }

    List<Long> waiting(long ticket) {
        return jdbc.sql("select target_id from ticket_link where source_id = :id and type = 'blocks'")
                .param("id", ticket)
                .query(Long.class)
                .list();
    }

    Set<Long> items(long ticket) {
        return new LinkedHashSet<>(jdbc.sql(
                        "select distinct ci_id from ticket_ci where ticket_id = :id and role in ('CHANGED', 'AFFECTED')")
                .param("id", ticket)
                .query(Long.class)
                .list());
    }

    private static Booking bare(ResultSet row, int number) throws SQLException {
        var from = row.getObject("planned_from", Long.class);
        var to = row.getObject("planned_to", Long.class);
        return new Booking(
                row.getLong("ticket_id"),
                row.getString("number"),
                from == null || to == null
                        ? null
                        : new Span(
                                Objects.requireNonNull(Micros.instant(from)),
                                Objects.requireNonNull(Micros.instant(to))),
                row.getString("assignee"),
                row.getString("group_key"),
                Set.of(),
                List.of(),
                row.getBoolean("approved"),
                row.getObject("actual_from") != null,
                row.getBoolean("ended"),
                row.getBoolean("failed"));
    }

    /** Items and what comes before are read once for all. */
    private List<Booking> with(List<Booking> bare) {
        if (bare.isEmpty()) {
            return List.of();
        }
        var ids = bare.stream().map(Booking::id).toList();
        var items = new HashMap<Long, Set<Long>>();
        jdbc.sql("select ticket_id, ci_id from ticket_ci where ticket_id in (:ids) and role in ('CHANGED', 'AFFECTED')")
                .param("ids", ids)
                .query(row -> {
                    items.computeIfAbsent(row.getLong(1), id -> new HashSet<>()).add(row.getLong(2));
                });
        var before = new HashMap<Long, List<Long>>();
        jdbc.sql("select target_id, source_id from ticket_link where target_id in (:ids) and type = 'blocks'")
                .param("ids", ids)
                .query(row -> {
                    before.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(row.getLong(2));
                });
        return bare.stream()
                .map(one -> new Booking(
                        one.id(),
                        one.number(),
                        one.planned(),
                        one.assignee(),
                        one.group(),
                        items.getOrDefault(one.id(), Set.of()),
                        before.getOrDefault(one.id(), List.of()),
                        one.approved(),
                        one.started(),
                        one.over(),
                        one.failed()))
                .toList();
    }

    Optional<Kept> kept(long ticket) {
        return jdbc.sql("select * from change_booking where ticket_id = :id")
                .param("id", ticket)
                .query((row, number) -> new Kept(
                        ticket,
                        Micros.instant(row.getObject("earliest", Long.class)),
                        severity(row.getString("severity")),
                        row.getInt("conflicts"),
                        row.getString("fingerprint"),
                        row.getString("kept_reason"),
                        row.getString("kept_by"),
                        Micros.instant(row.getObject("kept_at", Long.class)),
                        Micros.instant(row.getObject("checked_at", Long.class))))
                .optional();
    }

    static @Nullable Severity severity(@Nullable String name) {
        return name == null ? null : Severity.valueOf(name);
    }

    /** @return the other changes that conflicts of this one, or of which conflicts, name */
    Set<Long> entangled(long ticket) {
        var others = new LinkedHashSet<>(
                jdbc.sql("select distinct other_ticket from change_conflict where ticket_id = :id and other_ticket is"
                                + " not null")
                        .param("id", ticket)
                        .query(Long.class)
                        .list());
        others.addAll(jdbc.sql("select distinct ticket_id from change_conflict where other_ticket = :id")
                .param("id", ticket)
                .query(Long.class)
                .list());
        return others;
    }

    List<Stored> conflicts(long ticket) {
        return jdbc.sql("select * from change_conflict where ticket_id = :id order by position")
                .param("id", ticket)
                .query((row, number) -> new Stored(
                        new Conflict(
                                ConflictKind.valueOf(row.getString("kind")),
                                new Span(
                                        Objects.requireNonNull(Micros.instant(row.getLong("from_at"))),
                                        Objects.requireNonNull(Micros.instant(row.getLong("to_at")))),
                                row.getObject("other_ticket", Long.class),
                                row.getObject("window_id", Long.class),
                                row.getObject("ci_id", Long.class),
                                row.getObject("other_ci", Long.class),
                                row.getInt("steps"),
                                row.getString("note")),
                        Severity.valueOf(row.getString("severity")),
                        row.getString("rule_note")))
                .list();
    }

    void store(long ticket, List<Stored> found, @Nullable Severity worst, String fingerprint, Instant at) {
        jdbc.sql("delete from change_conflict where ticket_id = :id")
                .param("id", ticket)
                .update();
        var rows = new ArrayList<Object[]>();
        for (var one : found) {
            var conflict = one.conflict();
            rows.add(new Object[] {
                ticket,
                rows.size() + 1,
                conflict.kind().name(),
                one.severity().name(),
                Micros.of(conflict.span().from()),
                Micros.of(conflict.span().to()),
                conflict.other(),
                conflict.window(),
                conflict.ci(),
                conflict.otherCi(),
                conflict.steps(),
                conflict.note(),
                one.why() != null && one.why().length() > 400 ? one.why().substring(0, 400) : one.why()
            });
        }
        batch.batchUpdate(
                "insert into change_conflict (ticket_id, position, kind, severity, from_at, to_at, other_ticket,"
                        + " window_id, ci_id, other_ci, steps, note, rule_note) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?)",
                rows);
        jdbc.sql("update change_booking set severity = :severity, conflicts = :count, checked_at = :at, kept_reason ="
                        + " case when fingerprint = :print then kept_reason end, kept_by = case when fingerprint ="
                        + " :print then kept_by end, kept_at = case when fingerprint = :print then kept_at end,"
                        + " fingerprint = case when kept_at is not null and fingerprint = :print then fingerprint end"
                        + " where ticket_id = :id")
                .param("severity", worst == null ? null : worst.name(), java.sql.Types.VARCHAR)
                .param("count", found.size())
                .param("at", Micros.of(at))
                .param("print", fingerprint)
                .param("id", ticket)
                .update();
    }

    void keep(long ticket, String fingerprint, String reason, String by, Instant at) {
        jdbc.sql("update change_booking set fingerprint = :print, kept_reason = :reason, kept_by = :by, kept_at = :at"
                        + " where ticket_id = :id")
                .param("print", fingerprint)
                .param("reason", reason)
                .param("by", by)
                .param("at", Micros.of(at))
                .param("id", ticket)
                .update();
    }
}
