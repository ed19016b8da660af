package org.praxisitsm.sla;

import java.util.Comparator;
import java.util.List;

/** Pauses in order, touching and overlapping ones united, empty ones left out; in nanoseconds since 1970. */
final class Pauses {

    private static final Pauses NONE = new Pauses(new long[0], new long[0], 0);

    private final long[] from;
    private final long[] to;
    private final int size;

    private Pauses(long[] from, long[] to, int size) {
        this.from = from;
        this.to = to;
        this.size = size;
    }

    static Pauses of(List<Interval> intervals) {
        if (intervals.isEmpty()) {
            return NONE;
        }
        var from = new long[intervals.size()];
        var to = new long[intervals.size()];
        var size = 0;
        for (var interval :
                intervals.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
            var start = ServiceCalendar.nanos("pauses", interval.from());
            var end = ServiceCalendar.nanos("pauses", interval.to());
            if (start == end) {
                continue;
            }
            if (size > 0 && start <= to[size - 1]) {
                to[size - 1] = Math.max(to[size - 1], end);
            } else {
                from[size] = start;
                to[size] = end;
                size++;
            }
        }
        return new Pauses(from, to, size);
    }

    int size() {
        return size;
    }

    long from(int pause) {
        return from[pause];
    }

    long to(int pause) {
        return to[pause];
    }

    boolean covers(long instant) {
        for (var i = 0; i < size; i++) {
            if (from[i] <= instant && instant < to[i]) {
                return true;
            }
        }
        return false;
    }

    /** @return the first begin or end of a pause after the instant, or the end of time */
    long nextChange(long instant) {
        for (var i = 0; i < size; i++) {
            if (from[i] > instant) {
                return from[i];
            }
            if (to[i] > instant) {
                return to[i];
            }
        }
        return Long.MAX_VALUE;
    }
}
