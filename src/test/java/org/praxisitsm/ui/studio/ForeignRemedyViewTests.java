package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A diagram of another tool, tidied in the Studio with one press. */
class ForeignRemedyViewTests extends ScreenTest {

    private static final String PATH = "processes/incident/incident-resolution.bpmn";

    @Autowired
    private Drafts drafts;

    private long draft;
    private String own;

    @BeforeEach
    void open() {
        var viewer = viewers.of("owner");
        var opened = drafts.edit("incident", viewer);
        draft = opened.id();
        own = drafts.files("incident", draft, viewer).text(PATH);
    }

    @AfterEach
    void discard() {
        drafts.discard("incident", draft, viewers.of("owner"));
    }

    private void bring(String diagram) {
        var viewer = viewers.of("owner");
        var version = drafts.find("incident", draft, viewer).orElseThrow().version();
        drafts.save(draft, PATH, diagram.getBytes(StandardCharsets.UTF_8), version, viewer);
        signIn("owner");
        go("studio/incident?tab=diagram");
    }

    /** A listener is what another engine would run; the rest is somebody's notes about colours. */
    private String foreign() {
        var extension = "<bpmn:extensionElements><camunda:executionListener class=\"a.B\" event=\"start\" />"
                + "<s:meta xmlns:s=\"http://www.signavio.com\" metaKey=\"bgcolor\" /></bpmn:extensionElements>";
        return own.replaceFirst(
                "(<bpmn:startEvent id=\"[^\"]*\")([^>/]*>)",
                "$1 isForCompensation=\"false\"$2" + extension.replace("$", "\\$"));
    }

    private String saved() {
        return drafts.files("incident", draft, viewers.of("owner")).text(PATH);
    }

    private static String text(Class<? extends com.vaadin.flow.component.Component> type) {
        return _get(type).getElement().getTextRecursively();
    }

    @Test
    void nothingIsOfferedWhereNothingIsForeign() {
        bring(own);
        assertThat(_find(NativeButton.class, spec -> spec.withId("foreign-take")))
                .isEmpty();
    }

    @Test
    void whatIsForeignGoesAndCanBePutBack() {
        var foreign = foreign();
        assertThat(foreign).isNotEqualTo(own);
        bring(foreign);
        assertThat(text(PackProblems.class)).contains("2 parts of this diagram were left by another tool");
        _click(_get(NativeButton.class, spec -> spec.withId("foreign-take")));
        assertThat(text(ForeignDialog.class))
                .contains(
                        "1 of signavio.com",
                        "One value that says what is so anyway",
                        "executionListener",
                        "What Praxis does not know");
        assertThat(saved()).isEqualTo(foreign);
        _click(_get(Button.class, spec -> spec.withId("studio-confirm")));
        assertThat(saved())
                .doesNotContain("signavio", "isForCompensation")
                .contains("<camunda:executionListener class=\"a.B\" event=\"start\" />");
        assertThat(_find(NativeButton.class, spec -> spec.withId("foreign-take")))
                .isEmpty();
        assertThat(text(PackProblems.class)).contains("executionListener");
        _click(_get(NativeButton.class, spec -> spec.withId("foreign-back")));
        assertThat(saved()).isEqualTo(foreign);
        _get(NativeButton.class, spec -> spec.withId("foreign-take"));
    }

    /** As most tools draw a step; see the finding's hint. */
    @Test
    void stepsWithoutAKindBecomeHumanTasksAndCanBePutBack() {
        var plain = own.replaceFirst("(<bpmn:endEvent )", "<bpmn:task id=\"Task_Plain\" name=\"Do something\" />$1");
        bring(plain);
        assertThat(text(PackProblems.class))
                .contains("One step does not say of what kind it is")
                .contains("the Studio makes human tasks of all such steps at once");
        assertThat(_find(NativeButton.class, spec -> spec.withId("foreign-take")))
                .isEmpty();

        _click(_get(NativeButton.class, spec -> spec.withId("human-take")));

        assertThat(saved())
                .doesNotContain("<bpmn:task ")
                .contains("<bpmn:userTask camunda:candidateGroups=\"${group}\" id=\"Task_Plain\"");
        assertThat(text(PackProblems.class)).doesNotContain("The element task is not allowed");
        _click(_get(NativeButton.class, spec -> spec.withId("human-back")));
        assertThat(saved()).isEqualTo(plain);
    }

    /** Mended here, changed in another window meanwhile: whoever keeps their own keeps what was mended. */
    @ParameterizedTest
    @CsvSource({"studio-confirm, true", "studio-take-theirs, false"})
    void whatWasMendedIsChosenFromWhereAnotherWindowSavedMeanwhile(String button, boolean mine) {
        bring(foreign());
        var viewer = viewers.of("owner");
        var theirs = saved().replace("bgcolor", "bordercolor");
        var version = drafts.find("incident", draft, viewer).orElseThrow().version();
        drafts.save(draft, PATH, theirs.getBytes(StandardCharsets.UTF_8), version, viewer);
        _click(_get(NativeButton.class, spec -> spec.withId("foreign-take")));
        _click(_get(Button.class, spec -> spec.withId("studio-confirm")));
        assertThat(saved()).isEqualTo(theirs);

        _click(_get(Button.class, spec -> spec.withId(button)));

        if (mine) {
            assertThat(saved()).doesNotContain("signavio");
        } else {
            assertThat(saved()).isEqualTo(theirs);
        }
    }
}
