package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.rules.sheet.DecisionsText.Kind;
import org.praxisitsm.rules.sheet.TableText;
import org.praxisitsm.ui.components.EmptyState;
import org.springframework.core.annotation.Order;

/** The decisions of a pack: tables edited as spreadsheets, expressions, and what they require. */
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
        return fileOf(path).endsWith(".dmn");
    }

    private static String fileOf(String place) {
        var mark = place.indexOf('#');
        return mark < 0 ? place : place.substring(0, mark);
    }

    @Override
    public Component open(PackEditing editing) {
        var tables = editing.now().tables();
        var asked = fileOf(editing.chosen());
        var chosen =
                tables.contains(asked) ? asked : tables.stream().findFirst().orElse("");
        var wanted = chosen.equals(asked) && editing.chosen().length() > asked.length()
                ? editing.chosen().substring(asked.length() + 1)
                : chosen.isEmpty() ? "" : SheetScreen.idOf(chosen);
        editing.choose(chosen);
        var file = editing.text(chosen).flatMap(DecisionsText::read);
        if (file.filter(one -> !one.isGraph()).isPresent()
                && editing.text(chosen).flatMap(TableText::read).isPresent()) {
            return new TableScreen(editing, trials, people, services, chosen, SheetScreen.idOf(chosen));
        }
        return file.flatMap(graph -> graph.decision(wanted)
                        .or(() -> graph.decision(SheetScreen.idOf(chosen)))
                        .or(() -> graph.decisions().stream().findFirst()))
                .filter(decision -> decision.kind() != Kind.NONE)
                .map(decision -> screen(editing, chosen, decision))
                .orElseGet(() -> without(editing, chosen));
    }

    private Component screen(PackEditing editing, String path, DecisionsText.Decision decision) {
        return decision.kind() == Kind.TABLE
                ? new TableScreen(editing, trials, people, services, path, decision.id())
                : new ExpressionScreen(editing, trials, people, services, path, decision.id());
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
        page.add(new SheetNav(editing, chosen, ""), empty);
        return page;
    }
}
