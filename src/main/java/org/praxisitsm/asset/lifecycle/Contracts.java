package org.praxisitsm.asset.lifecycle;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Contracts with what they cost and cover, and until when notice must be given. */
@Service
@Transactional(readOnly = true)
public class Contracts {

    private static final int MOST = 2_000;
    /** Notice that is due within so many days is told of. */
    private static final int SOON_IN_DAYS = 60;

    /** How a contract stands. */
    public enum Standing {
        /** It has ended. */
        ENDED,
        /** Notice cannot be given in time any more. */
        NOTICE_MISSED,
        /** Notice must be given soon. */
        NOTICE_SOON,
        RUNNING,
        /** It has no end. */
        OPEN_ENDED
    }

    /**
     * @param noticeBy last local date on which notice can be given; null where it has no end
     * @param covered how many assets it covers
     */
    public record Contract(
            String number,
            String name,
            @Nullable String kind,
            @Nullable String supplier,
            @Nullable String reference,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate noticeBy,
            @Nullable BigDecimal cost,
            int covered,
            Standing standing) {}

    private final JdbcClient jdbc;
    private final AssetAccess access;
    private final Classes classes;
    private final Clock clock;

    Contracts(JdbcClient jdbc, AssetAccess access, Classes classes, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.classes = classes;
        this.clock = clock;
    }

    /** @return those the viewer may see; notice that is due first, those without an end last */
    public List<Contract> all(Viewer viewer) {
        var may = access.predicate(viewer, "c");
        var found = jdbc.sql(
                        "select c.id, c.number, c.name, c.ended from ci c where c.class_key in (:classes) and c.merged_into is null"
                                + " and " + may.sql() + " order by c.ended, c.name, c.id limit " + MOST)
                .param("classes", classes.withBelow("contract"))
                .params(may.parameters())
                .query((row, i) -> new Object[] {row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)})
                .list();
        var ids = found.stream().map(row -> (Long) row[0]).toList();
        var attributes = attributes(ids);
        var covered = covered(ids);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return found.stream()
                .map(row -> contract(
                        row,
                        attributes.getOrDefault((Long) row[0], Map.of()),
                        covered.getOrDefault((Long) row[0], 0),
                        today))
                .sorted(Comparator.comparing((Contract one) -> order(one.standing()))
                        .thenComparing(Contract::noticeBy, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Contract::name))
                .toList();
    }

    private static int order(Standing standing) {
        return standing == Standing.ENDED ? Standing.values().length : standing.ordinal();
    }

    static Standing standing(boolean ended, @Nullable LocalDate endsOn, @Nullable LocalDate noticeBy, LocalDate today) {
        if (ended || endsOn != null && endsOn.isBefore(today)) {
            return Standing.ENDED;
        }
        if (noticeBy == null) {
            return Standing.OPEN_ENDED;
        }
        if (noticeBy.isBefore(today)) {
            return Standing.NOTICE_MISSED;
        }
        return noticeBy.isAfter(today.plusDays(SOON_IN_DAYS)) ? Standing.RUNNING : Standing.NOTICE_SOON;
    }

    private static Contract contract(Object[] row, Map<String, Object> values, int covered, LocalDate today) {
        var ends = date(values.get("valid-until"));
        var days = values.get("notice-days") instanceof BigDecimal number
                ? Math.max(0, Math.min(36_500, number.longValue()))
                : 0;
        var notice = ends == null ? null : ends.minusDays(days);
        return new Contract(
                row[1].toString(),
                row[2].toString(),
                text(values.get("kind")),
                text(values.get("supplier")),
                text(values.get("reference")),
                date(values.get("starts-on")),
                ends,
                notice,
                values.get("cost") instanceof BigDecimal cost ? cost : null,
                covered,
                standing((Boolean) row[3], ends, notice, today));
    }

    private Map<Long, Map<String, Object>> attributes(List<Long> ids) {
        var values = new LinkedHashMap<Long, Map<String, Object>>();
        for (var some : parts(ids)) {
            jdbc.sql("select ci_id, attribute, value_text, value_number from ci_attribute where ci_id in (:ids)")
                    .param("ids", some)
                    .query(row -> {
                        var number = row.getBigDecimal(4);
                        Object value = number == null ? row.getString(3) : number;
                        if (value != null) {
                            values.computeIfAbsent(row.getLong(1), any -> new LinkedHashMap<>())
                                    .put(row.getString(2), value);
                        }
                    });
        }
        return values;
    }

    private Map<Long, Integer> covered(List<Long> ids) {
        var covered = new LinkedHashMap<Long, Integer>();
        for (var some : parts(ids)) {
            jdbc.sql(
                            "select to_id, count(*) from ci_relation where to_id in (:ids) and kind = 'covered-by' group by to_id")
                    .param("ids", some)
                    .query(row -> {
                        covered.put(row.getLong(1), row.getInt(2));
                    });
        }
        return covered;
    }

    private static List<List<Long>> parts(List<Long> ids) {
        var parts = new ArrayList<List<Long>>();
        for (var from = 0; from < ids.size(); from += 500) {
            parts.add(ids.subList(from, Math.min(ids.size(), from + 500)));
        }
        return parts.stream().map(List::copyOf).collect(Collectors.toList());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable LocalDate date(@Nullable Object value) {
        try {
            return value == null ? null : LocalDate.parse(value.toString());
        } catch (DateTimeParseException notOurs) {
            return null;
        }
    }
}
