package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.inventory.Bills;
import org.praxisitsm.asset.inventory.InventorySettings;
import org.praxisitsm.asset.inventory.Parts;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.components.Uploads;
import org.springframework.core.annotation.Order;

/** What the item is made of, as last reported: hardware, software, ports, components. */
@org.springframework.stereotype.Component
@Order(55)
class PartsPage implements CiPage {

    private static final int OPEN = 12;
    private static final int SHOWN = 200;

    private final Parts parts;
    private final Bills bills;
    private final Classes classes;
    private final InventorySettings settings;

    PartsPage(Parts parts, Bills bills, Classes classes, InventorySettings settings) {
        this.parts = parts;
        this.bills = bills;
        this.classes = classes;
        this.settings = settings;
    }

    @Override
    public String key() {
        return "parts";
    }

    @Override
    public boolean isFor(CiVisit visit) {
        return mayTakeABill(visit) || parts.count(visit.ci().id()) > 0;
    }

    private boolean mayTakeABill(CiVisit visit) {
        return visit.ci().mayChange()
                && classes.lineage(visit.ci().ciClass()).stream()
                        .anyMatch(one -> one.key().equals(Bills.CI_CLASS));
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
        var groups = parts.of(visit.ci().number(), visit.viewer());
        if (groups.isEmpty()) {
            page.add(new EmptyState(
                    "box", page.getTranslation("asset.parts.none"), page.getTranslation("asset.parts.none.why")));
        }
        if (mayTakeABill(visit)) {
            page.add(bill(visit));
        }
        groups.forEach(group -> page.add(group(group)));
        return page;
    }

    private Component bill(CiVisit visit) {
        var problem = new Div();
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Consumer<String> refused = why -> {
            problem.setText(why);
            problem.setVisible(true);
        };
        var upload = Uploads.inMemory(
                problem.getTranslation("asset.parts.bill"),
                1,
                settings.maxImport().toBytes(),
                (name, bytes) -> {
                    try {
                        var taken = bills.take(visit.ci().number(), bytes, visit.viewer());
                        Toast.done(problem.getTranslation(
                                "asset.parts.bill.taken", taken.components(), taken.added(), taken.removed()));
                        visit.changed().run();
                    } catch (Refusal refusal) {
                        Failures.note(refusal);
                        refused.accept(name + ": " + ServiceWords.here(refusal.getMessage()));
                    }
                },
                refused,
                ".json",
                ".xml",
                ".spdx",
                ".gz");
        upload.setId("bill");
        var box = new Div(upload, problem);
        box.addClassName("px-parts-bill");
        return box;
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
