package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise on one ticket, decided or still open.
 *
 * @param outcome MET, BREACHED; RUNNING or PAUSED where it is not decided
 * @param near whether it was kept with less than a tenth of the time left
 * @param dueAt null while paused
 * @param endedAt null where it is not decided
 * @param promised null where it is not known
 */
public record LevelLine(
        String number,
        String subject,
        String practice,
        int packVersion,
        String agreement,
        String target,
        ClockState.State outcome,
        boolean near,
        @Nullable String group,
        @Nullable Integer priority,
        @Nullable String service,
        @Nullable String cause,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        Duration elapsed,
        @Nullable Duration promised) {}
