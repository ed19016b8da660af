package org.praxisitsm.change;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for times at which nothing stands against a change. Only instants at which something begins or ends can be the
 * earliest that is free: those are tried, in order, and the wanted hour of each day between.
 */
final class FreeTimes {

    private static final int MOST_TRIED = 2_000;
    private static final Duration APART = Duration.ofHours(12);

    /** @param window the maintenance window that it lies in, or null; {@code after} the change that ends when it begins */
    record Slot(Span span, @Nullable ChangeWindow window, @Nullable Long after, boolean alone) {}

    /** @param against how often each kind stood in the way */
    record Result(List<Slot> slots, Instant until, Map<ConflictKind, Integer> against) {}

    private FreeTimes() {}

    static Result find(
            Booking change, Surroundings around, Duration length, Instant earliest, Instant until, int limit) {
        var horizon = new Span(earliest, until.plus(length));
        var expanded = new HashMap<Long, List<Span>>();
        around.windows().forEach(window -> expanded.put(window.id(), Surroundings.Times.BY_RULE.of(window, horizon)));
        var ready = new Surroundings(
                around.starting(),
                around.now(),
                around.earliest(),
                around.others(),
                around.windows(),
                around.subjects(),
                around.neighbours(),
                around.near(),
                around.capacity(),
                (window, within) -> expanded.get(window.id()).stream()
                        .filter(span -> span.meets(within))
                        .toList());
        var slots = new ArrayList<Slot>();
        var against = new EnumMap<ConflictKind, Integer>(ConflictKind.class);
        var tried = 0;
        for (var start : starts(ready, expanded, earliest, until)) {
            if (slots.size() >= limit || tried++ >= MOST_TRIED) {
                break;
            }
            var last = slots.isEmpty() ? null : slots.get(slots.size() - 1).span();
            if (last != null && start.isBefore(later(last.to(), last.from().plus(APART)))) {
                continue;
            }
            var span = new Span(start, start.plus(length));
            var found = ConflictCheck.of(change.at(span), ready);
            if (found.stream().allMatch(FreeTimes::isFarOff)) {
                slots.add(slot(change, ready, expanded, span));
            } else {
                Set.copyOf(found.stream().map(Conflict::kind).toList())
                        .forEach(kind -> against.merge(kind, 1, Integer::sum));
            }
        }
        return new Result(slots, until, against);
    }

    /** Windows and critical days of what lies around it are worth a word; a time that suits all of them seldom exists. */
    private static boolean isFarOff(Conflict conflict) {
        return conflict.steps() > 0
                && (conflict.kind() == ConflictKind.OUTSIDE_WINDOW || conflict.kind() == ConflictKind.CRITICAL_DAY);
    }

    private static TreeSet<Instant> starts(
            Surroundings around, Map<Long, List<Span>> expanded, Instant earliest, Instant until) {
        var starts = new TreeSet<Instant>();
        // The same hour of each day: where no window binds it, these are the choices that people have.
        for (var start = earliest; start.isBefore(until); start = start.plus(1, ChronoUnit.DAYS)) {
            starts.add(start);
        }
        if (around.earliest() != null) {
            starts.add(quarter(around.earliest()));
        }
        for (var window : around.windows()) {
            for (var span : expanded.get(window.id())) {
                starts.add(window.kind() == WindowKind.MAINTENANCE ? span.from() : span.to());
            }
        }
        for (var other : around.others()) {
            if (other.planned() != null) {
                starts.add(other.planned().to());
            }
        }
        starts.removeIf(start -> start.isBefore(earliest) || start.isAfter(until));
        return starts;
    }

    private static Slot slot(Booking change, Surroundings around, Map<Long, List<Span>> expanded, Span span) {
        var window = around.windows().stream()
                .filter(one -> one.kind() == WindowKind.MAINTENANCE)
                .filter(one -> around.subjects().stream().anyMatch(one::covers))
                .filter(one -> expanded.get(one.id()).stream()
                        .anyMatch(time ->
                                !time.from().isAfter(span.from()) && !time.to().isBefore(span.to())))
                .findFirst()
                .orElse(null);
        var after = around.others().stream()
                .filter(other -> !other.over() && other.planned() != null)
                .filter(other -> other.planned().to().equals(span.from()))
                .map(Booking::id)
                .findFirst()
                .orElse(null);
        var near = new Span(span.from().minus(1, ChronoUnit.HOURS), span.to().plus(1, ChronoUnit.HOURS));
        var alone = around.others().stream()
                .noneMatch(other -> !other.over()
                        && other.planned() != null
                        && other.planned().meets(near));
        return new Slot(span, window, after, alone);
    }

    static Instant quarter(Instant at) {
        var seconds = at.getEpochSecond();
        return Instant.ofEpochSecond(Math.floorDiv(seconds + 899, 900) * 900);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
