package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A step that was renamed in the diagram is renamed in the scenarios with one press. */
class StepRenameViewTests extends ScreenTest {

    private static final String PATH = "processes/incident/incident-resolution.bpmn";

    @Autowired
    private Drafts drafts;

    private long draft;

    @AfterEach
    void discard() {
        drafts.discard("incident", draft, viewers.of("owner"));
    }

    @Test
    void scenariosFollowWhatIsDrawn() {
        var viewer = viewers.of("owner");
        var opened = drafts.edit("incident", viewer);
        draft = opened.id();
        var own = drafts.files("incident", draft, viewer).text(PATH);
        var renamed = own.replace("name=\"Diagnose incident\"", "name=\"Find the cause\"");
        drafts.save(draft, PATH, renamed.getBytes(StandardCharsets.UTF_8), opened.version(), viewer);
        signIn("owner");
        go("studio/incident?tab=diagram");

        assertThat(_get(PackProblems.class).getElement().getTextRecursively())
                .containsPattern(
                        "‘Diagnose incident’ is called ‘Find the cause’ now; the old one still stands in \\d+ scenarios");
        _click(_get(NativeButton.class, spec -> spec.withId("rename-there")));
        assertThat(_find(NativeButton.class, spec -> spec.withId("rename-there")))
                .isEmpty();
        _click(_get(Button.class, spec -> spec.withId("studio-save")));

        var saved = drafts.files("incident", draft, viewer);
        assertThat(saved.scenarios()).isNotEmpty().allSatisfy(scenario -> assertThat(saved.text(scenario))
                .doesNotContain("complete: Diagnose incident"));
        assertThat(saved.text("processes/incident/scenarios/" + first(saved.scenarios())))
                .contains("complete: Find the cause");
    }

    private static String first(java.util.List<String> scenarios) {
        return scenarios.get(0).substring(scenarios.get(0).lastIndexOf('/') + 1);
    }
}
