package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.praxisitsm.sla.Promise;

/** How long a target may take: hours and minutes of service time, business days, or by a table. */
class PromiseFields extends Div {

    enum Unit {
        TIME,
        DAYS,
        DAYS_END,
        TABLE
    }

    private final transient AgreementEditing editing;
    private final transient Map<String, Object> target;
    private final String path;

    PromiseFields(AgreementEditing editing, Map<String, Object> target, String path) {
        this.editing = editing;
        this.target = target;
        this.path = path;
        addClassName("px-admin-pair");
        var unit = new ComboBox<Unit>(getTranslation("agreement.promise.unit"));
        unit.addThemeName("small");
        unit.setItems(Unit.values());
        unit.setItemLabelGenerator(one -> getTranslation("agreement.promise." + one.name()));
        unit.setValue(unit());
        unit.setReadOnly(!editing.mayEdit());
        unit.addValueChangeListener(change -> {
            if (change.getValue() == null) {
                unit.setValue(change.getOldValue());
            } else if (change.getValue() != unit()) {
                become(change.getValue());
                editing.rebuild();
            }
        });
        add(unit, value());
    }

    private Unit unit() {
        if (target.containsKey("table")) {
            return Unit.TABLE;
        }
        var text = AgreementDraft.text(target, "promise");
        return !text.matches(".*(BD|business day).*")
                ? Unit.TIME
                : text.matches(".*(EOD|end of day).*") ? Unit.DAYS_END : Unit.DAYS;
    }

    private void become(Unit unit) {
        target.remove("table");
        target.remove("promise");
        switch (unit) {
            case TIME -> target.put("promise", "PT4H");
            case DAYS -> target.put("promise", "1 business day");
            case DAYS_END -> target.put("promise", "1 business day end of day");
            case TABLE ->
                target.put(
                        "table",
                        editing.options().tables().stream()
                                .filter(table -> table.contains("duration"))
                                .findFirst()
                                .orElse(""));
        }
    }

    private Component value() {
        return switch (unit()) {
            case TABLE -> table();
            case TIME -> time();
            case DAYS, DAYS_END -> days();
        };
    }

    private Component table() {
        var tables = new LinkedHashMap<String, String>();
        editing.options().tables().forEach(table -> tables.put(table, table));
        var field = new MemberFields(editing).choice(target, "table", path, tables, null);
        field.setLabel(getTranslation("agreement.promise.table"));
        field.addValueChangeListener(change -> editing.rebuild());
        return field;
    }

    private Component time() {
        var fields = new MemberFields(editing);
        var field = new TextField(getTranslation("agreement.promise.time"));
        field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        field.setHelperText(getTranslation("agreement.promise.time.hint"));
        field.setReadOnly(!editing.mayEdit());
        var text = AgreementDraft.text(target, "promise");
        field.setValue(words(text));
        field.addValueChangeListener(change -> fields.set(
                target,
                "promise",
                Spans.promise(change.getValue()).map(Duration::toString).orElse(change.getValue())));
        fields.register(path, "promise", field);
        return field;
    }

    private Component days() {
        var fields = new MemberFields(editing);
        var field = new IntegerField(getTranslation("agreement.promise.days"));
        field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        field.setReadOnly(!editing.mayEdit());
        field.setStepButtonsVisible(editing.mayEdit());
        var text = AgreementDraft.text(target, "promise");
        field.setValue(text.matches("P?[0-9]{1,3}\\D.*") ? Integer.parseInt(text.replaceAll("\\D", "")) : null);
        var end = unit() == Unit.DAYS_END ? " end of day" : "";
        field.addValueChangeListener(change -> fields.set(
                target,
                "promise",
                change.getValue() == null
                        ? null
                        : change.getValue() + (change.getValue() == 1 ? " business day" : " business days") + end));
        fields.register(path, "promise", field);
        return field;
    }

    private static String words(String text) {
        try {
            var promise = Promise.parse(text);
            return promise.serviceTime() == null ? text : Spans.duration(promise.serviceTime());
        } catch (IllegalArgumentException wrong) {
            return text;
        }
    }
}
