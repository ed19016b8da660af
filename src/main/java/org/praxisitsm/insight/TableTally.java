package org.praxisitsm.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts, for one table or grid, what would come out otherwise. */
final class TableTally {

    private record Way(String output, @Nullable Object before, @Nullable Object after) {}

    private static final class Times {
        int count;
        final Set<String> tickets = new LinkedHashSet<>();
    }

    private final String key;
    private final Map<Way, Times> ways = new LinkedHashMap<>();
    private int decisions;
    private int otherwise;
    private int undecided;
    private int assumed;
    private @Nullable String trouble;

    TableTally(String key) {
        this.key = key;
    }

    void compare(String ticket, Map<String, ?> recorded, Map<String, Object> now, boolean isAssumed) {
        decisions++;
        assumed += isAssumed ? 1 : 0;
        var outputs = new LinkedHashSet<String>(recorded.keySet());
        outputs.addAll(now.keySet());
        var changed = false;
        for (var output : outputs) {
            var before = plain(recorded.get(output));
            var after = plain(now.get(output));
            if (!Objects.equals(before, after)) {
                changed = true;
                var times = ways.computeIfAbsent(new Way(output, before, after), way -> new Times());
                times.count++;
                if (times.tickets.size() < DecisionReplays.MOST_NAMED) {
                    times.tickets.add(ticket);
                }
            }
        }
        otherwise += changed ? 1 : 0;
    }

    void cannot(@Nullable String why) {
        decisions++;
        undecided++;
        trouble = trouble == null ? why : trouble;
    }

    Replay.Table result() {
        var changes = new ArrayList<Replay.Change>();
        ways.forEach((way, times) -> changes.add(
                new Replay.Change(way.output(), way.before(), way.after(), times.count, List.copyOf(times.tickets))));
        changes.sort(Comparator.comparing(Replay.Change::count).reversed());
        return new Replay.Table(key, decisions, otherwise, undecided, assumed, trouble, List.copyOf(changes));
    }

    /** Numbers are equal whatever they were stored as, and nothing is as good as no entry. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Number number) {
            var exact = new BigDecimal(number.toString()).stripTrailingZeros();
            return exact.scale() <= 0 && exact.precision() - exact.scale() < 18
                    ? (Object) exact.longValueExact()
                    : exact;
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(TableTally::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, Object>();
            map.forEach((name, held) -> {
                var plain = plain(held);
                if (plain != null) {
                    sorted.put(String.valueOf(name), plain);
                }
            });
            return sorted;
        }
        return value;
    }
}
