package org.praxisitsm.ui.components;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.ui.components.DiagramEditorChoices.Kind;

/** The inputs of an action, each with its type, what it may be chosen from, and whether it must be there; then its results. */
class DiagramEditorInputs extends Composite<Div> {

    private final transient ServiceAction.Signature action;
    private final transient DiagramEditorChoices offered;
    private final transient Map<String, String> values = new LinkedHashMap<>();
    private final transient Consumer<List<Map<String, String>>> change;
    private final Div value = new Div();

    DiagramEditorInputs(
            ServiceAction.Signature action,
            JsonNode given,
            DiagramEditorChoices offered,
            Consumer<List<Map<String, String>>> change) {
        this.action = action;
        this.offered = offered;
        this.change = change;
        given.forEach(pair ->
                values.put(pair.path("name").asText(), pair.path("value").asText()));
        getContent().addClassName("px-editor-inputs");
        getContent().add(new Paragraph(word("editor.action." + action.key() + ".hint", action.description())));
        for (var input : action.inputs()) {
            getContent().add(dependsOnField(input) ? valueOfField(input) : field(input));
        }
    }

    /** The variables that take what the action found, where they shall be called otherwise. */
    static Component results(
            ServiceAction.Signature action, JsonNode given, Consumer<List<Map<String, String>>> change) {
        var kept = new LinkedHashMap<String, String>();
        given.forEach(pair -> kept.put(
                pair.path("value").asText().replaceAll("^\\$\\{\\s*|\\s*}$", ""),
                pair.path("name").asText()));
        var box = new Div();
        box.addClassName("px-editor-inputs");
        for (var output : action.outputs()) {
            var field = new TextField();
            var key = "editor.output." + action.key() + "." + output.name();
            var word = field.getTranslation(key);
            field.setLabel(field.getTranslation("editor.result", word.contains(key) ? output.name() : word));
            field.setValue(kept.getOrDefault(output.name(), ""));
            field.setPlaceholder(output.name());
            field.setAllowedCharPattern("[A-Za-z0-9]");
            field.setWidthFull();
            field.addValueChangeListener(event -> {
                kept.put(output.name(), event.getValue().strip());
                change.accept(kept.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> Map.of("name", entry.getValue(), "value", "${" + entry.getKey() + "}"))
                        .toList());
            });
            box.add(field);
        }
        return box;
    }

    private boolean dependsOnField(ServiceAction.Input input) {
        return action.key().equals("setField") && input.name().equals("value");
    }

    /** What a field may be set to depends on the field. */
    private Component valueOfField(ServiceAction.Input input) {
        value.addClassName("px-editor-fields");
        showValue(input);
        return value;
    }

    private void showValue(ServiceAction.Input input) {
        var options = offered.variables().stream()
                .filter(variable -> variable.key().equals(values.get("field")))
                .findFirst()
                .map(variable -> variable.kind() == Kind.TRUTH ? truth() : variable.options())
                .orElse(Map.of());
        value.removeAll();
        value.add(options.isEmpty() ? text(input) : choice(input, options));
    }

    private Component field(ServiceAction.Input input) {
        if (input.type() == ServiceAction.ValueType.BOOLEAN) {
            return choice(input, truth());
        }
        var now = values.getOrDefault(input.name(), "");
        if (input.type() == ServiceAction.ValueType.DURATION && !now.contains("${")) {
            return new SpanFields(label(input), now, iso -> put(input.name(), iso));
        }
        var place = action.key() + "." + input.name();
        if (place.equals("sendMessage.to")) {
            return people(input);
        }
        var options =
                switch (input.name()) {
                    case "grid" -> offered.grids();
                    case "group" -> offered.groups();
                    case "topic" -> offered.topics();
                    case "field" -> offered.fields();
                    case "target" ->
                        action.key().endsWith("Target") ? same(offered.targets()) : Map.<String, String>of();
                    case "message" -> messages();
                    case "unit" -> worded("days", "hours", "minutes", "businessDays", "serviceHours");
                    case "type" -> worded("related", "parent-of", "child-of", "duplicate-of", "caused-by", "blocks");
                    default -> Map.<String, String>of();
                };
        return options.isEmpty() ? text(input) : choice(input, options);
    }

    private Component people(ServiceAction.Input input) {
        var known = new LinkedHashMap<>(
                worded("requester", "affected", "assignee", "group", "groupLead", "manager", "watchers"));
        known.putAll(offered.groups());
        var chosen = Arrays.stream(values.getOrDefault(input.name(), "").split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var items = new LinkedHashSet<>(known.keySet());
        items.addAll(chosen);
        var field = new MultiSelectComboBox<String>(label(input));
        field.setItems(items);
        field.setItemLabelGenerator(item -> known.getOrDefault(item, item));
        field.setAllowCustomValue(true);
        field.setRequiredIndicatorVisible(input.required());
        field.setHelperText(getTranslation("editor.to.hint"));
        field.setValue(chosen);
        field.setWidthFull();
        field.addValueChangeListener(event -> put(input.name(), String.join(", ", event.getValue())));
        field.addCustomValueSetListener(event -> {
            var more = new LinkedHashSet<>(field.getValue());
            more.add(event.getDetail().strip());
            items.addAll(more);
            field.setItems(items);
            field.setValue(more);
        });
        return field;
    }

    private Component text(ServiceAction.Input input) {
        var field = new TextField(label(input));
        help(field, input);
        field.setRequiredIndicatorVisible(input.required());
        field.setValue(values.getOrDefault(input.name(), ""));
        if (input.type() == ServiceAction.ValueType.NUMBER) {
            field.setPattern("-?[0-9]+([.][0-9]+)?|[$][{][A-Za-z][A-Za-z0-9]*[}]");
            field.setErrorMessage(getTranslation("editor.number"));
        }
        field.addValueChangeListener(event -> put(input.name(), event.getValue().strip()));
        field.setWidthFull();
        return field;
    }

    private Component choice(ServiceAction.Input input, Map<String, String> options) {
        var now = values.getOrDefault(input.name(), "");
        var items = new ArrayList<>(options.keySet());
        if (!now.isEmpty() && !items.contains(now)) {
            items.add(now);
        }
        var field = new ComboBox<String>(label(input), items);
        help(field, input);
        field.setItemLabelGenerator(item -> options.getOrDefault(item, item));
        field.setRequiredIndicatorVisible(input.required());
        field.setClearButtonVisible(!input.required());
        field.setAllowCustomValue(true);
        field.setValue(now.isEmpty() ? null : now);
        field.addCustomValueSetListener(
                event -> put(input.name(), event.getDetail().strip()));
        field.addValueChangeListener(event -> put(input.name(), event.getValue() == null ? "" : event.getValue()));
        field.setWidthFull();
        return field;
    }

    private void put(String name, String entered) {
        values.put(name, entered);
        change.accept(values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> Map.of("name", entry.getKey(), "value", entry.getValue()))
                .toList());
        if (name.equals("field")) {
            action.inputs().stream().filter(this::dependsOnField).forEach(this::showValue);
        }
    }

    private Map<String, String> messages() {
        var names = new LinkedHashMap<String, String>();
        names.put("Parent resolved", "Parent resolved");
        offered.thresholds().forEach((name, percent) -> names.put(name, name + " · " + percent + " %"));
        return names;
    }

    private Map<String, String> truth() {
        var words = new LinkedHashMap<String, String>();
        words.put("true", getTranslation("editor.yes"));
        words.put("false", getTranslation("editor.no"));
        return words;
    }

    private Map<String, String> worded(String... keys) {
        var words = new LinkedHashMap<String, String>();
        for (var key : keys) {
            words.put(key, getTranslation("editor.option." + key));
        }
        return words;
    }

    private static Map<String, String> same(List<String> items) {
        var same = new LinkedHashMap<String, String>();
        items.forEach(item -> same.put(item, item));
        return same;
    }

    private String label(ServiceAction.Input input) {
        return word("editor.input." + action.key() + "." + input.name(), input.name());
    }

    /** Where the bundles have a word of their own for an input, it says enough. */
    private void help(HasHelper field, ServiceAction.Input input) {
        if (label(input).equals(input.name())) {
            field.setHelperText(input.description());
        }
    }

    private String word(String key, String otherwise) {
        var text = getTranslation(key);
        return text.contains(key) ? otherwise : text;
    }
}
