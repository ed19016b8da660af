package org.praxisitsm.change;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window, a blackout or a critical day of the change calendar, once or again and again. It is kept in wall
 * time: a window on Sundays from 2 to 6 stays there when the clocks change.
 *
 * @param unit whose window it is
 * @param starts wall time at which the first one starts, included
 * @param ends wall time at which the first one ends, excluded; up to 31 days later
 * @param rule recurrence rule of iCalendar, or null where there is only this one
 * @param except dates on which one that recurs does not start
 * @param scopes what it is for; it counts where any of them does
 * @param uid identifier in the calendar that it was read from, or null
 */
public record ChangeWindow(
        long id,
        WindowKind kind,
        String name,
        String unit,
        ZoneId zone,
        LocalDateTime starts,
        LocalDateTime ends,
        @Nullable String rule,
        Set<LocalDate> except,
        List<Scope> scopes,
        @Nullable String note,
        @Nullable String uid,
        Instant updatedAt,
        String changedBy,
        int version) {

    /** One of the times that a window stands for. */
    public record Occurrence(ChangeWindow window, Span span) {}

    public ChangeWindow {
        except = Set.copyOf(except);
        scopes = List.copyOf(scopes);
    }

    /** @return the next version of it, for something else */
    ChangeWindow withScopes(List<Scope> others, Instant at, String by) {
        return new ChangeWindow(
                id, kind, name, unit, zone, starts, ends, rule, except, others, note, uid, at, by, version + 1);
    }

    boolean covers(Scope.Subject subject) {
        return scopes.stream().anyMatch(scope -> scope.covers(subject));
    }

    /**
     * Something that needs what is touched goes down with it: its windows count as they are. What the touched item needs itself
     * stays up: only a window that names that very item counts.
     */
    boolean coversAround(Scope.Subject subject, boolean needed) {
        return needed
                ? scopes.stream().anyMatch(scope -> scope.kind() == Scope.Kind.CI && scope.covers(subject))
                : covers(subject);
    }

    /** @return the times that share an instant with the span, in order */
    public List<Occurrence> within(Span span) {
        var found = new ArrayList<Occurrence>();
        for (var start : startsAround(span)) {
            var end = start.plusSeconds(ends.toEpochSecond(ZoneOffset.UTC) - starts.toEpochSecond(ZoneOffset.UTC));
            var one = new Span(WallTime.start(start, zone), WallTime.end(end, zone));
            if (one.isProper() && one.meets(span) && !except.contains(start.toLocalDate())) {
                found.add(new Occurrence(this, one));
            }
        }
        return found;
    }

    private List<LocalDateTime> startsAround(Span span) {
        if (rule == null) {
            return List.of(starts);
        }
        // A day more at each side than the longest shift of a zone: what does not meet the span is left out afterwards.
        var length = java.time.Duration.between(starts, ends);
        var from = LocalDateTime.ofInstant(span.from(), zone).minus(length).minusDays(1);
        var to = LocalDateTime.ofInstant(span.to(), zone).plusDays(1);
        return Recurrence.parse(rule, zone).between(starts, from, to);
    }
}
