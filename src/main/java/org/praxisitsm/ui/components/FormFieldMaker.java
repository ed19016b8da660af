package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;

/** Makes native fields from a form's components. What is typed is judged by the server when it is sent, not here. */
final class FormFieldMaker {

    /** Of 16 columns; whatever needs more stands in a line of its own. */
    private static final int HALF = 8;

    private final FormSources sources;
    private final ZoneId zone;

    FormFieldMaker(FormSources sources, ZoneId zone) {
        this.sources = sources;
        this.zone = zone;
    }

    FormField make(FormDefinition.Component it) {
        var made = field(it);
        var screen = made.screen();
        screen.setId("field-" + it.key());
        if (it.traits().columns() != null && it.traits().columns() > HALF) {
            screen.getElement().getClassList().add("wide");
        }
        if (screen instanceof HasHelper helped && it.description() != null) {
            helped.setHelperText(it.description());
        }
        if (screen instanceof HasValueAndElement<?, ?> valued) {
            valued.setRequiredIndicatorVisible(it.required());
            valued.setReadOnly(it.readOnly());
        }
        if (screen instanceof HasValidationProperties validated) {
            screen.getElement().setProperty("manualValidation", true);
            validated.setInvalid(false);
        }
        return made;
    }

    private FormField field(FormDefinition.Component it) {
        var label = it.label() == null ? String.valueOf(it.key()) : it.label();
        return switch (it.type()) {
            case "textarea" -> area(it, label);
            case "number", "money" -> number(it, label);
            case "checkbox" ->
                FormFieldMaker.<Boolean>bound(
                        it, new Checkbox(label), value -> "true".equals(String.valueOf(value)), value -> value);
            case "radio" -> radio(it, label);
            case "select" -> choice(it, label, it.options());
            case "checklist" -> checklist(it, label);
            case "taglist" -> tags(it, label);
            case "datetime" -> date(it, label);
            case "person" ->
                FormFieldMaker.<String>bound(
                        it, new PersonBox(label, sources), FormFieldMaker::textOrNull, value -> value);
            case "group-picker" -> choice(it, label, groups());
            case "service" -> choice(it, label, services());
            case "offering" -> offering(it, label);
            case "dynamiclist" -> rows(it, label);
            case "file" -> files(it, label);
            case "asset" ->
                FormFieldMaker.<String>bound(
                        it, new AssetBox(label, sources), FormFieldMaker::textOrNull, value -> value);
            default -> text(it, label);
        };
    }

    private FormField rows(FormDefinition.Component it, String label) {
        var rows = new FormRows(it, label, this, sources);
        return new FormField(it, rows, rows::read, rows::write);
    }

    private FormField files(FormDefinition.Component it, String label) {
        var files = new FormFileField(it, label, sources);
        return new FormField(it, files, files::read, files::write);
    }

    private static FormField text(FormDefinition.Component it, String label) {
        var field = new TextField(label);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(800);
        return FormFieldMaker.<String>bound(it, field, FormFieldMaker::text, FormFieldMaker::filled);
    }

    private static FormField area(FormDefinition.Component it, String label) {
        var field = new TextArea(label);
        field.setMinHeight("72px");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(800);
        return FormFieldMaker.<String>bound(it, field, FormFieldMaker::text, FormFieldMaker::filled);
    }

    private static FormField number(FormDefinition.Component it, String label) {
        var field = new BigDecimalField(label);
        if (it.traits().currency() != null) {
            field.setSuffixComponent(new Span(it.traits().currency()));
        }
        return FormFieldMaker.<BigDecimal>bound(
                it,
                field,
                value -> value == null || value.toString().isBlank() ? null : new BigDecimal(value.toString()),
                value -> value);
    }

    private static FormField radio(FormDefinition.Component it, String label) {
        var group = new RadioButtonGroup<String>(label);
        group.setItems(it.options().keySet());
        group.setItemLabelGenerator(value -> it.options().getOrDefault(value, value));
        return FormFieldMaker.<String>bound(it, group, FormFieldMaker::textOrNull, value -> value);
    }

    private static FormField choice(FormDefinition.Component it, String label, Map<String, String> options) {
        var box = new ComboBox<String>(label);
        box.setItems(options.keySet());
        box.setItemLabelGenerator(value -> options.getOrDefault(value, value));
        box.setClearButtonVisible(!it.required());
        return FormFieldMaker.<String>bound(it, box, FormFieldMaker::textOrNull, value -> value);
    }

    /** A step that provides something names it, also to whoever could not order it. */
    private FormField offering(FormDefinition.Component it, String label) {
        var locale = java.util.Objects.requireNonNullElse(
                com.vaadin.flow.component.UI.getCurrent() == null
                        ? null
                        : com.vaadin.flow.component.UI.getCurrent().getLocale(),
                java.util.Locale.ENGLISH);
        var options = it.readOnly() ? Map.<String, String>of() : sources.offerings(locale);
        var box = new ComboBox<String>(label);
        box.setItems(options.keySet());
        box.setItemLabelGenerator(value -> options.getOrDefault(value, sources.offering(value, locale)));
        return FormFieldMaker.<String>bound(it, box, FormFieldMaker::textOrNull, value -> value);
    }

    private static FormField checklist(FormDefinition.Component it, String label) {
        var group = new CheckboxGroup<String>(label);
        group.setItems(it.options().keySet());
        group.setItemLabelGenerator(value -> it.options().getOrDefault(value, value));
        return FormFieldMaker.<Set<String>>bound(it, group, FormFieldMaker::texts, List::copyOf);
    }

    private static FormField tags(FormDefinition.Component it, String label) {
        var box = new MultiSelectComboBox<String>(label);
        box.setItems(it.options().keySet());
        box.setItemLabelGenerator(value -> it.options().getOrDefault(value, value));
        return FormFieldMaker.<Set<String>>bound(it, box, FormFieldMaker::texts, List::copyOf);
    }

    private FormField date(FormDefinition.Component it, String label) {
        if ("time".equals(it.subtype())) {
            return FormFieldMaker.<LocalTime>bound(
                    it,
                    DateFields.timeOfDay(label),
                    value -> value == null ? null : LocalTime.parse(value.toString()),
                    Object::toString);
        }
        if (!"datetime".equals(it.subtype())) {
            return FormFieldMaker.<LocalDate>bound(
                    it,
                    DateFields.day(label),
                    value -> value == null ? null : LocalDate.parse(value.toString()),
                    Object::toString);
        }
        var picker = DateFields.time(label + " (" + zone.getId() + ")");
        return FormFieldMaker.<java.time.LocalDateTime>bound(
                it,
                picker,
                value -> value == null
                        ? null
                        : Instant.parse(value.toString()).atZone(zone).toLocalDateTime(),
                value -> value.atZone(zone).toInstant().toString());
    }

    private Map<String, String> groups() {
        var options = new LinkedHashMap<String, String>();
        sources.groups().forEach(group -> options.put(group.key(), group.name()));
        return options;
    }

    private Map<String, String> services() {
        var options = new LinkedHashMap<String, String>();
        sources.services().forEach(service -> options.put(service.key(), service.name()));
        return options;
    }

    private static <V> FormField bound(
            FormDefinition.Component it,
            Component field,
            Function<@Nullable Object, @Nullable V> in,
            Function<V, @Nullable Object> out) {
        @SuppressWarnings("unchecked")
        var valued = (com.vaadin.flow.component.HasValue<?, V>) field;
        return new FormField(
                it, field, () -> valued.getValue() == null ? null : out.apply(valued.getValue()), value -> {
                    var typed = in.apply(value);
                    if (typed == null) {
                        valued.clear();
                    } else {
                        valued.setValue(typed);
                    }
                });
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable String textOrNull(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static @Nullable Object filled(String text) {
        return text.isBlank() ? null : text;
    }

    private static Set<String> texts(@Nullable Object value) {
        var texts = new ArrayList<String>();
        if (value instanceof Iterable<?> many) {
            many.forEach(each -> texts.add(each.toString()));
        }
        return new LinkedHashSet<>(texts);
    }
}
