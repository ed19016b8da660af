package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.FormDefinition;

/** One field for each kind of component that a form may have. */
class PortalFields {

    /** A field and how to read it as a plain JSON value; null where nothing was entered. */
    record Value(Component component, java.util.function.Supplier<@Nullable Object> reader) {
        @Nullable
        Object get() {
            return reader.get();
        }

        void onChange(Runnable listener) {
            if (component instanceof HasValue<?, ?> field) {
                field.addValueChangeListener(event -> listener.run());
            }
        }
    }

    private static final Set<String> LONG = Set.of("textarea");

    private final People people;
    private final Services services;
    private final ZoneId zone;

    PortalFields(People people, Services services, ZoneId zone) {
        this.people = people;
        this.services = services;
        this.zone = zone;
    }

    Value of(FormDefinition.Component part, @Nullable Object known) {
        var given = known == null ? part.defaultValue() : known;
        return switch (part.type()) {
            case "number", "money" -> number(part, given);
            case "checkbox" -> {
                var box = new Checkbox(label(part), Boolean.TRUE.equals(given));
                yield made(part, box, box::getValue);
            }
            case "checklist", "taglist" -> several(part, given);
            case "radio" -> {
                var group = new RadioButtonGroup<String>();
                group.setItems(part.options().keySet());
                group.setItemLabelGenerator(key -> part.options().getOrDefault(key, key));
                group.setValue(text(given));
                yield made(part, group, group::getValue);
            }
            case "select" -> choice(part, part.options(), given);
            case "service" -> choice(part, serviceNames(), given);
            case "group-picker" -> choice(part, groupNames(), given);
            case "person" -> person(part, given);
            case "datetime" -> "date".equals(part.subtype()) ? date(part, given) : dateTime(part, given);
            default -> line(part, given);
        };
    }

    private Value line(FormDefinition.Component part, @Nullable Object given) {
        if (LONG.contains(part.type())) {
            var area = new TextArea();
            area.setMinRows(4);
            area.setValue(given == null ? "" : given.toString());
            return made(part, area, () -> blankToNull(area.getValue()));
        }
        var field = new TextField();
        field.setValue(given == null ? "" : given.toString());
        return made(part, field, () -> blankToNull(field.getValue()));
    }

    private Value number(FormDefinition.Component part, @Nullable Object given) {
        var field = new BigDecimalField();
        field.setValue(given == null ? null : new BigDecimal(given.toString()));
        return made(part, field, field::getValue);
    }

    private Value several(FormDefinition.Component part, @Nullable Object given) {
        var group = new CheckboxGroup<String>();
        group.setItems(part.options().keySet());
        group.setItemLabelGenerator(key -> part.options().getOrDefault(key, key));
        if (given instanceof Collection<?> chosen) {
            chosen.forEach(one -> group.select(one.toString()));
        }
        return made(part, group, () -> group.getValue().isEmpty() ? null : List.copyOf(group.getValue()));
    }

    private Value choice(FormDefinition.Component part, Map<String, String> options, @Nullable Object given) {
        var box = new ComboBox<String>();
        box.setItems(options.keySet());
        box.setItemLabelGenerator(key -> options.getOrDefault(key, key));
        box.setClearButtonVisible(!part.required());
        box.setValue(text(given));
        return made(part, box, box::getValue);
    }

    private Value person(FormDefinition.Component part, @Nullable Object given) {
        var box = new ComboBox<String>();
        box.setItems(query ->
                people
                        .search(query.getFilter().orElse(null), query.getOffset() + query.getLimit(), null)
                        .items()
                        .stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit())
                        .map(People.Person::account));
        box.setItemLabelGenerator(people::nameOf);
        box.setValue(text(given));
        return made(part, box, box::getValue);
    }

    private Value date(FormDefinition.Component part, @Nullable Object given) {
        var picker = new DatePicker();
        picker.setValue(given == null ? null : LocalDate.parse(given.toString().substring(0, 10)));
        return made(
                part,
                picker,
                () -> picker.getValue() == null ? null : picker.getValue().toString());
    }

    private Value dateTime(FormDefinition.Component part, @Nullable Object given) {
        var picker = new DateTimePicker();
        if (given != null) {
            picker.setValue(Instant.parse(given.toString()).atZone(zone).toLocalDateTime());
        }
        return made(
                part,
                picker,
                () -> picker.getValue() == null
                        ? null
                        : picker.getValue().atZone(zone).toInstant().toString());
    }

    private Value made(FormDefinition.Component part, Component field, java.util.function.Supplier<Object> reader) {
        if (field instanceof HasLabel labelled) {
            labelled.setLabel(label(part));
        }
        if (field instanceof HasHelper helped && part.description() != null) {
            helped.setHelperText(part.description());
        }
        if (field instanceof HasValue<?, ?> value) {
            PortalForm.required(value, part);
        }
        if (field instanceof com.vaadin.flow.component.shared.HasValidationProperties
                && field instanceof com.vaadin.flow.component.HasElement) {
            // The service's word counts: a field's own check would wipe it away again.
            field.getElement().setProperty("manualValidation", true);
        }
        field.setId("field-" + part.key());
        return new Value(field, reader);
    }

    private static String label(FormDefinition.Component part) {
        return part.label() == null ? "" : part.label();
    }

    private Map<String, String> serviceNames() {
        var names = new LinkedHashMap<String, String>();
        services.all().forEach(service -> names.put(service.key(), service.name()));
        return names;
    }

    private Map<String, String> groupNames() {
        var names = new LinkedHashMap<String, String>();
        people.groups().forEach(group -> names.put(group.key(), group.name()));
        return names;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static @Nullable Object blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
