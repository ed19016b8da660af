package org.praxisitsm.asset;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.praxisitsm.asset.RelationKind.Impact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands criticality down: an item inherits that of the most critical one which needs it, however far along. Kept up to date in
 * the transaction that changes a relation or a criticality, level by level, by one indexed query each.
 */
@Component
class Criticality {

    private static final Logger LOG = LoggerFactory.getLogger(Criticality.class);

    /** Neither own nor inherited. */
    static final int NONE = 9;

    static final int MOST_ITEMS = 20_000;
    private static final int AT_ONCE = 1_000;

    /** Not the bare column: H2 would go through all relations of a kind to find those of a few items. */
    private static final String OF_KINDS = "concat(kind, '') in (:kinds)";

    private final JdbcClient jdbc;
    private final Classes classes;

    Criticality(JdbcClient jdbc, Classes classes) {
        this.jdbc = jdbc;
        this.classes = classes;
    }

    private record Level(int own, int inherited, boolean ended) {

        int handsDown() {
            return ended ? NONE : Math.min(own, inherited);
        }
    }

    /** The first needs the second from now on. */
    void added(long needer, long needed) {
        var hands = levels(Set.of(needer)).get(needer);
        if (hands != null) {
            lower(Map.of(needed, hands.handsDown()));
        }
    }

    /** The first needed the second until now. */
    void removed(long needer, long needed) {
        var levels = levels(Set.of(needer, needed));
        var from = levels.get(needer);
        var to = levels.get(needed);
        // Whoever was not the most critical one has left nothing behind.
        if (from != null && to != null && from.handsDown() <= to.inherited() && from.handsDown() != NONE) {
            anew(Set.of(needed));
        }
    }

    /** The item hands down something else from now on. */
    void changed(long id, int before, int after) {
        if (after < before) {
            var lowered = new HashMap<Long, Integer>();
            needs(Set.of(id)).forEach(needed -> lowered.put(needed, after));
            lower(lowered);
        } else if (after > before) {
            anew(needs(Set.of(id)));
        }
    }

    /** Another kind of relation hands down now, or one does not any more. */
    void reckoned(Set<Long> ids) {
        anew(ids);
    }

    static int handsDown(CiRecord ci) {
        var own = ci.criticality() == null ? NONE : ci.criticality();
        var inherited = ci.inherited() == null ? NONE : ci.inherited();
        return ci.ended() ? NONE : Math.min(own, inherited);
    }

    /** Values only fall here, so it ends, cycles or not. */
    private void lower(Map<Long, Integer> wanted) {
        var wave = wanted;
        while (!wave.isEmpty()) {
            var next = new HashMap<Long, Integer>();
            var byLevel = new TreeMap<Integer, Set<Long>>();
            var fallen = new TreeMap<Integer, Set<Long>>();
            var levels = levels(wave.keySet());
            for (var entry : wave.entrySet()) {
                var level = levels.get(entry.getKey());
                var value = entry.getValue();
                if (level == null || value >= level.inherited()) {
                    continue;
                }
                byLevel.computeIfAbsent(value, any -> new LinkedHashSet<>()).add(entry.getKey());
                if (!level.ended() && value < level.own()) {
                    fallen.computeIfAbsent(value, any -> new LinkedHashSet<>()).add(entry.getKey());
                }
            }
            byLevel.forEach((value, ids) -> store(ids, value));
            fallen.forEach((value, ids) -> needs(ids).forEach(needed -> next.merge(needed, value, Math::min)));
            wave = next;
        }
    }

    /** Everything that the items need, directly or not, is reckoned anew from what needs it. */
    private void anew(Set<Long> first) {
        var below = new LinkedHashSet<>(first);
        var wave = first;
        while (!wave.isEmpty() && below.size() <= MOST_ITEMS) {
            var next = new LinkedHashSet<Long>();
            needs(wave).stream().filter(below::add).forEach(next::add);
            wave = next;
        }
        if (below.size() > MOST_ITEMS) {
            LOG.warn("Inherited criticality was reckoned anew for the nearest {} items only", below.size());
        }
        var levels = levels(below);
        var edges = needers(below);
        var inherited = new HashMap<Long, Integer>();
        var fromOutside = new HashSet<Long>();
        edges.values().forEach(fromOutside::addAll);
        fromOutside.removeAll(below);
        var outside = levels(fromOutside);
        // Those that hand down most first: what has been given to an item is then final.
        var waiting = new TreeMap<Integer, Set<Long>>();
        outside.forEach((id, level) -> waiting.computeIfAbsent(level.handsDown(), any -> new LinkedHashSet<>())
                .add(id));
        levels.forEach(
                (id, level) -> waiting.computeIfAbsent(level.ended() ? NONE : level.own(), any -> new LinkedHashSet<>())
                        .add(id));
        var heirs = new HashMap<Long, Set<Long>>();
        edges.forEach((needed, needers) -> needers.forEach(needer ->
                heirs.computeIfAbsent(needer, any -> new LinkedHashSet<>()).add(needed)));
        var done = new HashSet<Long>();
        while (!waiting.isEmpty()) {
            var level = waiting.firstKey();
            if (level >= NONE) {
                break;
            }
            var ids = waiting.remove(level);
            for (var id : ids) {
                if (!done.add(id)) {
                    continue;
                }
                for (var heir : heirs.getOrDefault(id, Set.of())) {
                    if (inherited.putIfAbsent(heir, level) == null
                            && !done.contains(heir)
                            && !levels.get(heir).ended()) {
                        waiting.computeIfAbsent(level, any -> new LinkedHashSet<>())
                                .add(heir);
                    }
                }
            }
        }
        var changed = new TreeMap<Integer, Set<Long>>();
        levels.forEach((id, level) -> {
            var now = inherited.getOrDefault(id, NONE);
            if (now != level.inherited()) {
                changed.computeIfAbsent(now, any -> new LinkedHashSet<>()).add(id);
            }
        });
        changed.forEach((value, ids) -> store(ids, value));
    }

    /** @return what the items need directly */
    private Set<Long> needs(Set<Long> ids) {
        var found = new LinkedHashSet<Long>();
        for (var part : parts(ids)) {
            found.addAll(edges("to_id", "from_id", Impact.FROM_NEEDS_TO, part));
            found.addAll(edges("from_id", "to_id", Impact.TO_NEEDS_FROM, part));
        }
        return found;
    }

    private List<Long> edges(String wanted, String given, Impact impact, List<Long> ids) {
        var kinds = kinds(impact);
        return kinds.isEmpty()
                ? List.of()
                : jdbc.sql("select " + wanted + " from ci_relation where " + given + " in (:ids) and " + OF_KINDS)
                        .param("ids", ids)
                        .param("kinds", kinds)
                        .query(Long.class)
                        .list();
    }

    /** @return by item, those that need it directly */
    private Map<Long, Set<Long>> needers(Set<Long> ids) {
        var found = new HashMap<Long, Set<Long>>();
        for (var part : parts(ids)) {
            needers("to_id", "from_id", Impact.FROM_NEEDS_TO, part, found);
            needers("from_id", "to_id", Impact.TO_NEEDS_FROM, part, found);
        }
        return found;
    }

    private void needers(String given, String wanted, Impact impact, List<Long> ids, Map<Long, Set<Long>> found) {
        var kinds = kinds(impact);
        if (kinds.isEmpty()) {
            return;
        }
        jdbc.sql("select " + given + ", " + wanted + " from ci_relation where " + given + " in (:ids) and " + OF_KINDS)
                .param("ids", ids)
                .param("kinds", kinds)
                .query((row, i) -> found.computeIfAbsent(row.getLong(1), any -> new LinkedHashSet<>())
                        .add(row.getLong(2)))
                .list();
    }

    private List<String> kinds(Impact impact) {
        return classes.kinds().stream()
                .filter(kind -> kind.impact() == impact)
                .map(RelationKind::kind)
                .toList();
    }

    private Map<Long, Level> levels(Collection<Long> ids) {
        var found = new HashMap<Long, Level>();
        for (var part : parts(ids)) {
            jdbc.sql(
                            "select id, coalesce(criticality, 9), coalesce(criticality_inherited, 9), ended from ci where id in"
                                    + " (:ids)")
                    .param("ids", part)
                    .query((row, i) ->
                            found.put(row.getLong(1), new Level(row.getInt(2), row.getInt(3), row.getBoolean(4))))
                    .list();
        }
        return found;
    }

    /** Derived values are no change of the item: neither its version nor its history says so. */
    private void store(Set<Long> ids, int value) {
        // In the order of ids, so that two that meet do not wait for each other.
        for (var part : parts(ids.stream().sorted().toList())) {
            jdbc.sql("update ci set criticality_inherited = :value where id in (:ids)")
                    .param("value", value >= NONE ? null : value, java.sql.Types.INTEGER)
                    .param("ids", part)
                    .update();
        }
    }

    private static List<List<Long>> parts(Collection<Long> ids) {
        var all = List.copyOf(ids);
        var parts = new java.util.ArrayList<List<Long>>();
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return parts;
    }
}
