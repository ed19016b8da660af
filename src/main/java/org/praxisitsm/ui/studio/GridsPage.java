package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.rules.sheet.CsvSheet;
import org.praxisitsm.ui.components.EmptyState;
import org.springframework.core.annotation.Order;

/** The rule grids of a pack: who gets a ticket, by points, exclusion and choice. */
@org.springframework.stereotype.Component
@Order(30)
class GridsPage implements PackPage {

    private final Trials trials;
    private final People people;
    private final Services services;

    GridsPage(Trials trials, People people, Services services) {
        this.trials = trials;
        this.people = people;
        this.services = services;
    }

    @Override
    public String key() {
        return "grids";
    }

    @Override
    public Integer count(Pack pack) {
        return pack.grids().size();
    }

    @Override
    public boolean holds(String path) {
        return path.endsWith(".rules.csv");
    }

    @Override
    public Component open(PackEditing editing) {
        var grids = editing.now().grids();
        var chosen = grids.contains(editing.chosen())
                ? editing.chosen()
                : grids.stream().findFirst().orElse("");
        editing.choose(chosen);
        var sheet = editing.text(chosen).flatMap(CsvSheet::read);
        if (sheet.filter(GridScreen::isGrid).isPresent()) {
            return new GridScreen(editing, trials, people, services, chosen);
        }
        var page = new Div();
        page.addClassName("px-sheet-page");
        var kind = chosen.isEmpty() ? "none" : "unreadable";
        page.add(
                new SheetNav(editing, chosen, ""),
                new EmptyState(
                        chosen.isEmpty() ? "layers" : "warning",
                        page.getTranslation("studio.grids." + kind),
                        page.getTranslation("studio.grids." + kind + ".why")));
        return page;
    }
}
