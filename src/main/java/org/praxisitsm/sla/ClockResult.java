package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a clock came out, written once and never changed: at a stop, at the end of a cycle, and where a promise that was
 * already broken gave way to another.
 *
 * @param outcome MET, BREACHED or CANCELLED
 * @param dueAt null where it was cancelled while paused
 * @param elapsed service time used
 * @param promised service time that might be used; for business days the open time until due, null where it was cancelled
 * @param cause what ended it: {@code stopped, reset, promise-changed, replaced, replanned, cancelled}
 */
public record ClockResult(
        int cycle,
        ClockState.State outcome,
        Instant startedAt,
        @Nullable Instant dueAt,
        Instant endedAt,
        Duration elapsed,
        Promise promise,
        @Nullable Duration promised,
        int agreementVersion,
        String calendar,
        int calendarVersion,
        String cause) {}
