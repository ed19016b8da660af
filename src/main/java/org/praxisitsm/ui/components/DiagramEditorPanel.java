package org.praxisitsm.ui.components;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ServiceAction;

/** Fields for the chosen element, in the owner's words. Each change goes to the canvas at once, where it can be undone. */
class DiagramEditorPanel extends Composite<Div> {

    interface Change {
        void set(String element, String key, Object value);
    }

    private static final Pattern OUTCOME = Pattern.compile("^\\$\\{\\s*outcome\\s*==\\s*'([^']*)'\\s*}$");

    private final transient DiagramEditorChoices choices;
    private final transient Change change;
    private final transient DiagramEditorChoices.Doors doors;
    private H3 title = new H3();
    private String shown = "";
    private String shape = "";

    DiagramEditorPanel(DiagramEditorChoices choices, DiagramEditorChoices.Doors doors, Change change) {
        this.choices = choices;
        this.doors = doors;
        this.change = change;
        getContent().addClassName("px-editor-panel");
        getContent().getElement().setAttribute("role", "region").setAttribute("tabindex", "-1");
        show(null);
    }

    void show(@Nullable JsonNode element) {
        getContent().getElement().setAttribute("aria-label", getTranslation("editor.panel"));
        var id = element == null ? "" : element.path("id").asText();
        var form = element == null
                ? ""
                : element.path("type").asText()
                        + element.path("event").asText()
                        + element.path("action").asText()
                        + element.path("afterTask").asText()
                        + element.path("repeats").asText()
                        + !element.path("approval").isEmpty()
                        + element.path("isDefault").asText();
        if (!id.isEmpty() && id.equals(shown) && form.equals(shape)) {
            // The same element again is the echo of a change: rebuilding would take the field away from under the
            // cursor.
            var name = element.path("name").asText();
            title.setText(name.isBlank() ? kind(element) : name);
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
        var kind = kind(element);
        var name = element.path("name").asText();
        var below = new Paragraph(
                element.path("action").asText().isEmpty()
                        ? kind
                        : getTranslation(
                                "editor.kind.action",
                                actionName(element.path("action").asText())));
        below.addClassName("px-editor-kind");
        title = new H3(name.isBlank() ? kind : name);
        getContent().add(title, below);
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
            case "BusinessRuleTask" -> {
                labelled(element, "table", choices.tables());
                doors(element, "table", "table", null);
            }
            case "SequenceFlow" -> flow(element);
            case "CallActivity" -> {
                labelled(element, "called", choices.processes());
                doors(element, "called", "process", null);
            }
            case "ReceiveTask" -> message(element);
            default -> event(element);
        }
        if (element.path("repeats").asBoolean()) {
            count(element);
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
        if (!element.path("approval").isEmpty()) {
            getContent().add(new DiagramEditorApproval(element, choices, (key, value) -> change.set(id, key, value)));
            form(element);
            return;
        }
        var people = new LinkedHashMap<String, String>();
        people.put("${assignee}", getTranslation("editor.who.assignee"));
        people.put("${requester}", getTranslation("editor.who.requester"));
        free(id, "assignee", "assignee", element.path("assignee").asText(), people);
        var groups = new LinkedHashMap<String, String>();
        groups.put("${group}", getTranslation("editor.who.group"));
        groups.putAll(choices.groups());
        free(id, "groups", "groups", element.path("groups").asText(), groups);
        form(element);
    }

    private void form(JsonNode element) {
        var field = labelled(element, "form", choices.forms());
        doors(
                element,
                "form",
                "form",
                () -> doors.newForm(made -> {
                    // The lists were read when the diagram was opened.
                    var items = new ArrayList<>(choices.forms().keySet());
                    items.add(made);
                    field.setItems(items);
                    field.setValue(made);
                }));
    }

    /** Ways to what was chosen, and to something new where there is nothing to choose yet. */
    private void doors(JsonNode element, String key, String kind, @Nullable Runnable makeNew) {
        var links = new Div();
        links.addClassName("px-editor-links");
        var chosen = element.path(key).asText();
        if (!chosen.isEmpty()) {
            links.add(link("editor.open", () -> doors.open(kind, chosen)));
        }
        if (makeNew != null) {
            links.add(link("editor.new." + kind, makeNew));
        }
        if (links.getComponentCount() > 0) {
            getContent().add(links);
        }
    }

    private NativeButton link(String key, Runnable action) {
        var link = new NativeButton(getTranslation(key), event -> action.run());
        link.addClassName("px-link-button");
        return link;
    }

    private void action(JsonNode element) {
        var id = element.path("id").asText();
        var names = new LinkedHashMap<String, String>();
        choices.actions().forEach(action -> names.put(action.key(), actionName(action.key())));
        labelled(element, "action", names);
        choices.actions().stream()
                .filter(action -> action.key().equals(element.path("action").asText()))
                .findFirst()
                .ifPresent(action -> inputs(element, id, action));
    }

    private void inputs(JsonNode element, String id, ServiceAction.Signature action) {
        getContent()
                .add(new DiagramEditorInputs(
                        action, element.path("inputs"), choices, values -> change.set(id, "inputs", values)));
        if (action.key().equals("assignByGrid")) {
            element.path("inputs").forEach(input -> {
                if (input.path("name").asText().equals("grid")) {
                    var grid = input.path("value").asText();
                    getContent().add(new Div(link("editor.open", () -> doors.open("grid", grid))));
                }
            });
        }
        if (!action.outputs().isEmpty()) {
            getContent()
                    .add(DiagramEditorInputs.results(
                            action, element.path("outputs"), values -> change.set(id, "outputs", values)));
        }
    }

    private String actionName(String key) {
        var word = getTranslation("editor.action." + key);
        return !word.contains("editor.action." + key)
                ? word
                : choices.actions().stream()
                        .filter(action -> action.key().equals(key))
                        .map(ServiceAction.Signature::name)
                        .findFirst()
                        .orElse(key);
    }

    private void count(JsonNode element) {
        var id = element.path("id").asText();
        var field = new TextField(getTranslation("editor.count"));
        field.setHelperText(getTranslation("editor.count.hint"));
        field.setValue(strip(element.path("count").asText()));
        field.addValueChangeListener(event -> {
            var value = event.getValue().strip();
            change.set(id, "count", value.isEmpty() || value.matches("[0-9]+") ? value : "${" + value + "}");
        });
        add(field);
    }

    private void flow(JsonNode element) {
        var id = element.path("id").asText();
        var condition = element.path("condition").asText();
        var outcome = OUTCOME.matcher(condition);
        var fromChoice = element.path("fromChoice").asBoolean();
        if (!fromChoice && condition.isEmpty()) {
            return;
        }
        if (element.path("afterTask").asBoolean() && (condition.isEmpty() || outcome.matches())) {
            var field = new TextField(getTranslation("editor.outcome"));
            field.setHelperText(getTranslation("editor.outcome.hint"));
            field.setPlaceholder(element.path("suggestedOutcome").asText());
            field.setValue(condition.isEmpty() ? "" : outcome.group(1));
            field.setAllowedCharPattern("[A-Za-z0-9-]");
            field.addValueChangeListener(event -> {
                var value = event.getValue().strip();
                change.set(id, "condition", value.isEmpty() ? "" : "${outcome == '" + value + "'}");
            });
            add(field);
        } else if (!element.path("isDefault").asBoolean()) {
            getContent()
                    .add(new DiagramEditorCondition(
                            strip(condition),
                            choices.variables(),
                            text -> change.set(id, "condition", text.isEmpty() ? "" : "${" + text + "}")));
        }
        if (fromChoice) {
            flag(element, "isDefault");
        }
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
                    form(element);
                }
            }
            case "Error" -> error(element);
            case "Signal", "Escalation", "Link" ->
                reference(element, element.path("event").asText());
            default -> {}
        }
        if (element.path("type").asText().equals("BoundaryEvent")) {
            flag(element, "interrupting");
        }
    }

    /** An action says which errors it knows; those of a sub-process are named where they are drawn. */
    private void error(JsonNode element) {
        var codes = new LinkedHashMap<String, String>();
        choices.actions().stream()
                .filter(action -> action.key().equals(element.path("hostAction").asText()))
                .flatMap(action -> action.errors().stream())
                .forEach(code -> codes.put(code, code));
        free(
                element.path("id").asText(),
                "reference",
                "error",
                element.path("reference").asText(),
                codes);
    }

    private void reference(JsonNode element, String event) {
        var id = element.path("id").asText();
        var field = new TextField(getTranslation("editor." + event.toLowerCase(java.util.Locale.ROOT)));
        field.setValue(element.path("reference").asText());
        field.addValueChangeListener(
                changed -> change.set(id, "reference", changed.getValue().strip()));
        add(field);
    }

    /** What the clocks send is offered; any other name may be written. */
    private void message(JsonNode element) {
        var names = new LinkedHashMap<String, String>();
        for (var name : List.of(
                "Requester replied",
                "Facts changed",
                "Plan changed",
                "Priority raised",
                "Parent resolved",
                "Child finished")) {
            names.put(
                    name,
                    getTranslation("editor.message."
                            + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-')));
        }
        choices.thresholds().forEach((name, percent) -> names.put(name, name + " · " + percent + " %"));
        free(
                element.path("id").asText(),
                "message",
                "message",
                element.path("message").asText(),
                names);
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
        getContent()
                .add(new DiagramEditorTimer(
                        element.path("timerKind").asText(),
                        element.path("timer").asText(),
                        choices.variables(),
                        value -> change.set(id, "timer", value)));
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

    private ComboBox<String> labelled(JsonNode element, String key, Map<String, String> items) {
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
        return field;
    }

    /** A choice that also takes what is typed: accounts, other groups. */
    private void free(String id, String key, String label, String value, Map<String, String> items) {
        var known = new ArrayList<>(items.keySet());
        if (!value.isEmpty() && !known.contains(value)) {
            known.add(value);
        }
        var field = new ComboBox<String>(getTranslation("editor." + label), known);
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
