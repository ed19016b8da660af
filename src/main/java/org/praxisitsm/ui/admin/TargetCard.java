package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.rules.TableSheets.Row;
import org.praxisitsm.rules.TableSheets.Sheet;
import org.praxisitsm.sla.Promise;
import org.praxisitsm.ui.components.PxIcon;

/** One target of an agreement: how long, what moves its clock, what happens as it runs out. */
class TargetCard extends Div {

    private final transient AgreementEditing editing;
    private final transient Map<String, Object> target;
    private final String path;

    TargetCard(AgreementEditing editing, Map<String, Object> target, int index) {
        this.editing = editing;
        this.target = target;
        this.path = "targets[" + index + "]";
        addClassNames("px-admin-card", "px-target");
        editing.places().put(path, this);
        setId("target-" + AgreementDraft.text(target, "key"));
        var title = new H2(AgreementDraft.text(target, "name"));
        var key = new Span(AgreementDraft.text(target, "key"));
        key.addClassNames("px-mono", "px-quiet");
        var head = new Div(title, key);
        head.addClassName("px-card-head");
        if (editing.mayEdit()) {
            head.add(tools(index));
        }
        var fields = new MemberFields(editing);
        var name = labelled(fields.text(target, "name", path), "agreement.target.name");
        name.addValueChangeListener(change -> title.setText(change.getValue()));
        var identifier = labelled(fields.text(target, "key", path), "agreement.target.key");
        var calendar = fields.choice(target, "calendar", path, editing.options().calendars(), null);
        calendar.setLabel(getTranslation("agreement.target.calendar"));
        calendar.setPlaceholder(getTranslation("agreement.target.calendar.same"));
        calendar.setClearButtonVisible(editing.mayEdit());
        var line = new Div(name, identifier, calendar);
        line.addClassName("px-admin-three");
        add(head, line, new PromiseFields(editing, target, path));
        sheet();
        add(new RuleTable(editing, target, path), new ThresholdTable(editing, target, path), more(fields));
    }

    private Component tools(int index) {
        var tools = new Div();
        tools.addClassName("px-row");
        var targets = AgreementDraft.change(editing.draft().members(), "targets");
        var up = tool("chevron-up", "agreement.target.up", () -> {
            targets.remove(target);
            targets.add(index - 1, target);
        });
        up.setEnabled(index > 0);
        var down = tool("chevron-down", "agreement.target.down", () -> {
            targets.remove(target);
            targets.add(index + 1, target);
        });
        down.setEnabled(index < targets.size() - 1);
        tools.add(
                up,
                down,
                tool("copy", "agreement.target.copy", () -> {
                    var copy = AgreementDraft.copy(target);
                    copy.put("key", AgreementDraft.text(target, "key") + "-2");
                    targets.add(index + 1, copy);
                }),
                tool("close", "agreement.target.remove", () -> targets.remove(target)));
        return tools;
    }

    private Button tool(String icon, String label, Runnable action) {
        var button = new Button(new PxIcon(icon), click -> {
            action.run();
            editing.rebuild();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(getTranslation(label, AgreementDraft.text(target, "name")));
        button.setTooltipText(getTranslation(label, AgreementDraft.text(target, "name")));
        return button;
    }

    /** The rows that say how long, where a table does. */
    private void sheet() {
        var table = AgreementDraft.text(target, "table");
        if (table.isEmpty()) {
            return;
        }
        editing.options().sheet(table).ifPresent(sheet -> {
            var agreement = editing.draft().key();
            var key = AgreementDraft.text(target, "key");
            add(new SheetTable(
                    sheet,
                    editing.draft().practice(),
                    Set.of("agreement", "target"),
                    row -> concerns(sheet, row, "agreement", agreement) && concerns(sheet, row, "target", key),
                    row -> false,
                    (column, cell) -> words(editing.options().cell(column, cell))));
        });
    }

    private static boolean concerns(Sheet sheet, Row row, String input, String key) {
        for (var i = 0; i < sheet.inputs().size(); i++) {
            if (sheet.inputs().get(i).name().equals(input)) {
                var cell = row.inputs().get(i);
                var negated = cell.startsWith("not(");
                return cell.isBlank() || cell.equals("-") || cell.contains("\"" + key + "\"") != negated;
            }
        }
        return true;
    }

    /** A promise in words. */
    private static String words(String plain) {
        try {
            var promise = Promise.parse(plain);
            return promise.serviceTime() == null ? plain : Spans.duration(promise.serviceTime());
        } catch (IllegalArgumentException noPromise) {
            return plain;
        }
    }

    private Component more(MemberFields fields) {
        var german = labels();
        var changes = changes();
        var reopen = new LinkedHashMap<String, String>();
        List.of("resume", "newCycle", "nothing")
                .forEach(one -> reopen.put(one, getTranslation("agreement.reopen." + one)));
        var onPriority = fields.choice(target, "onPriority", path, changes, "keep");
        onPriority.setLabel(getTranslation("agreement.target.priority"));
        var onReopen = fields.choice(target, "onReopen", path, reopen, "resume");
        onReopen.setLabel(getTranslation("agreement.target.reopen"));
        var line = new Div(onPriority, onReopen, german);
        line.addClassName("px-admin-three");
        var resolved = fields.flag(target, "resolvedCounts", path, false, false);
        resolved.setLabel(getTranslation("agreement.target.resolved"));
        var passed = fields.flag(target, "announcePassed", path, false, false);
        passed.setLabel(getTranslation("agreement.target.passed"));
        var body = new Div(line, resolved, passed);
        body.addClassName("px-admin-form");
        if (!AgreementDraft.text(editing.draft().members(), "kind").equals("SLA")) {
            var explains = labelled(fields.text(target, "explains", path), "agreement.target.explains");
            explains.setHelperText(getTranslation("agreement.target.explains.hint"));
            body.add(explains);
        }
        var details = new Details(getTranslation("agreement.target.more"), body);
        details.addClassName("px-target-more");
        return details;
    }

    private TextField labels() {
        var field = new TextField(getTranslation("agreement.target.german"));
        field.addThemeName("small");
        field.setValue(AgreementDraft.text(AgreementDraft.map(target, "labels"), "de"));
        field.setReadOnly(!editing.mayEdit());
        field.addValueChangeListener(change -> {
            var labels = new LinkedHashMap<>(AgreementDraft.map(target, "labels"));
            AgreementDraft.put(labels, "de", change.getValue());
            AgreementDraft.put(target, "labels", labels.isEmpty() ? null : labels);
            editing.changed();
        });
        return field;
    }

    private Map<String, String> changes() {
        var changes = new LinkedHashMap<String, String>();
        List.of("keep", "restart", "fromCreation")
                .forEach(one -> changes.put(one, getTranslation("agreement.change." + one)));
        return changes;
    }

    private TextField labelled(TextField field, String key) {
        field.setLabel(getTranslation(key));
        return field;
    }
}
