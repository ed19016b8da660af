package org.praxisitsm.ui.asset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.praxisitsm.asset.impact.ImpactQuestion;
import org.praxisitsm.asset.impact.ImpactQuestion.Direction;

/**
 * How an impact is looked at, as the address says it.
 *
 * @param groupFrom from how many alike items one card stands for all; 0 for never
 * @param onlyCritical whether only the way to the most critical services is shown
 */
record ImpactSetting(
        Direction direction, int depth, Set<String> kinds, int groupFrom, boolean onlyCritical, boolean asTable) {

    static final int GROUP_FROM = 5;

    static final List<Integer> GROUPS = List.of(0, 2, 5, 10, 20);

    static ImpactSetting usual() {
        return new ImpactSetting(Direction.BOTH, ImpactQuestion.DEPTH, Set.of(), GROUP_FROM, false, false);
    }

    /** Whatever makes no sense counts as not said. */
    static ImpactSetting of(Map<String, List<String>> query) {
        var usual = usual();
        return new ImpactSetting(
                Arrays.stream(Direction.values())
                        .filter(one -> word(one).equals(text(query, "direction")))
                        .findFirst()
                        .orElse(usual.direction()),
                number(query, "depth", usual.depth(), ImpactQuestion.DEEPEST),
                Arrays.stream(text(query, "kinds").split(","))
                        .filter(kind -> kind.matches("[a-z0-9-]{1,32}"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                number(query, "group", usual.groupFrom(), 100),
                text(query, "only").equals("critical"),
                text(query, "as").equals("table"));
    }

    private static String text(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    private static int number(Map<String, List<String>> query, String name, int usual, int most) {
        var text = text(query, name);
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= most ? Integer.parseInt(text) : usual;
    }

    /** @return what the address must say; nothing of what is usual */
    Map<String, String> query() {
        var usual = usual();
        var query = new LinkedHashMap<String, String>();
        if (direction != usual.direction()) {
            query.put("direction", word(direction));
        }
        if (depth != usual.depth()) {
            query.put("depth", String.valueOf(depth));
        }
        if (!kinds.isEmpty()) {
            query.put("kinds", String.join(",", new TreeSet<>(kinds)));
        }
        if (groupFrom != usual.groupFrom()) {
            query.put("group", String.valueOf(groupFrom));
        }
        if (onlyCritical) {
            query.put("only", "critical");
        }
        if (asTable) {
            query.put("as", "table");
        }
        return query;
    }

    static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    ImpactQuestion question() {
        return new ImpactQuestion(direction, depth, kinds);
    }

    ImpactSetting looking(Direction wanted) {
        return new ImpactSetting(wanted, depth, kinds, groupFrom, onlyCritical, asTable);
    }

    ImpactSetting steps(int wanted) {
        return new ImpactSetting(direction, wanted, kinds, groupFrom, onlyCritical, asTable);
    }

    ImpactSetting along(Set<String> wanted) {
        return new ImpactSetting(direction, depth, wanted, groupFrom, onlyCritical, asTable);
    }

    ImpactSetting groupedFrom(int wanted) {
        return new ImpactSetting(direction, depth, kinds, wanted, onlyCritical, asTable);
    }

    ImpactSetting critical(boolean wanted) {
        return new ImpactSetting(direction, depth, kinds, groupFrom, wanted, asTable);
    }

    ImpactSetting table(boolean wanted) {
        return new ImpactSetting(direction, depth, kinds, groupFrom, onlyCritical, wanted);
    }
}
