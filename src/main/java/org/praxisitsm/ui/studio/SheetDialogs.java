package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.praxisitsm.rules.Trials.Example;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.rules.sheet.TableText;

/** What is asked about tables, their columns and their cases. */
final class SheetDialogs {

    static final List<String> TYPES =
            List.of("string", "boolean", "integer", "long", "double", "number", "date", "dateTime");
    private static final List<String> ATTRIBUTES = List.of(
            "priority",
            "criticality",
            "vip",
            "service",
            "group",
            "assignee",
            "requester",
            "affected",
            "unit",
            "channel");
    private static final List<String> ANSWERED = List.of("priority", "group", "assignee", "service");

    private SheetDialogs() {}

    // ---- columns of a table ----

    /** @param column its place, or -1 for a new one */
    static void column(TableScreen screen, TableText table, int column) {
        var isNew = column < 0;
        var inputs = table.inputs().size();
        var old = isNew
                ? null
                : column < inputs ? table.inputs().get(column) : table.outputs().get(column - inputs);
        var side = new RadioButtonGroup<Boolean>(text("studio.column.side"));
        side.setItems(true, false);
        side.setItemLabelGenerator(when -> text(when ? "studio.column.when" : "studio.column.then"));
        side.setValue(isNew || column < inputs);
        side.setVisible(isNew);
        var name = new ComboBox<String>(text("studio.column.reads"));
        name.setId("column-name");
        var label = new TextField(text("studio.column.label"));
        label.setId("column-label");
        var type = new Select<String>();
        type.setLabel(text("studio.column.type"));
        type.setItems(TYPES);
        type.setItemLabelGenerator(one -> text("studio.type." + one));
        type.setValue("string");
        var pack = screen.editing.now();
        name.setAllowCustomValue(true);
        name.addCustomValueSetListener(event -> name.setValue(event.getDetail().strip()));
        name.setItemLabelGenerator(one -> wordsOf(pack, one));
        name.setItems(names(screen, pack, side.getValue()));
        side.addValueChangeListener(event -> {
            name.setItems(names(screen, pack, event.getValue()));
            name.setLabel(text(event.getValue() ? "studio.column.reads" : "studio.column.answers"));
        });
        if (old != null) {
            name.setLabel(text(column < inputs ? "studio.column.reads" : "studio.column.answers"));
            name.setValue(old.name());
            label.setValue(old.label());
            type.setValue(old.type() == null ? "string" : old.type());
        }
        name.addValueChangeListener(event -> {
            if (event.getValue() != null && !event.getValue().isBlank()) {
                typeOf(pack, event.getValue()).ifPresent(type::setValue);
                label.setValue(pack.descriptor()
                        .field(event.getValue())
                        .map(Field::label)
                        .orElse(wordsOf(pack, event.getValue())));
            }
        });
        var dialog = dialog(text(isNew ? "studio.column.new" : "studio.column.title"));
        dialog.add(column(side, name, label, type));
        if (old != null && screen.mayEdit()) {
            dialog.getFooter()
                    .add(
                            quiet(
                                    "studio.column.left",
                                    movable(column, -1, inputs, table),
                                    () -> screen.moveColumn(column, -1),
                                    dialog),
                            quiet(
                                    "studio.column.right",
                                    movable(column, 1, inputs, table),
                                    () -> screen.moveColumn(column, 1),
                                    dialog),
                            quiet(
                                    "studio.column.delete",
                                    deletable(column, inputs, table),
                                    () -> screen.removeColumn(column),
                                    dialog));
        }
        confirm(dialog, text(isNew ? "studio.column.add" : "studio.column.apply"), () -> {
            var key = name.getValue() == null ? "" : name.getValue().strip();
            var problem = problem(table, key, side.getValue(), old == null ? "" : old.name());
            name.setErrorMessage(problem);
            name.setInvalid(!problem.isEmpty());
            if (!problem.isEmpty()) {
                return false;
            }
            screen.column(column, side.getValue(), label.getValue().strip(), key, type.getValue());
            return true;
        });
        dialog.open();
    }

    private static boolean movable(int column, int by, int inputs, TableText table) {
        var to = column + by;
        return column < inputs
                ? to >= 0 && to < inputs
                : to >= inputs && to < inputs + table.outputs().size();
    }

    private static boolean deletable(int column, int inputs, TableText table) {
        return column < inputs ? inputs > 1 : table.outputs().size() > 1;
    }

    private static String problem(TableText table, String name, boolean input, String own) {
        if (!name.matches(input ? "[A-Za-z][A-Za-z0-9]{0,39}" : "[a-z][A-Za-z0-9]{0,39}")) {
            return text("studio.column.bad-name");
        }
        var taken = (input ? table.inputs() : table.outputs())
                .stream().anyMatch(other -> other.name().equals(name) && !name.equals(own));
        return taken ? text("studio.column.taken") : "";
    }

    private static List<String> names(TableScreen screen, Pack pack, boolean input) {
        var names = new ArrayList<String>();
        if (input) {
            DecisionsText.read(screen.text()).stream()
                    .flatMap(file ->
                            file.decisions().stream().filter(other -> file.mayRequire(screen.opened, other.id())))
                    .flatMap(other -> other.answers().stream())
                    .distinct()
                    .forEach(names::add);
        }
        pack.descriptor().fields().stream()
                .filter(field -> !input || field.variable())
                .map(Field::key)
                .forEach(names::add);
        names.addAll(input ? ATTRIBUTES : ANSWERED);
        return names;
    }

    static String wordsOf(Pack pack, String name) {
        if (pack.descriptor().field(name).isPresent()) {
            return pack.in(UI.getCurrent().getLocale()).field(name);
        }
        return ATTRIBUTES.contains(name) ? text("studio.fact." + name) : name;
    }

    static java.util.Optional<String> typeOf(Pack pack, String name) {
        var field = pack.descriptor().field(name);
        if (field.isPresent()) {
            return java.util.Optional.of(
                    switch (field.get().type()) {
                        case BOOLEAN -> "boolean";
                        case NUMBER, MONEY -> "number";
                        case DATE -> "date";
                        case DATE_TIME -> "dateTime";
                        default -> "string";
                    });
        }
        return switch (name) {
            case "priority" -> java.util.Optional.of("integer");
            case "vip" -> java.util.Optional.of("boolean");
            default -> ATTRIBUTES.contains(name) ? java.util.Optional.of("string") : java.util.Optional.empty();
        };
    }

    // ---- tables and grids as a whole ----

    static void rename(String name, Consumer<String> then) {
        var field = new TextField(text("studio.sheet.name"));
        field.setId("sheet-name");
        field.setWidthFull();
        field.setMaxLength(120);
        field.setValue(name);
        var dialog = dialog(text("studio.sheet.rename"));
        dialog.add(column(field));
        confirm(dialog, text("studio.column.apply"), () -> {
            field.setInvalid(field.getValue().isBlank());
            if (!field.getValue().isBlank()) {
                then.accept(field.getValue().strip());
            }
            return !field.getValue().isBlank();
        });
        dialog.open();
        field.focus();
    }

    /** @param grid whether a rule grid is made, else a decision table */
    static void create(PackEditing editing, boolean grid) {
        var name = new TextField(text("studio.sheet.name"));
        name.setId("sheet-name");
        name.setMaxLength(120);
        var id = new TextField(text("studio.sheet.id"));
        id.setId("sheet-id");
        id.setHelperText(text("studio.sheet.id.hint"));
        var key = editing.pack().key();
        name.setValueChangeMode(com.vaadin.flow.data.value.ValueChangeMode.EAGER);
        name.addValueChangeListener(event -> id.setValue(key + "-"
                + event.getValue()
                        .strip()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "")));
        var dialog = dialog(text(grid ? "studio.sheet.new-grid" : "studio.sheet.new-table"));
        dialog.add(column(name, id));
        confirm(dialog, text("studio.sheet.create"), () -> {
            var path = "rules/" + key + "/" + id.getValue() + (grid ? ".rules.csv" : ".dmn");
            var known = editing.now().files();
            var free = !known.has("rules/" + key + "/" + id.getValue() + ".dmn")
                    && !known.has("rules/" + key + "/" + id.getValue() + ".rules.csv");
            var fits = id.getValue().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")
                    && id.getValue().length() <= 80;
            id.setErrorMessage(text(fits ? "studio.sheet.id.taken" : "studio.sheet.id.bad"));
            id.setInvalid(!fits || !free);
            name.setInvalid(name.getValue().isBlank());
            if (!fits || !free || name.getValue().isBlank()) {
                return false;
            }
            editing.change(
                    path,
                    grid
                            ? "rule,when,then,note\n,candidate.present,exclude,\n,is,set,\nAway,false,true,\n"
                            : TableText.blank(id.getValue(), name.getValue().strip(), key)
                                    .text());
            editing.go(grid ? "grids" : "tables", path);
            return true;
        });
        dialog.open();
        name.focus();
    }

    /** @param calendar by which a new one counts until another is chosen */
    static void agreement(PackEditing editing, String calendar) {
        var name = new TextField(text("studio.sheet.name"));
        name.setId("sheet-name");
        name.setMaxLength(80);
        var dialog = dialog(text("studio.targets.new"));
        dialog.add(column(name));
        confirm(dialog, text("studio.sheet.create"), () -> {
            var key = editing.pack().key() + "-"
                    + name.getValue()
                            .strip()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replaceAll("[^a-z0-9]+", "-")
                            .replaceAll("^-|-$", "");
            var path = "processes/" + editing.pack().key() + "/agreements/" + key + ".yaml";
            var taken = editing.now().files().has(path);
            name.setErrorMessage(taken ? text("studio.sheet.id.taken") : "");
            name.setInvalid(name.getValue().isBlank() || taken);
            if (name.isInvalid()) {
                return false;
            }
            var begun = org.praxisitsm.practice.reading.YamlText.read(
                            "key: " + key + "\nkind: SLA\nname: x\ncalendar: " + calendar + "\ntargets:\n"
                                    + "  - key: resolution\n    name: " + text("studio.targets.resolution")
                                    + "\n    promise: PT8H\n"
                                    + "    rules:\n      - {event: opened, then: start}\n      - {category: ON_HOLD, then: pause}\n"
                                    + "      - {category: RESOLVED, then: stop}\n")
                    .orElseThrow();
            editing.change(path, begun.with(name.getValue().strip(), "name").text());
            editing.go("targets", path);
            return true;
        });
        dialog.open();
        name.focus();
    }

    /** @param used what names it; while anything does, it stays */
    static void delete(PackEditing editing, SheetScreen screen, Map<String, String> used) {
        var dialog = dialog(text("studio.sheet.delete-table"));
        if (!used.isEmpty()) {
            dialog.add(new Paragraph(text("studio.sheet.delete.used", String.join(", ", used.keySet()))));
            dialog.open();
            return;
        }
        dialog.add(new Paragraph(text("studio.sheet.delete.hint")));
        confirm(dialog, text("studio.sheet.delete-table"), () -> {
            editing.remove(screen.path);
            if (editing.text(screen.casesPath()).isPresent()) {
                editing.remove(screen.casesPath());
            }
            editing.go(screen.path.endsWith(".dmn") ? "tables" : "grids", "");
            return true;
        });
        dialog.open();
    }

    // ---- cases ----

    /** @param row of the case in its file */
    static void editCase(SheetScreen screen, CasesPanel cases, int row, Example example) {
        var sheet = cases.sheet().orElseThrow();
        var headings = sheet.rows().get(0);
        var name = new TextField(text("studio.cases.name"));
        name.setId("case-name");
        name.setValue(example.name());
        var content = new ArrayList<Component>(List.of(name));
        var given = fields(screen, screen.givens(), "in.", headings, column -> sheet.cell(row, column));
        var expected = fields(screen, screen.expected(), "out.", headings, column -> sheet.cell(row, column));
        content.add(new H3(text("studio.cases.given")));
        content.addAll(given.values());
        content.add(new H3(text("studio.cases.expected")));
        content.addAll(expected.values());
        var dialog = dialog(text("studio.cases.title"));
        var column = column(content.toArray(Component[]::new));
        column.addClassName("px-case-edit");
        dialog.add(column);
        var take =
                new Button(text("studio.cases.take"), event -> screen.expected().forEach(kind -> {
                    var came = example.outputs().get(kind.name());
                    expected.get(kind.name()).setValue(came == null ? "" : screen.wordsOf(kind, came));
                }));
        take.setEnabled(!example.green() && !example.outputs().isEmpty());
        take.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        dialog.getFooter().add(take, quiet("studio.cases.delete", true, () -> cases.remove(row), dialog));
        confirm(dialog, text("studio.column.apply"), () -> {
            cases.change(
                    row, name.getValue().strip(), values(screen.givens(), given), values(screen.expected(), expected));
            return true;
        });
        dialog.open();
    }

    private interface CellOf {
        String at(int column);
    }

    private static Map<String, ComboBox<String>> fields(
            SheetScreen screen, List<CellKind> kinds, String prefix, List<String> headings, CellOf cells) {
        var fields = new LinkedHashMap<String, ComboBox<String>>();
        for (var kind : kinds) {
            var column = headings.indexOf(prefix + kind.name());
            var field = new ComboBox<String>(wordsOf(screen.editing.now(), kind.name()));
            field.setItems(kind.options().values());
            field.setAllowCustomValue(true);
            field.setClearButtonVisible(true);
            field.addCustomValueSetListener(event -> field.setValue(event.getDetail()));
            var value = column < 0 ? null : CasesPanel.read(cells.at(column));
            field.setValue(value == null ? null : screen.wordsOf(kind, value));
            fields.put(kind.name(), field);
        }
        return fields;
    }

    private static Map<String, Object> values(List<CellKind> kinds, Map<String, ComboBox<String>> fields) {
        var values = new LinkedHashMap<String, Object>();
        for (var kind : kinds) {
            var typed = fields.get(kind.name()).getValue();
            values.put(kind.name(), structured(kind, typed == null ? "" : typed));
        }
        return values;
    }

    /** Facts of a grid and lists of a table are maps and lists, as they stand in the file. */
    private static @Nullable Object structured(CellKind kind, String typed) {
        return kind.type() == CellKind.Type.OTHER ? CasesPanel.read(typed) : CellWords.value(kind, typed);
    }

    // ---- the frame ----

    static VerticalLayout column(Component... fields) {
        var column = new VerticalLayout(fields);
        column.setPadding(false);
        column.setSpacing(false);
        column.setAlignItems(VerticalLayout.Alignment.STRETCH);
        return column;
    }

    static Dialog dialog(String title) {
        var dialog = new Dialog(title);
        dialog.setWidth("480px");
        return dialog;
    }

    private static Button quiet(String key, boolean enabled, Runnable action, Dialog dialog) {
        var button = new Button(text(key), event -> {
            dialog.close();
            action.run();
        });
        button.setEnabled(enabled);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    static void confirm(Dialog dialog, String label, BooleanSupplier then) {
        var grow = new Div();
        grow.addClassName("px-grow");
        var button = new Button(label, event -> {
            if (then.getAsBoolean()) {
                dialog.close();
            }
        });
        button.setId("sheet-confirm");
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(grow, new Button(text("studio.cancel"), event -> dialog.close()), button);
    }

    private static String text(String key, Object... places) {
        return UI.getCurrent().getTranslation(key, places);
    }
}
