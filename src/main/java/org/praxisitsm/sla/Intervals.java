package org.praxisitsm.sla;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sets of stretches of time: united, and one without the other. */
final class Intervals {

    private Intervals() {}

    /** @return in order; what touches or overlaps is one, empty ones are left out */
    static List<Interval> united(List<Interval> intervals) {
        var united = new ArrayList<Interval>();
        intervals.stream()
                .filter(each -> each.from().isBefore(each.to()))
                .sorted(Comparator.comparing(Interval::from))
                .forEach(each -> {
                    var last = united.isEmpty() ? null : united.get(united.size() - 1);
                    if (last == null || each.from().isAfter(last.to())) {
                        united.add(each);
                    } else if (each.to().isAfter(last.to())) {
                        united.set(united.size() - 1, new Interval(last.from(), each.to()));
                    }
                });
        return united;
    }

    /** @return what of the first lies in none of the second, in order */
    static List<Interval> without(List<Interval> intervals, List<Interval> taken) {
        var left = new ArrayList<Interval>();
        var gaps = united(taken);
        for (var each : united(intervals)) {
            var from = each.from();
            for (var gap : gaps) {
                if (gap.to().isAfter(from) && gap.from().isBefore(each.to())) {
                    if (gap.from().isAfter(from)) {
                        left.add(new Interval(from, gap.from()));
                    }
                    from = gap.to();
                }
            }
            if (from.isBefore(each.to())) {
                left.add(new Interval(from, each.to()));
            }
        }
        return left;
    }
}
