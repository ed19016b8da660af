package org.praxisitsm.asset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.praxisitsm.shared.Refusal;

/** An order of items and a place in it; the cursor is the sort values of the last row. */
final class CiKeyset {

    private record Column(String sql, boolean text) {}

    private record Key(Column column, boolean descending) {}

    private static final Map<String, Column> OFFERED = offered();

    private final List<Key> keys = new ArrayList<>();
    private final String sort;

    private static Map<String, Column> offered() {
        var offered = new LinkedHashMap<String, Column>();
        offered.put("name", new Column("c.name", true));
        offered.put("number", new Column("c.number", true));
        offered.put("class", new Column("c.class_key", true));
        offered.put("criticality", new Column("c.criticality_order", false));
        offered.put("lastSeenAt", new Column("c.last_seen_order", false));
        offered.put("updatedAt", new Column("c.updated_at", false));
        return offered;
    }

    /** @param sort comma-separated names, each with an optional leading minus */
    CiKeyset(String sort) {
        this.sort = sort;
        for (var part : sort.split(",", -1)) {
            var descending = part.startsWith("-");
            var column = OFFERED.get(descending ? part.substring(1) : part);
            if (column == null) {
                throw Refusal.invalid(
                        "sort",
                        "cannot sort by '" + CiValues.shortened(part) + "'; use " + String.join(", ", OFFERED.keySet())
                                + ", each with an optional minus.");
            }
            if (keys.stream().noneMatch(key -> key.column().equals(column))) {
                keys.add(new Key(column, descending));
            }
        }
        if (keys.size() == 1 && sort.endsWith("criticality")) {
            keys.add(new Key(OFFERED.get("name"), keys.get(0).descending()));
        }
        keys.add(new Key(new Column("c.id", false), keys.get(keys.size() - 1).descending()));
    }

    String orderBy() {
        return keys.stream()
                .map(key -> key.column().sql() + (key.descending() ? " desc" : " asc"))
                .collect(Collectors.joining(", "));
    }

    List<String> columns() {
        return keys.stream().map(key -> key.column().sql()).toList();
    }

    /** The columns under names of their own, for use in a select that is read from. */
    String aliased() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).column().sql() + " as k" + i)
                .collect(Collectors.joining(", "));
    }

    /** The condition for rows behind the cursor, spelled out so that both databases use the index. */
    String behind(String cursor, Map<String, Object> parameters) {
        var values = decode(cursor);
        var alternatives = new ArrayList<String>();
        for (var depth = 0; depth < keys.size(); depth++) {
            var terms = new ArrayList<String>();
            for (var i = 0; i < depth; i++) {
                terms.add(keys.get(i).column().sql() + " = :k" + i);
            }
            terms.add(keys.get(depth).column().sql() + (keys.get(depth).descending() ? " < :k" : " > :k") + depth);
            alternatives.add("(" + String.join(" and ", terms) + ")");
            parameters.put("k" + depth, values.get(depth));
        }
        var first = keys.get(0);
        return first.column().sql() + (first.descending() ? " <= :k0" : " >= :k0") + " and ("
                + String.join(" or ", alternatives) + ")";
    }

    /** @param row values of the key columns, in order */
    String cursor(List<?> row) {
        var text = sort + "\n" + row.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Object> decode(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length != keys.size() + 1 || !parts[0].equals(sort)) {
                throw new IllegalArgumentException("another order");
            }
            var values = new ArrayList<Object>();
            for (var i = 0; i < keys.size(); i++) {
                values.add(keys.get(i).column().text() ? parts[i + 1] : (Object) Long.valueOf(parts[i + 1]));
            }
            return values;
        } catch (IllegalArgumentException forged) {
            throw Refusal.invalid(
                    "cursor", "This is no cursor of this list in this order; leave it out to begin at the start.");
        }
    }
}
