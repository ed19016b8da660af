package org.praxisitsm.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility;
import org.praxisitsm.identity.Visibility.Predicate;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Keyset;
import org.praxisitsm.shared.Keyset.Column;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of tickets and tasks by keyset, under the visibility policy. */
@Service
@Transactional(readOnly = true)
public class TicketQueries {

    private static final String TICKET_COLUMNS =
            "t.id, t.number, t.practice, t.pack_version, t.unit, t.subject, t.requester, t.group_key, t.assignee,"
                    + " t.service_key, t.priority, t.state, t.category, t.opened_at, t.updated_at, t.resolved_at,"
                    + " t.closed_at, t.version, t.due_at, t.confidential";

    private static final String TASK_COLUMNS =
            "e.id, e.number, e.name, e.activity, e.practice, t.pack_version, e.group_key, e.assignee, e.priority,"
                    + " e.created_at, e.due_at, t.subject, t.requester, t.state, t.category, t.updated_at,"
                    + " t.confidential";

    private static final Map<String, Column> TICKET_ORDERS = Keyset.columns(
            "priority", new Column("t.priority_order", false),
            "openedAt", new Column("t.opened_at", false),
            "createdAt", new Column("t.opened_at", false),
            "updatedAt", new Column("t.updated_at", false),
            "dueAt", new Column("t.due_order", false),
            "number", new Column("t.number", true, true));

    private static final Map<String, Column> TASK_ORDERS = Keyset.columns(
            "priority", new Column("e.priority", false),
            "createdAt", new Column("e.created_at", false),
            "dueAt", new Column("e.due_order", false));

    /** @param id column that tells its rows apart */
    private record Source(String from, String id) {}

    private static final Source TICKETS = new Source("ticket t", "t.id");
    private static final Source TASKS = new Source("task_entry e join ticket t on t.id = e.ticket_id", "e.id");

    private final JdbcClient jdbc;
    private final Visibility visibility;
    private final Practices practices;

    TicketQueries(JdbcClient jdbc, Visibility visibility, Practices practices) {
        this.practices = practices;
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    /**
     * @param sort comma-separated: {@code priority, openedAt, createdAt, updatedAt, number}, each with an optional leading
     *     minus. Default {@code -updatedAt}
     * @param limit 1 to 500
     * @param cursor of the page before, or null
     * @throws org.praxisitsm.shared.Refusal invalid, for an unknown sort or a cursor that is not ours
     */
    public Page<TicketRow> tickets(
            TicketFilter filter, @Nullable String sort, int limit, @Nullable String cursor, Viewer viewer) {
        var keyset = Keyset.of(sort == null ? "-updatedAt" : sort, TICKET_ORDERS, new Column("t.id", false));
        return page(
                TICKET_COLUMNS,
                TICKETS,
                ways(filter, viewer),
                conditions(filter),
                keyset,
                limit,
                cursor,
                TicketQueries::ticket);
    }

    /** Sort keys: {@code priority, createdAt}; default {@code priority,createdAt}. */
    public Page<TaskRow> tasks(
            TaskFilter filter, @Nullable String sort, int limit, @Nullable String cursor, Viewer viewer) {
        var keyset = Keyset.of(sort == null ? "priority,createdAt" : sort, TASK_ORDERS, new Column("e.id", true));
        return page(
                TASK_COLUMNS,
                TASKS,
                ways(filter, viewer),
                conditions(filter),
                keyset,
                limit,
                cursor,
                TicketQueries::task);
    }

    private <T> Page<T> page(
            String columns,
            Source source,
            List<Predicate> ways,
            Conditions where,
            Keyset keyset,
            int limit,
            @Nullable String cursor,
            RowMapper<T> mapper) {
        Keyset.checkedLimit(limit);
        if (cursor != null) {
            where.raw(keyset.behind(cursor, where.parameters()));
        }
        var places = places(source, ways, where, keyset, limit + 1);
        if (places.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var shown = places.subList(0, Math.min(limit, places.size()));
        var rows = jdbc.sql("select " + columns + " from " + source.from() + " where " + source.id()
                        + " in (:ids) order by " + keyset.orderBy())
                .param("ids", shown.stream().map(Place::id).toList())
                .query(mapper)
                .list();
        return new Page<>(rows, places.size() > limit ? shown.get(limit - 1).cursor() : null);
    }

    private record Place(Object id, String cursor) {}

    /**
     * Which rows a page holds, in order. Each way to see a row is a page of its own, found by its own index: nobody's rows but
     * the viewer's are read. What they show is read afterwards by their ids: within a statement around the merged pages H2
     * chooses their indexes without regard to their order.
     */
    private List<Place> places(Source source, List<Predicate> ways, Conditions where, Keyset keyset, int most) {
        var pages = ways.stream()
                .map(way -> "select " + source.id() + " as id, " + keyset.aliased() + " from " + source.from()
                        + " where " + where.sql(way) + " order by " + keyset.orderBy(way.same()) + " limit " + most)
                .toList();
        var sql = pages.size() == 1
                ? pages.get(0)
                : "(" + String.join(") union (", pages) + ") order by " + keyset.orderByAlias() + " limit " + most;
        return jdbc.sql(sql)
                .params(where.parameters(ways))
                .query((row, number) -> {
                    var keys = new ArrayList<Object>();
                    for (var i = 0; i < keyset.columns().size(); i++) {
                        keys.add(row.getObject(2 + i));
                    }
                    return new Place(row.getObject(1), keyset.cursor(keys));
                })
                .list();
    }

    /**
     * Where a condition of the filter alone leaves few rows, the policy is asked for each of them; else each way to see a row
     * is a query of its own.
     */
    private List<Predicate> ways(TicketFilter filter, Viewer viewer) {
        var few = filter.assignee() != null
                || filter.requester() != null
                || filter.member() != null
                || filter.asset() != null;
        return few
                ? List.of(visibility.predicate(viewer, "t", "t.id"))
                : within(filter.groups(), visibility.ways(viewer, "t", "t.id"));
    }

    private List<Predicate> ways(TaskFilter filter, Viewer viewer) {
        if (viewer.isOnlyRequester()) {
            return List.of(new Predicate("e.assignee = :v_account", Map.of("v_account", viewer.account())));
        }
        var few = filter.assignee() != null || filter.ticket() != null;
        return few
                ? List.of(visibility.predicate(viewer, "e", "e.ticket_id"))
                : within(filter.groups(), visibility.ways(viewer, "e", "e.ticket_id"));
    }

    /**
     * The ways that can lead to rows of the wanted groups, of which there are any where none is named. Where all are groups of
     * the viewer's own, seeing a whole unit adds nothing to seeing them.
     */
    private static List<Predicate> within(List<String> groups, List<Predicate> ways) {
        if (groups.isEmpty()) {
            return ways;
        }
        var own =
                ways.stream().map(Predicate::group).collect(Collectors.toSet()).containsAll(groups);
        return ways.stream()
                .filter(way -> way.group() == null ? !own || way.same().isEmpty() : groups.contains(way.group()))
                .toList();
    }

    private Conditions conditions(TicketFilter filter) {
        var where = new Conditions();
        where.equal("t.practice", "practice", filter.practice());
        where.oneOf("t.state", "states", filter.states());
        var categories = filter.categories().stream().map(Category::name).toList();
        if (filter.open() && categories.isEmpty()) {
            // Of what a list shows first most is open: H2 is kept from an index of the category, which has no order of
            // the list.
            // Elsewhere the second half is known to be false.
            where.raw("(t.category in (:categories) or t.category is null)");
            where.with("categories", openCategories());
        } else {
            where.oneOf("t.category", "categories", categories);
        }
        where.ofGroups("t.group_key", filter.groups());
        where.equal("t.assignee", "assignee", filter.assignee());
        if (filter.unassigned()) {
            where.raw("t.assignee is null");
        }
        where.equal("t.requester", "requester", filter.requester());
        if (filter.member() != null) {
            where.raw("t.id in (select m2.ticket_id from ticket_member m2 where m2.account = :member)");
            where.with("member", filter.member());
        }
        if (filter.asset() != null) {
            where.raw("t.id in (select a.ticket_id from ticket_ci a where a.ci_id = :asset)");
            where.with("asset", filter.asset());
        }
        where.oneOf("t.priority", "priorities", filter.priorities());
        where.equal("t.service_key", "service", filter.service());
        where.between("t.due_at", "due", null, filter.dueTo());
        where.between("t.opened_at", "opened", filter.openedFrom(), filter.openedTo());
        where.text(filter.text());
        var i = 0;
        for (var field : filter.fields().entrySet()) {
            refuseUnknown(field.getKey());
            where.raw(
                    "exists (select 1 from ticket_field f where f.ticket_id = t.id and f.field_key = :f%1$d and f.text_value = :v%1$d)"
                            .formatted(i));
            where.with("f" + i, field.getKey());
            where.with("v" + i++, field.getValue());
        }
        return where;
    }

    private void refuseUnknown(String field) {
        if (practices.all().stream()
                .noneMatch(known -> known.pack().descriptor().field(field).isPresent())) {
            throw Refusal.invalid("fields." + field, "is a field of no practice");
        }
    }

    private static List<String> openCategories() {
        return List.of(Category.NEW.name(), Category.IN_PROGRESS.name(), Category.ON_HOLD.name());
    }

    private static Conditions conditions(TaskFilter filter) {
        var where = new Conditions();
        where.ofGroups("e.group_key", filter.groups());
        where.equal("e.assignee", "assignee", filter.assignee());
        if (filter.unassigned()) {
            where.raw("e.assignee is null");
        }
        where.equal("e.practice", "practice", filter.practice());
        if (filter.ticket() != null) {
            where.raw("e.ticket_id in (select t3.id from ticket t3 where t3.number = :ticket)");
            where.with("ticket", filter.ticket());
        }
        where.oneOf("e.priority", "priorities", filter.priorities());
        where.oneOf(
                "e.category",
                "categories",
                filter.categories().stream().map(Category::name).toList());
        where.equal("t.requester", "requester", filter.requester());
        where.equal("t.service_key", "service", filter.service());
        where.between("e.due_order", "due", null, filter.dueTo());
        where.text(filter.text());
        return where;
    }

    /** @return how many there are, counted up to {@code cap}. */
    public int countTickets(TicketFilter filter, int cap, Viewer viewer) {
        return count(TICKETS, ways(filter, viewer), conditions(filter), cap);
    }

    public int countTasks(TaskFilter filter, int cap, Viewer viewer) {
        return count(TASKS, ways(filter, viewer), conditions(filter), cap);
    }

    private int count(Source source, List<Predicate> ways, Conditions where, int cap) {
        var visible = ways.stream()
                .map(way -> "(select " + source.id() + " as id from " + source.from() + " where " + where.sql(way)
                        + " limit " + cap + ")")
                .collect(Collectors.joining(" union "));
        return Math.min(
                cap,
                jdbc.sql("select count(*) from (" + visible + ") visible")
                        .params(where.parameters(ways))
                        .query(Integer.class)
                        .single());
    }

    /** @return the open tasks of a ticket that the viewer may see, oldest first. */
    public List<TaskRow> tasksOf(String number, Viewer viewer) {
        var filter = new TaskFilter(List.of(), null, false, null, number, List.of(), List.of(), null);
        return tasks(filter, "createdAt", 500, null, viewer).items();
    }

    /** @return the task; @throws org.praxisitsm.shared.Refusal not found, also where the viewer may not know of it */
    public TaskRow task(String id, Viewer viewer) {
        return task(id, viewer, TASK_COLUMNS, TASKS.from())
                .query(TicketQueries::task)
                .optional()
                .orElseThrow(() -> NoSuch.task(id));
    }

    /** @return id of the ticket of an open task that the viewer may know of */
    public Optional<Long> ticketOfTask(String id, Viewer viewer) {
        return task(id, viewer, "e.ticket_id", "task_entry e").query(Long.class).optional();
    }

    private JdbcClient.StatementSpec task(String id, Viewer viewer, String columns, String from) {
        var where = new Conditions();
        where.equal("e.id", "id", id);
        var policy = viewer.isOnlyRequester()
                ? new Predicate("e.assignee = :v_account", Map.of("v_account", viewer.account()))
                : visibility.predicate(viewer, "e", "e.ticket_id");
        return jdbc.sql("select " + columns + " from " + from + " where " + where.sql(policy))
                .params(where.parameters(List.of(policy)));
    }

    /** @return subjects by number, of those among the tickets that the viewer may see */
    public Map<String, String> subjects(java.util.Collection<String> numbers, Viewer viewer) {
        var found = new LinkedHashMap<String, String>();
        if (numbers.isEmpty()) {
            return found;
        }
        var policy = visibility.predicate(viewer, "t", "t.id");
        jdbc.sql("select t.number, t.subject from ticket t where t.number in (:numbers) and (" + policy.sql() + ")")
                .param("numbers", numbers)
                .params(policy.parameters())
                .query((row, number) -> found.put(row.getString(1), row.getString(2)))
                .list();
        return found;
    }

    /** @return how many tickets the person asked for, by practice */
    public Map<String, Integer> askedFor(String person) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("select practice, count(*) from ticket where requester = :person group by practice")
                .param("person", person)
                .query((row, number) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }

    /** @return running tickets by pack version. */
    public Map<Integer, Integer> runningByVersion(String practice) {
        var counts = new LinkedHashMap<Integer, Integer>();
        jdbc.sql("select pack_version, count(*) from ticket where practice = :practice and category in (:open)"
                        + " group by pack_version order by pack_version")
                .param("practice", practice)
                .param("open", Set.of("NEW", "IN_PROGRESS", "ON_HOLD", "RESOLVED"))
                .query((row, number) -> counts.put(row.getInt(1), row.getInt(2)))
                .list();
        return counts;
    }

    private static TicketRow ticket(ResultSet row, int number) throws SQLException {
        return new TicketRow(
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
                row.getObject(11, Integer.class),
                row.getString(12),
                Category.valueOf(row.getString(13)),
                Micros.instant(row.getLong(14)),
                Micros.instant(row.getLong(15)),
                Micros.instant(row.getObject(16, Long.class)),
                Micros.instant(row.getObject(17, Long.class)),
                row.getInt(18),
                Micros.instant(row.getObject(19, Long.class)),
                row.getBoolean(20));
    }

    private static TaskRow task(ResultSet row, int number) throws SQLException {
        return new TaskRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                Micros.instant(row.getLong(10)),
                Micros.instant(row.getObject(11, Long.class)),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                Category.valueOf(row.getString(15)),
                Micros.instant(row.getLong(16)),
                row.getBoolean(17));
    }
}
