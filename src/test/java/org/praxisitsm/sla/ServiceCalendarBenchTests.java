package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deadlines a second on one core, 5x8 with 15 holidays a year over ten years, against walking the days as others do. */
@Tag("bench")
class ServiceCalendarBenchTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int CASES = 200_000;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final long SPAN_IN_SECONDS = 10L * 365 * 86_400;

    private final Instant[] starts = new Instant[CASES];
    private final Duration[] durations = new Duration[CASES];
    private long checksum;

    @Test
    void deadlinesASecond() {
        var definition = definition();
        var random = new Random(20_261_127);
        for (var i = 0; i < CASES; i++) {
            starts[i] = FIRST.plusSeconds((long) (random.nextDouble() * SPAN_IN_SECONDS));
            durations[i] = Duration.ofMinutes(1 + random.nextInt(i % 10 == 0 ? 40 * 480 : 5 * 480));
        }
        var walking = new DayWalk(definition);
        var many = new ServiceCalendar[100];
        var before = used();
        var began = System.nanoTime();
        for (var i = 0; i < many.length; i++) {
            many[i] = ServiceCalendar.of(definition);
            many[i].elapsed(FIRST, FIRST.plusSeconds(SPAN_IN_SECONDS));
        }
        var building = (System.nanoTime() - began) / many.length;
        var memory = (used() - before) / many.length;
        Reference.reachabilityFence(many);
        var calendar = many[0];
        for (var i = 0; i < CASES; i += 97) {
            assertThat(calendar.deadline(starts[i], durations[i])).isEqualTo(walking.deadline(starts[i], durations[i]));
        }
        var ours = best(i -> calendar.deadline(starts[i], durations[i]));
        var naive = best(i -> walking.deadline(starts[i], durations[i]));
        var elapsed = best(
                i -> calendar.elapsed(starts[i], starts[i].plus(durations[i])).isZero() ? FIRST : starts[i]);
        System.out.printf(
                "BENCH calendars: %,.0f deadlines/s, %,.0f elapsed/s, day walk %,.0f deadlines/s, factor %.1f;"
                        + " ten years laid out in %.1f ms, %,d KiB (checksum %d)%n",
                ours, elapsed, naive, ours / naive, building / 1e6, memory / 1024, checksum);
        assertThat(ours).isGreaterThan(naive);
    }

    private interface Question {
        Instant ask(int i);
    }

    /** The best of seven rounds, after two to warm up. */
    private double best(Question question) {
        var best = 0.0;
        for (var round = 0; round < 9; round++) {
            var began = System.nanoTime();
            for (var i = 0; i < CASES; i++) {
                checksum += question.ask(i).getEpochSecond();
            }
            var rate = CASES / ((System.nanoTime() - began) / 1e9);
            if (round > 1) {
                best = Math.max(best, rate);
            }
        }
        return best;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static CalendarDefinition definition() {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).limit(5).forEach(day -> week.put(day, List.of(new LocalWindow(540, 1_020))));
        var rules = new ArrayList<HolidayRule>();
        for (var n = 0; n < 15; n++) {
            rules.add(new HolidayRule.EveryYear("Holiday " + n, MonthDay.of(1 + n % 12, 3 + n)));
        }
        return CalendarDefinition.weekly("bench", "Bench", BERLIN, week).withRules(rules);
    }

    /** What most tools do: from day to day, subtracting what each is open; correct here, as 5x8 meets no change of the clocks. */
    private static final class DayWalk {

        private final CalendarDefinition definition;
        private final Set<LocalDate> closed = new HashSet<>();

        private DayWalk(CalendarDefinition definition) {
            this.definition = definition;
            for (var year = 2019; year < 2035; year++) {
                closed.addAll(definition.ruledHolidays(year).keySet());
            }
        }

        private Instant deadline(Instant start, Duration duration) {
            var local = start.atZone(definition.zone());
            var left = duration;
            for (var date = local.toLocalDate(); ; date = date.plusDays(1)) {
                if (closed.contains(date)) {
                    continue;
                }
                for (var window : definition.hours().getOrDefault(date.getDayOfWeek(), List.of())) {
                    var opens = at(date, window.fromMinute());
                    var closes = at(date, window.toMinute());
                    var from = opens.isBefore(local) ? local : opens;
                    if (!from.isBefore(closes)) {
                        continue;
                    }
                    var open = Duration.between(from, closes);
                    if (left.compareTo(open) <= 0) {
                        return from.plus(left).toInstant();
                    }
                    left = left.minus(open);
                }
            }
        }

        private ZonedDateTime at(LocalDate date, int minute) {
            return date.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(definition.zone());
        }
    }
}
