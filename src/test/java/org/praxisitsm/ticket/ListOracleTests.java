package org.praxisitsm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewer.Grant;
import org.praxisitsm.identity.Visibility;
import org.praxisitsm.identity.Visibility.Facts;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Page;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lists page by page against the policy asked for each row: whatever a viewer's ways to see are, and whatever is filtered and
 * sorted, nothing is missing, doubled, out of order or not for their eyes. The seed is printed.
 */
@SpringBootTest
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListOracleTests {

    private static final String PRACTICE = "list-oracle";
    private static final int ROWS = 300;
    private static final int VIEWERS = 60;
    private static final long FIRST = 4_000_000_000_000L;
    private static final List<String> UNITS = List.of("it", "hr", "finance");
    private static final List<String> GROUPS = List.of("network", "service-desk", "hr-services", "accounting");
    private static final List<String> PEOPLE = List.of("p1", "p2", "p3", "p4", "p5");
    private static final List<Category> OPEN = List.of(Category.NEW, Category.IN_PROGRESS, Category.ON_HOLD);

    private record Row(
            long id,
            String unit,
            boolean confidential,
            @Nullable String group,
            @Nullable String assignee,
            @Nullable Integer priority,
            Category category,
            long opened,
            long updated,
            Set<String> members) {

        String number() {
            return "LOR" + id;
        }

        String task() {
            return "task-" + id;
        }

        int urgency() {
            return priority == null ? 9 : priority;
        }
    }

    @Autowired
    TicketQueries queries;

    @Autowired
    Visibility visibility;

    @Autowired
    JdbcTemplate jdbc;

    private final long seed = Long.getLong("praxis.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private List<Row> rows = List.of();

    @BeforeAll
    void fill() {
        LoggerFactory.getLogger(ListOracleTests.class).info("seed {}", seed);
        rows = IntStream.range(0, ROWS).mapToObj(this::row).toList();
        rows.forEach(this::insert);
    }

    @AfterAll
    void clear() {
        jdbc.update("delete from ticket_member where ticket_id between ? and ?", FIRST, FIRST + ROWS);
        jdbc.update("delete from task_entry where ticket_id between ? and ?", FIRST, FIRST + ROWS);
        jdbc.update("delete from ticket where id between ? and ?", FIRST, FIRST + ROWS);
    }

    @Test
    void ticketsAreThoseThatThePolicyGrants() {
        var byPriority = Comparator.comparing(Row::urgency);
        var byUpdate = Comparator.comparing(Row::updated);
        var byOpening = Comparator.comparing(Row::opened);
        var byId = Comparator.comparing(Row::id);
        Map<String, Comparator<Row>> orders = Map.of(
                "-updatedAt", byUpdate.thenComparing(byId).reversed(),
                "updatedAt", byUpdate.thenComparing(byId),
                "openedAt", byOpening.thenComparing(byId),
                "-openedAt", byOpening.thenComparing(byId).reversed(),
                "-priority", byPriority.thenComparing(byId).reversed(),
                "priority,-updatedAt",
                        byPriority.thenComparing(byUpdate.thenComparing(byId).reversed()),
                "-number", byId.reversed());
        for (var i = 0; i < VIEWERS; i++) {
            var viewer = viewer();
            var groups = some(GROUPS, 2);
            var open = random.nextBoolean();
            var sort = orders.keySet().stream()
                    .sorted()
                    .skip(random.nextInt(orders.size()))
                    .findFirst()
                    .orElseThrow();
            var filter = new TicketFilter(
                    PRACTICE, List.of(), List.of(), open, groups, null, false, null, null, List.of(), null, null, null,
                    null, Map.of(), null);
            var wanted = wanted(viewer, groups, row -> !open || OPEN.contains(row.category()), orders.get(sort));
            assertThat(all(cursor -> queries.tickets(filter, sort, 7, cursor, viewer), TicketRow::number))
                    .as("seed %d: %s, groups %s, open %s, by %s", seed, viewer, groups, open, sort)
                    .isEqualTo(wanted.stream().map(Row::number).toList());
            assertThat(queries.countTickets(filter, 1_000, viewer)).isEqualTo(wanted.size());
        }
    }

    @Test
    void tasksAreThoseThatThePolicyGrants() {
        Map<String, Comparator<Row>> orders = Map.of(
                "priority,createdAt",
                        Comparator.comparing(Row::urgency)
                                .thenComparing(Row::opened)
                                .thenComparing(Row::id),
                "-createdAt",
                        Comparator.comparing(Row::opened).thenComparing(Row::id).reversed());
        for (var i = 0; i < VIEWERS; i++) {
            var viewer = viewer();
            var groups = some(GROUPS, 2);
            var unassigned = random.nextInt(3) == 0;
            var sort = random.nextBoolean() ? "priority,createdAt" : "-createdAt";
            var filter = new TaskFilter(groups, null, unassigned, PRACTICE, null, List.of(), List.of(), null);
            var wanted = wanted(viewer, groups, row -> !unassigned || row.assignee() == null, orders.get(sort)).stream()
                    // Who only reports sees their own tasks, not all those of the tickets they take part in.
                    .filter(row -> !viewer.isOnlyRequester() || viewer.account().equals(row.assignee()))
                    .toList();
            assertThat(all(cursor -> queries.tasks(filter, sort, 7, cursor, viewer), TaskRow::id))
                    .as("seed %d: %s, groups %s, nobody's %s, by %s", seed, viewer, groups, unassigned, sort)
                    .isEqualTo(wanted.stream().map(Row::task).toList());
            assertThat(queries.countTasks(filter, 1_000, viewer)).isEqualTo(wanted.size());
        }
    }

    private List<Row> wanted(Viewer viewer, List<String> groups, Predicate<Row> filter, Comparator<Row> order) {
        return rows.stream()
                .filter(row -> groups.isEmpty() || row.group() != null && groups.contains(row.group()))
                .filter(filter)
                .filter(row -> visibility.maySee(
                        viewer,
                        new Facts(
                                row.unit(),
                                row.confidential(),
                                row.group(),
                                row.assignee(),
                                row.members().contains(viewer.account()))))
                .sorted(order)
                .toList();
    }

    private static <T> List<String> all(Function<@Nullable String, Page<T>> pages, Function<T, String> id) {
        var read = new ArrayList<String>();
        String cursor = null;
        do {
            var page = pages.apply(cursor);
            page.items().forEach(item -> read.add(id.apply(item)));
            cursor = page.next();
        } while (cursor != null);
        return read;
    }

    private Viewer viewer() {
        var grants = new HashSet<Grant>();
        for (var unit : some(random.nextInt(6) == 0 ? List.of(Viewer.EVERY_UNIT) : UNITS, 2)) {
            grants.add(new Grant(Role.values()[random.nextInt(Role.values().length)], unit));
        }
        grants.add(new Grant(Role.REQUESTER, Viewer.EVERY_UNIT));
        var account = one(PEOPLE);
        return new Viewer(account, account, one(UNITS), grants, Set.copyOf(some(GROUPS, 3)));
    }

    private Row row(int index) {
        var assignee = random.nextInt(3) == 0 ? null : one(PEOPLE);
        var members = new HashSet<>(some(PEOPLE, 1));
        if (assignee != null) {
            members.add(assignee);
        }
        return new Row(
                FIRST + index,
                one(UNITS),
                random.nextInt(5) == 0,
                random.nextInt(6) == 0 ? null : one(GROUPS),
                assignee,
                random.nextInt(5) == 0 ? null : 1 + random.nextInt(4),
                Category.values()[random.nextInt(Category.values().length)],
                1_000_000L * random.nextInt(40),
                1_000_000L * random.nextInt(40),
                members);
    }

    private void insert(Row row) {
        jdbc.update(
                "insert into ticket (id, number, practice, pack_version, unit, confidential, subject, requester, opened_by,"
                        + " channel, group_key, assignee, priority, state, category, fields, opened_at, updated_at,"
                        + " changed_by, changed_what, version) values (?, ?, ?, 1, ?, ?, 'Lists', 'x', 'x', 'API', ?, ?, ?,"
                        + " 's', ?, '{}', ?, ?, 'x', 'y', 1)",
                row.id(),
                row.number(),
                PRACTICE,
                row.unit(),
                row.confidential(),
                row.group(),
                row.assignee(),
                row.priority(),
                row.category().name(),
                row.opened(),
                row.updated());
        row.members()
                .forEach(member -> jdbc.update(
                        "insert into ticket_member (ticket_id, account, relation) values (?, ?, 'WATCHER')",
                        row.id(),
                        member));
        jdbc.update(
                "insert into task_entry (id, ticket_id, number, practice, unit, confidential, activity, name, group_key,"
                        + " assignee, priority, category, created_at, definition, follows_group, follows_assignee)"
                        + " values (?, ?, ?, ?, ?, ?, 'Task_Any', 'Any', ?, ?, ?, ?, ?, 'definition', true, true)",
                row.task(),
                row.id(),
                row.number(),
                PRACTICE,
                row.unit(),
                row.confidential(),
                row.group(),
                row.assignee(),
                row.urgency(),
                row.category().name(),
                row.opened());
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** @return up to so many of them, none at times */
    private <T> List<T> some(List<T> of, int most) {
        var some = new ArrayList<T>();
        for (var i = random.nextInt(most + 1); i > 0; i--) {
            var next = one(of);
            if (!some.contains(next)) {
                some.add(next);
            }
        }
        return some;
    }
}
