package org.praxisitsm.ui.audit;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.Filter;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.PersonBox;

/** What of the trail to show, as the address says it and back. Times are read in the reader's zone. */
class AuditFilters extends Composite<Div> {

    private final transient ZoneId zone;
    private final transient Runnable changed;
    private final PersonBox person;
    private final TextField ticket = new TextField();
    private final ComboBox<String> act = new ComboBox<>();
    private final DateTimePicker from = DateFields.time();
    private final DateTimePicker to = DateFields.time();
    private final Button clear = new Button();
    private boolean filling;

    AuditFilters(FormSources sources, ZoneId zone, Runnable changed) {
        this.zone = zone;
        this.changed = changed;
        person = new PersonBox(getTranslation("audit.who"), sources);
        person.setId("audit-person");
        ticket.setLabel(getTranslation("audit.ticket"));
        ticket.setId("audit-ticket");
        ticket.setPlaceholder("INC0000001");
        ticket.setClearButtonVisible(true);
        act.setLabel(getTranslation("audit.act"));
        act.setId("audit-act");
        act.setItemLabelGenerator(key -> ActNames.of(key, this));
        act.setItems(acts(null));
        act.setAllowCustomValue(true);
        act.addCustomValueSetListener(event -> act(event.getDetail().strip()));
        act.setClearButtonVisible(true);
        from.setLabel(getTranslation("audit.from"));
        from.setId("audit-from");
        to.setLabel(getTranslation("audit.to"));
        to.setId("audit-to");
        clear.setText(getTranslation("audit.clear"));
        clear.setId("audit-clear");
        clear.addThemeNames("tertiary", "small");
        clear.addClickListener(event -> {
            fill(QueryParameters.empty());
            changed.run();
        });
        person.addValueChangeListener(event -> changed());
        ticket.addValueChangeListener(event -> changed());
        act.addValueChangeListener(event -> changed());
        from.addValueChangeListener(event -> changed());
        to.addValueChangeListener(event -> changed());
        getContent().addClassName("px-audit-filters");
        getContent().add(person, ticket, act, from, to, clear);
    }

    /** Takes over what the address says; what cannot be read in it is left out. */
    void fill(QueryParameters query) {
        filling = true;
        person.setValue(query.getSingleParameter("who").orElse(null));
        ticket.setValue(query.getSingleParameter("ticket").orElse(""));
        act(query.getSingleParameter("act").orElse(""));
        from.setValue(query.getSingleParameter("from").map(this::local).orElse(null));
        to.setValue(query.getSingleParameter("to").map(this::local).orElse(null));
        clear.setVisible(!query().getParameters().isEmpty());
        filling = false;
    }

    QueryParameters query() {
        var values = new LinkedHashMap<String, String>();
        put(values, "who", person.getValue());
        put(values, "ticket", ticket.getValue().strip());
        put(values, "act", act.getValue());
        put(values, "from", instant(from));
        put(values, "to", instant(to));
        return QueryParameters.simple(values);
    }

    Filter filter() {
        return new Filter(
                person.getValue(), text(ticket.getValue()), act.getValue(), null, null, instant(from), instant(to));
    }

    private void changed() {
        if (!filling) {
            clear.setVisible(!query().getParameters().isEmpty());
            changed.run();
        }
    }

    private void act(String wanted) {
        act.setItems(acts(wanted));
        act.setValue(wanted.isEmpty() ? null : wanted);
    }

    private java.util.List<String> acts(@Nullable String also) {
        var acts = new ArrayList<>(ActNames.known());
        if (also != null && !also.isEmpty() && !acts.contains(also)) {
            acts.add(also);
        }
        acts.sort(java.util.Comparator.comparing(key -> ActNames.of(key, this)));
        return acts;
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            values.put(key, value.toString());
        }
    }

    private static @Nullable String text(String value) {
        return value.isBlank() ? null : value.strip();
    }

    private @Nullable LocalDateTime local(String instant) {
        try {
            return Instant.parse(instant).atZone(zone).toLocalDateTime();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private @Nullable Instant instant(DateTimePicker picker) {
        return picker.getValue() == null ? null : picker.getValue().atZone(zone).toInstant();
    }
}
