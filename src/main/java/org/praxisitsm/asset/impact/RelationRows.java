package org.praxisitsm.asset.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.praxisitsm.asset.RelationKind;
import org.praxisitsm.asset.RelationKind.Impact;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dependencies as the relations say them: one query by index for each level of a walk and piece of its ids. */
final class RelationRows implements Neighbours {

    private final JdbcClient jdbc;
    private final List<RelationKind> kinds;
    private final Set<String> followed;

    /** @param kinds all there are, @param followed keys of those that the walk follows */
    RelationRows(JdbcClient jdbc, List<RelationKind> kinds, Set<String> followed) {
        this.jdbc = jdbc;
        this.kinds = kinds.stream().filter(kind -> kind.impact() != Impact.NONE).toList();
        this.followed = followed;
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
        for (var piece : IdLists.of(ids)) {
            if (found.size() < most) {
                found.addAll(piece(piece, upwards, most - found.size(), wanted));
            }
        }
        return found;
    }

    private List<Dependency> piece(List<Long> ids, boolean upwards, int most, Set<String> wanted) {
        var parts = Stream.of(Impact.FROM_NEEDS_TO, Impact.TO_NEEDS_FROM)
                .filter(impact -> !kinds(impact, wanted).isEmpty())
                .map(impact -> part(impact, upwards))
                .toList();
        if (parts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(String.join("\nunion all\n", parts) + "\nlimit " + most)
                .param("ids", ids)
                .param(Impact.FROM_NEEDS_TO.name(), kinds(Impact.FROM_NEEDS_TO, wanted))
                .param(Impact.TO_NEEDS_FROM.name(), kinds(Impact.TO_NEEDS_FROM, wanted))
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
     * The item at the other end must live; which end is asked from decides which index is read. The kind is hidden from the
     * planner: H2 would go by the index that begins with it, and read half the table.
     */
    private static String part(Impact impact, boolean upwards) {
        var dependent = impact == Impact.FROM_NEEDS_TO ? "from_id" : "to_id";
        var provider = impact == Impact.FROM_NEEDS_TO ? "to_id" : "from_id";
        var near = upwards ? provider : dependent;
        var far = upwards ? dependent : provider;
        return """
                select r.%s, r.%s, r.kind, r.redundancy, r.needed from ci_relation r join ci c on c.id = r.%s
                where r.%s in (:ids) and concat(r.kind, '') in (:%s) and c.ended = false and r.from_id <> r.to_id"""
                .formatted(dependent, provider, far, near, impact.name());
    }

    private static Dependency dependency(ResultSet row) throws SQLException {
        // Where nobody says how many members must work, one is enough.
        var needed = row.getInt(5);
        return new Dependency(
                row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.wasNull() ? 1 : needed);
    }
}
