package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Supplier;
import org.praxisitsm.ui.components.PxIcon;

/** A small table whose cells are fields: a heading, a row a line, each can be taken out, one can be added. */
class EditTable extends Composite<Div> {

    private final AgreementEditing editing;
    private final List<String> columns;
    private final Div rows = new Div();

    /** @param grid name of the grid of columns in the style sheet */
    EditTable(AgreementEditing editing, String title, String grid, List<String> columns) {
        this.editing = editing;
        this.columns = columns;
        var head = new H3(title);
        rows.addClassNames("px-edit-table", grid);
        rows.getElement().setAttribute("role", "table");
        rows.getElement().setAttribute("aria-label", title);
        var line = new Div();
        line.addClassName("px-edit-head");
        line.getElement().setAttribute("role", "row");
        columns.forEach(column -> {
            var cell = new Span(column);
            cell.getElement().setAttribute("role", "columnheader");
            line.add(cell);
        });
        rows.add(line);
        getContent().addClassName("px-edit");
        getContent().add(head, rows);
    }

    /** @param remove takes the row's content out of the draft */
    void row(Runnable remove, Component... cells) {
        var line = new Div();
        line.addClassName("px-edit-row");
        line.getElement().setAttribute("role", "row");
        for (var i = 0; i < cells.length; i++) {
            if (cells[i] instanceof HasAriaLabel named && i < columns.size()) {
                named.setAriaLabel(columns.get(i));
            }
            var cell = new Div(cells[i]);
            cell.getElement().setAttribute("role", "cell");
            line.add(cell);
        }
        if (editing.mayEdit()) {
            var out = new Button(new PxIcon("close"), click -> {
                remove.run();
                editing.rebuild();
            });
            out.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
            out.setAriaLabel(getTranslation("agreement.row.remove"));
            var cell = new Div(out);
            cell.getElement().setAttribute("role", "cell");
            line.add(cell);
        }
        rows.add(line);
    }

    /** @param add puts a new row into the draft and answers its path, whose field is then gone to */
    void adding(String id, String label, Supplier<String> add) {
        if (!editing.mayEdit()) {
            return;
        }
        var more = new Button(label, new PxIcon("plus"), click -> {
            var added = add.get();
            editing.rebuild();
            editing.places().focus(added);
        });
        more.setId(id);
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        more.addThemeName("accent");
        getContent().add(more);
    }

    void note(Component note) {
        getContent().add(note);
    }
}
