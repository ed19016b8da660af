package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import java.util.List;

/** Columns of a rule grid: which fact is compared how, or what is done. */
final class GridDialogs {

    private GridDialogs() {}

    /** @param column its place in the file, or -1 for a new one */
    static void column(GridScreen screen, int column) {
        var isNew = column < 0;
        var kind = new Select<String>();
        kind.setLabel(text("studio.column.side"));
        kind.setItems("when", "then");
        kind.setItemLabelGenerator(one -> text("studio.column." + one));
        kind.setValue(isNew ? "when" : screen.sheet().cell(0, column));
        kind.setVisible(isNew);
        var fact = new ComboBox<String>(text("studio.column.reads"));
        fact.setId("grid-fact");
        fact.setItems(screen.facts().all(screen.sheet()));
        fact.setItemLabelGenerator(one -> (one.startsWith("candidate.") ? text("studio.grid.person") + ": " : "")
                + screen.facts().nameOf(one));
        var operator = new Select<String>();
        operator.setLabel(text("studio.grid.operator"));
        operator.setItemLabelGenerator(one -> text("studio.operator." + one.replace(' ', '-')));
        fact.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                operator.setItems(screen.facts().operators(event.getValue()));
                operator.setValue(screen.facts().operators(event.getValue()).get(0));
            }
        });
        var action = new Select<String>();
        action.setLabel(text("studio.grid.does"));
        var actions = GridSubject.of(screen.sheet(), screen.facts(), GridDialogs::text)
                .actions();
        action.setItems(actions);
        action.setItemLabelGenerator(one -> text("studio.grid.action." + one));
        action.setValue(actions.get(0));
        if (!isNew && kind.getValue().equals("when")) {
            fact.setValue(screen.sheet().cell(1, column));
            operator.setValue(screen.sheet().cell(2, column));
        } else if (!isNew) {
            action.setValue(screen.sheet().cell(1, column));
        }
        Runnable visible = () -> {
            var when = kind.getValue().equals("when");
            fact.setVisible(when);
            operator.setVisible(when);
            action.setVisible(!when);
        };
        kind.addValueChangeListener(event -> visible.run());
        visible.run();
        var dialog = SheetDialogs.dialog(text(isNew ? "studio.column.new" : "studio.column.title"));
        var fields = new VerticalLayout(kind, fact, operator, action);
        fields.setPadding(false);
        fields.setSpacing(false);
        fields.setAlignItems(VerticalLayout.Alignment.STRETCH);
        dialog.add(fields);
        if (!isNew) {
            dialog.getFooter()
                    .add(
                            quiet("studio.column.left", () -> screen.moveColumn(column, -1), dialog),
                            quiet("studio.column.right", () -> screen.moveColumn(column, 1), dialog),
                            quiet("studio.column.delete", () -> screen.removeColumn(column), dialog));
        }
        SheetDialogs.confirm(dialog, text(isNew ? "studio.column.add" : "studio.column.apply"), () -> {
            var when = kind.getValue().equals("when");
            fact.setInvalid(when && fact.getValue() == null);
            if (when && (fact.getValue() == null || operator.getValue() == null)) {
                return false;
            }
            var property = when ? fact.getValue() : action.getValue();
            var verb = when ? operator.getValue() : List.of("score").contains(property) ? "add" : "set";
            if (isNew) {
                screen.addColumn(kind.getValue(), property, verb);
            } else {
                screen.changeColumn(column, property, verb);
            }
            return true;
        });
        dialog.open();
    }

    private static Button quiet(String key, Runnable action, Dialog dialog) {
        var button = new Button(text(key), event -> {
            dialog.close();
            action.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static String text(String key, Object... places) {
        return UI.getCurrent().getTranslation(key, places);
    }
}
