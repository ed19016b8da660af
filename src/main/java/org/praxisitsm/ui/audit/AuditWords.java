package org.praxisitsm.ui.audit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.Entry;
import org.praxisitsm.ui.components.Names;

/** People and values of an entry as they are read; the entry itself always stands beside them as it was kept. */
final class AuditWords {

    private static final Set<String> PEOPLE =
            Set.of("requester", "affected", "assignee", "account", "person", "from", "to", "by");
    private static final Set<String> LESS_TELLING =
            Set.of("digest", "record", "kind", "version", "hash", "packVersion", "sha256");
    private static final int SHORTENED_AT = 60;

    private final Names names;

    AuditWords(Names names) {
        this.names = names;
    }

    String actor(Entry entry, String praxis) {
        return entry.actor().startsWith("system:") ? praxis : names.person(entry.actor());
    }

    String value(String key, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> file && file.keySet().equals(Set.of("id", "name"))) {
            return String.valueOf(file.get("name"));
        }
        if (value instanceof Map<?, ?> map) {
            var words = new StringJoiner(", ");
            map.forEach((name, each) -> words.add(name + " = " + value(String.valueOf(name), each)));
            return words.toString();
        }
        if (value instanceof Collection<?> many) {
            var words = new StringJoiner(", ");
            many.forEach(each -> words.add(value(key, each)));
            return words.toString();
        }
        var text = value.toString();
        return key.equals("group") ? names.group(text) : PEOPLE.contains(key) ? names.person(text) : text;
    }

    /** The first few values that changed, in one line. */
    String summary(Entry entry) {
        var words = new StringJoiner(" · ");
        keys(entry).stream().filter(key -> !LESS_TELLING.contains(key)).limit(3).forEach(key -> {
            var before = value(key, entry.before().get(key));
            var after = value(key, entry.after().get(key));
            words.add(key + ": " + (before.isEmpty() ? "" : shortened(before) + " → ") + shortened(after));
        });
        return words.toString();
    }

    static Set<String> keys(Entry entry) {
        var keys = new LinkedHashSet<>(entry.before().keySet());
        keys.addAll(entry.after().keySet());
        keys.removeIf(
                key -> Objects.equals(entry.before().get(key), entry.after().get(key)));
        return keys;
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= SHORTENED_AT ? line : line.substring(0, SHORTENED_AT) + "…";
    }
}
