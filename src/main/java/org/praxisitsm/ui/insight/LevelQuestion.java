package org.praxisitsm.ui.insight;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.Agreement.Kind;
import org.praxisitsm.sla.LevelFilter;
import org.praxisitsm.sla.LevelFilter.Dimension;
import org.praxisitsm.sla.ServiceLevelReport.Show;

/**
 * What the report is asked, as its address says it.
 *
 * @param weeks length of the period up to today, or 0 where it is given by days
 * @param first first day, included; @param last last day, included
 * @param by what the results are told apart by
 * @param show which list stands below
 */
record LevelQuestion(
        int weeks, LocalDate first, LocalDate last, Kind kind, Dimension by, Show show, Map<Dimension, String> only) {

    static final List<Integer> PERIODS = List.of(4, 12, 26, 52);

    /** What cannot be read is taken as if it were not there. */
    static LevelQuestion of(QueryParameters query, LocalDate today) {
        var from = day(query, "from");
        var to = day(query, "to");
        var given = from != null && to != null && !from.isAfter(to) && from.isAfter(to.minusYears(10));
        var weeks = given
                ? 0
                : query.getSingleParameter("weeks")
                        .filter(text -> PERIODS.stream().anyMatch(period -> text.equals(period.toString())))
                        .map(Integer::valueOf)
                        .orElse(12);
        var only = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : Dimension.values()) {
            query.getSingleParameter(word(dimension))
                    .filter(value -> !value.isBlank() && value.length() <= 255)
                    .filter(value -> dimension != Dimension.PRIORITY || value.matches("[0-9]{1,2}|-"))
                    .ifPresent(value -> only.put(dimension, value));
        }
        return new LevelQuestion(
                weeks,
                given ? from : today.minusWeeks(weeks).plusDays(1),
                given ? to : today,
                chosen(query, "kind", Kind.values(), Kind.SLA),
                chosen(query, "by", Dimension.values(), Dimension.AGREEMENT),
                chosen(query, "show", Show.values(), Show.BREACHED),
                Map.copyOf(only));
    }

    private static @Nullable LocalDate day(QueryParameters query, String name) {
        try {
            return query.getSingleParameter(name).map(LocalDate::parse).orElse(null);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static <E extends Enum<E>> E chosen(QueryParameters query, String name, E[] values, E usual) {
        return query.getSingleParameter(name)
                .flatMap(text -> Arrays.stream(values)
                        .filter(value -> word(value).equals(text))
                        .findFirst())
                .orElse(usual);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    LevelFilter filter(ZoneId zone) {
        return new LevelFilter(start(first, zone), start(last.plusDays(1), zone), kind, only);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    LevelQuestion over(int otherWeeks) {
        return new LevelQuestion(otherWeeks, first, last, kind, by, show, only);
    }

    LevelQuestion over(LocalDate from, LocalDate to) {
        return new LevelQuestion(0, from, to, kind, by, show, only);
    }

    LevelQuestion of(Kind other) {
        return new LevelQuestion(weeks, first, last, other, by, show, Map.of());
    }

    LevelQuestion by(Dimension other) {
        return new LevelQuestion(weeks, first, last, kind, other, show, only);
    }

    LevelQuestion show(Show other) {
        return new LevelQuestion(weeks, first, last, kind, by, other, only);
    }

    LevelQuestion only(Dimension dimension, @Nullable String value) {
        var more = new EnumMap<Dimension, String>(Dimension.class);
        more.putAll(only);
        if (value == null) {
            more.remove(dimension);
        } else {
            more.put(dimension, value);
        }
        return new LevelQuestion(weeks, first, last, kind, by, show, Map.copyOf(more));
    }

    /** @return the address of this question; what is as usual is left out */
    String address() {
        var query = new LinkedHashMap<String, String>();
        if (weeks == 0) {
            query.put("from", first.toString());
            query.put("to", last.toString());
        } else if (weeks != 12) {
            query.put("weeks", String.valueOf(weeks));
        }
        put(query, "kind", kind, Kind.SLA);
        put(query, "by", by, Dimension.AGREEMENT);
        put(query, "show", show, Show.BREACHED);
        only.keySet().stream().sorted().forEach(dimension -> query.put(word(dimension), only.get(dimension)));
        var text = QueryParameters.simple(query).getQueryString();
        return "insight/service-levels" + (text.isEmpty() ? "" : "?" + text);
    }

    private static void put(Map<String, String> query, String name, Enum<?> value, Enum<?> usual) {
        if (value != usual) {
            query.put(name, word(value));
        }
    }
}
