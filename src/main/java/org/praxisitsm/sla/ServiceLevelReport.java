package org.praxisitsm.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.LevelFilter.Dimension;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How promises came out: figures, what they differ by, and the lists behind them. Everything is summed up in the database and
 * only over tickets that the viewer may know of.
 */
@Service
@Transactional(readOnly = true)
public class ServiceLevelReport {

    /** Which promises to list. */
    public enum Show {
        BREACHED,
        MET,
        /** Kept with less than a tenth of the time left. */
        NEAR,
        /** Still open, a warning threshold has been passed, not late yet. */
        AT_RISK,
        /** Still open and late. */
        LATE
    }

    /** @param key null for those that have none */
    public record Slice(@Nullable String key, LevelFigures figures) {}

    /** @param from Monday, or the first day of the period; @param to its end, excluded */
    public record Week(Instant from, Instant to, LevelFigures figures) {}

    /** @param atRisk open, warned of and not late; @param late open and late already */
    public record Open(int running, int atRisk, int late) {}

    private static final int MOST_WEEKS = 120;
    private static final int MOST_SLICES = 200;

    private static final String NEAR =
            "r.outcome = 'MET' and r.promised_seconds is not null and r.elapsed_seconds * 10 >= r.promised_seconds * 9";

    private static final String SUMS = "count(*), coalesce(sum(case when r.outcome = 'MET' then 1 else 0 end), 0),"
            + " coalesce(sum(case when " + NEAR + " then 1 else 0 end), 0),"
            + " coalesce(sum(case when r.outcome = 'BREACHED' then 1 else 0 end), 0)";

    /** A promise counts once a cycle: broken where it ever was, else by its last result, as after a reopening. */
    private static final String ONCE = " and not exists (select 1 from sla_result o where o.clock_id = r.clock_id"
            + " and o.cycle = r.cycle and (o.outcome = 'BREACHED' and (r.outcome = 'MET' or o.position < r.position)"
            + " or o.outcome = 'MET' and r.outcome = 'MET' and o.position > r.position))";

    private static final String CAUSES = " left join ticket_field f on f.ticket_id = t.id and f.field_key = '"
            + LevelFilter.CAUSE + "' and f.position = 0";

    private static final String DECIDED = " join sla_clock c on c.id = r.clock_id join ticket t on t.id = r.ticket_id";

    private static final String LINE = "t.number, t.subject, t.practice, t.pack_version, c.agreement_key, c.target,"
            + " t.group_key, t.priority, t.service_key, f.text_value";

    private final NamedParameterJdbcTemplate jdbc;
    private final Visibility visibility;
    private final Clock clock;

    ServiceLevelReport(NamedParameterJdbcTemplate jdbc, Visibility visibility, Clock clock) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.clock = clock;
    }

    public LevelFigures figures(LevelFilter filter, Viewer viewer) {
        var where = where(filter, viewer);
        return jdbc.queryForObject(
                "select " + SUMS + " from sla_result r" + DECIDED + causes(filter, null) + " where "
                        + decided("r.ended_at >= :from and r.ended_at < :to") + where.sql(),
                where.parameters(),
                (row, number) -> figures(row, 1));
    }

    /** @return figures of each value, the most broken first; those of less than the first {@value #MOST_SLICES} are left out */
    public List<Slice> by(Dimension dimension, LevelFilter filter, Viewer viewer) {
        var where = where(filter, viewer);
        return jdbc.query(
                "select " + dimension.column() + ", " + SUMS + " from sla_result r" + DECIDED
                        + causes(filter, dimension) + " where "
                        + decided("r.ended_at >= :from and r.ended_at < :to") + where.sql() + " group by "
                        + dimension.column() + " order by 5 desc, 2 desc, 1 limit " + MOST_SLICES,
                where.parameters(),
                (row, number) -> new Slice(row.getString(1), figures(row, 2)));
    }

    /** @return the weeks of the period in order, also those without a result; the first and the last may be short */
    public List<Week> weeks(LevelFilter filter, ZoneId zone, Viewer viewer) {
        var bounds = bounds(filter, zone);
        var where = where(filter, viewer);
        var parameters = new LinkedHashMap<>(where.parameters());
        var periods = new ArrayList<String>();
        for (var i = 0; i < bounds.size() - 1; i++) {
            periods.add("select " + i + " as week_number, " + Micros.of(bounds.get(i)) + " as begins, "
                    + Micros.of(bounds.get(i + 1)) + " as ends");
        }
        var counted = new LinkedHashMap<Integer, LevelFigures>();
        jdbc.query(
                "select p.week_number, " + SUMS + " from (" + String.join(" union all ", periods)
                        + ") p join sla_result r on r.ended_at >= p.begins and r.ended_at < p.ends" + DECIDED
                        + causes(filter, null) + " where " + decided("1 = 1") + where.sql() + " group by p.week_number",
                parameters,
                row -> {
                    counted.put(row.getInt(1), figures(row, 2));
                });
        var weeks = new ArrayList<Week>();
        for (var i = 0; i < bounds.size() - 1; i++) {
            weeks.add(
                    new Week(bounds.get(i), bounds.get(i + 1), counted.getOrDefault(i, new LevelFigures(0, 0, 0, 0))));
        }
        return weeks;
    }

    private static List<Instant> bounds(LevelFilter filter, ZoneId zone) {
        var bounds = new ArrayList<Instant>();
        bounds.add(filter.from());
        var monday = filter.from().atZone(zone).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        while (monday.atStartOfDay(zone).toInstant().isBefore(filter.to()) && bounds.size() < MOST_WEEKS) {
            bounds.add(monday.atStartOfDay(zone).toInstant());
            monday = monday.plusWeeks(1);
        }
        bounds.add(filter.to());
        return bounds;
    }

    /** @return what is open at this moment, whatever the period */
    public Open open(LevelFilter filter, Viewer viewer) {
        var where = where(filter, viewer);
        return jdbc.queryForObject(
                "select count(*), coalesce(sum(case when " + AT_RISK + " then 1 else 0 end), 0),"
                        + " coalesce(sum(case when c.due_at < :now then 1 else 0 end), 0) from sla_clock c join ticket t"
                        + " on t.id = c.ticket_id" + causes(filter, null)
                        + " where c.kind = :kind and c.ended_at is null" + where.sql(),
                where.parameters(),
                (row, number) -> new Open(row.getInt(1), row.getInt(2), row.getInt(3)));
    }

    private static final String AT_RISK = "c.announced_percent > 0 and c.due_at >= :now";

    /**
     * The list behind a figure: what was decided, the latest first; what is open, the most pressing first.
     *
     * @param limit 1 to 500
     * @param cursor of the page before, or null
     */
    public Page<LevelLine> list(Show show, LevelFilter filter, int limit, @Nullable String cursor, Viewer viewer) {
        if (limit < 1 || limit > 500) {
            throw Refusal.invalid("limit", "1 to 500.");
        }
        var open = show == Show.AT_RISK || show == Show.LATE;
        var where = where(filter, viewer);
        var parameters = new LinkedHashMap<>(where.parameters());
        var behind = "";
        if (cursor != null) {
            var place = place(cursor);
            parameters.put("at", place.get(0));
            parameters.put("clock", place.get(1));
            parameters.put("position", place.get(2));
            behind = open
                    ? " and (c.due_at > :at or c.due_at = :at and c.id > :clock)"
                    : " and (r.ended_at < :at or r.ended_at = :at and (r.clock_id < :clock or r.clock_id = :clock and"
                            + " r.position < :position))";
        }
        var sql = open ? openLines(show, where, behind) : decidedLines(show, where, behind);
        var cursors = new ArrayList<String>();
        var lines = jdbc.query(sql + " limit " + (limit + 1), parameters, (row, number) -> {
            cursors.add(row.getLong("at_key") + "." + row.getLong("id_key") + "." + row.getInt("position_key"));
            return line(row, open);
        });
        return lines.size() <= limit
                ? new Page<>(lines, null)
                : new Page<>(List.copyOf(lines.subList(0, limit)), cursors.get(limit - 1));
    }

    private static String decidedLines(Show show, Where where, String behind) {
        var wanted =
                switch (show) {
                    case BREACHED -> "r.outcome = 'BREACHED'";
                    case NEAR -> NEAR;
                    default -> "r.outcome = 'MET'";
                };
        return "select " + LINE + ", r.outcome, r.started_at, r.due_at, r.ended_at, r.elapsed_seconds,"
                + " r.promised_seconds, r.ended_at as at_key, r.clock_id as id_key, r.position as position_key"
                + " from sla_result r" + DECIDED + CAUSES + " where c.kind = :kind and " + wanted
                + " and r.ended_at >= :from and r.ended_at < :to" + ONCE + where.sql() + behind
                + " order by r.ended_at desc, r.clock_id desc, r.position desc";
    }

    private static String openLines(Show show, Where where, String behind) {
        return "select " + LINE + ", c.state, c.started_at, c.due_at, c.ended_at, c.elapsed_seconds,"
                + " c.promised_seconds, c.due_at as at_key, c.id as id_key, 0 as position_key from sla_clock c join ticket t"
                + " on t.id = c.ticket_id" + CAUSES + " where c.kind = :kind and c.ended_at is null and "
                + (show == Show.LATE ? "c.due_at < :now" : AT_RISK) + where.sql() + behind
                + " order by c.due_at, c.id";
    }

    private static List<Long> place(String cursor) {
        if (!cursor.matches("-?[0-9]{1,18}\\.-?[0-9]{1,19}\\.[0-9]{1,9}")) {
            throw Refusal.invalid("cursor", "Not a cursor of this list.");
        }
        return List.of(cursor.split("\\.")).stream().map(Long::valueOf).toList();
    }

    private LevelLine line(ResultSet row, boolean open) throws SQLException {
        var elapsed = row.getLong(15);
        var promised = row.getObject(16, Long.class);
        var due = Micros.instant(row.getObject(13, Long.class));
        var state = ClockState.State.valueOf(row.getString(11));
        // The row of an open clock stands as at its last change: whether it is late is told by its due date.
        var outcome = open && due != null && due.isBefore(clock.instant()) ? ClockState.State.BREACHED : state;
        return new LevelLine(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                outcome,
                state == ClockState.State.MET && promised != null && elapsed * 10 >= promised * 9,
                row.getString(7),
                row.getObject(8, Integer.class),
                row.getString(9),
                row.getString(10),
                Micros.instant(row.getLong(12)),
                due,
                open ? null : Micros.instant(row.getObject(14, Long.class)),
                Duration.ofSeconds(elapsed),
                promised == null ? null : Duration.ofSeconds(promised));
    }

    private record Where(String sql, Map<String, Object> parameters) {}

    private Where where(LevelFilter filter, Viewer viewer) {
        if (viewer.isOnlyRequester()) {
            throw Refusal.forbidden("Service levels are read by those who work with tickets.");
        }
        var policy = visibility.predicate(viewer, "t", "t.id");
        var parameters = new LinkedHashMap<String, Object>(policy.parameters());
        parameters.put("from", Micros.of(filter.from()));
        parameters.put("to", Micros.of(filter.to()));
        parameters.put("kind", filter.kind().name());
        parameters.put("now", Micros.of(clock.instant()));
        var sql = filter.dimensions().stream()
                .map(dimension -> condition(dimension, filter.only().get(dimension), parameters))
                .collect(Collectors.joining());
        return new Where(sql + " and " + policy.sql(), parameters);
    }

    private static String condition(Dimension dimension, String value, Map<String, Object> parameters) {
        if (value.equals(LevelFilter.NONE)) {
            return " and " + dimension.column() + " is null";
        }
        var name = "d_" + dimension.name().toLowerCase(java.util.Locale.ROOT);
        parameters.put(name, dimension == Dimension.PRIORITY ? priority(value) : value);
        return " and " + dimension.column() + " = :" + name;
    }

    private static int priority(String value) {
        if (!value.matches("[0-9]{1,2}")) {
            throw Refusal.invalid("priority", "A priority such as 1.");
        }
        return Integer.parseInt(value);
    }

    private static String decided(String period) {
        return "c.kind = :kind and r.outcome in ('MET', 'BREACHED') and " + period + ONCE;
    }

    private static String causes(LevelFilter filter, @Nullable Dimension by) {
        return by == Dimension.CAUSE || filter.only().containsKey(Dimension.CAUSE) ? CAUSES : "";
    }

    private static LevelFigures figures(ResultSet row, int first) throws SQLException {
        return new LevelFigures(row.getInt(first), row.getInt(first + 1), row.getInt(first + 2), row.getInt(first + 3));
    }
}
