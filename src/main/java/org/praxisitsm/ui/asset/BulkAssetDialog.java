package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.praxisitsm.asset.Assets.Outcome;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;

/** Gives many items one value; says before what would become of each. */
class BulkAssetDialog extends Dialog {

    private final transient AssetListView.Tools tools;
    private final transient Viewer viewer;
    private final transient List<CiRow> rows;
    private final String field;
    private final Div preview = new Div();
    private final Button apply;
    private final transient ValueEditor editor;

    BulkAssetDialog(
            AssetListView.Tools tools, Viewer viewer, List<CiRow> rows, String field, Consumer<List<Outcome>> done) {
        this.tools = tools;
        this.viewer = viewer;
        this.rows = rows;
        this.field = field;
        setHeaderTitle(getTranslation("asset.bulk.title", getTranslation("asset.field." + field), rows.size()));
        setWidth("520px");
        editor = new ValueEditors(tools.assets(), tools.classes(), tools.names(), tools.sources())
                .field(rows.get(0).ciClass(), field, null, viewer);
        editor.component().setId("bulk-value");
        preview.addClassName("px-dry-run");
        preview.setId("bulk-preview");
        preview.getElement().setAttribute("role", "status");
        apply = new Button(getTranslation("bulk.apply"));
        apply.setId("bulk-apply");
        apply.addThemeNames("primary");
        apply.setEnabled(false);
        apply.setDisableOnClick(true);
        apply.addClickListener(click -> {
            close();
            Failures.attempt(() -> done.accept(tools.assets().bulk(numbers(), patch(), false, viewer)));
        });
        ((HasValue<?, ?>) editor.component()).addValueChangeListener(change -> dryRun());
        add(editor.component(), preview);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), apply);
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                editor.focus();
            }
        });
    }

    private List<String> numbers() {
        return rows.stream().map(CiRow::number).toList();
    }

    private CiPatch patch() {
        return CiPatch.of(field, editor.value());
    }

    private void dryRun() {
        preview.removeAll();
        apply.setEnabled(false);
        try {
            var outcomes = tools.assets().bulk(numbers(), patch(), true, viewer);
            var changes = outcomes.stream()
                    .filter(one -> one.refused() == null && !one.changed().isEmpty())
                    .count();
            preview.add(CiParts.text(getTranslation("bulk.preview", changes, outcomes.size()), "px-strong"));
            outcomes.stream().limit(100).forEach(one -> preview.add(row(one)));
            apply.setEnabled(changes > 0);
            apply.setText(getTranslation("bulk.apply.n", changes));
        } catch (Refusal refused) {
            editor.refused(ServiceWords.here(refused.getMessage()));
        }
    }

    private Div row(Outcome one) {
        var changes = one.refused() == null && !one.changed().isEmpty();
        var row = new Div(
                new PxIcon(one.refused() != null ? "warning" : changes ? "check" : "info"),
                CiParts.text(one.number(), "px-num", "px-muted"));
        row.addClassName("px-dry-row");
        if (one.refused() != null) {
            row.addClassName("err");
            row.add(new Span(ServiceWords.here(one.refused())));
        } else {
            row.add(new Span(one.name() == null ? "" : one.name()));
            if (!changes) {
                row.add(CiParts.text(getTranslation("asset.bulk.same"), "px-faint"));
            }
        }
        return row;
    }
}
