package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.Agreement;
import org.praxisitsm.sla.ClockResult;
import org.praxisitsm.sla.ClockState;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.sla.CountedWindow;
import org.praxisitsm.sla.Interval;

/** A clock of a ticket: what was promised, what is used, and how that came about. */
@Schema(name = "Clock")
record ClockBody(
        @Schema(example = "resolution") String target,
        String name,
        Agreement.Kind kind,
        ClockState.State state,
        Instant startedAt,
        @Schema(description = "Null while paused") @Nullable Instant dueAt,
        @Schema(type = "string", example = "PT2H30M", description = "Service time used") Duration elapsed,
        @Schema(type = "string", description = "Service time left; negative where more is used") @Nullable
                Duration remaining,
        @Schema(example = "2 business days") String promise,
        String agreement,
        String agreementName,
        int agreementVersion,
        @Nullable String party,
        String calendar,
        int calendarVersion,
        @Nullable String zone,
        int cycle,
        @Nullable Instant pausedSince,
        @Nullable String pauseReason,
        @Schema(description = "When it goes on by itself although the hold lasts") @Nullable Instant resumesAt,
        @Nullable Instant endedAt,
        @Schema(description = "Target of the customer's agreement whose time this one explains") @Nullable
                String explains,
        List<ThresholdBody> thresholds,
        List<WindowBody> explanation,
        List<Interval> pauses,
        List<ResultBody> results) {

    @Schema(name = "ClockThreshold")
    record ThresholdBody(int percent, Instant at, String message) {}

    @Schema(name = "ClockWindow")
    record WindowBody(
            Instant from,
            Instant to,
            @Schema(type = "string") Duration counted,
            CountedWindow.@Nullable Reason notCounted) {}

    @Schema(name = "ClockResult")
    record ResultBody(
            int cycle,
            ClockState.State outcome,
            String cause,
            Instant startedAt,
            @Nullable Instant dueAt,
            Instant endedAt,
            @Schema(type = "string") Duration elapsed,
            String promise,
            int agreementVersion,
            int calendarVersion) {

        static ResultBody of(ClockResult result) {
            return new ResultBody(
                    result.cycle(),
                    result.outcome(),
                    result.cause(),
                    result.startedAt(),
                    result.dueAt(),
                    result.endedAt(),
                    result.elapsed(),
                    result.promise().toString(),
                    result.agreementVersion(),
                    result.calendarVersion());
        }
    }

    static ClockBody of(Clocks.Explained explained) {
        var clock = explained.clock();
        return new ClockBody(
                clock.key().target(),
                clock.name(),
                clock.kind(),
                clock.state(),
                clock.startedAt(),
                clock.dueAt(),
                clock.elapsed(),
                clock.remaining(),
                clock.promise().toString(),
                clock.key().agreement(),
                explained.agreementName(),
                clock.agreementVersion(),
                explained.party(),
                clock.calendar(),
                clock.calendarVersion(),
                clock.zone() == null ? null : clock.zone().getId(),
                clock.cycle(),
                clock.pausedSince(),
                clock.pauseReason(),
                clock.resumesAt(),
                clock.endedAt(),
                clock.explains(),
                clock.thresholds().stream()
                        .map(passing -> new ThresholdBody(passing.percent(), passing.at(), passing.message()))
                        .toList(),
                explained.explanation().stream()
                        .map(window ->
                                new WindowBody(window.from(), window.to(), window.counted(), window.notCounted()))
                        .toList(),
                explained.pauses(),
                clock.results().stream().map(ResultBody::of).toList());
    }
}
