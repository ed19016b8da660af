package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.inventory.InventoryFiles;
import org.praxisitsm.asset.inventory.InventoryFiles.Taken;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ServiceWords;

/** What became of inventories and bills of materials that were brought as files, the last one first. */
class ImportedFiles extends Composite<Div> {

    private static final String KEY = "asset-import.verdict.";

    private final transient InventoryFiles files;
    private final transient Assets assets;
    private final transient AssetNames names;
    private final transient Viewer viewer;
    private final NativeTable table = new NativeTable();

    ImportedFiles(InventoryFiles files, Assets assets, AssetNames names, Viewer viewer) {
        this.files = files;
        this.assets = assets;
        this.names = names;
        this.viewer = viewer;
        table.addClassName("px-parts-table");
        table.setId("import-files");
        var head = new NativeTableRow();
        for (var column : List.of("file", "verdict", "name", "detail")) {
            var cell = new NativeTableHeaderCell(getTranslation("asset-import.column." + column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        table.getHead().addRows(head);
        getContent().addClassName("px-import-result");
        getContent().getElement().setAttribute("aria-live", "polite");
        getContent().add(table);
        setVisible(false);
    }

    void take(String file, byte[] bytes) {
        setVisible(true);
        try {
            files.take(bytes, viewer).forEach(one -> taken(file, one));
        } catch (Refusal refusal) {
            Failures.note(refusal);
            row(file, "REFUSED", new Span(), ServiceWords.here(refusal.getMessage()));
        }
    }

    private void taken(String file, Taken one) {
        var ci = assets.find(one.number(), viewer).orElse(null);
        var name = ci == null
                ? new Span(one.number())
                : new Span(CiParts.link(ci.number(), names.icon(ci.ciClass()), ci.name()));
        var details = one.components() > 0
                ? getTranslation("asset-import.components", one.components())
                : one.changed().stream()
                        .map(field -> names.field(ci == null ? "" : ci.ciClass(), field))
                        .distinct()
                        .collect(Collectors.joining(", "));
        var notes = String.join(" ", one.notes());
        row(file, one.outcome().name(), name, notes.isEmpty() ? details : (details + " " + notes).strip());
    }

    private void row(String file, String verdict, Span name, String details) {
        var row = new NativeTableRow();
        var word = new Span(getTranslation(KEY + verdict));
        word.addClassName("px-import-" + verdict.toLowerCase(Locale.ROOT));
        row.add(new NativeTableCell(file));
        row.add(new NativeTableCell(word));
        row.add(new NativeTableCell(name));
        row.add(new NativeTableCell(details));
        table.getBody().getElement().insertChild(0, row.getElement());
    }
}
