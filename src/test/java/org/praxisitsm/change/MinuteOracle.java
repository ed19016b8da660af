package org.praxisitsm.change;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says what stands against a change by looking at every quarter of an hour of it, on which all of its times lie, with nothing of the real arithmetic: no intervals, no
 * offsets of zones, no recurrence rules. Windows repeat weekly or daily, or not at all.
 */
final class MinuteOracle {

    private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

    /** All times of the random cases lie on it. */
    private static final int STEP = 15;

    private final Booking change;
    private final Surroundings around;
    private final Set<String> found = new TreeSet<>();

    private MinuteOracle(Booking change, Surroundings around) {
        this.change = change;
        this.around = around;
    }

    /** @return kind and minute and what it is with, for each minute in which something stands against it */
    static Set<String> of(Booking change, Surroundings around) {
        var oracle = new MinuteOracle(change, around);
        var planned = Objects.requireNonNull(change.planned());
        for (var at = planned.from(); at.isBefore(planned.to()); at = at.plus(STEP, ChronoUnit.MINUTES)) {
            oracle.minute(at);
        }
        return oracle.found;
    }

    /** The same of what the real check says. */
    static Set<String> minutesOf(List<Conflict> conflicts) {
        var minutes = new TreeSet<String>();
        for (var conflict : conflicts) {
            for (var at = conflict.span().from();
                    at.isBefore(conflict.span().to());
                    at = at.plus(STEP, ChronoUnit.MINUTES)) {
                minutes.add(word(conflict.kind(), at, what(conflict)));
            }
        }
        return minutes;
    }

    private static String what(Conflict conflict) {
        if (conflict.other() == null && conflict.steps() > 0) {
            return "around " + Objects.toString(conflict.window(), "");
        }
        return conflict.kind() == ConflictKind.OUTSIDE_WINDOW
                ? "ci" + conflict.ci()
                : Objects.toString(conflict.other(), "")
                        + Objects.toString(conflict.window(), "")
                        + Objects.toString(conflict.otherCi(), "");
    }

    private static String word(ConflictKind kind, Instant at, String what) {
        return kind + " " + at + " " + what;
    }

    private static boolean holds(Span span, Instant at) {
        return span != null && !at.isBefore(span.from()) && at.isBefore(span.to());
    }

    private void minute(Instant at) {
        if (at.isBefore(around.now())) {
            found.add(word(ConflictKind.IN_THE_PAST, at, ""));
        }
        var inGroup = 1;
        for (var other : around.others()) {
            if (other.over() || other.id() == change.id() || !holds(other.planned(), at)) {
                continue;
            }
            with(other, at);
            if (change.group() != null && change.group().equals(other.group())) {
                inGroup++;
            }
        }
        if (inGroup > around.capacity()) {
            found.add(word(ConflictKind.GROUP_BOOKED, at, ""));
        }
        for (var window : around.windows()) {
            var counts = around.subjects().stream().anyMatch(window::covers);
            if (window.kind() != WindowKind.MAINTENANCE && isIn(window, at)) {
                var kind = window.kind() == WindowKind.BLACKOUT ? ConflictKind.BLACKOUT : ConflictKind.CRITICAL_DAY;
                if (counts) {
                    found.add(word(kind, at, "" + window.id()));
                } else if (around.near().stream().anyMatch(near -> countsAround(window, near))) {
                    found.add(word(kind, at, "around " + window.id()));
                }
            }
        }
        var outside = false;
        for (var subject : around.subjects()) {
            var own = around.windows().stream()
                    .filter(window -> window.kind() == WindowKind.MAINTENANCE && window.covers(subject))
                    .toList();
            if (!own.isEmpty() && own.stream().noneMatch(window -> isIn(window, at))) {
                found.add(word(ConflictKind.OUTSIDE_WINDOW, at, "ci" + subject.ci()));
                outside = true;
            }
        }
        for (var near : around.near()) {
            var own = around.windows().stream()
                    .filter(window -> window.kind() == WindowKind.MAINTENANCE && countsAround(window, near))
                    .toList();
            if (!outside && !own.isEmpty() && own.stream().noneMatch(window -> isIn(window, at))) {
                found.add(word(ConflictKind.OUTSIDE_WINDOW, at, "around "));
            }
        }
    }

    /** What needs a touched item is hit with it; what a touched item needs counts only where the window names it. */
    private boolean countsAround(ChangeWindow window, Scope.Subject near) {
        var scope = window.scopes().get(0);
        return around.neighbours().get(near.ci()).needed()
                ? scope.equals(new Scope(Scope.Kind.CI, "" + near.ci()))
                : window.covers(near);
    }

    private void with(Booking other, Instant at) {
        var seen = new HashSet<Long>();
        for (var item : other.items()) {
            if (change.items().contains(item)) {
                found.add(word(ConflictKind.SAME_CI, at, "" + other.id() + item));
            } else if (around.neighbours().containsKey(item) && seen.add(item)) {
                var kind = around.neighbours().get(item).needed() ? ConflictKind.PARENT_CI : ConflictKind.CHILD_CI;
                found.add(word(kind, at, "" + other.id() + item));
            }
        }
        if (change.assignee() != null && change.assignee().equals(other.assignee())) {
            found.add(word(ConflictKind.ASSIGNEE_BOOKED, at, "" + other.id()));
        }
    }

    /**
     * A minute is in a window that once began, minute by minute of the instant line, because the wall showed its start or
     * later, and that has not yet seen the last minute that shows less than its end.
     */
    static boolean isIn(ChangeWindow window, Instant at) {
        var step = window.rule() == null ? 0 : window.rule().contains("WEEKLY") ? 7 : 1;
        for (var n = 0; n < (step == 0 ? 1 : 35 / step); n++) {
            var starts = window.starts().plusDays((long) n * step);
            var ends = window.ends().plusDays((long) n * step);
            if (Math.abs(ChronoUnit.HOURS.between(starts, wall(window, at))) > 30) {
                continue;
            }
            var skipped = window.except().contains(starts.toLocalDate());
            if (!skipped && begun(window, starts, at) && !ended(window, ends, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begun(ChangeWindow window, LocalDateTime starts, Instant at) {
        // Wall clocks go back by at most an hour here: some minute of the last two hours showed it already, or this one
        // does.
        for (var back = 0; back <= 60; back += 15) {
            if (!wall(window, at.minus(back, ChronoUnit.MINUTES)).isBefore(starts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ended(ChangeWindow window, LocalDateTime ends, Instant at) {
        for (var ahead = 0; ahead <= 60; ahead += 15) {
            if (wall(window, at.plus(ahead, ChronoUnit.MINUTES)).isBefore(ends)) {
                return false;
            }
        }
        return at.isBefore(NEVER);
    }

    private static LocalDateTime wall(ChangeWindow window, Instant at) {
        return LocalDateTime.ofInstant(at, window.zone());
    }
}
