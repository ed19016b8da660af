package org.praxisitsm.ui.components;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields for the chosen element, in the owner's words. Each change goes to the canvas at once, where it can be undone. */
class DiagramEditorPanel extends Composite<Div> {

    interface Change {
        void set(String element, String key, Object value);
    }

    private static final Pattern OUTCOME = Pattern.compile("^\\$\\{\\s*outcome\\s*==\\s*'([^']*)'\\s*}$");

    private final transient DiagramEditorChoices choices;
    private final transient Change change;
    private String shown = "";
    private String shape = "";

    DiagramEditorPanel(DiagramEditorChoices choices, Change change) {
        this.choices = choices;
        this.change = change;
        getContent().addClassName("px-editor-panel");
        getContent().getElement().setAttribute("role", "region");
        show(null);
    }

    void show(@Nullable JsonNode element) {
        getContent().getElement().setAttribute("aria-label", getTranslation("editor.panel"));
        var id = element == null ? "" : element.path("id").asText();
        var form = element == null
                ? ""
                : element.path("type").asText()
                        + element.path("event").asText()
                        + element.path("action").asText();
        if (!id.isEmpty() && id.equals(shown) && form.equals(shape)) {
            // The same element again is the echo of a change: rebuilding would take the field away from under the
            // cursor.
            return;
        }
        shown = id;
        shape = form;
        getContent().removeAll();
        if (element == null) {
            getContent()
                    .add(
                            new H3(getTranslation("editor.nothing")),
                            new Paragraph(getTranslation("editor.nothing.hint")));
            return;
        }
        var kind = new Paragraph(kind(element));
        kind.addClassName("px-editor-kind");
        getContent().add(new H3(getTranslation("editor.panel")), kind);
        fields(element);
    }

    private String kind(JsonNode element) {
        var type = element.path("type").asText();
        var key = "editor.kind." + type + element.path("event").asText();
        var text = getTranslation(key);
        return text.contains(key) ? type : text;
    }

    private void fields(JsonNode element) {
        var type = element.path("type").asText();
        if (!type.equals("TextAnnotation")) {
            text(
                    element,
                    "name",
                    "SequenceFlow".equals(type) && element.path("afterTask").asBoolean() ? "button" : "name");
        }
        switch (type) {
            case "UserTask" -> person(element);
            case "ServiceTask", "SendTask" -> action(element);
            case "BusinessRuleTask" -> choice(element, "table", choices.tables());
            case "SequenceFlow" -> flow(element);
            case "CallActivity" -> choice(element, "called", choices.processes());
            case "ReceiveTask" -> message(element);
            default -> event(element);
        }
        if (type.endsWith("Task") || type.endsWith("Event") || type.endsWith("Activity") || type.equals("SubProcess")) {
            labelled(element, "state", choices.states());
        }
        if (!type.equals("Process")) {
            text(element, "documentation", "documentation");
        }
    }

    private void person(JsonNode element) {
        var id = element.path("id").asText();
        var people = new LinkedHashMap<String, String>();
        people.put("${assignee}", getTranslation("editor.who.assignee"));
        people.put("${requester}", getTranslation("editor.who.requester"));
        free(id, "assignee", element.path("assignee").asText(), people);
        var groups = new LinkedHashMap<String, String>();
        groups.put("${group}", getTranslation("editor.who.group"));
        groups.putAll(choices.groups());
        free(id, "groups", element.path("groups").asText(), groups);
        choice(element, "form", choices.forms());
    }

    private void action(JsonNode element) {
        var id = element.path("id").asText();
        var names = new LinkedHashMap<String, String>();
        choices.actions().forEach(action -> names.put(action.key(), action.name()));
        labelled(element, "action", names);
        choices.actions().stream()
                .filter(action -> action.key().equals(element.path("action").asText()))
                .findFirst()
                .ifPresent(action -> getContent()
                        .add(DiagramEditorInputs.of(
                                action, element.path("inputs"), choices, inputs -> change.set(id, "inputs", inputs))));
    }

    private void flow(JsonNode element) {
        var id = element.path("id").asText();
        var condition = element.path("condition").asText();
        var outcome = OUTCOME.matcher(condition);
        var asOutcome = element.path("afterTask").asBoolean() && (condition.isEmpty() || outcome.matches());
        var field = new TextField(getTranslation(asOutcome ? "editor.outcome" : "editor.condition"));
        field.setHelperText(getTranslation(asOutcome ? "editor.outcome.hint" : "editor.condition.hint"));
        field.setValue(!asOutcome ? strip(condition) : condition.isEmpty() ? "" : outcome.group(1));
        field.addValueChangeListener(event -> {
            var value = event.getValue().strip();
            var expression = asOutcome ? "outcome == '" + value.replace("'", "") + "'" : value;
            change.set(id, "condition", value.isEmpty() ? "" : "${" + expression + "}");
        });
        add(field);
        flag(element, "isDefault");
    }

    private static String strip(String expression) {
        return expression.replaceAll("^[$#]\\{\\s*|\\s*}$", "");
    }

    private void event(JsonNode element) {
        switch (element.path("event").asText()) {
            case "Timer" -> timer(element);
            case "Message" -> {
                message(element);
                if (element.path("type").asText().equals("StartEvent")) {
                    offered(element);
                    choice(element, "form", choices.forms());
                }
            }
            default -> {}
        }
        if (element.path("type").asText().equals("BoundaryEvent")) {
            flag(element, "interrupting");
        }
    }

    /** What the clocks send is offered; any other name may be written. */
    private void message(JsonNode element) {
        var names = new LinkedHashMap<String, String>();
        choices.thresholds().forEach((name, percent) -> names.put(name, name + " · " + percent + " %"));
        free(element.path("id").asText(), "message", element.path("message").asText(), names);
    }

    private void offered(JsonNode element) {
        var people = new LinkedHashMap<String, String>();
        people.put("requester", getTranslation("editor.offered.requester"));
        people.put("agent", getTranslation("editor.offered.agent"));
        people.put("requester,agent", getTranslation("editor.offered.both"));
        labelled(element, "offeredTo", people);
    }

    private void timer(JsonNode element) {
        var id = element.path("id").asText();
        var kind = new Select<String>();
        kind.setLabel(getTranslation("editor.timer.kind"));
        kind.setItems("timeDuration", "timeDate", "timeCycle");
        kind.setItemLabelGenerator(item -> getTranslation("editor.timer." + item));
        kind.setValue(element.path("timerKind").asText());
        var value = new TextField(getTranslation("editor.timer.value"));
        value.setHelperText(getTranslation("editor.timer.hint"));
        value.setValue(element.path("timer").asText());
        Runnable send = () -> change.set(id, "timer", Map.of("kind", kind.getValue(), "value", value.getValue()));
        kind.addValueChangeListener(event -> send.run());
        value.addValueChangeListener(event -> send.run());
        add(kind);
        add(value);
    }

    private void text(JsonNode element, String key, String label) {
        var id = element.path("id").asText();
        var field = new TextField(getTranslation("editor." + label));
        field.setId("editor-" + key);
        field.setValue(element.path(key).asText());
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.addValueChangeListener(event -> change.set(id, key, event.getValue()));
        add(field);
    }

    private void choice(JsonNode element, String key, List<String> items) {
        var named = new LinkedHashMap<String, String>();
        items.forEach(item -> named.put(item, item));
        labelled(element, key, named);
    }

    private void labelled(JsonNode element, String key, Map<String, String> items) {
        var id = element.path("id").asText();
        var value = element.path(key).asText();
        var known = new ArrayList<>(items.keySet());
        if (!value.isEmpty() && !known.contains(value)) {
            known.add(value);
        }
        var field = new ComboBox<String>(getTranslation("editor." + key), known);
        field.setItemLabelGenerator(item -> items.getOrDefault(item, item));
        field.setClearButtonVisible(true);
        field.setValue(value.isEmpty() ? null : value);
        field.addValueChangeListener(event -> change.set(id, key, event.getValue() == null ? "" : event.getValue()));
        add(field);
    }

    /** A choice that also takes what is typed: accounts, other groups. */
    private void free(String id, String key, String value, Map<String, String> items) {
        var known = new ArrayList<>(items.keySet());
        if (!value.isEmpty() && !known.contains(value)) {
            known.add(value);
        }
        var field = new ComboBox<String>(getTranslation("editor." + key), known);
        field.setItemLabelGenerator(item -> items.getOrDefault(item, item));
        field.setClearButtonVisible(true);
        field.setAllowCustomValue(true);
        field.setValue(value.isEmpty() ? null : value);
        field.addCustomValueSetListener(
                event -> change.set(id, key, event.getDetail().strip()));
        field.addValueChangeListener(event -> change.set(id, key, event.getValue() == null ? "" : event.getValue()));
        add(field);
    }

    private void flag(JsonNode element, String key) {
        var id = element.path("id").asText();
        var box =
                new Checkbox(getTranslation("editor." + key), element.path(key).asBoolean());
        box.addValueChangeListener(event -> change.set(id, key, event.getValue()));
        getContent().add(box);
    }

    private <F extends com.vaadin.flow.component.Component & com.vaadin.flow.component.HasSize> void add(F field) {
        field.setWidthFull();
        getContent().add(field);
    }
}
