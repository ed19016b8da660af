package org.praxisitsm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewer.Grant;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.ticket.TaskFilter;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Pages of tasks and tickets in the service, with many open tickets. The rows are inserted in bulk, without a process behind
 * them: lists read nothing else.
 */
@SpringBootTest
@Tag("bench")
class ListBenchTests {

    private static final int PAGE = 50;
    private static final int RUNS = Integer.getInteger("praxis.bench.list-runs", 200);
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> GROUPS =
            List.of("network", "service-desk", "workplace", "applications", "servers", "security", "telephony", "erp");

    /** The budget of a page at 95 % of all reads. */
    private static final double BUDGET_IN_MILLISECONDS = 50;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        BenchDatabase.choose(properties);
    }

    @Autowired
    TicketQueries queries;

    @Autowired
    JdbcTemplate jdbc;

    private final Viewer desk = viewer("ag7", Role.AGENT, "it", "network", "service-desk");
    private final Viewer small = viewer("hr1", Role.AGENT, "hr", "hr-services");
    private final Viewer none = viewer("req7", Role.AGENT, "finance", "accounting");
    private final Viewer all = viewer("boss", Role.ADMINISTRATOR, "*");
    private final Viewer requester = viewer("req9", Role.REQUESTER, "*");
    private final List<String> slow = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000})
    void pages(int open) throws Exception {
        fill(open);
        BenchReport.head("Lists at " + open + " open tickets", "list", "p50 ms", "p95 ms");
        for (var viewer : List.of(desk, small, none, all, requester)) {
            tasks(viewer, "tasks", TaskFilter.any(), null);
            tasks(viewer, "tasks, newest first", TaskFilter.any(), "-createdAt");
            tickets(viewer, "tickets", TicketFilter.any(), null);
            tickets(viewer, "open tickets", filter(null, true, List.of(), null, List.of(), null), null);
        }
        tasks(desk, "tasks of my groups that nobody has", unclaimed(), null);
        tasks(desk, "my tasks", mine(), null);
        tasks(desk, "tasks on hold", onHold(), null);
        for (var sort : List.of("priority,-updatedAt", "-priority", "openedAt", "-openedAt", "updatedAt", "-number")) {
            tickets(desk, "tickets by " + sort, TicketFilter.any(), sort);
            tickets(none, "tickets by " + sort, TicketFilter.any(), sort);
        }
        tickets(desk, "of one group", filter(null, true, List.of("erp"), null, List.of(), null), null);
        tickets(desk, "of one assignee", filter(null, false, List.of(), "ag11", List.of(), null), null);
        tickets(desk, "of one practice", filter("incident", true, List.of(), null, List.of(), null), null);
        tickets(desk, "of priority 1", filter(null, true, List.of(), null, List.of(1), null), null);
        tickets(small, "of priority 1", filter(null, true, List.of(), null, List.of(1), null), null);
        tickets(desk, "of one service", filter(null, true, List.of(), null, List.of(), "vpn"), null);
        measure("agent, number of tasks up to 1,000", () -> queries.countTasks(TaskFilter.any(), 1_000, desk));
        measure("agent, number unclaimed up to 1,000", () -> queries.countTasks(unclaimed(), 1_000, desk));
        measure("agent, number mine up to 1,000", () -> queries.countTasks(mine(), 1_000, desk));
        measure("agent, number on hold up to 1,000", () -> queries.countTasks(onHold(), 1_000, desk));
        measure("agent without tickets, number up to 1,000", () -> queries.countTasks(TaskFilter.any(), 1_000, none));
        memory();
        assertThat(slow).as("over budget").isEmpty();
    }

    private void tasks(Viewer viewer, String name, TaskFilter filter, String sort) throws Exception {
        measure(who(viewer) + ", " + name, () -> queries.tasks(filter, sort, PAGE, null, viewer));
        var next = queries.tasks(filter, sort, PAGE, null, viewer).next();
        if (next != null && viewer == desk) {
            measure(who(viewer) + ", " + name + ", second page", () -> queries.tasks(filter, sort, PAGE, next, viewer));
        }
    }

    private void tickets(Viewer viewer, String name, TicketFilter filter, String sort) throws Exception {
        measure(who(viewer) + ", " + name, () -> queries.tickets(filter, sort, PAGE, null, viewer));
        var next = queries.tickets(filter, sort, PAGE, null, viewer).next();
        if (next != null && viewer == desk) {
            measure(
                    who(viewer) + ", " + name + ", second page",
                    () -> queries.tickets(filter, sort, PAGE, next, viewer));
        }
    }

    private void measure(String name, Callable<?> read) throws Exception {
        var nanos = new long[RUNS];
        for (var i = -20; i < RUNS; i++) {
            touch();
            var began = System.nanoTime();
            read.call();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - began;
            }
        }
        var samples = Samples.of(nanos);
        BenchReport.row(name, samples.percentile(0.5), samples.percentile(0.95));
        if (samples.percentile(0.95) > BUDGET_IN_MILLISECONDS) {
            slow.add(name);
        }
    }

    /** H2 answers a query from its last result while no row of its tables changes, which no list of a desk at work lives to see. */
    private void touch() {
        jdbc.update("update ticket set updated_at = updated_at + 1 where id = (select min(id) from ticket)");
        jdbc.update("update task_entry set created_at = created_at + 1 where id = (select min(id) from task_entry)");
    }

    private String who(Viewer viewer) {
        return viewer == desk
                ? "agent"
                : viewer == small
                        ? "agent of a unit with 5 %"
                        : viewer == none
                                ? "agent of a unit without any"
                                : viewer == all ? "administrator" : "requester";
    }

    private static TaskFilter unclaimed() {
        return new TaskFilter(List.of("network", "service-desk"), null, true, null, null, List.of(), List.of(), null);
    }

    private static TaskFilter mine() {
        return new TaskFilter(
                List.of(), "ag7", false, null, null, List.of(), List.of(Category.NEW, Category.IN_PROGRESS), null);
    }

    private static TaskFilter onHold() {
        return new TaskFilter(
                List.of("network", "service-desk"),
                null,
                false,
                null,
                null,
                List.of(),
                List.of(Category.ON_HOLD, Category.RESOLVED),
                null);
    }

    private static TicketFilter filter(
            String practice,
            boolean open,
            List<String> groups,
            String assignee,
            List<Integer> priorities,
            String service) {
        return new TicketFilter(
                practice,
                List.of(),
                List.of(),
                open,
                groups,
                assignee,
                false,
                null,
                null,
                priorities,
                service,
                null,
                null,
                null,
                Map.of(),
                null);
    }

    private static Viewer viewer(String account, Role role, String unit, String... groups) {
        return new Viewer(account, account, "it", Set.of(new Grant(role, unit)), Set.of(groups));
    }

    private static void memory() throws Exception {
        System.gc();
        var used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        BenchReport.row("heap in use after a collection, MB", used / 1e6, "");
    }

    /** 95 % of unit it in eight groups, 5 % of unit hr; 500 requesters, 60 agents, a third assigned to nobody. */
    private void fill(int open) {
        for (var table : List.of("ticket_member", "task_entry", "ticket")) {
            jdbc.update("delete from " + table);
        }
        for (var from = 0; from < open; from += 5_000) {
            var numbers = LongStream.range(from, from + 5_000).boxed().toList();
            jdbc.batchUpdate(
                    "insert into ticket (id, number, practice, pack_version, unit, confidential, subject, requester,"
                            + " opened_by, channel, group_key, assignee, service_key, priority, state, category, fields,"
                            + " opened_at, updated_at, changed_by, changed_what, version) values (?, ?, 'incident', 1, ?,"
                            + " ?, ?, ?, 'x', 'API', ?, ?, ?, ?, ?, ?, '{}', ?, ?, 'x', 'y', 1)",
                    numbers.stream().map(ListBenchTests::ticket).toList());
            jdbc.batchUpdate(
                    "insert into ticket_member (ticket_id, account, relation) values (?, ?, ?)",
                    numbers.stream()
                            .flatMap(n -> assignee(n) == null
                                    ? java.util.stream.Stream.of(new Object[][] {{n, requester(n), "REQUESTER"}})
                                    : java.util.stream.Stream.of(
                                            new Object[] {n, requester(n), "REQUESTER"},
                                            new Object[] {n, assignee(n), "ASSIGNEE"}))
                            .toList());
            jdbc.batchUpdate(
                    "insert into task_entry (id, ticket_id, number, practice, unit, confidential, activity, name,"
                            + " group_key, assignee, priority, category, created_at, definition, follows_group, follows_assignee)"
                            + " values (?, ?, ?, 'incident', ?, ?, 'Task_DiagnoseIncident', 'Diagnose incident', ?, ?, ?, ?,"
                            + " ?, 'definition', true, true)",
                    numbers.stream().map(ListBenchTests::task).toList());
        }
        if (TestDatabase.isMariaDb()) {
            jdbc.execute("analyze table ticket, ticket_member, task_entry");
        } else {
            jdbc.execute("analyze");
        }
    }

    private static Object[] ticket(long n) {
        var category = category(n);
        return new Object[] {
            n,
            number(n),
            unit(n),
            n % 60 == 0,
            "Printer " + n + " does not print",
            requester(n),
            group(n),
            assignee(n),
            List.of("vpn", "mail", "erp", "wms", "print").get((int) (n * 3 % 5)),
            n % 11 == 0 ? null : 1 + n * 31 % 5,
            category.toLowerCase(java.util.Locale.ROOT),
            category,
            opened(n),
            opened(n) + n * 7_919 % 100_000 * 1_000_000
        };
    }

    private static Object[] task(long n) {
        return new Object[] {
            "task" + n,
            n,
            number(n),
            unit(n),
            n % 60 == 0,
            group(n),
            assignee(n),
            n % 11 == 0 ? 9 : 1 + n * 31 % 5,
            category(n),
            opened(n) + 60_000_000
        };
    }

    private static String category(long n) {
        return new String[] {"NEW", "IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS", "ON_HOLD"}[(int) (n / 7 % 5)];
    }

    private static String number(long n) {
        return "INC%07d".formatted(n);
    }

    private static String unit(long n) {
        return n % 20 == 0 ? "hr" : "it";
    }

    private static String group(long n) {
        return n % 20 == 0 ? "hr-services" : GROUPS.get((int) (n * 7 % 8));
    }

    private static String requester(long n) {
        return "req" + n % 500;
    }

    private static String assignee(long n) {
        return n % 3 == 0 ? null : "ag" + n * 13 % 60;
    }

    private static long opened(long n) {
        return Micros.of(START.plus(Duration.ofMinutes(5 * n)));
    }
}
