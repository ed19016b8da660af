package org.praxisitsm.asset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility.Predicate;
import org.praxisitsm.shared.Keyset;
import org.praxisitsm.shared.Keyset.Column;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists and counts of items: by keyset, each way to see one by an index of its own, counts never beyond a cap. */
@Component
class AssetQueries {

    private static final int FEW = 2_000;
    private static final int MOST_PLACES = 5_000;

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
    private final Classes classes;

    AssetQueries(JdbcClient jdbc, AssetAccess access, Classes classes) {
        this.jdbc = jdbc;
        this.access = access;
        this.classes = classes;
    }

    /** Conditions joined by and; null where nothing can be found. */
    private static final class Where {
        private final List<String> sql = new ArrayList<>();
        /** Columns that are the same in every row, as indexes have them between the unit and the order. */
        private final List<String> same = new ArrayList<>();

        private final Map<String, Object> parameters = new HashMap<>();
        private boolean nothing;

        void equal(String column, String name, @Nullable Object value) {
            if (value != null) {
                sql.add(column + " = :" + name);
                parameters.put(name, value);
            }
        }

        void oneOf(String column, String name, Collection<?> values) {
            if (values.size() == 1) {
                equal(column, name, values.iterator().next());
            } else if (!values.isEmpty()) {
                sql.add(column + " in (:" + name + ")");
                parameters.put(name, values);
            }
        }

        /** What a person owns or has is little, and sorted at once: an index of the order would be read to its end. */
        List<String> same(Predicate way) {
            return way.same().isEmpty() && !way.parameters().isEmpty()
                    ? List.of()
                    : Stream.concat(way.same().stream(), same.stream()).toList();
        }

        String with(Predicate way) {
            var all = new ArrayList<>(sql);
            all.add(0, "(" + way.sql() + ")");
            return String.join(" and ", all);
        }

        Map<String, Object> with(List<Predicate> ways) {
            var all = new HashMap<>(parameters);
            ways.forEach(way -> all.putAll(way.parameters()));
            return all;
        }
    }

    Page<CiRow> list(CiFilter filter, String sort, int limit, @Nullable String cursor, Viewer viewer) {
        Keyset.checkedLimit(limit);
        var keyset = keyset(sort);
        var where = where(filter);
        if (cursor != null) {
            where.sql.add(keyset.behind(cursor, where.parameters));
        }
        if (where.nothing) {
            return new Page<>(List.of(), null);
        }
        var places = places(keyset, where, access.ways(viewer, "c"), limit + 1);
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
        var where = where(filter);
        if (where.nothing) {
            return 0;
        }
        var ways = access.ways(viewer, "c");
        return count(where, ways, cap);
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
        var ways = access.ways(viewer, "c");
        var where = where(filter.withClasses(List.of()));
        if (where.nothing || classes.isEmpty()) {
            return counts;
        }
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

    private Where where(CiFilter filter) {
        var where = new Where();
        var wanted = classes(filter.classes());
        where.oneOf("c.class_key", "classes", wanted);
        if (wanted.size() == 1) {
            where.same.add("c.class_key");
        }
        where.oneOf("c.state", "states", filter.states());
        where.equal("c.unit", "unit", filter.unit());
        where.equal("c.owner", "owner", filter.owner());
        where.equal("c.user_account", "user", filter.user());
        if (filter.person() != null) {
            where.sql.add("(c.owner = :person or c.user_account = :person)");
            where.parameters.put("person", filter.person());
        }
        where.oneOf("c.support_group", "groups", filter.groups());
        where.oneOf("c.criticality_order", "criticality", filter.criticality());
        where.oneOf("c.environment", "environments", filter.environments());
        where.equal("c.service_key", "service", filter.service());
        if (filter.ended() != null) {
            where.sql.add("c.ended = " + filter.ended());
            where.same.add("c.ended");
        }
        where.sql.add("c.merged_into is null");
        if (filter.location() != null) {
            var places = places(filter.location());
            where.nothing |= places.isEmpty();
            where.oneOf("c.location_id", "places", places);
        }
        var at = 0;
        for (var attribute : filter.attributes().entrySet()) {
            refuseUnknown(attribute.getKey());
            where.sql.add(
                    "c.id in (select t%1$d.ci_id from ci_attribute t%1$d where t%1$d.attribute = :t%1$d and t%1$d.value_key = :v%1$d)"
                            .formatted(at));
            where.parameters.put("t" + at, attribute.getKey());
            where.parameters.put("v" + at, CiStore.key(attribute.getValue()));
            at++;
        }
        words(where, filter.text());
        return where;
    }

    private Set<String> classes(List<String> asked) {
        var all = new LinkedHashSet<String>();
        for (var key : asked) {
            if (classes.find(key).isEmpty()) {
                throw Refusal.invalid("class", "There is no class " + CiValues.shortened(key) + ".");
            }
            all.addAll(classes.withBelow(key));
        }
        return all;
    }

    private void refuseUnknown(String attribute) {
        if (classes.all().stream().flatMap(one -> one.attributes().stream()).noneMatch(one -> one.key()
                .equals(attribute))) {
            throw Refusal.invalid("attribute." + CiValues.shortened(attribute), "is an attribute of no class.");
        }
    }

    /** A word that few items have is looked up first; of the others each row is asked. */
    private void words(Where where, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        var words = CiWords.asked(text);
        if (words.isEmpty()) {
            where.nothing = true;
            return;
        }
        Set<Long> few = null;
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var found = jdbc.sql("select distinct w.ci_id from ci_word w where w.word >= :from and w.word < :to limit "
                            + (FEW + 1))
                    .param("from", word)
                    .param("to", CiWords.after(word))
                    .query(Long.class)
                    .list();
            if (found.size() <= FEW) {
                if (few == null) {
                    few = new LinkedHashSet<>(found);
                } else {
                    few.retainAll(found);
                }
            } else {
                where.sql.add(
                        "exists (select 1 from ci_word w%1$d where w%1$d.ci_id = c.id and w%1$d.word >= :w%1$d and w%1$d.word < :x%1$d)"
                                .formatted(i));
                where.parameters.put("w" + i, word);
                where.parameters.put("x" + i, CiWords.after(word));
            }
        }
        if (few != null) {
            where.nothing |= few.isEmpty();
            where.oneOf("c.id", "found", few);
        }
    }

    /** @return ids of the place and of all places in it */
    private Set<Long> places(String number) {
        var all = new LinkedHashSet<>(jdbc.sql("select id from ci where number = :number")
                .param("number", number)
                .query(Long.class)
                .list());
        var kinds = classes.withBelow("place");
        var wave = Set.copyOf(all);
        while (!wave.isEmpty() && all.size() < MOST_PLACES && !kinds.isEmpty()) {
            var next = new LinkedHashSet<>(
                    jdbc.sql("select id from ci where location_id in (:ids) and class_key in (:classes)")
                            .param("ids", wave)
                            .param("classes", kinds)
                            .query(Long.class)
                            .list());
            next.removeAll(all);
            all.addAll(next);
            wave = next;
        }
        return all;
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
