package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.bench.BenchDatabase;
import org.praxisitsm.bench.BenchReport;
import org.praxisitsm.bench.Samples;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskFilter;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Thresholds of real tickets that are all due at once, while lists are read; and open clocks that a calendar's new version
 * moves. How many: {@code -Dpraxis.bench.due} (10,000) and {@code -Dpraxis.bench.clocks} (100,000).
 */
@SpringBootTest(properties = "praxis.sla.sweep.enabled=false")
@Tag("bench")
class ClockBenchTests {

    private static final int DUE = Integer.getInteger("praxis.bench.due", 10_000);
    private static final int CLOCKS = Integer.getInteger("praxis.bench.clocks", 100_000);
    private static final Duration BUDGET = Duration.ofSeconds(60);
    private static final int BATCH = 2_000;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        BenchDatabase.choose(properties);
    }

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketQueries queries;

    @Autowired
    Viewers viewers;

    @Autowired
    ClockSweep sweep;

    @Autowired
    ClockStore store;

    @Autowired
    Calendars calendars;

    @Autowired
    Replans replans;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void realTime() {
        ((ShiftableClock) clock).reset();
    }

    @Test
    void thresholdsThatAreDueAtOnce() throws Exception {
        stopAt(clock.instant());
        var first = report();
        for (var i = 1; i < DUE; i++) {
            report();
        }
        var due = store.rows(List.of(first.id())).get(first.id()).values().stream()
                .map(ClockRow::nextAt)
                .filter(java.util.Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow();
        stopAt(due.plusSeconds(1));
        var done = new AtomicBoolean();
        var reader = Executors.newSingleThreadExecutor();
        try {
            var reads = reader.submit(() -> readUntil(done));
            var began = System.nanoTime();
            sweep.round();
            var took = Duration.ofNanos(System.nanoTime() - began);
            done.set(true);
            var read = reads.get();
            var handled = jdbc.queryForObject(
                    "select count(*) from sla_threshold where outcome = 'ANNOUNCED'", Integer.class);
            BenchReport.head(
                    "Thresholds due at once", "thresholds", "seconds", "a second", "list meanwhile, p50 ms", "p95 ms");
            BenchReport.row(
                    handled,
                    took.toMillis() / 1e3,
                    handled / (took.toMillis() / 1e3),
                    read.percentile(0.5),
                    read.percentile(0.95));
            assertThat(handled).as("each ticket was told of once").isEqualTo(DUE);
            assertThat(took.dividedBy(DUE)).as("a threshold").isLessThan(BUDGET.dividedBy(10_000));
        } finally {
            done.set(true);
            reader.shutdownNow();
        }
    }

    private Samples readUntil(AtomicBoolean done) {
        var agent = viewers.of("agent");
        var nanos = new ArrayList<Long>();
        do {
            var began = System.nanoTime();
            queries.tasks(TaskFilter.any(), null, 50, null, agent);
            nanos.add(System.nanoTime() - began);
        } while (!done.get());
        return Samples.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    @Test
    void openClocksThatACalendarChangeMoves() throws Exception {
        stopAt(clock.instant());
        var model = report();
        var clocks = copied(model, CLOCKS);
        var calendar = store.rows(List.of(model.id())).get(model.id()).values().stream()
                .map(ClockRow::calendar)
                .findFirst()
                .orElseThrow();
        var admin = viewers.of("admin");
        stopAt(clock.instant().plus(Duration.ofMinutes(5)));
        calendars.publish(new PublishCalendar(shorter(calendar)), admin);
        var order = new Replans.Order(null, calendar);
        var began = System.nanoTime();
        var foreseen = replans.preview(order, admin);
        var previewed = Duration.ofNanos(System.nanoTime() - began);
        began = System.nanoTime();
        var outcome = replans.apply(order, admin);
        var took = Duration.ofNanos(System.nanoTime() - began);
        BenchReport.head("Open clocks after a calendar change", "clocks", "moved", "preview s", "re-plan s");
        BenchReport.row(outcome.clocks(), outcome.moved(), previewed.toMillis() / 1e3, took.toMillis() / 1e3);
        assertThat(outcome).isEqualTo(foreseen);
        assertThat(outcome.clocks()).isGreaterThanOrEqualTo(clocks);
        assertThat(outcome.moved()).isPositive();
        assertThat(took.dividedBy(clocks)).as("a clock").isLessThan(BUDGET.dividedBy(100_000));
    }

    private CalendarDefinition shorter(String key) {
        var now = calendars.find(key).orElseThrow().definition();
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        for (var day : EnumSet.allOf(DayOfWeek.class)) {
            week.put(day, List.of(new LocalWindow(9 * 60, 16 * 60)));
        }
        return CalendarDefinition.weekly(key, now.name(), now.zone(), week);
    }

    /** Tickets with the facts and clocks of another, without a process: a re-plan reads nothing else. */
    private int copied(TicketView model, int wanted) {
        var facts = store.facts(List.of(model.id())).get(model.id());
        var rows = store.rows(List.of(model.id())).get(model.id()).values();
        var kinds = new HashMap<ClockKey, Agreement.Kind>();
        rows.forEach(row -> kinds.put(row.key(), Agreement.Kind.SLA));
        var made = 0;
        for (var n = 0; made < wanted; ) {
            var tickets = new ArrayList<Object[]>();
            var added = new LinkedHashMap<Long, List<Fact>>();
            var clocks = new ArrayList<ClockRow>();
            var owners = new HashMap<Long, ClockStore.Owner>();
            var kindOf = new HashMap<Long, Agreement.Kind>();
            for (var i = 0; i < BATCH && made < wanted; i++, n++) {
                var id = Ids.next();
                var number = "BENCH" + n;
                tickets.add(new Object[] {id, number, Micros.of(model.openedAt()), Micros.of(model.openedAt())});
                added.put(
                        id,
                        facts.stream()
                                .map(fact -> new Fact(Ids.next(), fact.at(), fact.kind(), fact.values()))
                                .toList());
                owners.put(id, new ClockStore.Owner(id, number, "incident"));
                for (var row : rows) {
                    var copy = copy(row, id);
                    clocks.add(copy);
                    kindOf.put(copy.id(), kinds.get(row.key()));
                    made++;
                }
            }
            jdbc.batchUpdate(
                    "insert into ticket (id, number, practice, pack_version, unit, confidential, subject, requester,"
                            + " opened_by, channel, priority, state, category, fields, opened_at, updated_at, changed_by,"
                            + " changed_what, version) values (?, ?, 'incident', 1, 'it', false, 'Printer', 'requester',"
                            + " 'x', 'API', 3, 'new', 'NEW', '{}', ?, ?, 'x', 'y', 1)",
                    tickets);
            store.append(added);
            store.insert(clocks, owners, kindOf);
        }
        return made;
    }

    private static ClockRow copy(ClockRow row, long ticket) {
        return new ClockRow(
                Ids.next(),
                ticket,
                row.key(),
                row.agreementVersion(),
                row.state(),
                row.cycle(),
                row.startedAt(),
                row.dueAt(),
                row.pausedSince(),
                row.endedAt(),
                row.elapsed(),
                row.promised(),
                row.calendar(),
                row.calendarVersion(),
                row.announced(),
                row.nextAt(),
                row.quietUntil(),
                row.results());
    }

    private void stopAt(Instant at) {
        ((ShiftableClock) clock).stopAt(at);
    }

    private TicketView report() {
        return intake.open(
                new OpenTicket(
                        "incident",
                        "VPN drops",
                        "Since the update",
                        "requester",
                        null,
                        "PORTAL",
                        Map.of("category", "network", "impact", "team", "urgency", "high", "service", "vpn")),
                viewers.of("agent"));
    }
}
