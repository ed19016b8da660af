package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/**
 * The arithmetic against itself and against {@link MinuteByMinute}, on random calendars of twelve zones around changes of
 * the clocks, leap days and midnights. Over 140,000 cases; each property prints its seed, which repeats it.
 */
class ServiceTimePropertiesTests {

    @Property(tries = 40_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void elapsedUntilTheDeadlineIsTheDurationAndNoEarlierInstantWillDo(@ForAll("cases") TimeCase given) {
        var calendar = given.calendar();
        var due = calendar.deadline(given.start(), given.duration(), given.pauses());

        assertThat(calendar.elapsed(given.start(), due, given.pauses()))
                .as("%s", given)
                .isEqualTo(given.duration());
        assertThat(due).as("%s", given).isAfterOrEqualTo(given.start());
        if (due.isAfter(given.start())) {
            assertThat(calendar.elapsed(given.start(), due.minusNanos(1), given.pauses()))
                    .as("%s", given)
                    .isLessThan(given.duration());
        }
    }

    @Property(tries = 15_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void elapsedIsWhatCountingMinutesGives(@ForAll("cases") TimeCase given) {
        var calendar = given.calendar();
        var counted = given.oracle().elapsed(given.start(), given.end(), given.pauses());

        assertThat(calendar.elapsed(given.start(), given.end(), given.pauses()))
                .as("%s", given)
                .isEqualTo(counted);
        assertThat(calendar.isOpen(given.start()))
                .as("%s", given)
                .isEqualTo(given.oracle().isOpen(given.start()));
        var explained = calendar.explain(given.start(), given.end(), given.pauses());
        assertThat(explained.stream().map(CountedWindow::counted).reduce(Duration.ZERO, Duration::plus))
                .as("%s", given)
                .isEqualTo(counted);
    }

    @Property(tries = 6_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theDeadlineIsWhereCountingMinutesEnds(@ForAll("cases") TimeCase given) {
        var minutes = Math.min(given.duration().toMinutes(), 300);
        var expected = given.oracle().deadline(given.start(), minutes, given.pauses(), 20 * 1_440);

        expected.ifPresent(
                due -> assertThat(given.calendar().deadline(given.start(), Duration.ofMinutes(minutes), given.pauses()))
                        .as("%s", given)
                        .isEqualTo(due));
    }

    @Property(tries = 25_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void splittingASpanOrADurationChangesNothing(@ForAll("cases") TimeCase given, @ForAll("cases") TimeCase other) {
        var calendar = given.calendar();
        var share = Math.floorMod(other.start().getEpochSecond(), 1_000) / 1_000.0;
        var length = Duration.between(given.start(), given.end()).toNanos();
        var middle = given.start().plusNanos((long) (length * share));
        var pauses = given.pauses();

        assertThat(calendar.elapsed(given.start(), middle, pauses).plus(calendar.elapsed(middle, given.end(), pauses)))
                .as("%s at %s", given, middle)
                .isEqualTo(calendar.elapsed(given.start(), given.end(), pauses));
        var first = Duration.ofNanos((long) (given.duration().toNanos() * share));
        var stop = calendar.deadline(given.start(), first, pauses);
        assertThat(calendar.deadline(stop, given.duration().minus(first), pauses))
                .as("%s in two, the first %s", given, first)
                .isEqualTo(calendar.deadline(given.start(), given.duration(), pauses));
    }

    @Property(tries = 25_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void moreTimeIsNeverDueEarlierAndALaterStartNeither(
            @ForAll("cases") TimeCase given, @ForAll("cases") TimeCase other) {
        var calendar = given.calendar();
        var pauses = given.pauses();
        var due = calendar.deadline(given.start(), given.duration(), pauses);
        var later = given.start().plusSeconds(Math.floorMod(other.start().getEpochSecond(), 200_000));

        assertThat(calendar.deadline(given.start(), given.duration().plus(other.duration()), pauses))
                .as("%s and %s more", given, other.duration())
                .isAfterOrEqualTo(due);
        assertThat(calendar.deadline(later, given.duration(), pauses))
                .as("%s from %s", given, later)
                .isAfterOrEqualTo(due);
        assertThat(calendar.elapsed(given.start(), later.plusSeconds(60), pauses))
                .isGreaterThanOrEqualTo(calendar.elapsed(given.start(), later, pauses));
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void calendarsNeverSeenBeforeCountAlike(@ForAll("fresh") TimeCase given) {
        assertThat(given.calendar().elapsed(given.start(), given.end(), given.pauses()))
                .as("%s", given)
                .isEqualTo(given.oracle().elapsed(given.start(), given.end(), given.pauses()));
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void businessDaysGrowWithTheirNumberAndEndOnDifferentDates(@ForAll("cases") TimeCase given) {
        var calendar = given.calendar();
        var before = Instant.MIN;
        for (var days = 0; days < 4; days++) {
            var due = calendar.deadlineInBusinessDays(given.start(), days, true, List.of());
            assertThat(due).as("%s, %d days", given, days).isAfterOrEqualTo(given.start());
            if (days > 1) {
                assertThat(due).as("%s, %d days", given, days).isAfter(before);
            }
            assertThat(calendar.deadlineInBusinessDays(given.start(), days, false, List.of()))
                    .as("%s, %d days", given, days)
                    .isBeforeOrEqualTo(days == 0 ? given.start() : due);
            before = due;
        }
    }

    /** Not by chance: each change of the clocks from 2000 to 2040 in each zone, twelve hours to either side. */
    @Test
    void everyChangeOfTheClocksCountsLikeMinuteByMinute() {
        var changes = 0;
        for (var pooled : TimeCase.pool()) {
            for (var change : TimeCase.changes(pooled.calendar().definition().zone())) {
                var from = change.minusSeconds(12 * 3_600);
                var to = change.plusSeconds(12 * 3_600);
                assertThat(pooled.calendar().elapsed(from, to))
                        .as("%s around %s", pooled.calendar().definition(), change)
                        .isEqualTo(pooled.oracle().elapsed(from, to, List.of()));
                changes++;
            }
        }
        assertThat(changes).isGreaterThan(5_000);
    }

    @Provide
    Arbitrary<TimeCase> cases() {
        return Arbitraries.randomValue(TimeCase::pooled);
    }

    @Provide
    Arbitrary<TimeCase> fresh() {
        return Arbitraries.randomValue(TimeCase::fresh);
    }
}
