package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.rules.sheet.TableText;
import org.praxisitsm.ui.components.EmptyState;
import org.springframework.core.annotation.Order;

/** The decision tables of a pack, edited as spreadsheets. */
@org.springframework.stereotype.Component
@Order(20)
class TablesPage implements PackPage {

    private final Trials trials;
    private final People people;
    private final Services services;

    TablesPage(Trials trials, People people, Services services) {
        this.trials = trials;
        this.people = people;
        this.services = services;
    }

    @Override
    public String key() {
        return "tables";
    }

    @Override
    public Integer count(Pack pack) {
        return pack.tables().size();
    }

    @Override
    public boolean holds(String path) {
        return path.endsWith(".dmn");
    }

    @Override
    public Component open(PackEditing editing) {
        var tables = editing.now().tables();
        var chosen = tables.contains(editing.chosen())
                ? editing.chosen()
                : tables.stream().findFirst().orElse("");
        editing.choose(chosen);
        if (editing.text(chosen).flatMap(TableText::read).isPresent()) {
            return new TableScreen(editing, trials, people, services, chosen);
        }
        return without(editing, chosen);
    }

    private static Component without(PackEditing editing, String chosen) {
        var page = new Div();
        page.addClassName("px-sheet-page");
        var empty = chosen.isEmpty()
                ? new EmptyState(
                        "table",
                        page.getTranslation("studio.tables.none"),
                        page.getTranslation("studio.tables.none.why"))
                : new EmptyState(
                        "warning",
                        page.getTranslation("studio.tables.unreadable"),
                        page.getTranslation("studio.tables.unreadable.why"));
        page.add(new SheetNav(editing, chosen), empty);
        return page;
    }
}
