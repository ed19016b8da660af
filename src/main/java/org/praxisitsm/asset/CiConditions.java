package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Visibility.Predicate;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a filter asks of items, in SQL over {@code ci c}. */
@Component
class CiConditions {

    private static final int MOST_PLACES = 5_000;

    private final JdbcClient jdbc;
    private final Classes classes;
    private final CiNarrowing narrowing;

    CiConditions(JdbcClient jdbc, Classes classes, CiNarrowing narrowing) {
        this.jdbc = jdbc;
        this.classes = classes;
        this.narrowing = narrowing;
    }

    /** Conditions joined by and. */
    static final class Where {
        final List<String> sql = new ArrayList<>();
        /** Columns that are the same in every row, as indexes have them between the unit and the order. */
        final List<String> same = new ArrayList<>();

        final Map<String, Object> parameters = new HashMap<>();
        /** Words that many items have; each row is asked. */
        List<String> words = List.of();
        /** The only ones that are asked for, with those below; empty for all. */
        Set<String> classes = Set.of();
        /** A few ids are among the conditions. */
        boolean narrow;

        boolean nothing;

        /** @return the same that hold for a few ids only */
        Where fewer() {
            var fewer = new Where();
            fewer.sql.addAll(sql);
            fewer.parameters.putAll(parameters);
            fewer.narrow = true;
            return fewer;
        }

        /** Asks each row for a word that begins like this. */
        void has(String word) {
            var at = parameters.size();
            sql.add(("exists (select 1 from ci_word w%1$d where w%1$d.ci_id = c.id and w%1$d.word >= :w%1$d"
                            + " and w%1$d.word < :x%1$d)")
                    .formatted(at));
            parameters.put("w" + at, word);
            parameters.put("x" + at, CiWords.after(word));
        }

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
            return narrow || way.same().isEmpty() && !way.parameters().isEmpty()
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

    /** @throws Refusal invalid, for classes and attributes that there are not */
    Where of(CiFilter filter) {
        var where = new Where();
        var wanted = classes(filter.classes());
        where.classes = wanted;
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
        var places = filter.location() == null ? Set.<Long>of() : places(filter.location());
        where.nothing |= filter.location() != null && places.isEmpty();
        where.oneOf("c.location_id", "places", places);
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
        if (!where.nothing) {
            narrow(where, filter, wanted, places);
        }
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

    private void narrow(Where where, CiFilter filter, Set<String> wanted, Set<Long> places) {
        var isSearch = filter.text() != null && !filter.text().isBlank();
        var words = isSearch ? CiWords.asked(filter.text()) : List.<String>of();
        var narrowed = narrowing.of(filter, wanted, places, words);
        where.nothing |= narrowed.isNothing() || isSearch && words.isEmpty();
        where.words = narrowed.common();
        if (narrowed.few() != null && !where.nothing) {
            where.narrow = true;
            where.oneOf("c.id", "found", narrowed.few());
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
}
