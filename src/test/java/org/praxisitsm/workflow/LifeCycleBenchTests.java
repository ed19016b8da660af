package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.bench.BenchDatabase;
import org.praxisitsm.bench.BenchReport;
import org.praxisitsm.bench.Samples;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * An incident from report to closure through our services against the bare engine with the same diagram on the same server, in
 * turns. The ratio is how many the one does in the time of the other; the aim is 0.7 for opening on MariaDB.
 */
@SpringBootTest
@Tag("bench")
class LifeCycleBenchTests {

    private static final int WARM_UP = Integer.getInteger("praxis.bench.warm-up", 150);
    private static final int RUNS = Integer.getInteger("praxis.bench.runs", 400);
    private static final Map<String, Object> FIELDS =
            Map.of("category", "network", "impact", "team", "urgency", "high", "service", "vpn");
    private static final Map<String, Object> RESOLUTION =
            Map.of("resolutionCode", "fixed", "cause", "configuration", "resolution", "Restarted the gateway.");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        BenchDatabase.choose(properties);
    }

    @Autowired
    TicketIntake intake;

    @Autowired
    Tasks tasks;

    @Autowired
    TicketQueries queries;

    @Autowired
    Viewers viewers;

    private final long[][] opening = new long[2][RUNS];
    private final long[][] whole = new long[2][RUNS];

    @Test
    void lifeCycle() throws Exception {
        try (var database = new TestDatabase();
                var source = source(database);
                var bare = new BareEngine(ShippedPacks.read("incident"), source)) {
            for (var i = -WARM_UP; i < RUNS; i++) {
                // In turns, the order reversed each time, so that neither always runs on warmed pages.
                if (i % 2 == 0) {
                    ours(i);
                    bare(bare, i);
                } else {
                    bare(bare, i);
                    ours(i);
                }
            }
        }
        BenchReport.head(
                "Life cycle of an incident, one client, " + RUNS + " each",
                "",
                "ours a second",
                "bare a second",
                "ratio",
                "ours p50 ms",
                "ours p95 ms",
                "bare p50 ms",
                "bare p95 ms");
        row("opening", opening);
        var ratio = row("report to closure", whole);
        assertThat(ratio).isPositive();
    }

    private void ours(int run) {
        var started = System.nanoTime();
        var ticket = intake.open(
                new OpenTicket(
                        "incident", "VPN drops every ten minutes", "Since the update.", null, null, "API", FIELDS),
                viewers.of("requester"));
        keep(opening[0], run, started);
        complete(ticket.number(), "accept", Map.of());
        complete(ticket.number(), "resolve", Map.of());
        complete(ticket.number(), "resolve", RESOLUTION);
        assertThat(complete(ticket.number(), "confirm", Map.of())).isEqualTo(Category.CLOSED);
        keep(whole[0], run, started);
    }

    private Category complete(String number, String outcome, Map<String, Object> values) {
        var admin = viewers.of("admin");
        var task = queries.tasksOf(number, admin).get(0);
        return tasks.complete(task.id(), outcome, values, null, admin).category();
    }

    private void bare(BareEngine bare, int run) {
        var ticket = new LinkedHashMap<String, Object>(FIELDS);
        ticket.put("requester", "requester");
        ticket.put("unit", "it");
        ticket.put("channel", "API");
        var started = System.nanoTime();
        var instance = bare.start("INC%07d".formatted(run + WARM_UP), ticket);
        keep(opening[1], run, started);
        bare.complete(instance, "accept", Map.of());
        bare.complete(instance, "resolve", Map.of());
        bare.complete(instance, "resolve", RESOLUTION);
        bare.complete(instance, "confirm", Map.of());
        keep(whole[1], run, started);
        assertThat(bare.hasEnded(instance)).isTrue();
    }

    private static void keep(long[] times, int run, long started) {
        if (run >= 0) {
            times[run] = System.nanoTime() - started;
        }
    }

    private static double row(String what, long[][] nanos) throws Exception {
        var ours = Samples.of(nanos[0]);
        var bare = Samples.of(nanos[1]);
        var ratio = ours.rate() / bare.rate();
        BenchReport.row(
                what,
                ours.rate(),
                bare.rate(),
                "%.2f".formatted(ratio),
                ours.percentile(0.5),
                ours.percentile(0.95),
                bare.percentile(0.5),
                bare.percentile(0.95));
        return ratio;
    }

    /** As the application's: the same server, H2 in a file too. */
    private static HikariDataSource source(TestDatabase database) {
        var settings = new HikariConfig();
        database.settings().copyStateTo(settings);
        settings.setPoolName(null);
        settings.setJdbcUrl(
                TestDatabase.isMariaDb()
                        ? settings.getJdbcUrl() + "&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=500"
                                + "&prepStmtCacheSqlLimit=4096"
                        : BenchDatabase.h2() + ";WRITE_DELAY=0");
        return new HikariDataSource(settings);
    }
}
