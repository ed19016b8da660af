package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import elemental.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.rules.RequiredDecisions;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner sees, tries and changes decisions that require each other. */
class DecisionsViewTests extends ScreenTest {

    private static final String FILE = "rules/incident/incident-grade.dmn";
    private static final String PLAIN = "rules/incident/incident-management.dmn";

    @Autowired
    private Drafts drafts;

    @Autowired
    private List<ServiceAction> actions;

    private long draft;

    @BeforeEach
    void open() {
        var begun = drafts.edit("incident", viewer("owner"));
        draft = begun.id();
        var text = RequiredDecisions.DEMO
                .replace("demo-priority", "incident-grade")
                .replace("demo-", "incident-");
        drafts.save(draft, FILE, text.getBytes(StandardCharsets.UTF_8), begun.version(), viewer("owner"));
        signIn("owner");
        go("studio/incident?tab=tables&file=" + FILE);
    }

    @AfterEach
    void discard() {
        drafts.discard("incident", draft, viewer("owner"));
    }

    private DecisionsText file(String path) {
        return DecisionsText.read(
                        drafts.files("incident", draft, viewer("owner")).text(path))
                .orElseThrow();
    }

    private void save() {
        _click(_get(Button.class, spec -> spec.withText("Save")));
    }

    private void tryWith(String name, String value) {
        _setValue(_get(ComboBox.class, spec -> spec.withId("try-" + name)), value);
    }

    @Test
    void everyDecisionStandsUnderItsFileAndOpens() {
        var parts = _find(NativeButton.class, spec -> spec.withClasses("px-nav-part"));
        assertThat(parts)
                .extracting(one -> one.getElement().getAttribute("title"))
                .containsExactly("incident-days", "incident-level");
        _click(parts.get(1));
        assertThat(_get(TableScreen.class).opened).isEqualTo("incident-level");
        _click(_find(NativeButton.class, spec -> spec.withClasses("px-nav-part"))
                .get(0));
        assertThat(_get(ExpressionScreen.class).opened).isEqualTo("incident-days");
        assertThat(_get(TextArea.class, spec -> spec.withId("feel-text")).getValue())
                .isEqualTo("if level = \"high\" then 2 else 10");
    }

    @Test
    void whatIsTriedGoesThroughAllOfThemAndLightsUpItsRule() {
        tryWith("impact", "site");
        tryWith("vip", "no");
        assertThat(_get(com.vaadin.flow.component.html.Span.class, spec -> spec.withClasses("px-drd-says"))
                        .getText())
                .contains("Priority: 1");
        var shown = _get(SheetGrid.class).shown();
        assertThat(shown.test().cells()).extracting(SheetGrid.Cell::w).containsExactly("2", "no", "high");
        assertThat(shown.rows().get(0).hit()).isEqualTo("hit");
    }

    @Test
    void anExpressionIsCheckedAsItIsWritten() {
        go("studio/incident?tab=tables&file=" + FILE + "%23incident-days");
        var feel = _get(TextArea.class, spec -> spec.withId("feel-text"));
        _setValue(feel, "level +");
        assertThat(feel.isInvalid()).isTrue();
        assertThat(feel.getErrorMessage()).isNotBlank();
        _setValue(feel, "if level = \"high\" then 1 else 5");
        assertThat(feel.isInvalid()).isFalse();
        tryWith("impact", "site");
        assertThat(_get(com.vaadin.flow.component.html.Span.class, spec -> spec.withClasses("px-drd-says"))
                        .getText())
                .contains("1");
        save();
        assertThat(file(FILE).decision("incident-days").orElseThrow().expression())
                .isEqualTo("if level = \"high\" then 1 else 5");
    }

    @Test
    void aTableGetsADecisionThatItRequires() {
        go("studio/incident?tab=tables&file=" + PLAIN);
        var screen = _get(TableScreen.class);
        DecisionDialogs.add(screen, screen.opened, true);
        _setValue(_get(TextField.class, spec -> spec.withId("decision-name")), "How grave");
        assertThat(_get(TextField.class, spec -> spec.withId("decision-answer")).getValue())
                .isEqualTo("howGrave");
        _setValue(_get(RadioButtonGroup.class, spec -> spec.withLabel("What it is")), false);
        _click(_get(Button.class, spec -> spec.withId("sheet-confirm")));

        assertThat(_get(ExpressionScreen.class).opened).isEqualTo("incident-how-grave");
        _setValue(_get(TextArea.class, spec -> spec.withId("feel-text")), "if vip then \"grave\" else \"mild\"");
        save();
        assertThat(file(PLAIN).decision("incident-management").orElseThrow().requires())
                .containsExactly("incident-how-grave");

        DecisionDialogs.remove(_get(ExpressionScreen.class), "incident-how-grave");
        _click(_get(Button.class, spec -> spec.withId("sheet-confirm")));
        assertThat(_get(TableScreen.class).opened).isEqualTo("incident-management");
        assertThat(file(PLAIN).isGraph()).isFalse();
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatWouldMakeACircleIsNotOffered() {
        go("studio/incident?tab=tables&file=" + FILE + "%23incident-days");
        DecisionDialogs.requires(_get(ExpressionScreen.class));
        var choice = (CheckboxGroup<DecisionsText.Decision>) _get(CheckboxGroup.class);
        assertThat(choice.getListDataView().getItems())
                .extracting(DecisionsText.Decision::id)
                .isEqualTo(List.of("incident-level"));
        choice.deselectAll();
        _click(_get(Button.class, spec -> spec.withId("sheet-confirm")));
        save();
        assertThat(file(FILE).decision("incident-days").orElseThrow().requires())
                .isEmpty();
    }

    /** As the browser tells it. */
    private static void inThePicture(String what, String id, String other) {
        var data = Json.createObject();
        data.put("event.detail.what", what);
        data.put("event.detail.id", id);
        data.put("event.detail.other", other);
        _fireDomEvent(_get(DecisionGraph.class), "px-decision", data);
    }

    @Test
    void linesAreDrawnAndTakenOutInThePicture() {
        inThePicture("disconnect", "incident-grade", "incident-days");
        inThePicture("connect", "incident-level", "incident-grade");
        save();
        assertThat(file(FILE).decision("incident-grade").orElseThrow().requires())
                .containsExactly("incident-level");
        assertThat(file(FILE).decision("incident-level").orElseThrow().requires())
                .as("a circle is not drawn")
                .isEmpty();
        inThePicture("connect", "incident-grade", "incident-days");
        save();
        assertThat(file(FILE).decision("incident-grade").orElseThrow().requires())
                .containsExactlyInAnyOrder("incident-level", "incident-days");
    }

    @Test
    void decisionsAreAddedRenamedAndTakenOutInThePicture() {
        inThePicture("expression", "incident-grade", "");
        assertThat((Boolean) _get(RadioButtonGroup.class, spec -> spec.withLabel("What it is"))
                        .getValue())
                .isFalse();
        _setValue(_get(TextField.class, spec -> spec.withId("decision-name")), "Is late");
        _click(_get(Button.class, spec -> spec.withId("sheet-confirm")));
        inThePicture("rename", "incident-is-late", "");
        _setValue(_get(TextField.class, spec -> spec.withId("sheet-name")), "Whether it is late");
        _click(_get(Button.class, spec -> spec.withId("sheet-confirm")));
        save();
        assertThat(file(FILE).decision("incident-is-late").orElseThrow().name()).isEqualTo("Whether it is late");
        assertThat(file(FILE).decision("incident-grade").orElseThrow().requires())
                .contains("incident-is-late");

        inThePicture("remove", "incident-is-late", "");
        _click(_get(Button.class, spec -> spec.withId("sheet-confirm")));
        assertThat(file(FILE).decision("incident-is-late")).isEmpty();
        inThePicture("remove", "incident-grade", "");
        assertThat(_find(Button.class, spec -> spec.withId("sheet-confirm")))
                .as("the file is named after it")
                .isEmpty();
    }

    /** Whoever draws reads what a step does in their own language, whichever module brings it. */
    @Test
    void everyActionHasItsWordsInEveryLanguage() {
        var german = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.GERMAN);
        for (var action : actions) {
            var signature = action.signature();
            var key = "editor.action." + signature.key();
            assertThat(german.containsKey(key) && german.containsKey(key + ".hint"))
                    .as(key)
                    .isTrue();
            signature.inputs().forEach(input -> assertThat(
                            german.containsKey("editor.input." + signature.key() + "." + input.name()))
                    .as("%s of %s", input.name(), signature.key())
                    .isTrue());
        }
    }
}
