package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.recurrence.Recurrence;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.ServiceWords;

/** Plans one: what, in whose name, how often, when next, and what its start form asks. */
class RecurrenceDialog extends AdminDialog {

    private final transient RecurrenceDesk desk;
    private final transient Viewer viewer;
    private final transient Recurrence it;
    private final ComboBox<String> practice = new ComboBox<>();
    private final TextField subject = new TextField();
    private final PersonBox owner;
    private final IntegerField months = new IntegerField();
    private final DatePicker next = DateFields.day();
    private final IntegerField due = new IntegerField();
    private final Checkbox paused = new Checkbox();
    private final Div answers = new Div();
    private @Nullable FormFields form;

    RecurrenceDialog(
            RecurrenceDesk desk, Viewer viewer, Recurrence it, List<String> practices, Consumer<Recurrence> done) {
        super("");
        this.desk = desk;
        this.viewer = viewer;
        this.it = it;
        setHeaderTitle(getTranslation(it.id() == 0 ? "admin.recurrence.new" : "admin.recurrence"));
        setWidth("620px");
        practice.setLabel(getTranslation("admin.recurrence.practice"));
        practice.setId("recurrence-practice");
        practice.setItems(practices);
        practice.setItemLabelGenerator(key -> desk.practice(key, getLocale()));
        practice.setReadOnly(it.id() != 0);
        practice.setValue(it.practice());
        practice.addValueChangeListener(change -> ask(Map.of()));
        subject.setLabel(getTranslation("list.subject"));
        subject.setId("recurrence-subject");
        subject.setMaxLength(200);
        subject.setValue(it.subject());
        owner = new PersonBox(getTranslation("admin.recurrence.owner"), desk.sources());
        owner.setId("recurrence-owner");
        owner.setValue(it.owner());
        months.setLabel(getTranslation("admin.recurrence.every.months"));
        months.setId("recurrence-months");
        months.setMin(1);
        months.setMax(60);
        months.setValue(it.everyMonths());
        next.setLabel(getTranslation("admin.recurrence.next"));
        next.setId("recurrence-next");
        next.setValue(it.nextOn());
        due.setLabel(getTranslation("admin.recurrence.due"));
        due.setId("recurrence-due");
        due.setMin(1);
        due.setMax(365);
        due.setValue(it.dueDays());
        paused.setLabel(getTranslation("admin.recurrence.pause"));
        paused.setValue(it.paused());
        paused.setVisible(it.id() != 0);
        if (it.problem() != null) {
            refuse(getTranslation("admin.recurrence.problem") + ": " + ServiceWords.here(it.problem()));
        }
        fields(practice, subject, owner, months, next, due, paused, answers);
        ask(it.answers());
        primary(getTranslation("asset.save"), () -> save(done));
    }

    private void ask(Map<String, Object> known) {
        answers.removeAll();
        form = practice.getValue() == null
                ? null
                : desk.form(practice.getValue(), known, getLocale(), viewer).orElse(null);
        if (form != null) {
            answers.add(form);
        }
    }

    private boolean save(Consumer<Recurrence> done) {
        List.<HasValidation>of(subject, owner, months, next, due).forEach(field -> field.setInvalid(false));
        try {
            done.accept(
                    it.id() == 0
                            ? desk.recurrences().plan(written(), viewer)
                            : desk.recurrences().change(written(), viewer));
            return true;
        } catch (Refusal refused) {
            Failures.note(refused);
            var left = complain(refused.errors());
            if (!left.isEmpty() || refused.errors().isEmpty()) {
                refuse(ServiceWords.here(
                        left.isEmpty() ? refused.getMessage() : left.get(0).message()));
            }
            return false;
        }
    }

    private Recurrence written() {
        var values = new HashMap<String, Object>();
        if (form != null) {
            form.values().forEach((key, value) -> {
                if (value != null) {
                    values.put(key, value);
                }
            });
        }
        return new Recurrence(
                it.id(),
                Objects.requireNonNullElse(practice.getValue(), ""),
                subject.getValue(),
                Objects.toString(owner.getValue(), ""),
                values,
                Objects.requireNonNullElse(months.getValue(), 0),
                Objects.requireNonNullElse(next.getValue(), desk.today().minusDays(1)),
                due.getValue(),
                paused.getValue(),
                null,
                null,
                null,
                it.version());
    }

    /** @return what belongs to no field */
    private List<FieldError> complain(List<FieldError> errors) {
        var own = Map.<String, HasValidation>of(
                "practice",
                practice,
                "subject",
                subject,
                "owner",
                owner,
                "everyMonths",
                months,
                "nextOn",
                next,
                "dueDays",
                due);
        var asked = new ArrayList<FieldError>();
        var left = new ArrayList<FieldError>();
        for (var error : errors) {
            var field = own.get(error.field());
            if (field != null) {
                field.setInvalid(true);
                field.setErrorMessage(ServiceWords.here(error.message()));
            } else if (error.field().startsWith("answers.")) {
                asked.add(new FieldError("fields." + error.field().substring("answers.".length()), error.message()));
            } else {
                left.add(error);
            }
        }
        if (!asked.isEmpty() && (form == null || !form.complain(asked))) {
            left.addAll(asked);
        }
        return left;
    }
}
