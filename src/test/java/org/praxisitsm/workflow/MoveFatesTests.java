package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.sla.Agreement.Kind;
import org.praxisitsm.sla.ClockKey;
import org.praxisitsm.sla.ClockState;
import org.praxisitsm.sla.Promise;
import org.praxisitsm.workflow.MoveFates.Moment;

/** What a move does to a promise, in words. */
class MoveFatesTests {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static Moment moment(ClockState.@Nullable State state, int minutesAfterNoon) {
        if (state == null) {
            return new Moment(Map.of(), Map.of());
        }
        var key = new ClockKey("gold", "resolution");
        var due = state == ClockState.State.PAUSED ? null : NOON.plus(Duration.ofMinutes(minutesAfterNoon));
        return new Moment(
                Map.of(),
                Map.of(
                        key,
                        new ClockState(
                                key,
                                1,
                                Kind.SLA,
                                "Resolution",
                                state,
                                1,
                                NOON,
                                NOON,
                                due,
                                Duration.ZERO,
                                Duration.ofHours(4),
                                Promise.of(Duration.ofHours(4)),
                                null,
                                null,
                                null,
                                null,
                                "office",
                                1,
                                null,
                                null,
                                List.of(),
                                List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "RUNNING | 0 | RUNNING | 0  | The target 'Resolution' stays as it is, 2026-11-28 12:00 UTC.",
                "RUNNING | 0 | RUNNING | 30 | The target 'Resolution' is due otherwise, 2026-11-28 12:30 UTC.",
                "RUNNING | 0 | PAUSED  | 0  | The target 'Resolution' pauses.",
                "PAUSED  | 0 | RUNNING | 45 | The target 'Resolution' runs on, 2026-11-28 12:45 UTC.",
                "PAUSED  | 0 | PAUSED  | 0  | The target 'Resolution' stays as it is.",
                "RUNNING | 0 | -       | 0  | The target 'Resolution' ends.",
                "-       | 0 | RUNNING | 5  | The target 'Resolution' begins, 2026-11-28 12:05 UTC."
            })
    void eachTargetIsToldOnce(
            ClockState.@Nullable State before,
            int beforeAt,
            ClockState.@Nullable State after,
            int afterAt,
            String told) {
        assertThat(moment(after, afterAt).since(moment(before, beforeAt)))
                .singleElement()
                .satisfies(fate -> {
                    assertThat(fate.kind()).isEqualTo("TARGET");
                    assertThat(fate.sentence()).isEqualTo(told);
                });
    }
}
