package org.praxisitsm.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Component;

/** Keeps from a reader of the trail what the modules say is not theirs: whole entries in SQL, names in values page by page. */
@Component
class TrailVeil {

    /** One reader's: lies over the values of a page, for which each module is asked once. */
    interface Reading {

        /** @return what makes of values, any of those given, what the reader sees of them: the same ones where that is all */
        UnaryOperator<Map<String, Object>> over(Collection<Map<String, Object>> page);
    }

    private record Hidden(Pattern names, Set<String> those) {

        String out(String text) {
            return names.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            those.contains(found.group()) ? TrailSight.NOT_SHOWN : found.group()));
        }
    }

    private final List<TrailSight> sights;

    TrailVeil(List<TrailSight> sights) {
        this.sights = sights;
    }

    TrailQuery narrowed(TrailQuery query, Viewer viewer) {
        sights.forEach(sight -> {
            var policy = sight.about(viewer, "e");
            query.and("(" + policy.sql() + ")").with(policy.parameters());
        });
        return query;
    }

    Reading of(Viewer viewer) {
        return page -> {
            var hidden = new ArrayList<Hidden>();
            for (var sight : sights) {
                var named = new TreeSet<String>();
                page.forEach(values -> collect(values, sight.names(), named));
                var those = named.isEmpty() ? Set.<String>of() : sight.hidden(named, viewer);
                if (!those.isEmpty()) {
                    hidden.add(new Hidden(sight.names(), those));
                }
            }
            return hidden.isEmpty() ? UnaryOperator.identity() : values -> map(values, hidden);
        };
    }

    private static void collect(@Nullable Object value, Pattern names, Set<String> into) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> collect(each, names, into));
        } else if (value instanceof Collection<?> many) {
            many.forEach(each -> collect(each, names, into));
        } else if (value instanceof String text) {
            names.matcher(text).results().map(MatchResult::group).forEach(into::add);
        }
    }

    private static Map<String, Object> map(Map<?, ?> values, List<Hidden> hidden) {
        var shown = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> shown.put(String.valueOf(key), shown(value, hidden)));
        return shown;
    }

    private static @Nullable Object shown(@Nullable Object value, List<Hidden> hidden) {
        if (value instanceof Map<?, ?> map) {
            return map(map, hidden);
        }
        if (value instanceof Collection<?> many) {
            var each = new ArrayList<@Nullable Object>();
            many.forEach(one -> each.add(shown(one, hidden)));
            return each;
        }
        if (value instanceof String text) {
            var shown = text;
            for (var one : hidden) {
                shown = one.out(shown);
            }
            return shown;
        }
        return value;
    }
}
