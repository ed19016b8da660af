package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Open time as a clock counts it. Pauses come in any order. */
interface Hours {

    Duration elapsed(Instant from, Instant to, List<Interval> pauses);

    /** @return the earliest instant by which so much open, unpaused time has passed */
    Instant deadline(Instant start, Duration duration, List<Interval> pauses);

    Instant deadlineInBusinessDays(Instant start, int days, boolean endOfDay, List<Interval> pauses);

    /** @return the windows that were counted, in order */
    List<CountedWindow> explain(Instant from, Instant to, List<Interval> pauses);

    /** @return the hours of a calendar */
    static Hours of(ServiceCalendar calendar) {
        return new Hours() {
            @Override
            public Duration elapsed(Instant from, Instant to, List<Interval> pauses) {
                return calendar.elapsed(from, to, pauses);
            }

            @Override
            public Instant deadline(Instant start, Duration duration, List<Interval> pauses) {
                return calendar.deadline(start, duration, pauses);
            }

            @Override
            public Instant deadlineInBusinessDays(Instant start, int days, boolean endOfDay, List<Interval> pauses) {
                return calendar.deadlineInBusinessDays(start, days, endOfDay, pauses);
            }

            @Override
            public List<CountedWindow> explain(Instant from, Instant to, List<Interval> pauses) {
                return calendar.explain(from, to, pauses);
            }
        };
    }

    default Instant deadline(Instant start, Promise promise, List<Interval> pauses) {
        var time = promise.serviceTime();
        return time != null
                ? deadline(start, time, pauses)
                : deadlineInBusinessDays(start, promise.businessDays(), promise.endOfDay(), pauses);
    }

    /** These hours until the instant, others from then on: what was counted stays counted. */
    default Hours until(Instant instant, Hours others) {
        return new Spliced(this, instant, others);
    }

    /** Two kinds of hours, one after the other. Business days are counted by the hours that hold when they end. */
    record Spliced(Hours before, Instant at, Hours after) implements Hours {

        @Override
        public Duration elapsed(Instant from, Instant to, List<Interval> pauses) {
            if (!to.isAfter(at)) {
                return before.elapsed(from, to, pauses);
            }
            if (!from.isBefore(at)) {
                return after.elapsed(from, to, pauses);
            }
            return before.elapsed(from, at, pauses).plus(after.elapsed(at, to, pauses));
        }

        @Override
        public Instant deadline(Instant start, Duration duration, List<Interval> pauses) {
            if (!start.isBefore(at)) {
                return after.deadline(start, duration, pauses);
            }
            var counted = before.elapsed(start, at, pauses);
            return counted.compareTo(duration) >= 0
                    ? before.deadline(start, duration, pauses)
                    : after.deadline(at, duration.minus(counted), pauses);
        }

        @Override
        public Instant deadlineInBusinessDays(Instant start, int days, boolean endOfDay, List<Interval> pauses) {
            var sooner = before.deadlineInBusinessDays(start, days, endOfDay, pauses);
            return sooner.isAfter(at) ? after.deadlineInBusinessDays(start, days, endOfDay, pauses) : sooner;
        }

        @Override
        public List<CountedWindow> explain(Instant from, Instant to, List<Interval> pauses) {
            if (!to.isAfter(at)) {
                return before.explain(from, to, pauses);
            }
            if (!from.isBefore(at)) {
                return after.explain(from, to, pauses);
            }
            var counted = new ArrayList<CountedWindow>(before.explain(from, at, pauses));
            counted.addAll(after.explain(at, to, pauses));
            return counted;
        }
    }
}
