package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.io.File;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** "Try it", the scenarios of a pack and what a draft would change, as a process owner meets them. */
class TrialViewTests extends ScreenTest {

    private static final int SHIPPED = new File("processes/incident/scenarios").list().length;

    private static final Duration LONG = Duration.ofSeconds(90);

    @Autowired
    Drafts drafts;

    @AfterEach
    void discardDrafts() {
        var owner = viewer("owner");
        drafts.open("incident", owner).stream()
                .filter(draft -> draft.author().equals("owner"))
                .forEach(draft -> drafts.discard("incident", draft.id(), owner));
    }

    /** Engines are built beside the screen: asks again until it shows what is waited for. */
    private void until(Runnable shown) {
        await().atMost(LONG).pollInSameThread().untilAsserted(() -> {
            settle();
            shown.run();
        });
    }

    private static String now() {
        return _get(_get(TrialBubble.class), H2.class).getText();
    }

    private void tryIt(String query) {
        signIn("owner");
        go("studio/incident/try" + query);
        until(() -> assertThat(now()).isEqualTo("Assess impact"));
    }

    private static Button button(String id) {
        return _get(Button.class, spec -> spec.withId(id));
    }

    @Test
    void theTokenIsLedToThePersonWhoAnswersTheForm() {
        tryIt("");
        _click(button("trial-step"));
        assertThat(now()).isEqualTo("Propose priority");
        _click(button("trial-step"));
        assertThat(now()).isEqualTo("Classify incident");
        assertThat(button("trial-step").isEnabled()).isFalse();
        assertThat(_find(_get(TrialStory.class), Span.class))
                .anySatisfy(line -> assertThat(line.getText()).startsWith("Rule "));
        _click(button("outcome-accept"));
        _click(button("trial-next"));
        assertThat(now()).isEqualTo("Diagnose incident");
        assertThat(_get(Span.class, spec -> spec.withId("trial-state")).getText())
                .isEqualTo("In progress");
        _click(button("outcome-resolve"));
        assertThat(now()).isEqualTo("Record resolution");
        // What the form requires is asked for at its field, as on the desk.
        _click(button("outcome-resolve"));
        assertThat(now()).isEqualTo("Record resolution");
        assertThat(_get(TextArea.class, spec -> spec.withId("field-resolution")).isInvalid())
                .isTrue();
        _click(button("trial-back"));
        assertThat(now()).isEqualTo("Diagnose incident");
        _assertNone(Button.class, spec -> spec.withId("trial-keep"));
    }

    /** Only what the clock does next stands above what happened; what may come at any time is folded away below. */
    @Test
    void whatHappenedIsToldInWordsAndNotPushedAway() {
        tryIt("");
        _click(button("trial-step"));
        _click(button("trial-step"));
        assertThat(_get(Details.class, spec -> spec.withId("trial-also")).isOpened())
                .isFalse();
        assertThat(_get(TrialStory.class).getElement().getTextRecursively())
                .contains("Most critical service down: –", "names of the services")
                .doesNotContain("criticalityDown", "servicesHit");
    }

    @Test
    void keysDoWhatTheBarDoes() {
        tryIt("");
        var view = _get(TrialView.class);
        assertThat(view.keys()).extracting("keys").contains("s", "n", "b", "Escape");
        view.pressed("trial-step");
        view.pressed("trial-step");
        view.pressed("trial-first");
        view.pressed("trial-next");
        assertThat(now()).isEqualTo("Diagnose incident");
        view.pressed("trial-back");
        view.pressed("trial-back");
        assertThat(now()).isEqualTo("Classify incident");
        view.pressed("trial-leave");
        settle();
        assertThat(address()).startsWith("studio/incident");
    }

    @Test
    void aRunIsKeptInTheDraft() {
        var draft = drafts.edit("incident", viewer("owner"));
        tryIt("?draft=" + draft.id());
        _click(button("trial-next"));
        _click(button("outcome-accept"));
        _click(button("trial-next"));
        _click(button("trial-keep"));
        _setValue(_get(TextField.class, spec -> spec.withId("trial-title")), "As far as diagnosis");
        _click(button("trial-confirm"));
        assertThat(drafts.files("incident", draft.id(), viewer("owner")).scenarios())
                .contains("processes/incident/scenarios/" + (SHIPPED + 1) + "-as-far-as-diagnosis.yaml");
    }

    @Test
    void aRealTicketFillsTheSample() {
        var number = report("The screen flickers");
        tryIt("");
        _get(TrialView.class).sample();
        settle();
        _setValue(_get(TextField.class, spec -> spec.withId("trial-ticket")), number);
        _click(button("trial-take"));
        assertThat(_get(TextField.class, spec -> spec.withId("field-subject")).getValue())
                .isEqualTo("The screen flickers");
        _click(button("trial-confirm"));
        assertThat(now()).isEqualTo("Assess impact");
        assertThat(button("trial-sample").getText()).contains("The screen flickers");
    }

    @Test
    void scenariosAreReadRunChangedAndDeleted() {
        drafts.edit("incident", viewer("owner"));
        signIn("owner");
        go("studio/incident?tab=scenarios");
        assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-scenario-entry")))
                .hasSize(SHIPPED);
        assertThat(_get(ScenarioReading.class).getElement().getTextRecursively())
                .contains("Somebody completes Classify incident", "Then");
        _click(button("scenario-run"));
        until(() -> assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-scenario-entry px-green")))
                .hasSize(1));
        assertThat(_get(Span.class, spec -> spec.withId("scenario-coverage")).getText())
                .contains("1 of 1 pass");
        _click(button("scenario-show-coverage"));
        var missed = _find(MissedParts.class).get(0).getContent();
        assertThat(missed.getSummaryText()).matches("No scenario passes \\d+ steps, \\d+ flows");
        assertThat(missed.isOpened()).isFalse();
        assertThat(missed.getElement().getTextRecursively()).contains("Steps", "Flows");
        _click(_find(NativeButton.class, spec -> spec.withClasses("px-scenario-entry px-green"))
                .get(0));

        _click(button("scenario-text"));
        var area = _get(TextArea.class, spec -> spec.withId("scenario-text-area"));
        _setValue(area, area.getValue().replace("priority: 3}", "priority: 5}"));
        _click(button("scenario-run"));
        until(() -> assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-scenario-entry px-red")))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.getElement().getTextRecursively()).contains("priority should be 5 and is 3")));
        _setValue(area, area.getValue().replace("steps:", "stepz:"));
        assertThat(_get(ScenarioScreen.class).getElement().getTextRecursively()).contains("stepz");

        _click(button("scenario-delete"));
        assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-scenario-entry")))
                .hasSize(SHIPPED - 1);
    }

    @Test
    void whatADraftWouldChangeIsCountedAndNamed() {
        var number =
                report("Nobody prints", java.util.Map.of("category", "printing", "impact", "team", "urgency", "high"));
        var owner = viewer("owner");
        var draft = drafts.edit("incident", owner);
        var path = "rules/incident/incident-priority.dmn";
        var text = drafts.files("incident", draft.id(), owner).text(path);
        var cell = text.indexOf("<outputEntry id=\"Priority_07_out_priority\">");
        var at = text.indexOf("<text>3</text>", cell);
        var changed = text.substring(0, at) + "<text>2</text>" + text.substring(at + 14);
        drafts.save(
                draft.id(), path, changed.getBytes(java.nio.charset.StandardCharsets.UTF_8), draft.version(), owner);

        signIn("owner");
        go("studio/incident/replay");
        _click(button("replay-run"));
        until(() -> assertThat(_get(com.vaadin.flow.component.html.Div.class, spec -> spec.withId("replay-sum"))
                        .getElement()
                        .getTextRecursively())
                .doesNotStartWith("0 "));
        var told = _get(ReplayView.class).getElement().getTextRecursively();
        assertThat(told).contains("Priority: 3 → 2").contains(number);
    }
}
