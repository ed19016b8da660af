package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.shared.Refusal;

/** A form of a pack as fields of the portal: one column, large targets; what is wrong is decided by the service. */
class PortalForm extends Composite<Div> {

    private record Entry(
            FormDefinition.Component definition, Component component, PortalFields.@Nullable Value value) {}

    private final transient List<FormDefinition.Component> components;
    private final transient BiFunction<FormDefinition, Map<String, ?>, Set<String>> visible;
    private final transient FormDefinition form;
    private final transient Map<String, Object> known;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @param visible which components are shown with these values, by id or key */
    PortalForm(
            FormDefinition form,
            Map<String, Object> known,
            PortalFields fields,
            BiFunction<FormDefinition, Map<String, ?>, Set<String>> visible) {
        this.form = form;
        this.components = form.components();
        this.known = new LinkedHashMap<>(known);
        this.visible = visible;
        getContent().addClassName("px-portal-form");
        build(components, fields);
        refresh();
    }

    private void build(List<FormDefinition.Component> parts, PortalFields fields) {
        for (var part : parts) {
            switch (part.type()) {
                case "group" -> {
                    show(part, new H3(part.label() == null ? "" : part.label()), null);
                    build(part.components(), fields);
                }
                case "text" -> show(part, new Paragraph(part.text() == null ? "" : part.text()), null);
                case "separator" -> show(part, new Hr(), null);
                case "spacer" -> {}
                default -> {
                    var value = fields.of(part, part.key() == null ? null : known.get(part.key()));
                    if (part.key() != null) {
                        value.onChange(this::refresh);
                        show(part, value.component(), value);
                    }
                }
            }
        }
    }

    private void show(FormDefinition.Component part, Component component, PortalFields.@Nullable Value value) {
        if (component instanceof HasSize sized && component instanceof AbstractField<?, ?>) {
            sized.setWidthFull();
        }
        entries.put(part.key() == null ? part.id() : part.key(), new Entry(part, component, value));
        getContent().add(component);
    }

    private void refresh() {
        var shown = visible.apply(form, all());
        entries.forEach((name, entry) -> {
            if (entry.definition().hideIf() != null) {
                entry.component()
                        .setVisible(shown.contains(name)
                                || shown.contains(entry.definition().id()));
            }
        });
    }

    private Map<String, Object> all() {
        var values = new LinkedHashMap<>(known);
        values.putAll(values());
        return values;
    }

    /** @return what was entered, by key, as plain JSON types; nothing hidden or read-only. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        entries.forEach((key, entry) -> {
            var value = entry.value();
            if (value != null
                    && !entry.definition().readOnly()
                    && entry.component().isVisible()) {
                var entered = value.get();
                if (entered != null) {
                    values.put(key, entered);
                }
            }
        });
        return values;
    }

    /** Shows what the service refused at the fields; @return what belongs to no field. */
    String refuse(Refusal refusal) {
        entries.values().forEach(entry -> mark(entry.component(), ""));
        Component first = null;
        var rest = new StringBuilder();
        for (var error : refusal.errors()) {
            var key = error.field().substring(error.field().lastIndexOf('.') + 1);
            var entry = entries.get(key);
            if (entry == null || entry.value() == null) {
                rest.append(error.message()).append(' ');
            } else {
                mark(entry.component(), error.message());
                first = first == null ? entry.component() : first;
            }
        }
        if (first instanceof com.vaadin.flow.component.Focusable<?> focusable) {
            focusable.focus();
        }
        return refusal.errors().isEmpty()
                ? refusal.getMessage()
                : rest.toString().strip();
    }

    private static void mark(Component component, String message) {
        if (component instanceof HasValidation field) {
            field.setInvalid(!message.isEmpty());
            field.setErrorMessage(message);
        }
    }

    static void required(HasValue<?, ?> field, FormDefinition.Component part) {
        field.setRequiredIndicatorVisible(part.required());
        field.setReadOnly(part.readOnly());
    }
}
