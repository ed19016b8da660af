package org.praxisitsm.ui.components;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.ServiceAction.Input;
import org.praxisitsm.practice.ServiceAction.Output;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.ServiceAction.ValueType;
import org.praxisitsm.ui.components.DiagramEditorChoices.Kind;
import org.praxisitsm.ui.components.DiagramEditorChoices.Variable;

/** The fields of a chosen step write what the diagram needs, and never ask for it in the engine's words. */
class DiagramEditorPanelViewTests {

    private static final Signature SEND = new Signature(
            "sendMessage",
            "Send message",
            "Tells people.",
            List.of(new Input("to", ValueType.TEXT, true, "Whom"), new Input("topic", ValueType.TEXT, true, "What")),
            List.of(),
            List.of());
    private static final Signature SET = new Signature(
            "setField",
            "Set field",
            "Sets a field.",
            List.of(new Input("field", ValueType.TEXT, true, "F"), new Input("value", ValueType.TEXT, false, "V")),
            List.of(),
            List.of("invalid-value"));
    private static final Signature DATE = new Signature(
            "computeDate",
            "Compute date",
            "A date.",
            List.of(new Input("amount", ValueType.NUMBER, true, "A")),
            List.of(new Output("date", ValueType.INSTANT, "For a timer")),
            List.of());

    private final Map<String, Object> changes = new LinkedHashMap<>();
    private final List<String> opened = new ArrayList<>();
    private DiagramEditorPanel panel;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        var doors = new DiagramEditorChoices.Doors() {
            @Override
            public void open(String kind, String id) {
                opened.add(kind + " " + id);
            }

            @Override
            public void newForm(Consumer<String> made) {
                made.accept("made-now");
            }
        };
        panel = new DiagramEditorPanel(
                choices(), doors, (element, key, value) -> changes.put(element + " " + key, value));
        UI.getCurrent().add(panel);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void aTimerWaitsForAnAmountOfAUnit() {
        show("{'id':'T','type':'IntermediateCatchEvent','event':'Timer','timerKind':'timeDuration','timer':'PT4H'}");
        var amount = _get(IntegerField.class);
        assertThat(amount.getValue()).isEqualTo(4);
        _setValue(amount, 3);
        assertThat(changes).containsEntry("T timer", Map.of("kind", "timeDuration", "value", "PT3H"));
    }

    @Test
    void aRepetitionIsSoManyTimesEverySoMuch() {
        show("{'id':'T','type':'BoundaryEvent','event':'Timer','timerKind':'timeCycle','timer':'R3/PT30M'}");
        var fields = _find(IntegerField.class);
        assertThat(fields).extracting(IntegerField::getValue).containsExactly(3, 30);
        _setValue(fields.get(0), 5);
        assertThat(changes).containsEntry("T timer", Map.of("kind", "timeCycle", "value", "R5/PT30M"));
    }

    @Test
    void aDateIsAValueOfTheTicketByItsName() {
        show("{'id':'T','type':'BoundaryEvent','event':'Timer','timerKind':'timeDate','timer':'${resumeAt}'}");
        ComboBox<String> date = combo("Date");
        assertThat(date.getItemLabelGenerator().apply(date.getValue())).isEqualTo("Looked at again");
    }

    @Test
    void aConditionIsChosenFromWhatTheTicketHas() {
        show("{'id':'F','type':'SequenceFlow','fromChoice':true,'condition':'${impact == \\'one\\'}'}");
        var value = _find(ComboBox.class).get(1);
        assertThat(value.getValue()).isEqualTo("one");
        _setValue((ComboBox<Object>) value, "site");
        assertThat(changes).containsEntry("F condition", "${impact == 'site'}");
    }

    @Test
    void anOutcomeIsAWordThatTheLabelSuggests() {
        show("{'id':'F','type':'SequenceFlow','fromChoice':true,'afterTask':true,'name':'Send back',"
                + "'suggestedOutcome':'sendBack','condition':''}");
        var outcome = _get(TextField.class, spec -> spec.withLabel("Outcome"));
        assertThat(outcome.getPlaceholder()).isEqualTo("sendBack");
        _setValue(outcome, "back");
        assertThat(changes).containsEntry("F condition", "${outcome == 'back'}");
    }

    @Test
    void aWayThatIsNotChosenAsksForNoCondition() {
        show("{'id':'F','type':'SequenceFlow','fromChoice':false,'condition':''}");
        assertThat(_find(ComboBox.class)).isEmpty();
        assertThat(_find(TextField.class)).hasSize(2);
    }

    @Test
    void whomToTellIsChosenOrTyped() {
        show("{'id':'A','type':'ServiceTask','action':'sendMessage',"
                + "'inputs':[{'name':'to','value':'requester, ${inform}'},{'name':'topic','value':'closed'}]}");
        var to = _get(MultiSelectComboBox.class);
        assertThat(to.getValue()).isEqualTo(Set.of("requester", "${inform}"));
        _setValue((MultiSelectComboBox<Object>) to, Set.of("groupLead"));
        assertThat(changes)
                .containsEntry(
                        "A inputs",
                        List.of(
                                Map.of("name", "to", "value", "groupLead"),
                                Map.of("name", "topic", "value", "closed")));
    }

    @Test
    void whatAFieldMayBeSetToFollowsTheField() {
        show("{'id':'A','type':'ServiceTask','action':'setField','inputs':[{'name':'field','value':'impact'}]}");
        ComboBox<String> value = combo("Value");
        assertThat(value.getItemLabelGenerator().apply("site")).isEqualTo("A whole site");
        _setValue(combo("Field"), "resolution");
        assertThat(_find(TextField.class, spec -> spec.withLabel("Value"))).hasSize(1);
    }

    @Test
    void aResultIsKeptUnderANameOfItsOwn() {
        show("{'id':'A','type':'ServiceTask','action':'computeDate','outputs':[{'name':'closeAt','value':'${date}'}]}");
        var kept = _get(TextField.class, spec -> spec.withLabel("Keep date as"));
        assertThat(kept.getValue()).isEqualTo("closeAt");
        _setValue(kept, "remindAt");
        assertThat(changes).containsEntry("A outputs", List.of(Map.of("name", "remindAt", "value", "${date}")));
    }

    @Test
    void anErrorIsOneThatTheActionKnows() {
        show("{'id':'B','type':'BoundaryEvent','event':'Error','hostAction':'setField','reference':''}");
        _setValue(combo("Which error"), "invalid-value");
        assertThat(changes).containsEntry("B reference", "invalid-value");
    }

    @Test
    void aFormIsOpenedOrMadeFromTheStep() {
        show("{'id':'U','type':'UserTask','form':'one'}");
        press("Open");
        assertThat(opened).containsExactly("form one");
        press("New form");
        assertThat(changes).containsEntry("U form", "made-now");
    }

    @Test
    void theTitleFollowsTheNameAndTheFieldsStay() {
        show("{'id':'U','type':'UserTask','name':'Old'}");
        var before = _get(TextField.class, spec -> spec.withId("editor-name"));
        show("{'id':'U','type':'UserTask','name':'New'}");
        assertThat(_get(H3.class).getText()).isEqualTo("New");
        assertThat(_get(TextField.class, spec -> spec.withId("editor-name"))).isSameAs(before);
    }

    @Test
    void noFieldSpeaksOfTheEngine() {
        for (var action : List.of("sendMessage", "setField", "computeDate")) {
            show("{'id':'" + action + "','type':'ServiceTask','action':'" + action + "'}");
            assertThat(panel.getElement().getTextRecursively()).doesNotContain("camunda", "delegate", "${", "!{");
        }
        assertThat(_find(Select.class)).isEmpty();
    }

    private void show(String json) {
        try {
            panel.show(DiagramEditor.JSON.readTree(
                    json.replace("\\'", "\u0001").replace('\'', '"').replace('\u0001', '\'')));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> combo(String label) {
        return _get(ComboBox.class, spec -> spec.withLabel(label));
    }

    private static void press(String text) {
        _click(_get(NativeButton.class, spec -> spec.withText(text)));
    }

    private static DiagramEditorChoices choices() {
        return new DiagramEditorChoices(
                List.of(SEND, SET, DATE),
                Map.of("service-desk", "Service desk"),
                Map.of("one", "One"),
                Map.of("demo-priority", "Priority"),
                Map.of("demo-grid", "Grid"),
                Map.of("new", "New"),
                Map.of("demo", "Demo"),
                List.of(),
                Map.of(),
                List.of(
                        new Variable("impact", "Impact", Kind.TEXT, Map.of("site", "A whole site", "one", "One")),
                        new Variable("resumeAt", "Looked at again", Kind.INSTANT, Map.of())),
                Map.of("impact", "Impact", "resolution", "Solution"),
                Map.of("closed", "It is closed."));
    }
}
