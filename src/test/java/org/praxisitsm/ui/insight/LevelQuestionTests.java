package org.praxisitsm.ui.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.sla.Agreement.Kind;
import org.praxisitsm.sla.LevelFilter;
import org.praxisitsm.sla.LevelFilter.Dimension;
import org.praxisitsm.sla.ServiceLevelReport.Show;

class LevelQuestionTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void whatIsAskedIsInTheAddressAndComesBackFromIt() {
        var asked = of("insight/service-levels")
                .over(26)
                .of(Kind.OLA)
                .by(Dimension.CAUSE)
                .show(Show.AT_RISK)
                .only(Dimension.PRACTICE, "incident")
                .only(Dimension.GROUP, LevelFilter.NONE)
                .only(Dimension.SERVICE, "a&b=c");

        assertThat(of(asked.address())).isEqualTo(of(of(asked.address()).address()));
        var back = of(asked.address());
        assertThat(back.weeks()).isEqualTo(26);
        assertThat(back.kind()).isEqualTo(Kind.OLA);
        assertThat(back.show()).isEqualTo(Show.AT_RISK);
        assertThat(back.only())
                .isEqualTo(Map.of(Dimension.PRACTICE, "incident", Dimension.GROUP, "-", Dimension.SERVICE, "a&b=c"));
        assertThat(of("insight/service-levels").address()).isEqualTo("insight/service-levels");
    }

    @Test
    void aPeriodIsWholeDaysOfTheReadersZone() {
        var filter = of("x?from=2026-03-29&to=2026-03-29").filter(ZoneId.of("Europe/Berlin"));

        assertThat(filter.from()).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(filter.to()).as("the day has 23 hours").isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "x?weeks=13",
        "x?weeks=-1",
        "x?from=2026-01-01",
        "x?from=2026-02-01&to=2026-01-01",
        "x?from=1900-01-01&to=2026-01-01",
        "x?from=soon&to=later",
        "x?kind=moon&by=drop&show=all",
        "x?priority=1 or 1=1"
    })
    void whatCannotBeReadIsAsIfItWereNotThere(String address) {
        assertThat(of(address)).isEqualTo(of("x"));
    }

    private static LevelQuestion of(String address) {
        return LevelQuestion.of(new Location(address.replace(" ", "%20")).getQueryParameters(), TODAY);
    }
}
