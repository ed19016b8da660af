package org.praxisitsm.asset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiConditions.Where;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility.Predicate;
import org.praxisitsm.shared.Keyset;
import org.praxisitsm.shared.Keyset.Column;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists and counts of items: by keyset, each way to see one by an index of its own, counts never beyond a cap. */
@Component
class AssetQueries {

    private static final String COLUMNS =
            "c.id, c.number, c.class_key, c.name, c.state, c.unit, c.owner, c.user_account, c.support_group,"
                    + " c.criticality_order, c.environment, l.number, l.name, c.service_key, c.serial, c.asset_tag,"
                    + " c.source, c.last_seen_at, c.ended, c.updated_at, c.version";
    private static final String FROM = "ci c left join ci l on l.id = c.location_id";

    private static final Map<String, Column> ORDERS = Keyset.columns(
            "name", new Column("c.name", true),
            "number", new Column("c.number", true),
            "class", new Column("c.class_key", true),
            "criticality", new Column("c.criticality_order", false),
            "lastSeenAt", new Column("c.last_seen_order", false),
            "updatedAt", new Column("c.updated_at", false));

    private final JdbcClient jdbc;
    private final AssetAccess access;
    private final CiConditions conditions;
    private final CiNarrowing narrowing;
    private final WordOrder wordOrder;

    AssetQueries(
            JdbcClient jdbc, AssetAccess access, CiConditions conditions, CiNarrowing narrowing, WordOrder wordOrder) {
        this.jdbc = jdbc;
        this.access = access;
        this.conditions = conditions;
        this.narrowing = narrowing;
        this.wordOrder = wordOrder;
    }

    Page<CiRow> list(CiFilter filter, String sort, int limit, @Nullable String cursor, Viewer viewer) {
        Keyset.checkedLimit(limit);
        var keyset = keyset(sort);
        var where = conditions.of(filter);
        var places = where.nothing ? List.<Place>of() : places(keyset, sort, where, cursor, limit + 1, viewer);
        if (places.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var shown = places.subList(0, Math.min(limit, places.size()));
        var rows = jdbc.sql(
                        "select " + COLUMNS + " from " + FROM + " where c.id in (:ids) order by " + keyset.orderBy())
                .param("ids", shown.stream().map(Place::id).toList())
                .query((row, i) -> row(row))
                .list();
        return new Page<>(rows, places.size() > limit ? shown.get(limit - 1).cursor() : null);
    }

    private record Place(long id, String cursor) {}

    private List<Place> places(
            Keyset keyset, String sort, Where where, @Nullable String cursor, int most, Viewer viewer) {
        if (!where.words.isEmpty() && !where.narrow && WordOrder.knows(sort)) {
            var found = byWord(sort, where, cursor, most, viewer);
            if (found != null) {
                return found;
            }
        }
        where.words.forEach(where::has);
        if (cursor != null) {
            where.sql.add(keyset.behind(cursor, where.parameters));
        }
        return places(keyset, where, ways(where, viewer), most);
    }

    /** @return null where what has the word is too seldom what is asked for */
    private @Nullable List<Place> byWord(String sort, Where where, @Nullable String cursor, int most, Viewer viewer) {
        var items = wordOrder.with(where.words.get(0), where.classes, sort, cursor);
        if (items == null) {
            return null;
        }
        var rest = where.fewer();
        where.words.stream().skip(1).forEach(rest::has);
        var policy = access.predicate(viewer, "c");
        var found = new ArrayList<Place>();
        for (var count : wordOrder.pieces()) {
            var next = items.next(count);
            if (next.isEmpty()) {
                return found;
            }
            var fit = Set.copyOf(jdbc.sql("select c.id from ci c where c.id in (:piece) and " + rest.with(policy))
                    .params(rest.with(List.of(policy)))
                    .param("piece", next.stream().map(WordOrder.Item::id).toList())
                    .query(Long.class)
                    .list());
            next.stream()
                    .filter(item -> fit.contains(item.id()))
                    .forEach(item -> found.add(new Place(item.id(), item.cursor())));
            if (found.size() >= most || next.size() < count) {
                return found.subList(0, Math.min(most, found.size()));
            }
        }
        return null;
    }

    /**
     * What a person owns or has is little, and known by its ids; an index that begins with the order of the list would be read to
     * its end for it.
     */
    private List<Predicate> ways(Where where, Viewer viewer) {
        if (where.narrow) {
            return List.of(access.predicate(viewer, "c"));
        }
        var ways = access.ways(viewer, "c");
        if (ways.stream().allMatch(way -> way.parameters().isEmpty())) {
            return ways;
        }
        var own = narrowing.of(viewer.account());
        if (!narrowing.isFew(own)) {
            return ways;
        }
        var known = new ArrayList<>(ways.stream()
                .filter(way -> !way.parameters().containsKey(AssetAccess.ACCOUNT))
                .toList());
        if (!own.isEmpty() || known.isEmpty()) {
            known.add(
                    own.isEmpty()
                            ? new Predicate("1 = 0", Map.of())
                            : new Predicate("c.id in (:a_own)", Map.of("a_own", own)));
        }
        return known;
    }

    /** As lists of tickets are read: a page for each way to see an item, and what is shown by its ids. */
    private List<Place> places(Keyset keyset, Where where, List<Predicate> ways, int most) {
        var pages = ways.stream()
                .map(way -> "select c.id as id, " + keyset.aliased() + " from ci c where " + where.with(way)
                        + " order by " + keyset.orderBy(where.same(way)) + " limit " + most)
                .toList();
        var sql = pages.size() == 1
                ? pages.get(0)
                : "(" + String.join(") union (", pages) + ") order by " + keyset.orderByAlias() + " limit " + most;
        return jdbc.sql(sql)
                .params(where.with(ways))
                .query((row, i) -> {
                    var keys = new ArrayList<Object>();
                    for (var at = 0; at < keyset.columns().size(); at++) {
                        keys.add(row.getObject(2 + at));
                    }
                    return new Place(row.getLong(1), keyset.cursor(keys));
                })
                .list();
    }

    /** Items that are equally critical stand by name. */
    private static Keyset keyset(String sort) {
        var byCriticality = sort.equals("criticality") ? ",name" : sort.equals("-criticality") ? ",-name" : "";
        return Keyset.of(sort + byCriticality, ORDERS, new Column("c.id", false));
    }

    /** @return how many there are, counted up to the cap */
    int count(CiFilter filter, int cap, Viewer viewer) {
        var where = conditions.of(filter);
        if (where.nothing) {
            return 0;
        }
        where.words.forEach(where::has);
        return count(where, ways(where, viewer), cap);
    }

    private int count(Where where, List<Predicate> ways, int cap) {
        return Math.min(
                cap,
                jdbc.sql("select count(*) from (" + some(where, ways, cap) + ") visible")
                        .params(where.with(ways))
                        .query(Integer.class)
                        .single());
    }

    private static String some(Where where, List<Predicate> ways, int cap) {
        return ways.stream()
                .map(way -> "(select c.id as id from ci c where " + where.with(way) + " limit " + cap + ")")
                .collect(Collectors.joining(" union "));
    }

    /**
     * @param classes counted each for itself, without those below
     * @return counts up to the cap by class, of those that have any
     */
    Map<String, Integer> countByClass(CiFilter filter, Collection<String> classes, int cap, Viewer viewer) {
        var counts = new LinkedHashMap<String, Integer>();
        var where = conditions.of(filter.withClasses(List.of()));
        if (where.nothing || classes.isEmpty()) {
            return counts;
        }
        where.words.forEach(where::has);
        var ways = ways(where, viewer);
        var parameters = where.with(ways);
        var parts = new ArrayList<String>();
        var at = 0;
        for (var key : classes) {
            parameters.put("class" + at, key);
            var one = new Where();
            one.sql.addAll(where.sql);
            one.sql.add("c.class_key = :class" + at);
            parts.add("select '" + at + "' as which, count(*) as n from (" + some(one, ways, cap) + ") v" + at);
            at++;
        }
        var keys = List.copyOf(classes);
        jdbc
                .sql(String.join(" union all ", parts))
                .params(parameters)
                .query((row, i) -> Map.entry(keys.get(Integer.parseInt(row.getString(1))), row.getInt(2)))
                .list()
                .stream()
                .filter(count -> count.getValue() > 0)
                .forEach(count -> counts.put(count.getKey(), Math.min(cap, count.getValue())));
        return counts;
    }

    private static CiRow row(ResultSet row) throws SQLException {
        var criticality = row.getInt(10);
        return new CiRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                criticality == Criticality.NONE ? null : Integer.valueOf(criticality),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                Micros.instant(row.getObject(18, Long.class)),
                row.getBoolean(19),
                Micros.instant(row.getLong(20)),
                row.getInt(21));
    }
}
