package org.praxisitsm.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.MergeFollower;
import org.praxisitsm.asset.Origin;
import org.praxisitsm.change.Scope.Kind;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The calendar where two items turn out to be one: what was approved for the one is approved for the other, windows of the one
 * are windows of the other, and changes that meet on it now are told so.
 */
@Component
class BookingMerge implements MergeFollower {

    private final JdbcClient jdbc;
    private final BookingRows rows;
    private final WindowRows windows;
    private final Bookings bookings;
    private final ApplicationEventPublisher events;

    BookingMerge(
            JdbcClient jdbc,
            BookingRows rows,
            WindowRows windows,
            Bookings bookings,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.windows = windows;
        this.bookings = bookings;
        this.events = events;
    }

    @Override
    public String key() {
        return "change-schedule";
    }

    @Override
    public String follow(CiRecord kept, CiRecord other, Origin origin) {
        rows.takeTurn();
        var plans = new ArrayList<Map<String, Object>>();
        for (var booked : planned(other.id())) {
            var after = BookedPlan.moved(booked.plan(), other.id(), kept.id());
            rows.plan(booked.ticket(), after);
            plans.add(Map.of("ticket", booked.ticket(), "before", booked.plan(), "after", after));
        }
        var moved = new ArrayList<Map<String, Object>>();
        for (var window : naming(other.id())) {
            var wasThere = names(window, kept.id());
            change(window, other.id(), kept.id(), false, origin);
            moved.add(Map.of("window", window.id(), "wasThere", wasThere));
        }
        lookAgain(Set.of(kept.id()));
        return JsonMaps.write(Map.of("plans", plans, "windows", moved));
    }

    @Override
    public void back(CiRecord kept, CiRecord other, String moved, Origin origin) {
        rows.takeTurn();
        var all = JsonMaps.read(moved);
        for (var one : maps(all.get("plans"))) {
            long ticket = number(one.get("ticket"));
            // Whatever was booked since was booked for the item that stayed.
            if (rows.plan(ticket).filter(plan -> plan.equals(one.get("after"))).isPresent()) {
                rows.plan(ticket, Objects.toString(one.get("before")));
            }
        }
        for (var one : maps(all.get("windows"))) {
            windows.find(number(one.get("window")))
                    .filter(window -> names(window, kept.id()))
                    .ifPresent(window ->
                            change(window, kept.id(), other.id(), Boolean.TRUE.equals(one.get("wasThere")), origin));
        }
        lookAgain(Set.of(kept.id(), other.id()));
    }

    private record Booked(long ticket, String plan) {}

    private List<Booked> planned(long ci) {
        return jdbc
                .sql("select ticket_id, booked_plan from change_booking where ended = false and booked_plan like :ci"
                        + " order by ticket_id")
                .param("ci", "%" + ci + "%")
                .query((row, i) -> new Booked(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .filter(booked -> BookedPlan.items(booked.plan()).contains(ci))
                .toList();
    }

    private List<ChangeWindow> naming(long ci) {
        return windows.all().stream().filter(window -> names(window, ci)).toList();
    }

    private static boolean names(ChangeWindow window, long ci) {
        return window.scopes().contains(new Scope(Kind.CI, Long.toString(ci)));
    }

    /** @param stays whether the window counts for the first of them as well from now on */
    private void change(ChangeWindow window, long from, long to, boolean stays, Origin origin) {
        var scopes = new LinkedHashSet<Scope>();
        for (var scope : window.scopes()) {
            var isFrom = scope.equals(new Scope(Kind.CI, Long.toString(from)));
            if (!isFrom || stays) {
                scopes.add(scope);
            }
            if (isFrom) {
                scopes.add(new Scope(Kind.CI, Long.toString(to)));
            }
        }
        var next = window.withScopes(List.copyOf(scopes), Micros.truncated(origin.seenAt()), origin.actor());
        if (!windows.update(next)) {
            throw Refusal.conflict("Window " + window.name() + " was changed meanwhile; try again.");
        }
        events.publishEvent(new Act(
                origin.actor(),
                "change-window.changed",
                "change-window",
                Long.toString(window.id()),
                null,
                Map.of("scopes", words(window)),
                Map.of("scopes", words(next)),
                null,
                true));
    }

    private static List<String> words(ChangeWindow window) {
        return window.scopes().stream()
                .map(scope -> scope.kind() + " " + scope.key())
                .toList();
    }

    private void lookAgain(Set<Long> items) {
        jdbc.sql("select distinct b.ticket_id from change_booking b join ticket_ci t on t.ticket_id = b.ticket_id"
                        + " where t.ci_id in (:items) and t.role in ('CHANGED', 'AFFECTED') and b.ended = false"
                        + " order by b.ticket_id")
                .param("items", items)
                .query(Long.class)
                .list()
                .forEach(bookings::refresh);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }
}
