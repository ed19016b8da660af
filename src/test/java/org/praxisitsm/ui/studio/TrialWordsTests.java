package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.vaadin.flow.component.html.Div;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.workflow.MovingPack;

/** Values of a run are told in words; what somebody wrote stays as they wrote it. */
class TrialWordsTests {

    private final TrialWords words = new TrialWords(
            PackReader.read(PackFiles.fromZip(MovingPack.first("moving-words").toZip()), "moving-words"),
            mock(Names.class),
            ZoneOffset.UTC,
            Locale.ENGLISH,
            new Div());

    @ParameterizedTest
    @CsvSource({
        "alikeWithin, PT168H, 7 d",
        "alikeWithin, P99999999999999999999D, P99999999999999999999D",
        "alikeWithin, PT9223372036854775807H, PT9223372036854775807H",
        "place, P1D, P1D",
        "subject, P1D, P1D",
        "description, PT5M, PT5M"
    })
    void lengthsOfTimeAreWordsWhereTheyAreOne(String key, String value, String told) {
        assertThat(words.value(key, value)).isEqualTo(told);
    }

    /** Every pack has timers, not only those with a field of that name. */
    @Test
    void whenATimerRangIsToldAsTime() {
        assertThat(words.instant("2026-11-28T09:15:00Z"))
                .doesNotContain("T09", "Z")
                .contains("2026");
    }

    @Test
    void whatNobodyNamedIsToldByWhatItIs() {
        assertThat(words.element("Timer_Late", "Late")).isEqualTo("Late");
        assertThat(words.element("Gateway_What", "Gateway_What")).isEqualTo("What next?");
    }
}
