package org.praxisitsm.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Visibility.Predicate;
import org.praxisitsm.shared.Keyset;
import org.praxisitsm.shared.Micros;

/** The where clause of a list while it is put together: conditions joined by and, with their parameters. */
final class Conditions {

    private final List<String> sql = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private @Nullable String groups;

    void raw(String condition) {
        sql.add(condition);
    }

    void with(String name, Object value) {
        parameters.put(name, value);
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

    void ofGroups(String column, List<String> keys) {
        if (!keys.isEmpty()) {
            groups = column + " in (:groups)";
            parameters.put("groups", keys);
        }
    }

    void between(String column, String name, @Nullable Instant from, @Nullable Instant to) {
        if (from != null) {
            sql.add(column + " >= :" + name + "From");
            parameters.put(name + "From", Micros.of(from));
        }
        if (to != null) {
            sql.add(column + " < :" + name + "To");
            parameters.put(name + "To", Micros.of(to));
        }
    }

    /** A number is found by its index; any other words must all stand in the subject. */
    void text(@Nullable String text) {
        var wanted = Keyset.blankToNull(text);
        if (wanted == null) {
            return;
        }
        if (wanted.matches("[A-Za-z]{2,6}[0-9]{3,12}")) {
            equal("t.number", "number", wanted.toUpperCase(Locale.ROOT));
            return;
        }
        var words = wanted.toLowerCase(Locale.ROOT).split("\\s+");
        for (var i = 0; i < Math.min(words.length, 8); i++) {
            sql.add("lower(t.subject) like :word" + i + " escape '!'");
            parameters.put("word" + i, "%" + escaped(words[i]) + "%");
        }
    }

    private static String escaped(String word) {
        return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** All conditions and the policy's, which stands for that of the groups where all its rows are of one of them. */
    String sql(Predicate policy) {
        var all = new ArrayList<String>();
        all.add("(" + policy.sql() + ")");
        if (groups != null && policy.group() == null) {
            all.add(groups);
        }
        all.addAll(sql);
        return String.join(" and ", all);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    Map<String, Object> parameters(List<Predicate> policies) {
        var all = new HashMap<>(parameters);
        policies.forEach(policy -> all.putAll(policy.parameters()));
        return all;
    }
}
