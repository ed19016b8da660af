package org.praxisitsm.asset.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Items and relations put into the tables directly: many at once, of any unit, without a history. */
public final class Landscape {

    private static final int AT_ONCE = 5_000;

    private final JdbcTemplate jdbc;
    private final List<Object[]> items = new ArrayList<>();
    private final List<Object[]> relations = new ArrayList<>();
    private final long first;
    private long nextRelation;

    /** @param first of the ids; numbers are made of them */
    public Landscape(JdbcTemplate jdbc, long first) {
        this.jdbc = jdbc;
        this.first = first;
        this.nextRelation = first * 10;
    }

    public static String number(long id) {
        return "CI%010d".formatted(id);
    }

    /** @return id of the item */
    public long item(String ciClass, String name) {
        return item(ciClass, name, "it", null, null);
    }

    public long item(String ciClass, String name, String unit, @Nullable String user, @Nullable Integer criticality) {
        var id = first + items.size();
        items.add(new Object[] {
            id, number(id), ciClass, name, unit, user, criticality, ciClass.equals("service"), false, 0, 0
        });
        return id;
    }

    public void relate(String kind, long from, long to) {
        relate(kind, from, to, null, null);
    }

    public void relate(String kind, long from, long to, @Nullable String set, @Nullable Integer needed) {
        relations.add(new Object[] {nextRelation++, kind, from, to, set, needed});
    }

    public int relations() {
        return relations.size();
    }

    public void store() {
        each(
                items,
                batch -> jdbc.batchUpdate(
                        "insert into ci (id, number, class_key, name, state, unit, user_account, criticality, shared, ended,"
                                + " created_at, updated_at, changed_by, version) values (?, ?, ?, ?, 'in-use', ?, ?, ?, ?, ?, ?, ?,"
                                + " 'test', 1)",
                        batch));
        each(
                relations,
                batch -> jdbc.batchUpdate(
                        "insert into ci_relation (id, kind, from_id, to_id, redundancy, needed, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, 0)",
                        batch));
    }

    private static void each(List<Object[]> rows, java.util.function.Consumer<List<Object[]>> what) {
        for (var from = 0; from < rows.size(); from += AT_ONCE) {
            what.accept(rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
    }

    public static void retire(JdbcTemplate jdbc, Collection<Long> ids) {
        ids.forEach(id -> jdbc.update("update ci set ended = true where id = ?", id));
    }
}
