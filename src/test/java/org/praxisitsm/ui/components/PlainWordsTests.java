package org.praxisitsm.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is chosen in fields and what stands in the diagram are the same thing. */
class PlainWordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "priority <= 2",
                "majorIncident == true or outcome == 'major'",
                "priority <= 2 and category == 'network' and not empty service",
                "empty affected",
                "amount == -2.5",
                ""
            })
    void aListOfComparisonsStaysWhatItWas(String text) {
        assertThat(PlainCondition.read(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a == 1 and (b == 2 or c == 3)", "not vip", "a == 1 and b == 2 or c == 3", "vip", "a == b"})
    void whatIsNoListStaysText(String text) {
        assertThat(PlainCondition.read(text)).isEmpty();
    }

    @Test
    void anUnfinishedComparisonIsLeftOut() {
        var unfinished = new PlainCondition.Comparison("priority", "==", "", false);
        var done = new PlainCondition.Comparison("category", "==", "o'hara", true);
        assertThat(new PlainCondition(java.util.List.of(unfinished, done), false).text())
                .isEqualTo("category == 'ohara'");
    }

    @ParameterizedTest
    @CsvSource({
        "PT30M, 30, MINUTES, PT30M",
        "PT4H, 4, HOURS, PT4H",
        "PT1H30M, 90, MINUTES, PT90M",
        "P2D, 2, DAYS, P2D",
        "P1W, 1, WEEKS, P1W"
    })
    void aDurationOfOneUnitIsSaidInWords(String iso, int amount, PlainSpan.Unit unit, String written) {
        var span = PlainSpan.read(iso).orElseThrow();
        assertThat(span).isEqualTo(new PlainSpan(amount, unit));
        assertThat(span.iso()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1DT2H", "PT30S", "${resumeAt}", "PT", "P1M", "soon"})
    void anyOtherStaysAsItIs(String text) {
        assertThat(PlainSpan.read(text)).isEmpty();
    }
}
