package org.praxisitsm.asset;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the history of items, and says to the trail what was done: one line for each difference, one act for each item. */
@Component
public class ChangeLog {

    private static final int LONGEST = 2_000;

    /** What differs: texts as the history shows them. */
    public record Difference(String field, @Nullable String before, @Nullable String after) {}

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeLog(JdbcTemplate jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    public void write(CiRecord ci, String act, List<Difference> differences, Origin origin) {
        var rows = new NewRows(jdbc);
        write(ci, act, differences, origin, rows);
        rows.write();
    }

    void write(CiRecord ci, String act, List<Difference> differences, Origin origin, NewRows rows) {
        var at = Micros.of(clock.instant());
        var lines = new ArrayList<Object[]>();
        differences.forEach(one -> lines.add(new Object[] {
            Ids.next(),
            ci.id(),
            at,
            cut(origin.actor(), 64),
            origin.source(),
            act,
            one.field(),
            cut(one.before(), LONGEST),
            cut(one.after(), LONGEST)
        }));
        if (lines.isEmpty()) {
            lines.add(new Object[] {
                Ids.next(), ci.id(), at, cut(origin.actor(), 64), origin.source(), act, null, null, null
            });
        }
        rows.add(
                """
                insert into ci_change (sequence, ci_id, at, actor, source, act, field, before_value, after_value)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                lines);
    }

    /** Tells the trail: what was, and what is. */
    public void tell(CiRecord ci, String act, List<Difference> differences, Origin origin) {
        var before = new LinkedHashMap<String, Object>();
        var after = new LinkedHashMap<String, Object>();
        after.put("class", ci.ciClass());
        after.put("name", ci.name());
        if (origin.source() != null) {
            after.put("source", origin.source());
        }
        differences.forEach(one -> {
            put(before, one.field(), one.before());
            put(after, one.field(), one.after());
        });
        events.publishEvent(
                new Act(origin.actor(), "asset." + act, "asset", ci.number(), null, before, after, null, true));
    }

    private static void put(Map<String, Object> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, cut(value, LONGEST));
        }
    }

    static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
