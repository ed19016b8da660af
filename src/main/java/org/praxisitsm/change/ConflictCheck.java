package org.praxisitsm.change;

import static org.praxisitsm.change.ConflictKind.ASSIGNEE_BOOKED;
import static org.praxisitsm.change.ConflictKind.BLACKOUT;
import static org.praxisitsm.change.ConflictKind.CHILD_CI;
import static org.praxisitsm.change.ConflictKind.CRITICAL_DAY;
import static org.praxisitsm.change.ConflictKind.DEPENDENCY;
import static org.praxisitsm.change.ConflictKind.GROUP_BOOKED;
import static org.praxisitsm.change.ConflictKind.INVALID_TIME;
import static org.praxisitsm.change.ConflictKind.IN_THE_PAST;
import static org.praxisitsm.change.ConflictKind.LEAD_TIME;
import static org.praxisitsm.change.ConflictKind.OUTSIDE_WINDOW;
import static org.praxisitsm.change.ConflictKind.PARENT_CI;
import static org.praxisitsm.change.ConflictKind.SAME_CI;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands against a planned change, computed from what it is told and nothing else. All times are half-open: a change
 * that begins when another ends shares no time with it.
 *
 * @see "ITIL 4, Change enablement: change schedule"
 */
final class ConflictCheck {

    private final Booking change;
    private final Span planned;
    private final Surroundings around;
    private final List<Conflict> found = new ArrayList<>();

    private ConflictCheck(Booking change, Surroundings around) {
        this.change = change;
        this.planned = Objects.requireNonNull(change.planned());
        this.around = around;
    }

    /** @return everything that stands against it, in the order of the kinds; nothing where it has no time yet */
    static List<Conflict> of(Booking change, Surroundings around) {
        return change.planned() == null ? List.of() : new ConflictCheck(change, around).check();
    }

    private List<Conflict> check() {
        if (!planned.isProper()) {
            return List.of(Conflict.of(INVALID_TIME, planned.from(), planned.to()));
        }
        time();
        items();
        maintenance();
        touched(WindowKind.BLACKOUT, BLACKOUT);
        touched(WindowKind.CRITICAL_DAY, CRITICAL_DAY);
        people();
        dependencies();
        found.sort(Comparator.comparing(Conflict::kind)
                .thenComparing(conflict -> conflict.span().from()));
        return List.copyOf(found);
    }

    private void time() {
        if (around.starting() || change.started()) {
            return;
        }
        if (planned.from().isBefore(around.now())) {
            found.add(Conflict.of(IN_THE_PAST, planned.from(), around.now()));
        } else if (around.earliest() != null && planned.from().isBefore(around.earliest())) {
            found.add(Conflict.of(LEAD_TIME, planned.from(), around.earliest()));
        }
    }

    /** Changes that are not over and share time with this one. */
    private List<Booking> rivals() {
        return around.others().stream()
                .filter(other -> other.id() != change.id() && !other.over())
                .filter(other -> other.planned() != null && other.planned().meets(planned))
                .toList();
    }

    private void items() {
        for (var other : rivals()) {
            var time = planned.common(Objects.requireNonNull(other.planned()));
            for (var item : sorted(other.items())) {
                var near = around.neighbours().get(item);
                if (change.items().contains(item)) {
                    found.add(new Conflict(SAME_CI, time, other.id(), null, item, item, 0, null));
                } else if (near != null) {
                    found.add(new Conflict(
                            near.needed() ? PARENT_CI : CHILD_CI,
                            time,
                            other.id(),
                            null,
                            near.through(),
                            item,
                            near.steps(),
                            null));
                }
            }
        }
    }

    private static List<Long> sorted(java.util.Set<Long> items) {
        return items.stream().sorted().toList();
    }

    /** For each item of its own: an item that has windows is changed within them, in one or in several that touch. */
    private void maintenance() {
        for (var subject : around.subjects()) {
            var own = around.windows().stream()
                    .filter(window -> window.kind() == WindowKind.MAINTENANCE && window.covers(subject))
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            for (var bare : bare(times(own))) {
                found.add(new Conflict(OUTSIDE_WINDOW, bare, null, null, subject.ci(), null, 0, null));
            }
        }
        maintenanceAround();
    }

    /** The same for what lies around, where it is not said already; of several that lack the same time, the nearest is named. */
    private void maintenanceAround() {
        var said = found.stream()
                .filter(conflict -> conflict.kind() == OUTSIDE_WINDOW)
                .map(Conflict::span)
                .toList();
        var lacking = new LinkedHashMap<Span, List<Neighbour>>();
        for (var near : nearest()) {
            var own = around.windows().stream()
                    .filter(window -> window.kind() == WindowKind.MAINTENANCE
                            && window.coversAround(near.subject(), near.way().needed()))
                    .toList();
            if (!own.isEmpty()) {
                var open = new ArrayList<>(times(own));
                open.addAll(said);
                open.sort(Comparator.comparing(Span::from));
                bare(open).forEach(span -> lacking.computeIfAbsent(span, one -> new ArrayList<>())
                        .add(near.way()));
            }
        }
        lacking.forEach((span, ways) -> found.add(near(OUTSIDE_WINDOW, span, null, ways)));
    }

    private List<Span> times(List<ChangeWindow> windows) {
        return windows.stream()
                .flatMap(window -> around.times().of(window, planned).stream())
                .sorted(Comparator.comparing(Span::from))
                .toList();
    }

    private record Near(Scope.Subject subject, Neighbour way) {}

    /** What lies around, the nearest first. */
    private List<Near> nearest() {
        return around.near().stream()
                .filter(subject -> subject.ci() != null && around.neighbours().containsKey(subject.ci()))
                .map(subject -> new Near(subject, around.neighbours().get(subject.ci())))
                .sorted(Comparator.<Near>comparingInt(near -> near.way().steps())
                        .thenComparingLong(near -> near.way().ci()))
                .toList();
    }

    private static Conflict near(ConflictKind kind, Span span, @Nullable Long window, List<Neighbour> ways) {
        var way = ways.get(0);
        var more = ways.size() == 1 ? null : "and:" + (ways.size() - 1);
        return new Conflict(kind, span, null, window, way.through(), way.ci(), way.steps(), more);
    }

    /** @return what of the planned time no span covers */
    private List<Span> bare(List<Span> open) {
        var bare = new ArrayList<Span>();
        var at = planned.from();
        for (var span : open) {
            if (span.from().isAfter(at)) {
                bare.add(new Span(at, span.from()));
            }
            at = span.to().isAfter(at) ? span.to() : at;
        }
        if (at.isBefore(planned.to())) {
            bare.add(new Span(at, planned.to()));
        }
        return bare;
    }

    private void touched(WindowKind windows, ConflictKind kind) {
        for (var window : around.windows()) {
            if (window.kind() != windows) {
                continue;
            }
            var hit = around.subjects().stream().filter(window::covers).findFirst();
            if (hit.isEmpty()) {
                touchedAround(window, kind);
                continue;
            }
            for (var span : around.times().of(window, planned)) {
                var ci = hit.get().ci();
                found.add(new Conflict(kind, planned.common(span), null, window.id(), ci, null, 0, null));
            }
        }
    }

    private void touchedAround(ChangeWindow window, ConflictKind kind) {
        var ways = nearest().stream()
                .filter(near -> window.coversAround(near.subject(), near.way().needed()))
                .map(Near::way)
                .toList();
        if (!ways.isEmpty()) {
            around.times()
                    .of(window, planned)
                    .forEach(span -> found.add(near(kind, planned.common(span), window.id(), ways)));
        }
    }

    private void people() {
        var inGroup = new ArrayList<Booking>();
        for (var other : rivals()) {
            if (change.assignee() != null && change.assignee().equals(other.assignee())) {
                found.add(
                        Conflict.with(ASSIGNEE_BOOKED, planned.common(Objects.requireNonNull(other.planned())), other));
            }
            if (change.group() != null && change.group().equals(other.group())) {
                inGroup.add(other);
            }
        }
        if (inGroup.size() >= around.capacity()) {
            crowded(inGroup);
        }
    }

    /** The first stretch in which the group has more changes at once than it can carry out, this one counted. */
    private void crowded(List<Booking> others) {
        var steps = new TreeMap<java.time.Instant, Integer>();
        for (var other : others) {
            var time = planned.common(Objects.requireNonNull(other.planned()));
            steps.merge(time.from(), 1, Integer::sum);
            steps.merge(time.to(), -1, Integer::sum);
        }
        var running = 1;
        java.time.Instant since = null;
        var most = 0;
        for (Map.Entry<java.time.Instant, Integer> step : steps.entrySet()) {
            running += step.getValue();
            if (running > around.capacity()) {
                since = since == null ? step.getKey() : since;
                most = Math.max(most, running);
            } else if (since != null) {
                found.add(Conflict.of(GROUP_BOOKED, since, step.getKey()).noted("of:" + most));
                return;
            }
        }
    }

    private void dependencies() {
        var known = new LinkedHashMap<Long, Booking>();
        around.others().forEach(other -> known.put(other.id(), other));
        for (var id : change.after()) {
            var before = known.get(id);
            if (before != null) {
                waitsFor(before);
            }
        }
        for (var other : known.values()) {
            var waits = other.after().contains(change.id()) && !other.over() && other.planned() != null;
            if (waits && other.planned().from().isBefore(planned.to())) {
                found.add(Conflict.with(DEPENDENCY, other.planned(), other).noted("begins-before"));
            }
        }
    }

    private void waitsFor(Booking before) {
        var time = before.planned() == null ? planned : before.planned();
        if (before.over()) {
            if (before.failed()) {
                found.add(Conflict.with(DEPENDENCY, time, before).noted("cancelled"));
            }
        } else if (before.planned() == null) {
            found.add(Conflict.with(DEPENDENCY, time, before).noted("not-planned"));
        } else if (around.starting() || before.planned().to().isAfter(planned.from())) {
            found.add(Conflict.with(DEPENDENCY, time, before).noted("not-done"));
        }
    }
}
