package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Keyset;
import org.praxisitsm.shared.Keyset.Column;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Items that have a word, in the order of their names: the index of words knows it, and their classes, and is read as far as a
 * page needs.
 */
@Component
class WordOrder {

    /**
     * @param words how many may begin alike before reading each in its order costs more than sorting
     * @param sorted how many items may be sorted
     * @param pieces how much of what has a word is looked through before the list itself is, piece by piece
     */
    record Limits(int words, int sorted, List<Integer> pieces) {}

    private static final Map<String, Column> ORDERS = Keyset.columns("name", new Column("w.name", true));

    private final JdbcClient jdbc;
    private final Limits limits;

    @Autowired
    WordOrder(JdbcClient jdbc) {
        this(jdbc, new Limits(8, 20_000, List.of(150, 1_000, 4_000)));
    }

    WordOrder(JdbcClient jdbc, Limits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    List<Integer> pieces() {
        return limits.pieces();
    }

    /** An item and the place behind it in the list. */
    record Item(long id, String cursor) {}

    /** Words that begin alike, to be read piece by piece. */
    final class Items {
        private final Keyset keyset;
        private final @Nullable List<String> words;
        private final Map<String, Object> range;
        private final Collection<String> classes;
        private @Nullable String cursor;

        private Items(
                Keyset keyset,
                @Nullable List<String> words,
                Map<String, Object> range,
                Collection<String> classes,
                @Nullable String cursor) {
            this.keyset = keyset;
            this.words = words;
            this.range = range;
            this.classes = classes;
            this.cursor = cursor;
        }

        /** @return the next ones; fewer only where there are no more */
        List<Item> next(int count) {
            var parameters = new LinkedHashMap<>(range);
            var behind = cursor == null ? "" : " and " + keyset.behind(cursor, parameters);
            if (!classes.isEmpty()) {
                behind += " and w.class_key in (:classes)";
                parameters.put("classes", classes);
            }
            var sql = words == null
                    ? select("distinct ", "w.word >= :from and w.word < :to", behind, count)
                    : eachWord(words, parameters, behind, count);
            var items = jdbc.sql(sql)
                    .params(parameters)
                    .query((row, i) ->
                            new Item(row.getLong(1), keyset.cursor(List.of(row.getString(2), row.getLong(3)))))
                    .list();
            if (!items.isEmpty()) {
                cursor = items.get(items.size() - 1).cursor();
            }
            return items;
        }

        private String eachWord(List<String> words, Map<String, Object> parameters, String behind, int count) {
            var parts = new ArrayList<String>();
            for (var word : words) {
                parameters.put("word" + parts.size(), word);
                parts.add(select("", "w.word = :word" + parts.size(), behind, count));
            }
            return parts.size() == 1
                    ? parts.get(0)
                    : "(" + String.join(") union (", parts) + ") order by " + keyset.orderByAlias() + " limit " + count;
        }

        private String select(String distinct, String condition, String behind, int count) {
            return "select " + distinct + "w.ci_id as id, " + keyset.aliased() + " from ci_word w where " + condition
                    + behind + " order by "
                    + (distinct.isEmpty() ? keyset.orderBy(List.of("w.word")) : keyset.orderByAlias())
                    + " limit " + count;
        }
    }

    /** @return whether the order is that of names */
    static boolean knows(String sort) {
        return sort.equals("name") || sort.equals("-name");
    }

    /**
     * @param classes the only ones that are asked for; empty for all
     * @param sort by name, up or down
     * @param cursor of the list in that order
     * @return null where so many words begin like this that walking the list in its order meets them soon
     */
    @Nullable
    Items with(String word, Collection<String> classes, String sort, @Nullable String cursor) {
        var range = new LinkedHashMap<String, Object>();
        var keyset = Keyset.of(sort, ORDERS, new Column("w.ci_id", false));
        var words = words(word);
        if (words.size() <= limits.words()) {
            return new Items(keyset, words, range, classes, cursor);
        }
        range.put("from", word);
        range.put("to", CiWords.after(word));
        var many = jdbc.sql(
                        "select count(*) from (select 1 as one from ci_word w where w.word >= :from and w.word < :to"
                                + " limit " + limits.sorted() + ") found")
                .params(range)
                .query(Integer.class)
                .single();
        return many < limits.sorted() ? new Items(keyset, null, range, classes, cursor) : null;
    }

    /** @return words that begin with it, one more than few where there are more: each found behind the one before */
    private List<String> words(String beginning) {
        var words = new ArrayList<String>();
        var end = CiWords.after(beginning);
        var next = first(">=", beginning, end);
        while (next != null && words.size() <= limits.words()) {
            words.add(next);
            next = first(">", next, end);
        }
        return words;
    }

    private @Nullable String first(String comparison, String from, String end) {
        return jdbc
                .sql("select w.word from ci_word w where w.word " + comparison
                        + " :from and w.word < :end order by w.word limit 1")
                .param("from", from)
                .param("end", end)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }
}
