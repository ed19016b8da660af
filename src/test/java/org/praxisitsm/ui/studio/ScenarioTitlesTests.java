package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTitlesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title: On hold | On hold",
                "title: 'It''s on hold' | It's on hold",
                "title: \"On hold: again\" | On hold: again",
                "title: \"Says \\\"no\\\"\" | Says \"no\"",
                "steps: [] | 01-hold.yaml",
            })
    void quotationMarksAreNoPartOfATitle(String text, String title) {
        assertThat(ScenarioTitles.of(text, "processes/demo/scenarios/01-hold.yaml"))
                .isEqualTo(title);
    }
}
