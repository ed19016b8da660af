package org.praxisitsm.asset.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.asset.lifecycle.LicencePosition.Installation;
import org.praxisitsm.asset.lifecycle.LicencePosition.Metric;
import org.praxisitsm.asset.lifecycle.LicencePosition.Standing;

class LicencePositionTests {

    private static final List<Installation> INSTALLED = List.of(
            new Installation("CI1", "rita", 8, "Porto"),
            new Installation("CI1", "rita", 8, "Porto"),
            new Installation("CI2", "RITA", 16, "Porto"),
            new Installation("CI3", "nils", null, "Oslo"),
            new Installation("CI4", null, 0, null),
            new Installation("CI5", null, 4, null));

    @ParameterizedTest
    @CsvSource({
        // The product is twice on CI1: one device. Two devices are Rita's: one user. What nobody knows counts for
        // itself.
        "DEVICE, 5",
        "USER, 4",
        "CORE, 30",
        "SITE, 4"
    })
    void countsTheWayTheLicenceCounts(Metric metric, long used) {
        assertThat(LicencePosition.used(metric, INSTALLED)).isEqualTo(used);
        assertThat(LicencePosition.used(metric, List.of())).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, EXACT, 0",
        "0, 1, UNLICENSED, -1",
        "1, 0, UNUSED, 1",
        "5, 5, EXACT, 0",
        "5, 6, SHORT, -1",
        "6, 5, SPARE, 1"
    })
    void saysHowBoughtAndUsedStand(long bought, long used, Standing standing, long balance) {
        var position = new LicencePosition("Visio", Metric.USER, bought, used);

        assertThat(position.standing()).isEqualTo(standing);
        assertThat(position.balance()).isEqualTo(balance);
    }

    @Test
    void unknownMetricCountsDevices() {
        assertThat(Metric.of(null)).isEqualTo(Metric.DEVICE);
        assertThat(Metric.of(" User ")).isEqualTo(Metric.USER);
        assertThat(Metric.of("per potato")).isEqualTo(Metric.DEVICE);
    }
}
