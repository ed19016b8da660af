package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/**
 * Arithmetic in service time. An instant is open exactly when its local wall time lies in a window of its local date; what
 * is counted are the real seconds of such instants, so an hour that the clocks skip counts nothing and an hour that they
 * repeat counts twice.
 *
 * <p>{@code deadline} is the exact inverse of {@code elapsed}: for every start and duration, and any pauses,
 * {@code elapsed(start, deadline(start, duration)) = duration}. To the nanosecond, between the years 1950 and 2199.
 * Immutable to its users and safe for any number of threads.
 *
 * @see "ADR 0010"
 */
public final class ServiceCalendar {

    /** How far ahead a deadline may lie: what is not reached by then never comes in practice. */
    public static final Duration HORIZON = Duration.ofDays(50 * 366L);

    /** First instant that can be reckoned with. */
    public static final Instant EARLIEST = Instant.parse("1950-01-01T00:00:00Z");

    /** Last instant that can be reckoned with. */
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Most business days that can be asked for. */
    public static final int MOST_BUSINESS_DAYS = 10_000;

    private static final long FIRST_SECOND = EARLIEST.getEpochSecond();
    private static final long LAST_SECOND = LATEST.getEpochSecond();
    private static final long YEAR = 366L * 86_400;

    private final CalendarDefinition definition;
    private final DayPlans plans;
    private volatile @Nullable Timeline line;

    private ServiceCalendar(CalendarDefinition definition) {
        this.definition = definition;
        this.plans = new DayPlans(definition);
    }

    public static ServiceCalendar of(CalendarDefinition definition) {
        return new ServiceCalendar(definition);
    }

    public CalendarDefinition definition() {
        return definition;
    }

    /** @return what the calendar says about a local date */
    public DayPlan day(LocalDate date) {
        return plans.on(date);
    }

    public boolean isOpen(Instant at) {
        var instant = nanos("at", at);
        return covering(instant, instant).isOpen(instant);
    }

    /** @see #elapsed(Instant, Instant, List) */
    public Duration elapsed(Instant from, Instant to) {
        return Duration.ofNanos(open(nanos("from", from), nanos("to", to)));
    }

    /**
     * Open time between two instants that no pause covers.
     *
     * @param from included
     * @param to excluded
     * @param pauses in any order, overlapping or outside as they come
     * @throws Refusal invalid where {@code to} lies before {@code from}
     */
    public Duration elapsed(Instant from, Instant to, List<Interval> pauses) {
        return Duration.ofNanos(unpaused(nanos("from", from), nanos("to", to), Pauses.of(pauses)));
    }

    /** @see #deadline(Instant, Duration, List) */
    public Instant deadline(Instant start, Duration serviceTime) {
        return deadline(start, serviceTime, List.of());
    }

    /**
     * The earliest instant, not before the start, by which the duration of open and unpaused time has passed. A deadline
     * used up at closing time is closing time, not the next opening; no duration at all is due at the start, open or not.
     *
     * @throws Refusal invalid where the duration is negative, or is not reached within {@link #HORIZON}
     */
    public Instant deadline(Instant start, Duration serviceTime, List<Interval> pauses) {
        if (serviceTime.isNegative()) {
            throw Refusal.invalid("duration", "must not be negative: " + serviceTime + ".");
        }
        if (serviceTime.compareTo(HORIZON) > 0) {
            throw beyond("duration", start);
        }
        var begin = nanos("start", start);
        return instant(reached(begin, serviceTime.toNanos(), Pauses.of(pauses), start));
    }

    /**
     * The n-th working day after the start's local date; a working day is a date that is open at some instant.
     *
     * <p>Not at the end of the day: at the wall time of the start; where that is closed, at the next opening of that day, or at
     * its close where there is none. Zero days are the start itself. At the end of the day: when that date closes; zero days
     * are the close of the start's own date, or of the next working day where that has passed.
     *
     * <p>Pauses push the result back by the service time that they cover; at the end of a day it then is the end of the
     * day it falls on.
     *
     * @throws Refusal invalid where the number is negative or too large, or is not reached within {@link #HORIZON}
     */
    public Instant deadlineInBusinessDays(Instant start, int days, boolean endOfDay, List<Interval> pauses) {
        if (days < 0 || days > MOST_BUSINESS_DAYS) {
            throw Refusal.invalid("businessDays", "must be 0 to " + MOST_BUSINESS_DAYS + ", not " + days + ".");
        }
        return new BusinessDays(this).deadline(start, days, endOfDay, Pauses.of(pauses));
    }

    /**
     * How the elapsed time of a span came about: every stretch of open time in it, in order, cut where a pause begins or
     * ends. The counted durations sum up to {@link #elapsed(Instant, Instant, List)}.
     */
    public List<CountedWindow> explain(Instant from, Instant to, List<Interval> pauses) {
        var begin = nanos("from", from);
        var end = nanos("to", to);
        ordered(begin, end);
        var held = Pauses.of(pauses);
        var timeline = covering(begin, end);
        var windows = new ArrayList<CountedWindow>();
        for (var piece = timeline.pieceEndingAfter(begin);
                piece < timeline.size() && timeline.start(piece) < end;
                piece++) {
            var date = LocalDate.ofEpochDay(timeline.day(piece));
            var at = Math.max(begin, timeline.start(piece));
            var closes = Math.min(end, timeline.end(piece));
            while (at < closes) {
                var until = Math.min(closes, held.nextChange(at));
                var paused = held.covers(at);
                windows.add(new CountedWindow(
                        date,
                        instant(at),
                        instant(until),
                        paused ? Duration.ZERO : Duration.ofNanos(until - at),
                        paused ? CountedWindow.Reason.PAUSED : null));
                at = until;
            }
        }
        return List.copyOf(windows);
    }

    /** @return the open stretches of a span, without pauses, as they lie on the instant line */
    public List<Interval> open(Instant from, Instant to) {
        return explain(from, to, List.of()).stream()
                .map(window -> new Interval(window.from(), window.to()))
                .toList();
    }

    long unpaused(long from, long to, Pauses pauses) {
        var open = open(from, to);
        for (var pause = 0; pause < pauses.size(); pause++) {
            var start = Math.max(from, pauses.from(pause));
            var end = Math.min(to, pauses.to(pause));
            if (start < end) {
                open -= open(start, end);
            }
        }
        return open;
    }

    private long open(long from, long to) {
        ordered(from, to);
        var timeline = covering(from, to);
        return timeline.openUntil(to) - timeline.openUntil(from);
    }

    long reached(long begin, long duration, Pauses pauses, Instant start) {
        var at = begin;
        var left = duration;
        for (var pause = 0; left > 0 && pause < pauses.size(); pause++) {
            if (pauses.to(pause) <= at) {
                continue;
            }
            if (pauses.from(pause) > at) {
                var available = open(at, Math.min(pauses.from(pause), nanosOf(LATEST)));
                if (left <= available) {
                    break;
                }
                left -= available;
            }
            at = pauses.to(pause);
            if (at > limit(begin)) {
                throw beyond("pauses", start);
            }
        }
        return left == 0 ? at : reached(at, left, limit(begin), start);
    }

    private long reached(long from, long duration, long limit, Instant start) {
        var timeline = covering(from, from);
        while (true) {
            var target = timeline.openUntil(from) + duration;
            if (target <= timeline.total()) {
                var found = timeline.instantAt(target);
                if (found > limit) {
                    throw beyond("duration", start);
                }
                return found;
            }
            if (timeline.to() >= limit) {
                throw beyond("duration", start);
            }
            timeline = covering(from, Math.min(limit, timeline.to() + 1));
        }
    }

    /** @return a line that covers both instants, longer than asked for, so that neighbours find it ready */
    Timeline covering(long from, long to) {
        var known = line;
        return known != null && known.from() <= from && to <= known.to() ? known : extended(from, to);
    }

    private synchronized Timeline extended(long from, long to) {
        var known = line;
        if (known != null && known.from() <= from && to <= known.to()) {
            return known;
        }
        var first = Math.floorDiv(from, Timeline.NANOS_A_SECOND) - YEAR;
        var last = Math.floorDiv(to, Timeline.NANOS_A_SECOND) + 1 + YEAR;
        if (known != null) {
            var knownFirst = Math.floorDiv(known.from(), Timeline.NANOS_A_SECOND);
            var knownLast = Math.floorDiv(known.to(), Timeline.NANOS_A_SECOND);
            var span = knownLast - knownFirst;
            first = from < known.from() ? Math.min(first, knownFirst - span / 2) : knownFirst;
            last = to > known.to() ? Math.max(last, knownLast + span / 2) : knownLast;
        }
        var longer = Timeline.of(definition, plans, Math.max(first, FIRST_SECOND), Math.min(last, LAST_SECOND));
        line = longer;
        return longer;
    }

    long limit(long begin) {
        return Math.min(nanosOf(LATEST), begin + HORIZON.toNanos());
    }

    Refusal beyond(String field, Instant start) {
        return Refusal.invalid(
                field,
                "is not reached within 50 years of " + start.truncatedTo(ChronoUnit.SECONDS) + " in the calendar "
                        + definition.key() + ": it has too little open time.");
    }

    private static void ordered(long from, long to) {
        if (to < from) {
            throw Refusal.invalid("to", "lies before from: " + instant(to) + " is before " + instant(from) + ".");
        }
    }

    static long nanos(String field, Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw Refusal.invalid(field, "must lie in the years 1950 to 2199: " + instant + ".");
        }
        return nanosOf(instant);
    }

    static long nanosOf(Instant instant) {
        return instant.getEpochSecond() * Timeline.NANOS_A_SECOND + instant.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, Timeline.NANOS_A_SECOND), Math.floorMod(nanos, Timeline.NANOS_A_SECOND));
    }
}
