package org.praxisitsm.ui.components;

import com.fasterxml.jackson.databind.node.NullNode;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.shared.Refusal.FieldError;

/** The same questions as often as it takes: rows are added and taken away, each cell is a field of its own. */
final class FormRows extends Composite<Div> implements FormPart {

    private record Row(Div line, List<FormField> cells) {}

    private final transient Component definition;
    private final transient FormFieldMaker maker;
    private final transient FormSources sources;
    private final transient List<Row> rows = new ArrayList<>();
    private final Div list = new Div();
    private final Div problem = new Div();
    private final Button more;
    private transient Map<String, ?> outer = Map.of();
    private transient Runnable changed = () -> {};
    private int made;

    FormRows(Component definition, String label, FormFieldMaker maker, FormSources sources) {
        this.definition = definition;
        this.maker = maker;
        this.sources = sources;
        var title = new Div(label + (definition.required() ? " *" : ""));
        title.addClassName("px-form-group");
        list.addClassName("px-asked-rows");
        problem.addClassName("px-asked-rows-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        more = new Button(getTranslation("form.rows.add"), new PxIcon("plus"), click -> {
            var row = add(Map.of());
            focus(row);
            changed.run();
        });
        more.setId("rows-add-" + definition.key());
        more.setVisible(!definition.readOnly());
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        getContent().addClassName("wide");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", label);
        getContent().add(title);
        if (definition.description() != null) {
            var help = new Span(definition.description());
            help.addClassName("px-small");
            getContent().add(help);
        }
        getContent().add(list, problem, more);
        write(null);
    }

    @Override
    public void onChange(Runnable reaction) {
        changed = reaction;
    }

    /** @return one map a row, empty cells left out */
    List<Map<String, Object>> read() {
        return rows.stream().map(FormRows::values).toList();
    }

    private static Map<String, Object> values(Row row) {
        var values = new LinkedHashMap<String, Object>();
        row.cells().stream()
                .filter(cell -> cell.screen().isVisible() && !cell.isEmpty())
                .forEach(cell ->
                        values.put(key(cell), Objects.requireNonNull(cell.read().get())));
        return values;
    }

    void write(@Nullable Object value) {
        rows.clear();
        list.removeAll();
        if (value instanceof Iterable<?> given) {
            given.forEach(row -> add(row instanceof Map<?, ?> cells ? cells : Map.of()));
        }
        fillUp();
    }

    private void fillUp() {
        var least = definition.readOnly()
                ? 0
                : definition.min() == null ? 1 : Math.max(1, definition.min().intValue());
        while (rows.size() < least) {
            add(Map.of());
        }
    }

    private Row add(Map<?, ?> values) {
        var line = new Div();
        line.addClassName("px-asked-row");
        var cells = new ArrayList<FormField>();
        made++;
        for (var column :
                new FormDefinition(definition.id(), NullNode.getInstance(), definition.components()).fields()) {
            var cell = maker.make(column);
            cell.screen().setId("field-" + definition.key() + "-" + made + "-" + column.key());
            var value = values.containsKey(column.key()) ? values.get(column.key()) : column.defaultValue();
            if (value != null) {
                cell.write().accept(value);
            }
            if (definition.readOnly() && cell.screen() instanceof HasValueAndElement<?, ?> field) {
                field.setReadOnly(true);
            }
            cell.onChange(this::onChange);
            cells.add(cell);
            line.add(cell.screen());
        }
        var row = new Row(line, cells);
        if (!definition.readOnly()) {
            line.add(away(row));
        }
        rows.add(row);
        list.add(line);
        refresh();
        return row;
    }

    private Button away(Row row) {
        var button = new Button(new PxIcon("close"), click -> {
            rows.remove(row);
            list.remove(row.line());
            fillUp();
            changed.run();
            more.focus();
        });
        button.setAriaLabel(getTranslation("form.rows.remove"));
        button.setTooltipText(getTranslation("form.rows.remove"));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.addClassName("px-asked-row-away");
        return button;
    }

    private static void focus(Row row) {
        row.cells().stream()
                .map(FormField::screen)
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(first -> ((Focusable<?>) first).focus());
    }

    private void onChange() {
        refresh();
        changed.run();
    }

    /** @param values of the fields around, which conditions of cells may read */
    void refresh(Map<String, ?> values) {
        outer = values;
        refresh();
    }

    private void refresh() {
        var form = new FormDefinition(definition.id(), NullNode.getInstance(), definition.components());
        if (form.fields().stream().noneMatch(column -> column.hideIf() != null)) {
            return;
        }
        var around = new HashMap<String, Object>(outer);
        form.fields().forEach(column -> around.remove(column.key()));
        for (var row : rows) {
            var typed = new HashMap<String, Object>();
            row.cells().forEach(cell -> typed.put(key(cell), cell.read().get()));
            var visible = sources.visible(form, typed, around);
            row.cells().forEach(cell -> cell.screen().setVisible(visible.contains(key(cell))));
        }
    }

    @Override
    public void complain(@Nullable String message) {
        problem.setText(message == null ? "" : ServiceWords.here(message));
        problem.setVisible(message != null);
        if (message == null) {
            rows.forEach(row -> row.cells().forEach(cell -> cell.complain(null)));
        }
    }

    /** The first cell that has to be answered otherwise. */
    void goToWrong() {
        rows.stream()
                .flatMap(row -> row.cells().stream())
                .map(FormField::screen)
                .filter(cell -> cell instanceof HasValidationProperties checked && checked.isInvalid())
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(cell -> ((Focusable<?>) cell).focus());
    }

    /** @return whether the error was one of a row here, which shows it now */
    boolean complainAt(FieldError error) {
        var mark = definition.key() + "[";
        var from = error.field().lastIndexOf(mark);
        if (from < 0 || from > 0 && error.field().charAt(from - 1) != '.') {
            return false;
        }
        var place = error.field().substring(from + mark.length());
        var end = place.indexOf(']');
        var number =
                end > 0 && place.substring(0, end).matches("\\d{1,4}") ? Integer.parseInt(place.substring(0, end)) : -1;
        if (number < 0 || number >= rows.size()) {
            return false;
        }
        var column = place.substring(Math.min(place.length(), end + 2));
        var cell = rows.get(number).cells().stream()
                .filter(one -> key(one).equals(column))
                .findFirst();
        cell.ifPresentOrElse(one -> one.complain(error.message()), () -> complain(error.message()));
        return true;
    }

    private static String key(FormField cell) {
        return Objects.requireNonNull(cell.definition().key());
    }
}
