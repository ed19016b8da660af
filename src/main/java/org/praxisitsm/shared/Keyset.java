package org.praxisitsm.shared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An order of rows and a place in it. The cursor is the sort values of the last row, so that the next page is found by index
 * however deep it lies.
 */
public final class Keyset {

    /** @param column of the query, @param text whether it holds text (else a number), @param unique whether it alone settles the order */
    public record Column(String column, boolean text, boolean unique) {

        public Column(String column, boolean text) {
            this(column, text, false);
        }
    }

    private record Key(Column column, boolean descending) {}

    private static final int LONGEST_NAME = 40;

    private final List<Key> keys;
    private final String order;

    private Keyset(List<Key> keys, String order) {
        this.keys = keys;
        this.order = order;
    }

    /**
     * @param sort comma-separated names, each with an optional leading minus
     * @param offered columns by name
     * @param id the column that makes the order total
     */
    public static Keyset of(String sort, Map<String, Column> offered, Column id) {
        var keys = new ArrayList<Key>();
        for (var part : sort.split(",", -1)) {
            var descending = part.startsWith("-");
            var column = offered.get(descending ? part.substring(1) : part);
            if (column == null) {
                throw Refusal.invalid(
                        "sort",
                        "Cannot sort by '" + shortened(part) + "'; use " + String.join(", ", offered.keySet())
                                + ", each with an optional minus.");
            }
            keys.add(new Key(column, descending));
        }
        if (keys.stream().noneMatch(key -> key.column().unique())) {
            keys.add(new Key(id, keys.get(keys.size() - 1).descending()));
        }
        return new Keyset(keys, sort);
    }

    public String orderBy() {
        return keys.stream()
                .map(key -> key.column().column() + (key.descending() ? " desc" : " asc"))
                .collect(Collectors.joining(", "));
    }

    /**
     * The same order of rows that are all the same in some columns: with these in front, H2 reads them from an index that begins
     * with them and stops at the page, where it would sort all of them.
     */
    public String orderBy(List<String> same) {
        return same.stream().map(column -> column + ", ").collect(Collectors.joining()) + orderBy();
    }

    /** The condition for rows behind the cursor, spelled out so that both databases use the index. */
    public String behind(String cursor, Map<String, Object> parameters) {
        var values = decode(cursor);
        var alternatives = new ArrayList<String>();
        for (var depth = 0; depth < keys.size(); depth++) {
            var terms = new ArrayList<String>();
            for (var i = 0; i < depth; i++) {
                terms.add(keys.get(i).column().column() + " = :k" + i);
            }
            terms.add(keys.get(depth).column().column() + (keys.get(depth).descending() ? " < :k" : " > :k") + depth);
            alternatives.add("(" + String.join(" and ", terms) + ")");
            parameters.put("k" + depth, values.get(depth));
        }
        var first = keys.get(0);
        return first.column().column() + (first.descending() ? " <= :k0" : " >= :k0") + " and ("
                + String.join(" or ", alternatives) + ")";
    }

    /** @param row values of the key columns, in order */
    public String cursor(List<?> row) {
        var text = order + "\n" + row.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public List<String> columns() {
        return keys.stream().map(key -> key.column().column()).toList();
    }

    /** The columns under names of their own, for use in a select that is read from. */
    public String aliased() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).column().column() + " as k" + i)
                .collect(Collectors.joining(", "));
    }

    /** The order by the names that {@link #aliased} gives. */
    public String orderByAlias() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> "k" + i + (keys.get(i).descending() ? " desc" : " asc"))
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }

    private List<Object> decode(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length != keys.size() + 1 || !parts[0].equals(order)) {
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

    public static Map<String, Column> columns(Object... namesAndColumns) {
        var columns = new LinkedHashMap<String, Column>();
        for (var i = 0; i < namesAndColumns.length; i += 2) {
            columns.put((String) namesAndColumns[i], (Column) namesAndColumns[i + 1]);
        }
        return columns;
    }

    public static int checkedLimit(int limit) {
        if (limit < 1 || limit > 500) {
            throw Refusal.invalid("limit", "Between 1 and 500, not " + limit + ".");
        }
        return limit;
    }

    public static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
