package org.praxisitsm.asset.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepreciationTests {

    private static final LocalDate MID_MARCH = LocalDate.of(2026, 3, 17);

    private static BigDecimal of(String amount) {
        return new BigDecimal(amount);
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2026-03-16, 1180.00",
        "2026-03-17, 1180.00",
        "2026-03-30, 1180.00",
        "2026-03-31, 1155.42",
        "2026-04-29, 1155.42",
        "2026-04-30, 1130.83",
        "2027-02-28, 885.00",
        "2028-02-28, 614.58",
        "2028-02-29, 590.00",
        "2030-01-31, 24.58",
        "2030-02-27, 24.58",
        "2030-02-28, 0.00",
        "2045-01-01, 0.00"
    })
    void straightLineLosesTheSameEachMonthAndNothingIsLeftAtTheEnd(LocalDate day, String value) {
        var laptop = Depreciation.straightLine(of("1180"), of("0"), 48, MID_MARCH);

        assertThat(laptop.valueOn(day)).isEqualByComparingTo(value);
    }

    @ParameterizedTest(name = "after {0} months: {1}")
    @CsvSource({
        "0, 10000.00",
        "1, 9666.67",
        "6, 8000.00",
        "12, 6000.00",
        "13, 5800.00",
        "24, 3600.00",
        // From the third year on an equal share of the rest (1,800) is more than two fifths of it (1,440).
        "25, 3450.00",
        "36, 1800.00",
        "47, 150.00",
        "48, 0.00"
    })
    void decliningTurnsToEqualSharesWhenTheyAreMore(int months, String value) {
        var server = Depreciation.declining(of("10000"), of("0"), 48, of("40"), MID_MARCH);

        assertThat(server.valueAfter(months)).isEqualByComparingTo(value);
    }

    @Test
    void decliningStopsAtWhatIsLeftAtTheEnd() {
        var car = Depreciation.declining(of("1000"), of("900"), 36, of("50"), MID_MARCH);

        assertThat(car.schedule()).allSatisfy(step -> assertThat(step.value()).isGreaterThanOrEqualTo(of("900")));
        assertThat(car.valueAfter(36)).isEqualByComparingTo("900");
    }

    @Test
    void freeOfChargeStaysFreeOfCharge() {
        assertThat(Depreciation.straightLine(of("0"), of("0"), 1, MID_MARCH).schedule())
                .singleElement()
                .satisfies(step -> assertThat(step.loss()).isEqualByComparingTo("0"));
    }

    @Property(tries = 300)
    void lossesAddUpToTheCentAndValuesNeverRise(
            @ForAll @BigRange(min = "0", max = "100000") @Scale(2) BigDecimal cost,
            @ForAll @IntRange(max = 100) int residualPercent,
            @ForAll @IntRange(min = 1, max = 120) int life,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        var residual =
                cost.multiply(BigDecimal.valueOf(residualPercent)).divide(of("100"), 2, java.math.RoundingMode.DOWN);
        for (var plan : new Depreciation[] {
            Depreciation.straightLine(cost, residual, life, MID_MARCH),
            Depreciation.declining(cost, residual, life, BigDecimal.valueOf(percent), MID_MARCH)
        }) {
            var steps = plan.schedule();
            assertThat(steps).hasSize(life);
            assertThat(steps.stream().map(Depreciation.Step::loss).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(cost.subtract(residual));
            assertThat(steps).allSatisfy(step -> {
                assertThat(step.loss()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
                assertThat(step.value()).isBetween(residual, cost);
                assertThat(plan.valueOn(step.endsOn())).isEqualByComparingTo(step.value());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1E30", "1E+1000000000", "0.00001"})
    void costThatMakesNoSenseIsRefusedByName(String cost) {
        assertThatThrownBy(() -> Depreciation.straightLine(of(cost), of("0"), 48, MID_MARCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cost:");
    }

    @Test
    void whatElseMakesNoSenseIsRefusedByName() {
        assertThatThrownBy(() -> Depreciation.straightLine(of("10"), of("10.01"), 48, MID_MARCH))
                .hasMessageStartingWith("residual:");
        assertThatThrownBy(() -> Depreciation.straightLine(of("10"), of("0"), 0, MID_MARCH))
                .hasMessageStartingWith("lifeInMonths:");
        assertThatThrownBy(() -> Depreciation.declining(of("10"), of("0"), 12, of("100"), MID_MARCH))
                .hasMessageStartingWith("percentPerYear:");
    }
}
