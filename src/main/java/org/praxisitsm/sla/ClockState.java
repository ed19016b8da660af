package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.Agreement.Kind;

/**
 * A clock as it stands at an instant.
 *
 * @param cycle counts from 1; a reset or a new cycle after reopening adds one
 * @param dueAt null while paused, and where it was cancelled
 * @param elapsed service time used so far
 * @param promised service time that may be used; for business days the open time until due, null while that is unknown
 * @param pausedSince start of the hold that stops it right now, or null
 * @param resumesAt when it goes on by itself although the hold lasts, or null
 * @param endedAt when it stopped or was cancelled, or null
 * @param thresholds in order of percent; those whose instant cannot be known while paused are left out
 * @param results what was recorded of it, oldest first
 */
public record ClockState(
        ClockKey key,
        int agreementVersion,
        Kind kind,
        String name,
        State state,
        int cycle,
        Instant attachedAt,
        Instant startedAt,
        @Nullable Instant dueAt,
        Duration elapsed,
        @Nullable Duration promised,
        Promise promise,
        @Nullable Instant pausedSince,
        @Nullable String pauseReason,
        @Nullable Instant resumesAt,
        @Nullable Instant endedAt,
        String calendar,
        int calendarVersion,
        @Nullable ZoneId zone,
        @Nullable String explains,
        List<Passing> thresholds,
        List<ClockResult> results) {

    public enum State {
        RUNNING,
        PAUSED,
        MET,
        /** Past due, whether it still runs or has stopped: see {@link ClockState#endedAt}. */
        BREACHED,
        CANCELLED
    }

    /** When so much of the promised time is used. */
    public record Passing(int percent, String message, Instant at) {}

    /** @return whether it can still change by itself */
    public boolean isOpen() {
        return endedAt == null;
    }

    public @Nullable Duration remaining() {
        return promised == null || state == State.CANCELLED ? null : promised.minus(elapsed);
    }

    /** @return how much of the promised time is used; above 100 where it is late, 0 while the promise in time is not known */
    public int percentUsed() {
        return promised == null || promised.isZero()
                ? 0
                : (int) Math.min(9_999, elapsed.toMillis() * 100 / promised.toMillis());
    }

    /**
     * @param announced highest percent that was dealt with in this cycle, or 0
     * @return when this clock must be looked at next: a threshold, or the end of a longest pause
     */
    public Optional<Instant> next(int announced) {
        if (!isOpen()) {
            return Optional.empty();
        }
        var threshold = thresholds.stream()
                .filter(passing -> passing.percent() > announced)
                .map(Passing::at)
                .min(Instant::compareTo);
        if (resumesAt == null || pausedSince == null) {
            return threshold;
        }
        return Optional.of(threshold.filter(at -> at.isBefore(resumesAt)).orElse(resumesAt));
    }
}
