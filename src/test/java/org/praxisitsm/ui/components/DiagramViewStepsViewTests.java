package org.praxisitsm.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.workflow.ProcessViews;
import org.praxisitsm.workflow.ProcessViews.Passage;

class DiagramViewStepsViewTests {

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void theTableTellsWhoDidWhatAndMarksWhereItStands() {
        var steps = new DiagramViewSteps(step -> {});
        UI.getCurrent().add(steps);
        steps.show(
                view(
                        new Passage("t", "Classify", "userTask", "anna", AT, AT.plusSeconds(480), false, 1),
                        new Passage("g", "Major?", "exclusiveGateway", null, AT, AT, false, 1),
                        new Passage("d", "Diagnose", "userTask", null, AT.plusSeconds(480), null, false, 1)),
                account -> "Anna Berg",
                AT.plusSeconds(600));
        var body = steps.getElement().getChild(2);
        assertThat(body.getChildCount()).isEqualTo(2);
        assertThat(body.getChild(0).getTextRecursively()).contains("Classify", "Anna Berg", "8 min");
        assertThat(body.getChild(1).getAttribute("aria-current")).isEqualTo("step");
    }

    @ParameterizedTest
    @CsvSource({
        "P7D, 7 d",
        "PT3H, 3 h",
        "PT2S, 2 s",
        "PT59S, 59 s",
        "PT1M, 1 min",
        "PT2H19M, 2 h 19 min",
        "PT50H, 2 d 2 h"
    })
    void durationsHaveTwoUnitsAtMost(Duration duration, String words) {
        assertThat(DiagramViewSteps.words(duration)).isEqualTo(words);
    }

    private static ProcessViews.DiagramView view(Passage... steps) {
        return new ProcessViews.DiagramView(
                "incident-resolution",
                "Incident",
                1,
                true,
                "<xml/>",
                Set.of(),
                Set.of(),
                Set.of("d"),
                List.of(steps),
                List.of(1));
    }
}
