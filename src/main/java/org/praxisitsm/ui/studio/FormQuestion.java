package org.praxisitsm.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.NeededFor;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor.Field;

/** What one component of a form asks and shows: typed fields for the members that its kind has. */
class FormQuestion extends Composite<Div> {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final transient FormTree form;
    private final transient Pack pack;
    private final transient Map<String, String> outcomes;
    private final transient Runnable changed;
    private transient @Nullable ObjectNode it;

    /** @param outcomes of the tasks that show the form, labels by key */
    FormQuestion(FormTree form, Pack pack, Map<String, String> outcomes, Runnable changed) {
        this.form = form;
        this.pack = pack;
        this.outcomes = outcomes;
        this.changed = changed;
        getContent().addClassName("px-form-question");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", getTranslation("editor.panel"));
        show(null, List.of());
    }

    /** @param complaints what the check says about it */
    void show(@Nullable ObjectNode component, List<String> complaints) {
        it = component;
        getContent().removeAll();
        if (component == null) {
            getContent().add(new H3(getTranslation("editor.nothing")), new Paragraph(getTranslation("forms.nothing")));
            return;
        }
        var type = component.path("type").asText();
        var kind = new Paragraph(word("forms.type." + type, type));
        kind.addClassName("px-editor-kind");
        getContent().add(new H3(getTranslation("forms.question")), kind);
        complaints.forEach(complaint -> {
            var line = new Paragraph(complaint);
            line.addClassName("px-form-problem");
            getContent().add(line);
        });
        switch (type) {
            case "text" -> add(area("text", "forms.text"));
            case "separator", "spacer" -> {}
            case "group" -> add(text("label", "forms.label"));
            default -> question(type);
        }
        condition();
    }

    private void question(String type) {
        add(text("label", "forms.label"));
        add(kept());
        add(text("description", "forms.description"));
        flag(validate(), "validate", "required", "forms.required");
        neededFor();
        readOnly();
        if (FormTree.CHOICES.contains(type)) {
            add(options());
        }
        switch (type) {
            case "textfield", "textarea" -> {
                add(pair(whole("minLength", "forms.minLength"), whole("maxLength", "forms.maxLength")));
                if (type.equals("textfield")) {
                    pattern();
                }
                add(text("defaultValue", "forms.default"));
            }
            case "number", "money" -> add(pair(amount("min", "forms.min"), amount("max", "forms.max")));
            case FormTree.ROWS -> add(pair(amount("min", "forms.rows.min"), amount("max", "forms.rows.max")));
            case FormTree.FILES, "file" -> {
                add(text("accept", "forms.accept"));
                flag(it(), "", "multiple", "forms.multiple");
            }
            case "datetime" -> add(subtype());
            case "select", "radio" -> add(chosen());
            case "checkbox" -> flag(it(), "", "defaultValue", "forms.checked");
            default -> {}
        }
    }

    private ObjectNode it() {
        return java.util.Objects.requireNonNull(it);
    }

    private ObjectNode validate() {
        return it().path("validate") instanceof ObjectNode known ? known : FormText.JSON.createObjectNode();
    }

    private void check(String member, JsonNode value) {
        var validate = validate();
        FormTree.set(validate, member, value);
        FormTree.set(it(), "validate", validate);
        changed.run();
    }

    private void put(String member, JsonNode value) {
        FormTree.set(it(), member, value);
        changed.run();
    }

    private TextField text(String member, String label) {
        var field = new TextField(getTranslation(label));
        field.setId("form-" + member);
        field.setValue(it().path(member).asText());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(event -> put(member, JSON.textNode(event.getValue())));
        return field;
    }

    private TextArea area(String member, String label) {
        var field = new TextArea(getTranslation(label));
        field.setId("form-" + member);
        field.setValue(it().path(member).asText());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(event -> put(member, JSON.textNode(event.getValue())));
        return field;
    }

    /** A key that is a field of the practice keeps the answer with the ticket; any other lives in the process. */
    private ComboBox<String> kept() {
        var labels = new LinkedHashMap<String, String>();
        pack.descriptor().fields().forEach(field -> labels.put(field.key(), field.label()));
        for (var key : List.of("subject", "description", "service", "affected", "reply", "note")) {
            labels.putIfAbsent(key, word("forms.kept." + key, key));
        }
        var member = FormTree.keyMember(it().path("type").asText());
        var key = it().path(member).asText();
        var items = new ArrayList<>(labels.keySet());
        if (!items.contains(key)) {
            items.add(key);
        }
        var field = new ComboBox<String>(getTranslation("forms.kept"), items);
        field.setItemLabelGenerator(item -> labels.containsKey(item)
                ? labels.get(item) + " · " + item
                : getTranslation("forms.kept.process", item));
        field.setHelperText(getTranslation("forms.kept.hint"));
        field.setAllowCustomValue(true);
        field.setValue(key);
        field.addCustomValueSetListener(event -> {
            items.add(event.getDetail().strip());
            field.setItems(items);
            field.setValue(event.getDetail().strip());
        });
        field.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                put(member, JSON.textNode(event.getValue()));
            }
        });
        return field;
    }

    private void flag(ObjectNode in, String around, String member, String label) {
        var box = new Checkbox(getTranslation(label), in.path(member).asBoolean());
        box.addValueChangeListener(event -> {
            var value = JSON.booleanNode(event.getValue());
            if (around.isEmpty()) {
                put(member, value);
            } else {
                check(member, value);
            }
        });
        getContent().add(box);
    }

    /** Where the answer is not always needed, but when the task is left by some of its buttons. */
    private void neededFor() {
        var properties = it().path("properties") instanceof ObjectNode known ? known : FormText.JSON.createObjectNode();
        var now = NeededFor.read(properties.path(NeededFor.PROPERTY).asText()).orElse(List.of());
        if (now.isEmpty() && (outcomes.size() < 2 || form.isInRow(it()))) {
            return;
        }
        var items = new LinkedHashSet<>(outcomes.keySet());
        items.addAll(now);
        var field = new MultiSelectComboBox<String>(getTranslation("forms.needed"));
        field.setId("form-needed");
        field.setItems(items);
        field.setItemLabelGenerator(item -> outcomes.getOrDefault(item, item));
        field.setHelperText(getTranslation("forms.needed.hint"));
        field.setValue(new LinkedHashSet<>(now));
        field.addValueChangeListener(event -> {
            var chosen = items.stream().filter(event.getValue()::contains).toList();
            FormTree.set(properties, NeededFor.PROPERTY, JSON.textNode(String.join(", ", chosen)));
            put("properties", properties);
        });
        add(field);
    }

    /** A condition for read-only is written where texts are; here it is yes or no. */
    private void readOnly() {
        if (!it().path("readonly").isTextual()) {
            flag(it(), "", "readonly", "forms.readonly");
        }
    }

    private IntegerField whole(String member, String label) {
        var field = new IntegerField(getTranslation(label));
        field.setMin(0);
        field.setMax(100_000);
        field.setValue(
                validate().has(member) ? (Integer) validate().path(member).asInt() : null);
        field.addValueChangeListener(
                event -> check(member, event.getValue() == null ? JSON.nullNode() : JSON.numberNode(event.getValue())));
        return field;
    }

    private NumberField amount(String member, String label) {
        var field = new NumberField(getTranslation(label));
        field.setValue(validate().has(member) ? (Double) validate().path(member).asDouble() : null);
        field.addValueChangeListener(event -> check(
                member,
                event.getValue() == null
                        ? JSON.nullNode()
                        : JSON.numberNode(
                                java.math.BigDecimal.valueOf(event.getValue()).stripTrailingZeros())));
        return field;
    }

    private void pattern() {
        var own = new TextField(getTranslation("forms.pattern"));
        own.setValue(validate().path("pattern").asText());
        own.setHelperText(getTranslation("forms.pattern.hint"));
        own.addValueChangeListener(
                event -> check("pattern", JSON.textNode(event.getValue().strip())));
        var kind = new Select<String>();
        kind.setLabel(getTranslation("forms.form"));
        kind.setItems("", "email", "phone", "custom");
        kind.setItemLabelGenerator(item -> getTranslation("forms.form." + (item.isEmpty() ? "any" : item)));
        var now = validate().path("validationType").asText(validate().has("pattern") ? "custom" : "");
        kind.setValue(List.of("email", "phone", "custom").contains(now) ? now : "");
        own.setVisible("custom".equals(kind.getValue()));
        kind.addValueChangeListener(event -> {
            own.setVisible("custom".equals(event.getValue()));
            if (!own.isVisible()) {
                own.clear();
            }
            check("validationType", JSON.textNode(event.getValue()));
        });
        add(kind);
        add(own);
    }

    private Select<String> subtype() {
        var field = new Select<String>();
        field.setLabel(getTranslation("forms.subtype"));
        field.setItems("date", "datetime", "time");
        field.setItemLabelGenerator(item -> getTranslation("forms.subtype." + item));
        field.setValue(it().path("subtype").asText("date"));
        field.addValueChangeListener(event -> put("subtype", JSON.textNode(event.getValue())));
        return field;
    }

    /** One option a line, its label alone or value and label: quick to paste, quick to put in order. */
    private TextArea options() {
        var field = new TextArea(getTranslation("forms.options"));
        field.setHelperText(getTranslation("forms.options.hint"));
        field.setId("form-options");
        var lines = new StringBuilder();
        it().path("values").forEach(option -> lines.append(lines.isEmpty() ? "" : "\n")
                .append(option.path("value").asText())
                .append(" = ")
                .append(option.path("label").asText()));
        field.setValue(lines.toString());
        field.addValueChangeListener(event -> {
            var values = JSON.arrayNode();
            event.getValue()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> {
                        var cut = line.indexOf('=');
                        var label = (cut < 0 ? line : line.substring(cut + 1)).strip();
                        var value = cut < 0
                                ? NewForm.idOf(line)
                                : line.substring(0, cut).strip();
                        values.addObject().put("label", label).put("value", value);
                    });
            it().set("values", values);
            changed.run();
        });
        return field;
    }

    private ComboBox<String> chosen() {
        var options = new LinkedHashMap<String, String>();
        it().path("values")
                .forEach(option -> options.put(
                        option.path("value").asText(), option.path("label").asText()));
        var field = new ComboBox<String>(getTranslation("forms.default"), options.keySet());
        field.setItemLabelGenerator(item -> options.getOrDefault(item, item));
        field.setClearButtonVisible(true);
        var now = it().path("defaultValue").asText();
        field.setValue(options.containsKey(now) ? now : null);
        field.addValueChangeListener(
                event -> put("defaultValue", JSON.textNode(event.getValue() == null ? "" : event.getValue())));
        return field;
    }

    private void condition() {
        var hide = it().path("conditional").path("hide").asText();
        getContent().add(new FormCondition(hide, askable(), text -> {
            var conditional = FormText.JSON.createObjectNode();
            FormTree.set(conditional, "hide", JSON.textNode(text));
            put("conditional", conditional);
        }));
    }

    /** What a condition may look at: the other questions of the form, and what the ticket has. */
    private Map<String, FormCondition.Answer> askable() {
        var found = new LinkedHashMap<String, FormCondition.Answer>();
        for (var row : form.rows()) {
            if (row.component() != it && row.component().path("key").isTextual()) {
                var options = new LinkedHashMap<String, String>();
                row.component()
                        .path("values")
                        .forEach(option -> options.put(
                                option.path("value").asText(),
                                option.path("label").asText()));
                found.put(
                        row.text("key"),
                        new FormCondition.Answer(
                                row.text("label").isBlank() ? row.text("key") : row.text("label"),
                                row.type().equals("checkbox"),
                                row.type().equals("number"),
                                options));
            }
        }
        for (Field field : pack.descriptor().fields()) {
            found.putIfAbsent(
                    field.key(),
                    new FormCondition.Answer(
                            field.label(),
                            field.type().name().equals("BOOLEAN"),
                            field.type().name().equals("NUMBER"),
                            field.options()));
        }
        return found;
    }

    private static Div pair(Component... fields) {
        var pair = new Div(fields);
        pair.addClassName("px-editor-pair");
        return pair;
    }

    private String word(String key, String otherwise) {
        var text = getTranslation(key);
        return text.contains(key) ? otherwise : text;
    }

    private <F extends Component & HasSize> void add(F field) {
        field.setWidthFull();
        getContent().add(field);
    }
}
