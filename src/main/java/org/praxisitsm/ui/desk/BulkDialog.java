package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.BulkEdits;
import org.praxisitsm.workflow.BulkEdits.Field;
import org.praxisitsm.workflow.BulkEdits.Result;

/** Changes one thing on some rows: choose the value, see what would happen, then apply. */
class BulkDialog extends Dialog {

    /** What the dialog reads from and acts on. */
    @org.springframework.stereotype.Component
    record Tools(BulkEdits edits, FormSources sources, People people, Names names) {

        /** @return the value as a person reads it */
        String word(Field field, @Nullable String value) {
            return switch (field) {
                case ASSIGNEE -> names.person(value);
                case GROUP -> names.group(value);
                case SERVICE -> names.service(value);
                case PRIORITY -> value == null ? "" : "P" + value;
            };
        }
    }

    private final transient Tools tools;
    private final transient Viewer viewer;
    private final BulkEdits.Rows rows;
    private final transient List<String> ids;
    private final Field field;
    private final Div preview = new Div();
    private final Button apply;

    /** @param done called with what was done */
    BulkDialog(
            Tools tools,
            Viewer viewer,
            BulkEdits.Rows rows,
            List<String> ids,
            Field field,
            Consumer<List<Result>> done) {
        this.tools = tools;
        this.viewer = viewer;
        this.rows = rows;
        this.ids = ids;
        this.field = field;
        setHeaderTitle(getTranslation("bulk." + field + ".title", ids.size()));
        setWidth("520px");
        preview.addClassName("px-dry-run");
        preview.setId("bulk-preview");
        preview.getElement().setAttribute("role", "status");
        var value = chooser();
        apply = new Button(getTranslation("bulk.apply"));
        apply.setId("bulk-apply");
        apply.addThemeNames("primary");
        apply.setEnabled(false);
        apply.setDisableOnClick(true);
        apply.addClickListener(click -> {
            close();
            done.accept(tools.edits().apply(rows, ids, change(value.getValue()), viewer));
        });
        value.addValueChangeListener(chosen -> dryRun(chosen.getValue()));
        add((Component) value, preview);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), apply);
        // Not before it is open: until then there is nothing on the page to focus.
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                ((ComboBox<?>) value).focus();
            }
        });
    }

    private HasValue<?, String> chooser() {
        if (field == Field.ASSIGNEE) {
            var person = new PersonBox(getTranslation("list.assignee"), tools.sources());
            person.setId("bulk-value");
            person.setWidthFull();
            return person;
        }
        var box = new ComboBox<String>(getTranslation("bulk." + field));
        box.setId("bulk-value");
        box.setWidthFull();
        box.setItems(
                switch (field) {
                    case GROUP ->
                        tools.people().groups().stream().map(People.Group::key).toList();
                    case SERVICE ->
                        tools.sources().services().stream()
                                .map(service -> service.key())
                                .toList();
                    default -> List.of("1", "2", "3", "4", "5");
                });
        box.setItemLabelGenerator(this::word);
        return box;
    }

    private BulkEdits.Change change(@Nullable String value) {
        return new BulkEdits.Change(field, value);
    }

    private void dryRun(@Nullable String value) {
        preview.removeAll();
        apply.setEnabled(false);
        if (value == null || value.isEmpty()) {
            return;
        }
        var results = tools.edits().preview(rows, ids, change(value), viewer);
        var changes = results.stream().filter(Result::isChange).count();
        var head = new Div(getTranslation("bulk.preview", changes, results.size()));
        head.addClassName("px-strong");
        preview.add(head);
        results.forEach(result -> preview.add(row(result)));
        apply.setEnabled(changes > 0);
        apply.setText(getTranslation("bulk.apply.n", changes));
    }

    private Div row(Result result) {
        var number = new Span(result.ticket());
        number.addClassNames("px-num", "px-muted");
        var row = new Div(
                new PxIcon(result.refusal() != null ? "warning" : result.isChange() ? "check" : "info"), number);
        row.addClassName("px-dry-row");
        if (result.refusal() != null) {
            row.addClassName("err");
            row.add(new Span(result.refusal()));
        } else if (result.isChange()) {
            row.add(new Span(getTranslation("bulk.change", word(result.before()), word(result.after()))));
        } else {
            row.add(new Span(getTranslation("bulk.same", word(result.after()))));
        }
        return row;
    }

    private String word(@Nullable String value) {
        return value == null || value.isEmpty() ? getTranslation("bulk.nobody") : tools.word(field, value);
    }
}
