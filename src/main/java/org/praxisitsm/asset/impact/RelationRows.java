package org.praxisitsm.asset.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.asset.RelationKind;
import org.praxisitsm.asset.RelationKind.Impact;
import org.praxisitsm.asset.impact.ItemRows.Item;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Dependencies as the relations say them: one query by a covering index for each level of a walk and piece of its ids, and one
 * for the items that are met, which are kept for the answer.
 */
final class RelationRows implements Neighbours {

    /** Of so few kinds, each is looked up by itself; of more, nearly all relations of an item are wanted. */
    private static final int FEW_KINDS = 2;

    private final JdbcClient jdbc;
    private final IdLists lists;
    private final ItemRows items;
    private final List<RelationKind> kinds;
    private final Set<String> followed;
    private final Map<Long, Item> met = new HashMap<>();

    /** @param kinds all there are, @param followed keys of those that the walk follows */
    RelationRows(JdbcClient jdbc, IdLists lists, ItemRows items, List<RelationKind> kinds, Set<String> followed) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.items = items;
        this.kinds = kinds.stream().filter(kind -> kind.impact() != Impact.NONE).toList();
        this.followed = followed;
    }

    /** @return the living items that have been asked for, by id */
    Map<Long, Item> met() {
        return met;
    }

    @Override
    public Set<Long> living(Collection<Long> ids) {
        items.living(ids.stream().filter(id -> !met.containsKey(id)).toList())
                .forEach(item -> met.put(item.id(), item));
        return ids.stream().filter(met::containsKey).collect(Collectors.toSet());
    }

    @Override
    public boolean follows(String kind) {
        return followed.contains(kind);
    }

    @Override
    public List<Dependency> dependents(Collection<Long> providers, int most) {
        return read(providers, true, most, followed);
    }

    @Override
    public List<Dependency> providers(Collection<Long> dependents, int most) {
        return read(dependents, false, most, followed);
    }

    @Override
    public List<Dependency> needs(Collection<Long> dependents) {
        return read(
                dependents,
                false,
                Integer.MAX_VALUE,
                kinds.stream().map(RelationKind::kind).collect(Collectors.toSet()));
    }

    private List<Dependency> read(Collection<Long> ids, boolean upwards, int most, Set<String> wanted) {
        var found = new ArrayList<Dependency>();
        for (var piece : lists.of(ids)) {
            if (found.size() < most) {
                found.addAll(piece(piece, upwards, most - found.size(), wanted));
            }
        }
        return found;
    }

    private List<Dependency> piece(List<Long> ids, boolean upwards, int most, Set<String> wanted) {
        var parts = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        for (var impact : List.of(Impact.FROM_NEEDS_TO, Impact.TO_NEEDS_FROM)) {
            var keys = kinds(impact, wanted);
            var toFrom = (impact == Impact.FROM_NEEDS_TO) == upwards;
            if (toFrom && keys.size() <= FEW_KINDS) {
                keys.forEach(key -> {
                    parameters.put("kind" + parts.size(), key);
                    parts.add(ofOneKind(impact, "kind" + parts.size()));
                });
            } else if (!keys.isEmpty()) {
                parameters.put(impact.name(), keys);
                parts.add(ofManyKinds(impact, upwards));
            }
        }
        return parts.isEmpty()
                ? List.of()
                : jdbc.sql(String.join("\nunion all\n", parts) + "\nlimit " + most)
                        .param("ids", ids)
                        .params(parameters)
                        .query((row, i) -> dependency(row))
                        .list();
    }

    private List<String> kinds(Impact impact, Set<String> wanted) {
        return kinds.stream()
                .filter(kind -> kind.impact() == impact && wanted.contains(kind.kind()))
                .map(RelationKind::kind)
                .toList();
    }

    /**
     * Which end is asked from decides which index is read. The kind is hidden from the planner: H2 would go by the index that
     * begins with it, and read half the table.
     */
    private static String ofManyKinds(Impact impact, boolean upwards) {
        var near = upwards ? provider(impact) : dependent(impact);
        return select(impact) + " from ci_relation r where r." + near + " in (:ids) and concat(r.kind, '') in (:"
                + impact + ") and r.from_id <> r.to_id";
    }

    /**
     * Thousands may point to a switch or a place, and hardly any of them by such a kind. By way of the items both databases look
     * up each item together with the kind.
     */
    private static String ofOneKind(Impact impact, String kind) {
        return select(impact) + " from ci c join ci_relation r on r.to_id = c.id and r.kind = :" + kind
                + " where c.id in (:ids) and r.from_id <> r.to_id";
    }

    private static String select(Impact impact) {
        return "select r." + dependent(impact) + ", r." + provider(impact) + ", r.kind, r.redundancy, r.needed";
    }

    private static String dependent(Impact impact) {
        return impact == Impact.FROM_NEEDS_TO ? "from_id" : "to_id";
    }

    private static String provider(Impact impact) {
        return impact == Impact.FROM_NEEDS_TO ? "to_id" : "from_id";
    }

    private static Dependency dependency(ResultSet row) throws SQLException {
        // Where nobody says how many members must work, one is enough.
        var needed = row.getInt(5);
        return new Dependency(
                row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.wasNull() ? 1 : needed);
    }
}
