package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Drafts.Status;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** An owner makes a form, asks something, and sees at once how it will look; what is in use cannot be deleted. */
class FormsEditorViewTests extends ScreenTest {

    private static final String CLASSIFY = "processes/incident/classify-incident.form";

    @Autowired
    private Drafts drafts;

    private long draft;

    @BeforeEach
    void openDraft() {
        draft = drafts.edit("incident", viewer("owner")).id();
        signIn("owner");
        go("studio/incident?tab=forms&file=" + CLASSIFY);
    }

    @AfterEach
    void discard() {
        var left = drafts.find("incident", draft, viewer("owner")).orElseThrow();
        if (left.status() == Status.OPEN) {
            drafts.discard("incident", draft, viewer("owner"));
        }
    }

    @Test
    void theFormStandsThereWithItsQuestionsAndItsButtons() {
        assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-form-row-choose")))
                .isNotEmpty();
        assertThat(texts("px-form-end-main")).containsExactly("Accept");
        assertThat(texts("px-form-row-name")).contains("What is wrong?", "Category");
        assertThat(address()).contains("tab=forms");
    }

    @Test
    void aChangedQuestionIsSavedAsThatChange() {
        choose("What is wrong?");
        _setValue(_get(TextField.class, spec -> spec.withId("form-label")), "What does not work?");
        assertThat(texts("px-form-row-name")).contains("What does not work?").doesNotContain("What is wrong?");
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        var saved = drafts.files("incident", draft, viewer("owner"));
        var before = saved.text(CLASSIFY).replace("What does not work?", "What is wrong?");
        assertThat(saved.text(CLASSIFY)).contains("What does not work?");
        assertThat(getClass().getResourceAsStream("/packs/" + CLASSIFY)).hasBinaryContent(before.getBytes());
    }

    @Test
    @SuppressWarnings("unchecked")
    void whichButtonsNeedAnAnswerIsChosenAndSaidInThePreview() {
        choose("Duplicate of");
        var needed = (MultiSelectComboBox<String>) _get(MultiSelectComboBox.class, spec -> spec.withId("form-needed"));
        assertThat(needed.getValue()).containsExactly("duplicate");
        _setValue(needed, Set.of("accept", "duplicate"));
        assertThat(_get(TextField.class, spec -> spec.withId("field-duplicateOf"))
                        .getHelperText())
                .endsWith("Needed for “Accept” and “Duplicate”.");
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        var saved = drafts.files("incident", draft, viewer("owner")).text(CLASSIFY);
        assertThat(saved).contains("\"neededFor\": \"accept, duplicate\"");
        _setValue(needed, Set.of());
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        assertThat(drafts.files("incident", draft, viewer("owner")).text(CLASSIFY))
                .doesNotContain("neededFor", "properties");
    }

    @Test
    void aFormInUseCannotBeDeleted() {
        assertThat(_get(Button.class, spec -> spec.withId("forms-delete")).isEnabled())
                .isFalse();
    }

    @Test
    void aNewFormIsMadeAndDeleted() {
        _click(_get(Button.class, spec -> spec.withId("forms-new")));
        _setValue(_get(TextField.class, spec -> spec.withId("form-name")), "Approve the order");
        _click(_get(Button.class, spec -> spec.withId("form-create")));
        assertThat(texts("px-quiet")).contains("Not used yet");
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        var path = "processes/incident/approve-the-order.form";
        assertThat(drafts.files("incident", draft, viewer("owner")).files().has(path))
                .isTrue();
        _click(_get(Button.class, spec -> spec.withId("forms-delete")));
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        assertThat(drafts.files("incident", draft, viewer("owner")).files().has(path))
                .isFalse();
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        _click(_get(Button.class, spec -> spec.withId("forms-new")));
        var name = _get(TextField.class, spec -> spec.withId("form-name"));
        _setValue(name, "Classify incident");
        _click(_get(Button.class, spec -> spec.withId("form-create")));
        assertThat(name.isInvalid()).isTrue();
    }

    @Test
    void whatTheCheckSaysStandsAtTheQuestion() {
        choose("What is wrong?");
        _setValue(_get(TextField.class, spec -> spec.withId("form-label")), "=now()");
        assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-problem-button")))
                .isNotEmpty();
        assertThat(_find(Checkbox.class)).isNotEmpty();
    }

    @Test
    void whoMayOnlyLookSeesThePreviewAlone() {
        signIn("manager");
        go("studio/incident?tab=forms&file=" + CLASSIFY);
        assertThat(_find(Button.class, spec -> spec.withId("forms-new"))).isEmpty();
        assertThat(texts("px-form-end-main")).containsExactly("Accept");
    }

    private void choose(String label) {
        var row = _find(NativeButton.class, spec -> spec.withClasses("px-form-row-choose")).stream()
                .filter(button -> button.getElement().getTextRecursively().contains(label))
                .findFirst()
                .orElseThrow();
        _click(row);
    }

    private List<String> texts(String className) {
        return _find(Span.class, spec -> spec.withClasses(className)).stream()
                .map(Span::getText)
                .toList();
    }
}
