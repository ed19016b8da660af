package org.praxisitsm.ui.components;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.praxisitsm.practice.ServiceAction;

/** The inputs of an action, each with its type and whether it must be there. */
final class DiagramEditorInputs {

    private DiagramEditorInputs() {}

    static Component of(
            ServiceAction.Signature action,
            JsonNode given,
            DiagramEditorChoices offered,
            Consumer<List<Map<String, String>>> change) {
        var values = new LinkedHashMap<String, String>();
        given.forEach(pair ->
                values.put(pair.path("name").asText(), pair.path("value").asText()));
        var box = new Div(new Paragraph(action.description()));
        box.addClassName("px-editor-inputs");
        for (var input : action.inputs()) {
            var value = values.getOrDefault(input.name(), "");
            box.add(field(input, value, suggestions(action, input, offered), entered -> {
                values.put(input.name(), entered);
                change.accept(pairs(values));
            }));
        }
        return box;
    }

    private static Component field(
            ServiceAction.Input input, String value, List<String> choices, Consumer<String> change) {
        if (choices.isEmpty()) {
            var field = new TextField(input.name());
            field.setHelperText(input.description());
            field.setRequiredIndicatorVisible(input.required());
            field.setValue(value);
            field.addValueChangeListener(event -> change.accept(event.getValue().strip()));
            field.setWidthFull();
            return field;
        }
        var items = new ArrayList<>(choices);
        if (!value.isEmpty() && !items.contains(value)) {
            items.add(value);
        }
        var field = new ComboBox<String>(input.name(), items);
        field.setHelperText(input.description());
        field.setRequiredIndicatorVisible(input.required());
        field.setAllowCustomValue(true);
        field.setValue(value.isEmpty() ? null : value);
        field.addCustomValueSetListener(event -> change.accept(event.getDetail().strip()));
        field.addValueChangeListener(event -> change.accept(event.getValue() == null ? "" : event.getValue()));
        field.setWidthFull();
        return field;
    }

    private static List<String> suggestions(
            ServiceAction.Signature action, ServiceAction.Input input, DiagramEditorChoices offered) {
        if (input.type() == ServiceAction.ValueType.BOOLEAN) {
            return List.of("true", "false");
        }
        return switch (input.name()) {
            case "grid" -> offered.grids();
            case "target" -> action.key().endsWith("Target") ? offered.targets() : List.of();
            default -> List.of();
        };
    }

    private static List<Map<String, String>> pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> Map.of("name", entry.getKey(), "value", entry.getValue()))
                .toList();
    }
}
