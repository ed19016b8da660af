package org.praxisitsm.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code sla_fact}, {@code sla_clock} and {@code sla_result}; everything by the set, for one ticket or thousands. */
@Repository
class ClockStore {

    /** Whose clock it is, for the row's own columns. */
    record Owner(long ticketId, String number, String practice) {}

    private static final String COLUMNS =
            "id, ticket_id, agreement_key, target, agreement_version, state, cycle, started_at, due_at, paused_since,"
                    + " ended_at, elapsed_seconds, promised_seconds, calendar_key, calendar_version, announced_percent,"
                    + " next_at, quiet_until, results";

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    ClockStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Makes sure that nobody else writes facts or clocks of these tickets until the transaction ends. */
    void lock(Collection<Long> tickets) {
        named.query(
                "select id from ticket where id in (:tickets) order by id for update",
                Map.of("tickets", tickets),
                row -> {});
    }

    /** @return facts by ticket, in order; tickets without any are left out */
    Map<Long, List<Fact>> facts(Collection<Long> tickets) {
        return facts(
                "select id, at, kind, content, ticket_id from sla_fact where ticket_id in (:tickets)"
                        + " order by ticket_id, at, id",
                Map.of("tickets", tickets),
                row -> row.getLong(5));
    }

    /** The facts of the tickets of these numbers, in order; one query for all that a page shows. */
    Map<String, List<Fact>> factsOf(Collection<String> numbers) {
        return facts(
                "select f.id, f.at, f.kind, f.content, t.number from ticket t join sla_fact f on f.ticket_id = t.id"
                        + " where t.number in (:numbers) order by f.ticket_id, f.at, f.id",
                Map.of("numbers", numbers),
                row -> row.getString(5));
    }

    private interface Whose<K> {
        K of(ResultSet row) throws SQLException;
    }

    private <K> Map<K, List<Fact>> facts(String sql, Map<String, ?> parameters, Whose<K> whose) {
        var facts = new LinkedHashMap<K, List<Fact>>();
        named.query(sql, parameters, row -> {
            var fact = new Fact(
                    row.getLong(1),
                    Micros.instant(row.getLong(2)),
                    Fact.Kind.valueOf(row.getString(3)),
                    JsonMaps.read(row.getString(4)));
            facts.computeIfAbsent(whose.of(row), any -> new ArrayList<>()).add(fact);
        });
        return facts;
    }

    void append(Map<Long, List<Fact>> facts) {
        var rows = new ArrayList<Object[]>();
        facts.forEach((ticket, own) -> own.forEach(fact -> rows.add(new Object[] {
            fact.id(), ticket, Micros.of(fact.at()), fact.kind().name(), JsonMaps.write(fact.values())
        })));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate("insert into sla_fact (id, ticket_id, at, kind, content) values (?, ?, ?, ?, ?)", rows);
        }
    }

    Map<Long, Map<ClockKey, ClockRow>> rows(Collection<Long> tickets) {
        var rows = new HashMap<Long, Map<ClockKey, ClockRow>>();
        named.query(
                "select " + COLUMNS + " from sla_clock where ticket_id in (:tickets) order by id",
                Map.of("tickets", tickets),
                row -> {
                    var read = row(row);
                    rows.computeIfAbsent(read.ticketId(), id -> new LinkedHashMap<>())
                            .put(read.key(), read);
                });
        return rows;
    }

    private static ClockRow row(ResultSet row) throws SQLException {
        return new ClockRow(
                row.getLong(1),
                row.getLong(2),
                new ClockKey(row.getString(3), row.getString(4)),
                row.getInt(5),
                ClockState.State.valueOf(row.getString(6)),
                row.getInt(7),
                Micros.instant(row.getLong(8)),
                Micros.instant(row.getObject(9, Long.class)),
                Micros.instant(row.getObject(10, Long.class)),
                Micros.instant(row.getObject(11, Long.class)),
                Duration.ofSeconds(row.getLong(12)),
                seconds(row.getObject(13, Long.class)),
                row.getString(14),
                row.getInt(15),
                row.getInt(16),
                Micros.instant(row.getObject(17, Long.class)),
                Micros.instant(row.getLong(18)),
                row.getInt(19));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable Duration seconds(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    void insert(List<ClockRow> rows, Map<Long, Owner> owners, Map<Long, Agreement.Kind> kinds) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "insert into sla_clock (agreement_version, state, cycle, started_at, due_at, paused_since, ended_at,"
                        + " elapsed_seconds, promised_seconds, calendar_key, calendar_version, announced_percent, next_at,"
                        + " quiet_until, results, id, ticket_id, number, practice, agreement_key, target, kind,"
                        + " claimed_until, attempts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, 0, 0)",
                rows.stream()
                        .map(row -> {
                            var owner = owners.get(row.ticketId());
                            var values = new ArrayList<>(standing(row));
                            values.addAll(List.of(
                                    row.id(),
                                    row.ticketId(),
                                    owner.number(),
                                    owner.practice(),
                                    row.key().agreement(),
                                    row.key().target(),
                                    kinds.get(row.id()).name()));
                            return values.toArray();
                        })
                        .toList());
    }

    /** What is written anew is free for every node, and has not failed. */
    void update(List<ClockRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "update sla_clock set agreement_version = ?, state = ?, cycle = ?, started_at = ?, due_at = ?,"
                        + " paused_since = ?, ended_at = ?, elapsed_seconds = ?, promised_seconds = ?, calendar_key = ?,"
                        + " calendar_version = ?, announced_percent = ?, next_at = ?, quiet_until = ?, results = ?,"
                        + " claimed_until = 0, attempts = 0 where id = ?",
                rows.stream()
                        .map(row -> {
                            var values = standing(row);
                            values.add(row.id());
                            return values.toArray();
                        })
                        .toList());
    }

    private static List<Object> standing(ClockRow row) {
        var values = new ArrayList<Object>();
        values.add(row.agreementVersion());
        values.add(row.state().name());
        values.add(row.cycle());
        values.add(Micros.of(row.startedAt()));
        values.add(Micros.of(row.dueAt()));
        values.add(Micros.of(row.pausedSince()));
        values.add(Micros.of(row.endedAt()));
        values.add(row.elapsed().toSeconds());
        values.add(row.promised() == null ? null : row.promised().toSeconds());
        values.add(row.calendar());
        values.add(row.calendarVersion());
        values.add(row.announced());
        values.add(Micros.of(row.nextAt()));
        values.add(Micros.of(row.quietUntil()));
        values.add(row.results());
        return values;
    }

    /** A result with its place among those of its clock. */
    record Added(long clock, long ticketId, int position, ClockResult result) {}

    /** Adds results; those that are there stay as they are. */
    void add(List<Added> results) {
        if (results.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "insert into sla_result (clock_id, position, ticket_id, cycle, outcome, cause, started_at, due_at,"
                        + " ended_at, elapsed_seconds, promise, promised_seconds, agreement_version, calendar_key,"
                        + " calendar_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                results.stream()
                        .map(added -> {
                            var result = added.result();
                            return new Object[] {
                                added.clock(),
                                added.position(),
                                added.ticketId(),
                                result.cycle(),
                                result.outcome().name(),
                                result.cause(),
                                Micros.of(result.startedAt()),
                                Micros.of(result.dueAt()),
                                Micros.of(result.endedAt()),
                                result.elapsed().toSeconds(),
                                result.promise().toString(),
                                seconds(result.promised()),
                                result.agreementVersion(),
                                result.calendar(),
                                result.calendarVersion()
                            };
                        })
                        .toList());
    }

    /** A threshold of a clock in one cycle. */
    record Threshold(long clock, int cycle, int percent) {}

    /** How a threshold was dealt with. */
    record Noted(Threshold threshold, String outcome, Instant passedAt) {}

    /** @return of these clocks, the thresholds that have been dealt with */
    Set<Threshold> noted(Collection<Long> clocks) {
        var noted = new HashSet<Threshold>();
        if (!clocks.isEmpty()) {
            named.query(
                    "select clock_id, cycle, percent from sla_threshold where clock_id in (:clocks)",
                    Map.of("clocks", clocks),
                    row -> {
                        noted.add(new Threshold(row.getLong(1), row.getInt(2), row.getInt(3)));
                    });
        }
        return noted;
    }

    /** The table's key makes each happen once; a node that was quicker makes this fail. */
    void note(List<Noted> all, Instant now, String node) {
        if (!all.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into sla_threshold (clock_id, cycle, percent, outcome, passed_at, handled_at, node)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    all.stream()
                            .map(one -> new Object[] {
                                one.threshold().clock(),
                                one.threshold().cycle(),
                                one.threshold().percent(),
                                one.outcome(),
                                Micros.of(one.passedAt()),
                                Micros.of(now),
                                node
                            })
                            .toList());
        }
    }
}
