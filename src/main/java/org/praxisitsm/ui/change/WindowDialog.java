package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ChangeWindow;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.Scope;
import org.praxisitsm.change.WindowKind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Zones;

/** Adds or changes one window; the usual repetitions by name, all others by their rule. */
class WindowDialog extends Dialog {

    enum Repeat {
        ONCE(null),
        DAILY("FREQ=DAILY"),
        WEEKLY("FREQ=WEEKLY"),
        MONTHLY(null),
        OWN(null);

        private final @Nullable String rule;

        Repeat(@Nullable String rule) {
            this.rule = rule;
        }

        static Repeat of(@Nullable String rule) {
            if (rule == null) {
                return ONCE;
            }
            if (rule.matches("FREQ=MONTHLY;BYDAY=(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)")) {
                return MONTHLY;
            }
            return rule.equals(DAILY.rule) ? DAILY : rule.equals(WEEKLY.rule) ? WEEKLY : OWN;
        }
    }

    private final transient WindowTools tools;
    private final transient Viewer viewer;
    private final transient @Nullable ChangeWindow before;
    private final transient Runnable then;
    private final Select<WindowKind> kind = new Select<>();
    private final TextField name = new TextField();
    private final DateTimePicker starts = picker("changes.windows.starts", "window-starts");
    private final DateTimePicker ends = picker("changes.windows.ends", "window-ends");
    private final Select<Repeat> repeat = new Select<>();
    private final TextField rule = new TextField();
    private final ComboBox<String> zone = new ComboBox<>();
    private final TextField unit = new TextField();
    private final TextArea note = new TextArea();
    private final ScopeEditor scopes;
    private final ExceptDates except;
    private final Div problem = new Div();

    WindowDialog(WindowTools tools, Viewer viewer, ZoneId own, @Nullable ChangeWindow before, Runnable then) {
        this.tools = tools;
        this.viewer = viewer;
        this.before = before;
        this.then = then;
        this.scopes = new ScopeEditor(tools, viewer, before == null ? List.of(Scope.EVERYTHING) : before.scopes());
        this.except = new ExceptDates(before == null ? Set.of() : before.except());
        setHeaderTitle(before == null ? getTranslation("changes.windows.new") : before.name());
        setWidth("620px");
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        prepare();
        var form = new FormLayout(name, kind, starts, ends, repeat, zone, rule, unit, except);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("440px", 2));
        form.setColspan(name, 2);
        form.setColspan(rule, 2);
        form.add(note, 2);
        add(problem, form, scopes);
        fill(own);
        repeated();
        var save = new Button(getTranslation("changes.windows.save"), click -> save());
        save.setId("window-save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), save);
    }

    private void prepare() {
        kind.setLabel(getTranslation("changes.windows.kind"));
        kind.setId("window-kind");
        kind.setItems(WindowKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("changes.windows.kind." + one.name()));
        name.setLabel(getTranslation("changes.windows.name"));
        name.setId("window-name");
        name.setMaxLength(160);
        name.setRequiredIndicatorVisible(true);
        starts.addValueChangeListener(change -> follow());
        repeat.setLabel(getTranslation("changes.windows.repeats"));
        repeat.setId("window-repeat");
        repeat.setItems(Repeat.values());
        repeat.setItemLabelGenerator(
                one -> getTranslation("changes.windows.repeat." + one.name().toLowerCase(Locale.ROOT)));
        repeat.addValueChangeListener(value -> repeated());
        rule.setLabel(getTranslation("changes.windows.rule"));
        rule.setId("window-rule");
        rule.setHelperText(getTranslation("changes.windows.rule.help"));
        rule.setValueChangeMode(ValueChangeMode.LAZY);
        rule.addValueChangeListener(typed -> explain());
        zone.setLabel(getTranslation("changes.windows.zone"));
        zone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(id ->
                        id.equals("UTC") || id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("System"))
                .sorted()
                .toList());
        unit.setLabel(getTranslation("changes.windows.unit"));
        note.setLabel(getTranslation("changes.windows.note"));
        note.setMaxLength(1_000);
    }

    private DateTimePicker picker(String label, String id) {
        var picker = DateFields.time(getTranslation(label));
        picker.setId(id);
        return picker;
    }

    /** A new window is two hours long until somebody says otherwise. */
    private void follow() {
        if (starts.getValue() != null && ends.getValue() == null) {
            ends.setValue(starts.getValue().plusHours(2));
        }
    }

    /** What a rule means, as soon as it means something. */
    private void explain() {
        var written = rule.getValue().strip();
        var words = new RuleWords((key, arguments) -> getTranslation(key, arguments), getLocale()).of(written);
        rule.setHelperText(
                written.isEmpty() || words.equals(written) ? getTranslation("changes.windows.rule.help") : words);
    }

    private void repeated() {
        rule.setVisible(repeat.getValue() == Repeat.OWN);
        except.setVisible(repeat.getValue() != Repeat.ONCE);
    }

    private void fill(ZoneId own) {
        if (before == null) {
            kind.setValue(WindowKind.MAINTENANCE);
            repeat.setValue(Repeat.ONCE);
            zone.setValue(Zones.named(own));
            unit.setValue(viewer.unit());
        } else {
            kind.setValue(before.kind());
            name.setValue(before.name());
            ends.setValue(before.ends());
            starts.setValue(before.starts());
            repeat.setValue(Repeat.of(before.rule()));
            rule.setValue(before.rule() == null ? "" : before.rule());
            zone.setValue(before.zone().getId());
            unit.setValue(before.unit());
            note.setValue(before.note() == null ? "" : before.note());
        }
    }

    private @Nullable String rule() {
        return switch (repeat.getValue()) {
            case ONCE -> null;
            case MONTHLY -> starts.getValue() == null ? null : monthly();
            case OWN -> rule.getValue();
            default -> repeat.getValue().rule;
        };
    }

    private String monthly() {
        var first = starts.getValue();
        var week = (first.getDayOfMonth() - 1) / 7 + 1;
        // A fifth Tuesday is not in every month: who chose one means the last.
        return "FREQ=MONTHLY;BYDAY=" + (week > 4 ? -1 : week)
                + first.getDayOfWeek().name().substring(0, 2);
    }

    private void save() {
        var order = new ChangeWindows.NewWindow(
                kind.getValue(),
                name.getValue(),
                unit.getValue(),
                zone.getValue(),
                starts.getValue(),
                ends.getValue(),
                rule(),
                repeat.getValue() == Repeat.ONCE ? Set.of() : except.dates(),
                scopes.scopes(),
                note.getValue(),
                before == null ? null : before.uid());
        try {
            if (before == null) {
                tools.windows().create(order, viewer);
            } else {
                tools.windows().change(before.id(), order, before.version(), viewer);
            }
            close();
            then.run();
        } catch (Refusal refusal) {
            refused(refusal);
        }
    }

    /** Each error stands at its field; what belongs to none, above them all. */
    private void refused(Refusal refusal) {
        Failures.note(refusal);
        Map<String, HasValidation> fields = Map.of(
                "name", name, "starts", starts, "ends", ends, "rule", rule, "zone", zone, "unit", unit, "note", note);
        fields.values().forEach(field -> field.setInvalid(false));
        var elsewhere = refusal.errors().isEmpty() ? ServiceWords.here(refusal.getMessage()) : "";
        for (var error : refusal.errors()) {
            var field = fields.get(error.field());
            if (field == null) {
                elsewhere = (elsewhere + " " + ServiceWords.here(error.message())).strip();
            } else {
                field.setErrorMessage(ServiceWords.here(error.message()));
                field.setInvalid(true);
            }
        }
        problem.setText(elsewhere);
        problem.setVisible(!elsewhere.isEmpty());
        Stream.of(name, starts, ends, zone, rule, unit, note)
                .filter(HasValidation::isInvalid)
                .findFirst()
                .ifPresent(Focusable::focus);
    }
}
