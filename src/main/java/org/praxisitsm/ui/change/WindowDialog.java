package org.praxisitsm.ui.change;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.change.ChangeWindow;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.Scope;
import org.praxisitsm.change.WindowKind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.Failures;

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
            if (rule.matches("FREQ=MONTHLY;BYDAY=[1-4](MO|TU|WE|TH|FR|SA|SU)")) {
                return MONTHLY;
            }
            return rule.equals(DAILY.rule) ? DAILY : rule.equals(WEEKLY.rule) ? WEEKLY : OWN;
        }
    }

    private final transient ChangeWindows windows;
    private final transient Viewer viewer;
    private final transient @Nullable ChangeWindow before;
    private final transient Runnable then;
    private final Select<WindowKind> kind = new Select<>();
    private final TextField name = new TextField();
    private final DateTimePicker starts = new DateTimePicker();
    private final DateTimePicker ends = new DateTimePicker();
    private final Select<Repeat> repeat = new Select<>();
    private final TextField rule = new TextField();
    private final ComboBox<String> zone = new ComboBox<>();
    private final TextField unit = new TextField();
    private final TextArea note = new TextArea();
    private final List<Scope> scopes = new ArrayList<>();
    private final Div chips = new Div();

    WindowDialog(
            ChangeWindows windows,
            Services services,
            Classes classes,
            Viewer viewer,
            ZoneId own,
            @Nullable ChangeWindow before,
            Runnable then) {
        this.windows = windows;
        this.viewer = viewer;
        this.before = before;
        this.then = then;
        setHeaderTitle(before == null ? getTranslation("changes.windows.new") : before.name());
        setWidth("620px");
        kind.setLabel(getTranslation("changes.windows.kind"));
        kind.setItems(WindowKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("changes.windows.kind." + one.name()));
        name.setLabel(getTranslation("changes.windows.name"));
        name.setId("window-name");
        name.setMaxLength(160);
        starts.setLabel(getTranslation("changes.windows.starts"));
        starts.setStep(Duration.ofMinutes(15));
        ends.setLabel(getTranslation("changes.windows.ends"));
        ends.setStep(Duration.ofMinutes(15));
        repeat.setLabel(getTranslation("changes.windows.repeats"));
        repeat.setItems(Repeat.values());
        repeat.setItemLabelGenerator(
                one -> getTranslation("changes.windows.repeat." + one.name().toLowerCase(java.util.Locale.ROOT)));
        rule.setLabel(getTranslation("changes.windows.rule"));
        rule.setHelperText(getTranslation("changes.windows.rule.help"));
        repeat.addValueChangeListener(value -> rule.setVisible(value.getValue() == Repeat.OWN));
        zone.setLabel(getTranslation("changes.windows.zone"));
        zone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("System"))
                .sorted()
                .toList());
        unit.setLabel(getTranslation("changes.windows.unit"));
        note.setLabel(getTranslation("changes.windows.note"));
        var form = new FormLayout(name, kind, starts, ends, repeat, zone, rule, unit);
        form.setColspan(rule, 2);
        form.add(note, 2);
        chips.addClassName("px-chips");
        var title = new Div(getTranslation("changes.windows.for"));
        title.addClassName("px-faint");
        add(form, title, chips, scopeRow(services, classes));
        fill(own);
        var save = new Button(getTranslation("changes.windows.save"), click -> save());
        save.setId("window-save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), save);
    }

    private void fill(ZoneId own) {
        if (before == null) {
            kind.setValue(WindowKind.MAINTENANCE);
            repeat.setValue(Repeat.ONCE);
            rule.setVisible(false);
            zone.setValue(own.getId().contains("/") ? own.getId() : "Europe/Lisbon");
            unit.setValue(viewer.unit());
            scopes.add(Scope.EVERYTHING);
        } else {
            kind.setValue(before.kind());
            name.setValue(before.name());
            starts.setValue(before.starts());
            ends.setValue(before.ends());
            repeat.setValue(Repeat.of(before.rule()));
            rule.setValue(before.rule() == null ? "" : before.rule());
            rule.setVisible(repeat.getValue() == Repeat.OWN);
            zone.setValue(before.zone().getId());
            unit.setValue(before.unit());
            note.setValue(before.note() == null ? "" : before.note());
            scopes.addAll(before.scopes());
        }
        showScopes();
    }

    private Div scopeRow(Services services, Classes classes) {
        var what = new Select<Scope.Kind>();
        what.setItems(Scope.Kind.values());
        what.setItemLabelGenerator(one -> getTranslation("changes.windows.scope." + one.name()));
        what.setValue(Scope.Kind.SERVICE);
        what.setAriaLabel(getTranslation("changes.windows.for"));
        var key = new ComboBox<String>();
        key.setAllowCustomValue(true);
        key.addCustomValueSetListener(custom -> key.setValue(custom.getDetail()));
        key.setAriaLabel(getTranslation("changes.windows.for"));
        Runnable offer = () -> {
            key.setVisible(what.getValue() != Scope.Kind.EVERYTHING);
            key.setItems(
                    switch (what.getValue()) {
                        case SERVICE ->
                            services.all().stream().map(Services.Service::key).toList();
                        case CLASS -> classes.all().stream().map(CiClass::key).toList();
                        case UNIT -> List.of(viewer.unit());
                        default -> List.of();
                    });
        };
        what.addValueChangeListener(value -> offer.run());
        offer.run();
        var add = new Button(getTranslation("changes.windows.scope.add"), click -> {
            var value = key.getValue() == null ? "" : key.getValue().strip();
            var scope = new Scope(what.getValue(), what.getValue() == Scope.Kind.EVERYTHING ? "" : value);
            if (what.getValue() == Scope.Kind.EVERYTHING || !value.isEmpty()) {
                scopes.remove(Scope.EVERYTHING);
                scopes.remove(scope);
                scopes.add(scope);
                showScopes();
            }
        });
        var row = new Div(what, key, add);
        row.addClassName("px-row");
        return row;
    }

    private void showScopes() {
        chips.removeAll();
        for (var scope : List.copyOf(scopes)) {
            var chip = new Button(
                    getTranslation("changes.windows.scope." + scope.kind().name())
                            + (scope.key().isEmpty() ? "" : " " + scope.key()),
                    new org.praxisitsm.ui.components.PxIcon("close"),
                    click -> {
                        scopes.remove(scope);
                        showScopes();
                    });
            chip.addThemeVariants(ButtonVariant.LUMO_SMALL);
            chips.add(chip);
        }
        if (scopes.isEmpty()) {
            chips.add(new Span("–"));
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
        var week = Math.min(4, (first.getDayOfMonth() - 1) / 7 + 1);
        return "FREQ=MONTHLY;BYDAY=" + week + first.getDayOfWeek().name().substring(0, 2);
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
                before == null ? Set.of() : before.except(),
                List.copyOf(scopes),
                note.getValue(),
                before == null ? null : before.uid());
        var done = Failures.attempt(() -> {
            if (before == null) {
                windows.create(order, viewer);
            } else {
                windows.change(before.id(), order, before.version(), viewer);
            }
        });
        if (done) {
            close();
            then.run();
        }
    }
}
