package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.bench.BenchDatabase;
import org.praxisitsm.bench.BenchReport;
import org.praxisitsm.bench.Samples;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.sla.LevelFilter.Dimension;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service-level report over a year of results; how many: {@code -Dpraxis.bench.results} (100,000). */
@SpringBootTest(properties = "praxis.sla.sweep.enabled=false")
@Tag("bench")
class LevelBenchTests {

    private static final int RESULTS = Integer.getInteger("praxis.bench.results", 100_000);
    private static final int BATCH = 5_000;
    private static final Duration YEAR = Duration.ofDays(364);

    /** A page of figures that somebody waits for. */
    private static final double BUDGET_IN_MILLISECONDS = 2_000;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        BenchDatabase.choose(properties);
    }

    @Autowired
    TicketIntake intake;

    @Autowired
    ClockStore store;

    @Autowired
    ServiceLevelReport report;

    @Autowired
    Viewers viewers;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private final List<String> slow = new ArrayList<>();

    @Test
    void aYearOfResults() throws Exception {
        fill();
        var manager = viewers.of("manager");
        var now = clock.instant();
        var filter = new LevelFilter(now.minus(YEAR), now.plusSeconds(1), Agreement.Kind.SLA, Map.of());
        var zone = ZoneId.of("Europe/Lisbon");
        assertThat(report.figures(filter, manager).results()).isGreaterThanOrEqualTo(RESULTS);
        BenchReport.head("Service-level report, " + RESULTS + " results of a year", "part", "p50 ms", "p95 ms");
        measure("figures", () -> report.figures(filter, manager));
        measure("open clocks", () -> report.open(filter, manager));
        measure("weeks", () -> report.weeks(filter, zone, manager));
        for (var dimension : Dimension.values()) {
            measure("by " + dimension.name().toLowerCase(Locale.ROOT), () -> report.by(dimension, filter, manager));
        }
        measure("breached, a page", () -> report.list(ServiceLevelReport.Show.BREACHED, filter, 50, null, manager));
        var month = filter.between(now.minus(Duration.ofDays(28)), now.plusSeconds(1));
        measure("figures of four weeks", () -> report.figures(month, manager));
        assertThat(slow).as("over budget").isEmpty();
    }

    private void measure(String what, Callable<?> read) throws Exception {
        var samples = Samples.take(2, 10, read);
        BenchReport.row(what, samples.percentile(0.5), samples.percentile(0.95));
        if (samples.percentile(0.95) > BUDGET_IN_MILLISECONDS) {
            slow.add(what + ": " + samples.percentile(0.95) + " ms");
        }
    }

    /** Copies of one ticket's rows, each closed at another time of the year, every tenth too late. */
    private void fill() {
        var number = intake.open(
                        new OpenTicket(
                                "incident",
                                "VPN drops",
                                "Since the update",
                                "requester",
                                null,
                                "PORTAL",
                                Map.of("category", "network", "impact", "team", "urgency", "high", "service", "vpn")),
                        viewers.of("agent"))
                .number();
        var ticket = row("ticket", "number", number);
        var model = row("sla_clock", "ticket_id", ticket.get("id"));
        var now = Micros.of(clock.instant());
        for (var n = 0; n < RESULTS; ) {
            var tickets = new ArrayList<Map<String, Object>>();
            var clocks = new ArrayList<Map<String, Object>>();
            var results = new ArrayList<Map<String, Object>>();
            for (var i = 0; i < BATCH && n < RESULTS; i++, n++) {
                var ended = now - YEAR.toMillis() * 1_000 * n / RESULTS - 1;
                var id = Ids.next();
                tickets.add(with(ticket, Map.of("id", id, "number", "BENCH" + n, "opened_at", ended - 3_600_000_000L)));
                var own = with(model, Map.of("id", Ids.next(), "ticket_id", id, "kind", "SLA", "ended_at", ended));
                clocks.add(own);
                results.add(result(own, ended, n % 10 == 0));
            }
            insert("ticket", tickets);
            insert("sla_clock", clocks);
            insert("sla_result", results);
        }
    }

    private static Map<String, Object> result(Map<String, Object> clock, long ended, boolean late) {
        var row = new LinkedHashMap<String, Object>();
        row.put("clock_id", clock.get("id"));
        row.put("position", 0);
        row.put("ticket_id", clock.get("ticket_id"));
        row.put("cycle", 0);
        row.put("outcome", late ? "BREACHED" : "MET");
        row.put("cause", "STOPPED");
        row.put("started_at", ended - 3_600_000_000L);
        row.put("due_at", ended + (late ? -60_000_000L : 3_600_000_000L));
        row.put("ended_at", ended);
        row.put("elapsed_seconds", 3_600);
        row.put("promised_seconds", late ? 3_540 : 7_200);
        row.put("promise", "PT2H");
        row.put("agreement_version", 1);
        row.put("calendar_key", clock.get("calendar_key"));
        row.put("calendar_version", 1);
        return row;
    }

    private static Map<String, Object> with(Map<String, Object> row, Map<String, Object> other) {
        var copy = new LinkedHashMap<>(row);
        copy.putAll(other);
        return copy;
    }

    /** The first such row, without what the database computes. */
    private Map<String, Object> row(String table, String column, Object value) {
        var computed = jdbc.queryForList(
                "select lower(column_name) from information_schema.columns where lower(table_name) = ? and is_generated ="
                        + " 'ALWAYS'",
                String.class,
                table);
        var row = new LinkedHashMap<String, Object>();
        jdbc.queryForList("select * from " + table + " where " + column + " = ?", value)
                .get(0)
                .forEach((name, held) -> row.put(name.toLowerCase(Locale.ROOT), held));
        row.keySet().removeAll(computed);
        return row;
    }

    private void insert(String table, List<Map<String, Object>> rows) {
        var columns = List.copyOf(rows.get(0).keySet());
        jdbc.batchUpdate(
                "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                        + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")",
                rows.stream()
                        .map(row -> columns.stream().map(row::get).toArray())
                        .toList());
    }
}
