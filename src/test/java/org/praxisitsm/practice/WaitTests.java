package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTests {

    @Test
    void daysAndTimeArePartedAsTheyAreWritten() {
        assertThat(Wait.of("P3D")).isEqualTo(new Wait(3, Duration.ZERO));
        assertThat(Wait.of(" p1dT4H ")).isEqualTo(new Wait(1, Duration.ofHours(4)));
        assertThat(Wait.of("PT48H")).isEqualTo(new Wait(0, Duration.ofHours(48)));
        assertThat(Wait.of("PT1M").elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PT59S", "PT0S", "-P1D", "P1DT-1H", "P3W", "P1M", "soon", "P3661D", "P99999999999D"})
    void whatIsNoTimeToWaitIsNone(String text) {
        assertThat(Wait.of(text)).isNull();
    }
}
