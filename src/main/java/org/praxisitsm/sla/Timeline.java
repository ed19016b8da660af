package org.praxisitsm.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The open time of a calendar between two instants, laid out on the instant line: sorted, disjoint pieces with a running
 * sum, so that both "how much was open until" and "when had that much been open" are one binary search. Immutable.
 *
 * <p>Everything is counted in nanoseconds since 1970, which a long holds from 1678 to 2261.
 */
final class Timeline {

    static final long NANOS_A_SECOND = 1_000_000_000L;
    private static final int SECONDS_A_DAY = 86_400;

    private final long from;
    private final long to;
    private final int size;
    private final long[] starts;
    /** Open time before each piece; one longer than the pieces, the last entry is the sum. */
    private final long[] before;
    /** Local date of the hours that each piece comes from, as days since 1970. */
    private final int[] days;

    private Timeline(Builder built) {
        from = built.from;
        to = built.to;
        size = built.size;
        starts = Arrays.copyOf(built.starts, size);
        days = Arrays.copyOf(built.days, size);
        before = new long[size + 1];
        for (var i = 0; i < size; i++) {
            before[i + 1] = before[i] + built.ends[i] - starts[i];
        }
    }

    /** @param from included, @param to excluded; both in whole seconds since 1970 */
    static Timeline of(CalendarDefinition definition, DayPlans plans, long from, long to) {
        var built = new Builder(plans, from * NANOS_A_SECOND, to * NANOS_A_SECOND);
        var zone = definition.zone().getRules();
        var at = from;
        while (at < to) {
            var instant = Instant.ofEpochSecond(at);
            var offset = zone.getOffset(instant).getTotalSeconds();
            var next = zone.nextTransition(instant);
            var end = next == null ? to : Math.min(to, next.toEpochSecond());
            built.stretch(at, end, offset);
            at = end;
        }
        return new Timeline(built);
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    boolean covers(long instant) {
        return from <= instant && instant <= to;
    }

    long total() {
        return before[size];
    }

    int size() {
        return size;
    }

    long start(int piece) {
        return starts[piece];
    }

    long end(int piece) {
        return starts[piece] + before[piece + 1] - before[piece];
    }

    int day(int piece) {
        return days[piece];
    }

    /** @return index of the last piece that starts at or before the instant, or -1 */
    int pieceAt(long instant) {
        var found = Arrays.binarySearch(starts, instant);
        return found >= 0 ? found : -found - 2;
    }

    /** @return index of the first piece that ends after the instant; {@link #size} where there is none */
    int pieceEndingAfter(long instant) {
        var piece = pieceAt(instant);
        return piece >= 0 && instant < end(piece) ? piece : piece + 1;
    }

    boolean isOpen(long instant) {
        var piece = pieceAt(instant);
        return piece >= 0 && instant < end(piece);
    }

    /** @return open time from the start of the line to the instant */
    long openUntil(long instant) {
        var piece = pieceAt(instant);
        return piece < 0 ? 0 : Math.min(before[piece] + instant - starts[piece], before[piece + 1]);
    }

    /** @return the earliest instant until which that much was open; more than zero, at most {@link #total} */
    long instantAt(long open) {
        var found = Arrays.binarySearch(before, open);
        var piece = found >= 0 ? found - 1 : -found - 2;
        return starts[piece] + open - before[piece];
    }

    /** Collects pieces; a stretch has one offset, so a piece never straddles a change of the clocks. */
    private static final class Builder {

        private final DayPlans plans;
        private final long from;
        private final long to;
        private long[] starts = new long[512];
        private long[] ends = new long[512];
        private int[] days = new int[512];
        private int size;

        private Builder(DayPlans plans, long from, long to) {
            this.plans = plans;
            this.from = from;
            this.to = to;
        }

        private void stretch(long start, long end, int offset) {
            var localStart = start + offset;
            var localEnd = end + offset;
            for (var day = Math.floorDiv(localStart, SECONDS_A_DAY); day * SECONDS_A_DAY < localEnd; day++) {
                var midnight = day * SECONDS_A_DAY;
                for (var window : plans.on(LocalDate.ofEpochDay(day)).hours()) {
                    var opens = Math.max(localStart, midnight + window.fromMinute() * 60L);
                    var closes = Math.min(localEnd, midnight + window.toMinute() * 60L);
                    if (opens < closes) {
                        add((opens - offset) * NANOS_A_SECOND, (closes - offset) * NANOS_A_SECOND, (int) day);
                    }
                }
            }
        }

        /** Pieces of one date that touch are one: a change of the clocks does not interrupt service. */
        private void add(long start, long end, int day) {
            if (size > 0 && ends[size - 1] == start && days[size - 1] == day) {
                ends[size - 1] = end;
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
                days = Arrays.copyOf(days, size * 2);
            }
            starts[size] = start;
            ends[size] = end;
            days[size] = day;
            size++;
        }
    }
}
