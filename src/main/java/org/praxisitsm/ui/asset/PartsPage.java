package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.inventory.Parts;
import org.praxisitsm.ui.components.Marks;
import org.springframework.core.annotation.Order;

/** What the item is made of, as last reported: hardware, software, ports, components. */
@org.springframework.stereotype.Component
@Order(55)
class PartsPage implements CiPage {

    private static final int OPEN = 12;
    private static final int SHOWN = 200;

    private final Parts parts;

    PartsPage(Parts parts) {
        this.parts = parts;
    }

    @Override
    public String key() {
        return "parts";
    }

    @Override
    public boolean isFor(CiVisit visit) {
        return parts.count(visit.ci().id()) > 0;
    }

    @Override
    public @Nullable Integer count(CiVisit visit) {
        return null;
    }

    @Override
    public Component open(CiVisit visit) {
        var page = new Div();
        page.addClassName("px-parts");
        page.setId("ci-parts");
        parts.of(visit.ci().number(), visit.viewer()).forEach(group -> page.add(group(group)));
        return page;
    }

    private static Component group(Parts.Group group) {
        var words = new Span();
        var head = new Div(
                words,
                CiParts.text(String.valueOf(group.count()), "px-tab-count"),
                CiParts.text(group.source(), "px-badge"),
                new Marks.Time(group.seenAt()).brief());
        head.addClassName("px-parts-head");
        words.setText(head.getTranslation("asset.part." + group.key()));
        var body = new Div(table(group));
        body.addClassName("px-parts-body");
        if (group.rows().size() > SHOWN) {
            body.add(CiParts.text(
                    body.getTranslation("asset.parts.more", group.rows().size() - SHOWN), "px-faint"));
        }
        var details = new Details(head, body);
        details.setOpened(group.rows().size() <= OPEN);
        return details;
    }

    private static NativeTable table(Parts.Group group) {
        var table = new NativeTable();
        table.addClassName("px-parts-table");
        var used = group.columns().stream()
                .filter(column -> group.rows().stream()
                        .anyMatch(row -> !row.getOrDefault(column, "").isEmpty()))
                .toList();
        var names = new NativeTableRow();
        used.forEach(column -> {
            var cell = new NativeTableHeaderCell(table.getTranslation("asset.part.column." + column));
            cell.getElement().setAttribute("scope", "col");
            names.add(cell);
        });
        table.getHead().addRows(names);
        group.rows().stream().limit(SHOWN).forEach(part -> {
            var row = table.getBody().addRow();
            used.forEach(column -> row.add(new NativeTableCell(part.getOrDefault(column, ""))));
        });
        return table;
    }
}
