package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code sla_clock}: a clock as it stood when its ticket last changed. */
record ClockRow(
        long id,
        long ticketId,
        ClockKey key,
        int agreementVersion,
        ClockState.State state,
        int cycle,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant pausedSince,
        @Nullable Instant endedAt,
        Duration elapsed,
        @Nullable Duration promised,
        String calendar,
        int calendarVersion,
        int announced,
        @Nullable Instant nextAt,
        Instant quietUntil,
        int results) {

    /** The row as it must be for this state. */
    ClockRow standing(ClockState now) {
        var handled = now.cycle() == cycle ? announced : 0;
        return new ClockRow(
                id,
                ticketId,
                key,
                now.agreementVersion(),
                now.state(),
                now.cycle(),
                now.startedAt(),
                now.dueAt(),
                now.pausedSince(),
                now.endedAt(),
                now.elapsed(),
                now.promised(),
                now.calendar(),
                now.calendarVersion(),
                handled,
                now.next(handled).orElse(null),
                quietUntil,
                now.results().size());
    }

    static ClockRow fresh(long id, long ticketId, ClockState now, Instant quietUntil) {
        return new ClockRow(
                        id,
                        ticketId,
                        now.key(),
                        now.agreementVersion(),
                        now.state(),
                        now.cycle(),
                        now.startedAt(),
                        null,
                        null,
                        null,
                        Duration.ZERO,
                        null,
                        now.calendar(),
                        now.calendarVersion(),
                        0,
                        null,
                        quietUntil,
                        0)
                .standing(now);
    }

    ClockRow quietUntil(Instant instant) {
        return instant.isAfter(quietUntil)
                ? new ClockRow(
                        id,
                        ticketId,
                        key,
                        agreementVersion,
                        state,
                        cycle,
                        startedAt,
                        dueAt,
                        pausedSince,
                        endedAt,
                        elapsed,
                        promised,
                        calendar,
                        calendarVersion,
                        announced,
                        nextAt,
                        instant,
                        results)
                : this;
    }

    /** Thresholds up to that percent have been dealt with in this cycle. */
    ClockRow announced(int percent, ClockState now) {
        return new ClockRow(
                        id,
                        ticketId,
                        key,
                        agreementVersion,
                        state,
                        now.cycle(),
                        startedAt,
                        dueAt,
                        pausedSince,
                        endedAt,
                        elapsed,
                        promised,
                        calendar,
                        calendarVersion,
                        percent,
                        nextAt,
                        quietUntil,
                        results)
                .standing(now);
    }

    /** @return whether it says the same but for the time that has passed meanwhile */
    boolean isAs(ClockRow other) {
        return agreementVersion == other.agreementVersion
                && state == other.state
                && cycle == other.cycle
                && startedAt.equals(other.startedAt)
                && Objects.equals(dueAt, other.dueAt)
                && Objects.equals(pausedSince, other.pausedSince)
                && Objects.equals(endedAt, other.endedAt)
                && Objects.equals(promised, other.promised)
                && calendar.equals(other.calendar)
                && calendarVersion == other.calendarVersion
                && announced == other.announced
                && Objects.equals(nextAt, other.nextAt)
                && quietUntil.equals(other.quietUntil)
                && results == other.results;
    }

    /** @return the earliest instant that people have to keep, or null */
    static @Nullable Instant nextDue(Collection<ClockRow> rows) {
        return rows.stream()
                .filter(ClockRow::isPressing)
                .map(ClockRow::dueAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** @return whether its due date is what people have to keep */
    boolean isPressing() {
        return endedAt == null && dueAt != null;
    }
}
