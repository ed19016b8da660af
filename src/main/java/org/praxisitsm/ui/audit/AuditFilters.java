package org.praxisitsm.ui.audit;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.Filter;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.People.Person;

/** What of the trail to show. Times are UTC, as the trail keeps them. */
class AuditFilters extends Composite<Div> {

    private final ComboBox<Person> person = new ComboBox<>();
    private final TextField ticket = new TextField();
    private final TextField act = new TextField();
    private final DateTimePicker from = new DateTimePicker();
    private final DateTimePicker to = new DateTimePicker();

    AuditFilters(People people, Runnable changed) {
        person.setLabel(getTranslation("audit.who"));
        person.setItemLabelGenerator(Person::name);
        person.setClearButtonVisible(true);
        person.setItems(query ->
                people
                        .search(query.getFilter().orElse(null), query.getOffset() + query.getLimit(), null)
                        .items()
                        .stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
        ticket.setLabel(getTranslation("audit.ticket"));
        act.setLabel(getTranslation("audit.act"));
        act.setPlaceholder("ticket.opened");
        from.setLabel(getTranslation("audit.from"));
        to.setLabel(getTranslation("audit.to"));
        for (var field : java.util.List.of(ticket, act)) {
            field.setClearButtonVisible(true);
            field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
            field.addValueChangeListener(event -> changed.run());
        }
        person.addValueChangeListener(event -> changed.run());
        from.addValueChangeListener(event -> changed.run());
        to.addValueChangeListener(event -> changed.run());
        getContent().addClassName("px-audit-filters");
        getContent().add(person, ticket, act, from, to);
    }

    void ticket(String number) {
        ticket.setValue(number);
    }

    Filter filter() {
        return new Filter(
                person.getValue() == null ? null : person.getValue().account(),
                text(ticket),
                text(act),
                null,
                null,
                instant(from),
                instant(to));
    }

    private static @Nullable String text(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }

    private static @Nullable Instant instant(DateTimePicker picker) {
        return picker.getValue() == null ? null : picker.getValue().toInstant(ZoneOffset.UTC);
    }
}
