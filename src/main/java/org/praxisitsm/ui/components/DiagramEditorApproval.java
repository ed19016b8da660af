package org.praxisitsm.ui.components;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.praxisitsm.practice.ApprovalSpec;

/** What an approval says of itself: who is asked, how many must say yes, how long it is waited for, and of what. */
class DiagramEditorApproval extends Composite<Div> {

    private static final List<String> WORDS = List.of("manager", "manager:affected", "groupLead", "serviceOwner");

    private final transient JsonNode said;
    private final transient BiConsumer<String, Object> change;

    DiagramEditorApproval(JsonNode element, DiagramEditorChoices choices, BiConsumer<String, Object> change) {
        this.said = element.path("approval");
        this.change = change;
        getContent().addClassName("px-editor-inputs");
        var groups = choices.groups();
        people(groups, choices.fields());
        choice("approversTable", choices.tables(), false);
        choice("quorum", worded("quorum", "all", "any"), true);
        choice("order", worded("order", "parallel", "inTurn"), false);
        span("deadline");
        span("reminder");
        choice("escalateTo", asked(), true);
        choice("lapse", worded("lapse", "approve", "reject"), true);
        fields(choices.fields());
        choice("notBy", never(), false);
        group(element.path("groups").asText(), groups);
    }

    private String now(String key) {
        return said.path(key).asText();
    }

    private void put(String key, String value) {
        change.accept("approval." + key, value.strip());
    }

    private void span(String key) {
        var field = new SpanFields(getTranslation("editor." + key), now(key), iso -> put(key, iso));
        field.setId("editor-" + key);
        getContent().add(field);
    }

    /** Those that a ticket leads to, by what they are to it. */
    private Map<String, String> asked() {
        var words = new LinkedHashMap<String, String>();
        WORDS.forEach(word -> words.put(word, getTranslation("editor.asked." + word.replace(':', '.'))));
        return words;
    }

    private Map<String, String> never() {
        var words = new LinkedHashMap<String, String>();
        for (var who : List.of("requester", "requester, affected", "requester, affected, assignee")) {
            words.put(
                    who,
                    ApprovalSpec.words(who).stream()
                            .map(one -> getTranslation("editor.option." + one))
                            .collect(Collectors.joining(", ")));
        }
        return words;
    }

    private void people(Map<String, String> groups, Map<String, String> fields) {
        var words = asked();
        groups.forEach((key, name) -> words.put("lead:" + key, getTranslation("editor.asked.lead", name)));
        groups.forEach((key, name) -> words.put("group:" + key, getTranslation("editor.asked.group", name)));
        fields.forEach((key, name) -> words.put("field:" + key, getTranslation("editor.asked.field", name)));
        var chosen = new LinkedHashSet<>(ApprovalSpec.words(now("approvers")));
        var items = new LinkedHashSet<>(words.keySet());
        items.addAll(chosen);
        var field = new MultiSelectComboBox<String>(getTranslation("editor.approvers"));
        field.setId("editor-approvers");
        field.setHelperText(getTranslation("editor.approvers.hint"));
        field.setItems(items);
        field.setItemLabelGenerator(item -> words.getOrDefault(item, item));
        field.setAllowCustomValue(true);
        field.setValue(chosen);
        field.addValueChangeListener(event -> put("approvers", String.join(", ", event.getValue())));
        field.addCustomValueSetListener(event -> {
            var more = new LinkedHashSet<>(field.getValue());
            more.add(event.getDetail().strip());
            items.addAll(more);
            field.setItems(items);
            field.setValue(more);
        });
        field.setWidthFull();
        getContent().add(field);
    }

    private Map<String, String> worded(String key, String... items) {
        var worded = new LinkedHashMap<String, String>();
        for (var item : items) {
            worded.put(item, getTranslation("editor." + key + "." + item));
        }
        return worded;
    }

    private void choice(String key, Map<String, String> items, boolean free) {
        var known = new ArrayList<>(items.keySet());
        if (!now(key).isEmpty() && !known.contains(now(key))) {
            known.add(now(key));
        }
        var field = new ComboBox<String>(getTranslation("editor." + key), known);
        field.setId("editor-" + key);
        field.setItemLabelGenerator(item -> items.getOrDefault(item, item));
        field.setClearButtonVisible(true);
        field.setAllowCustomValue(free);
        field.setValue(now(key).isEmpty() ? null : now(key));
        field.addCustomValueSetListener(event -> put(key, event.getDetail()));
        field.addValueChangeListener(event -> put(key, event.getValue() == null ? "" : event.getValue()));
        field.setWidthFull();
        getContent().add(field);
    }

    private void fields(Map<String, String> fields) {
        var field = new MultiSelectComboBox<String>(getTranslation("editor.content"));
        field.setId("editor-content");
        field.setHelperText(getTranslation("editor.content.hint"));
        var known = new LinkedHashSet<>(fields.keySet());
        var chosen = new LinkedHashSet<>(ApprovalSpec.words(now("content")));
        known.addAll(chosen);
        field.setItems(known);
        field.setItemLabelGenerator(item -> fields.getOrDefault(item, item));
        field.setValue(chosen);
        field.addValueChangeListener(event -> put("content", String.join(", ", event.getValue())));
        field.setWidthFull();
        getContent().add(field);
    }

    private void group(String now, Map<String, String> groups) {
        var items = new LinkedHashMap<String, String>();
        items.put("${group}", getTranslation("editor.who.group"));
        items.putAll(groups);
        var known = new ArrayList<>(items.keySet());
        if (!now.isEmpty() && !known.contains(now)) {
            known.add(now);
        }
        var field = new ComboBox<String>(getTranslation("editor.approval.group"), known);
        field.setId("editor-approval-group");
        field.setItemLabelGenerator(item -> items.getOrDefault(item, item));
        field.setValue(now.isEmpty() ? null : now);
        field.addValueChangeListener(
                event -> change.accept("groups", event.getValue() == null ? "" : event.getValue()));
        field.setWidthFull();
        getContent().add(field);
    }
}
