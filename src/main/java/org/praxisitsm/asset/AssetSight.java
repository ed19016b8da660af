package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.TrailSight;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of items and baselines the trail tells those who may read them: {@link AssetAccess} decides here, too. */
@Component
public class AssetSight implements TrailSight {

    private static final Pattern NUMBERS = Pattern.compile("\\b" + AssetWriter.PREFIX + "\\d{7,18}\\b");
    private static final int AT_ONCE = 500;

    /** What only tells that an item has to do with another one: without the other it tells that there is something. */
    private static final String BETWEEN_TWO = "('asset.related', 'asset.unrelated', 'asset.merged', 'asset.unmerged')";

    /** How its values name the other one; a quote within a text has a backslash before it, never a comma or a brace. */
    private static final String NAMED = "[{,]\"(relations[.][^\"]*|merged)\":\"" + AssetWriter.PREFIX + "[0-9]+";

    private final AssetAccess access;
    private final JdbcClient jdbc;

    AssetSight(AssetAccess access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    @Override
    public Predicate about(Viewer viewer, String alias) {
        if (access.seesAll(viewer)) {
            return new Predicate("1 = 1", Map.of());
        }
        var items = access.predicate(viewer, "s_ci");
        var parameters = new LinkedHashMap<String, Object>(items.parameters());
        var sql = of(alias, "asset", "select 1 from ci s_ci where s_ci.number = %s.object_id and " + items.sql());
        sql += " and (" + alias + ".object_type <> 'asset' or " + alias + ".act not in " + BETWEEN_TWO
                + " or exists (select 1 from ci s_ci where s_ci.number = " + other(alias) + " and " + items.sql()
                + "))";
        var units = access.readable(viewer);
        if (!units.contains(Viewer.EVERY_UNIT)) {
            parameters.put("s_units", units.isEmpty() ? Set.of("") : units);
            sql += " and "
                    + of(
                            alias,
                            "baseline",
                            "select 1 from ci_baseline s_b where concat('', s_b.id) = %s.object_id"
                                    + " and s_b.unit in (:s_units)");
        }
        return new Predicate(sql, parameters);
    }

    private static String other(String alias) {
        var values = "concat(coalesce(%1$s.after_values, ''), coalesce(%1$s.before_values, ''))".formatted(alias);
        return "regexp_substr(regexp_substr(" + values + ", '" + NAMED + "'), '" + AssetWriter.PREFIX + "[0-9]+$')";
    }

    /** @param found a query with the alias of the entry left out */
    private static String of(String alias, String type, String found) {
        return "(" + alias + ".object_type <> '" + type + "' or exists (" + found.formatted(alias) + "))";
    }

    @Override
    public Pattern names() {
        return NUMBERS;
    }

    @Override
    public Set<String> hidden(Set<String> names, Viewer viewer) {
        if (access.seesAll(viewer) || names.isEmpty()) {
            return Set.of();
        }
        var policy = access.predicate(viewer, "c");
        var hidden = new HashSet<>(names);
        var all = new ArrayList<>(names);
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            jdbc.sql("select c.number from ci c where c.number in (:numbers) and " + policy.sql())
                    .param("numbers", some)
                    .params(policy.parameters())
                    .query(String.class)
                    .list()
                    .forEach(hidden::remove);
        }
        return hidden;
    }

    /** @return the lines without relations to items, and without the numbers of items, that the viewer may not see */
    List<CiChange> seen(List<CiChange> lines, Viewer viewer) {
        var named = new TreeSet<String>();
        lines.forEach(line -> {
            named.addAll(numbers(line.before()));
            named.addAll(numbers(line.after()));
        });
        var hidden = hidden(named, viewer);
        return hidden.isEmpty()
                ? List.copyOf(lines)
                : lines.stream()
                        .filter(line ->
                                !isRelation(line) || !tells(line.before(), hidden) && !tells(line.after(), hidden))
                        .map(line -> line.with(shown(line.before(), hidden), shown(line.after(), hidden)))
                        .toList();
    }

    private static boolean isRelation(CiChange line) {
        return line.field() != null
                && (line.field().startsWith("relations.") || line.field().startsWith("merged"));
    }

    private static Set<String> numbers(@Nullable String text) {
        return text == null
                ? Set.of()
                : NUMBERS.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static boolean tells(@Nullable String text, Set<String> hidden) {
        return numbers(text).stream().anyMatch(hidden::contains);
    }

    private static @Nullable String shown(@Nullable String text, Set<String> hidden) {
        return text == null || !tells(text, hidden)
                ? text
                : NUMBERS.matcher(text)
                        .replaceAll(found -> hidden.contains(found.group()) ? TrailSight.NOT_SHOWN : found.group());
    }
}
