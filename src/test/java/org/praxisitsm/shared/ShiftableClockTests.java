package org.praxisitsm.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The past is seen by the thread that plays it, and by no other. */
class ShiftableClockTests {

    private static final Instant PAST = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant EARLIER = Instant.parse("2026-03-01T09:00:00Z");

    private final ShiftableClock clock = new ShiftableClock();

    @Test
    void threadInThePastSeesItsInstantAndAnotherThePresent() {
        var start = Instant.now();
        ShiftableClock.at(PAST, () -> {
            assertThat(clock.instant()).isEqualTo(PAST);
            assertThat(ShiftableClock.millisHere()).isEqualTo(PAST.toEpochMilli());
            assertThat(CompletableFuture.supplyAsync(clock::instant).join()).isAfterOrEqualTo(start);
            return null;
        });
        assertThat(clock.instant()).isAfterOrEqualTo(start);
    }

    @Test
    void scopesNestAndEndWithAFailure() {
        clock.stopAt(EARLIER);
        assertThatThrownBy(() -> ShiftableClock.at(PAST, () -> {
                    ShiftableClock.at(EARLIER, () -> null);
                    assertThat(clock.instant()).isEqualTo(PAST);
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");
        assertThat(clock.instant()).isEqualTo(EARLIER);
    }
}
