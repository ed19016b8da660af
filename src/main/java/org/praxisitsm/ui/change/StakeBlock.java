package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.impact.AtStake;
import org.praxisitsm.change.Changes.ChangeDetails;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.asset.ImpactPanel;
import org.praxisitsm.ui.components.PxIcon;

/**
 * Beside the form in which somebody decides about a change: when it is, which services and people it could hit, what stands
 * against it; the graph of it opens where one stands.
 */
@CssImport("./change/change.css")
public class StakeBlock extends Composite<Section> {

    private static final int MOST_SERVICES = 8;

    private final transient StakeDesk desk;
    private final transient Viewer viewer;
    private final transient ChangeWords words;
    private final String number;
    private final Div told = new Div();
    private final Div graph = new Div();
    private final Button open = new Button();
    private @Nullable ImpactPanel panel;

    StakeBlock(StakeDesk desk, TicketView ticket, Viewer viewer) {
        this.desk = desk;
        this.viewer = viewer;
        this.number = ticket.number();
        this.words = desk.words((key, arguments) -> getTranslation(key, arguments), viewer, getLocale());
        getContent().addClassName("px-stake");
        getContent().setId("stake-" + number);
        getContent().getElement().setAttribute("aria-label", getTranslation("changes.stake"));
        graph.addClassName("px-stake-graph");
        graph.setVisible(false);
        open.setId("stake-graph");
        open.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        open.addClickListener(click -> toggle());
        getContent().add(told, open, graph);
        show(ticket);
    }

    /** Reads again; a graph that is open stays open. */
    public void show(TicketView ticket) {
        var details = desk.upcoming(ticket, viewer).orElse(null);
        setVisible(details != null);
        told.removeAll();
        if (details == null) {
            return;
        }
        var stake = desk.stakes().of(number, viewer);
        told.add(head(details));
        if (stake.touched() == 0) {
            told.add(faint(getTranslation("changes.stake.nothing")));
        } else {
            told.add(figures(stake), services(stake));
        }
        if (stake.totals().truncated()) {
            told.add(faint(getTranslation("changes.stake.atLeast")));
        }
        words.boxes(details.conflicts()).forEach(told::add);
        if (details.conflicts().isEmpty() && details.change().from() != null) {
            var free = new Div(new PxIcon("check"), new Span(getTranslation("changes.free")));
            free.addClassNames("px-stake-free", "px-faint");
            told.add(free);
        }
        open.setVisible(!viewer.isOnlyRequester() && stake.touched() > 0);
        if (panel != null && graph.isVisible()) {
            panel.refresh();
        }
        name();
    }

    private Component head(ChangeDetails details) {
        var change = details.change();
        var title = new Span(getTranslation("changes.stake"));
        title.addClassName("px-strong");
        var when = new Span(words.span(change.from(), change.to()));
        when.addClassName("px-num");
        var row = new Div(title, when);
        if (!details.items().isEmpty()) {
            var items = new Span(
                    String.join(", ", details.items().values().stream().limit(4).toList()));
            items.addClassNames("px-faint", "px-ell");
            row.add(items);
        }
        row.addClassName("px-stake-head");
        return row;
    }

    private Component figures(AtStake.Stake stake) {
        var totals = stake.totals();
        var row = new Div(
                figure(totals.services(), "services"),
                figure(totals.people(), "people"),
                figure(totals.down() + totals.degraded(), "items"));
        row.addClassName("px-stake-figures");
        return row;
    }

    private Span figure(int count, String what) {
        var number = new Span(Integer.toString(count));
        number.addClassNames("px-strong", "px-num");
        return new Span(number, new Span(" " + getTranslation("changes.stake." + what + (count == 1 ? ".one" : ""))));
    }

    private Component services(AtStake.Stake stake) {
        var chips = new Div();
        chips.addClassName("px-chips");
        if (stake.totals().services() == 0) {
            chips.add(faint(getTranslation("changes.stake.none")));
        }
        stake.services().stream().limit(MOST_SERVICES).forEach(hit -> {
            var chip = new Span(new Span(hit.name()));
            chip.addClassName("px-chip");
            if (hit.criticality() != null && hit.criticality() <= 2) {
                var level = new Span(desk.assets().criticality(hit.criticality()));
                level.addClassNames("px-badge", "warn");
                chip.add(level);
            }
            if (hit.degraded()) {
                chip.add(faint(getTranslation("changes.stake.degraded")));
            }
            chips.add(chip);
        });
        var more = stake.totals().services() - Math.min(stake.services().size(), MOST_SERVICES);
        if (more > 0) {
            chips.add(faint(getTranslation("changes.stake.more", more)));
        }
        return chips;
    }

    private static Span faint(String text) {
        var span = new Span(text);
        span.addClassName("px-faint");
        return span;
    }

    private void toggle() {
        if (panel == null) {
            panel = new ImpactPanel(
                    desk.impact(),
                    question -> desk.impact().impacts().ofTicket(number, question, viewer),
                    "impact.what-could-be-hit",
                    Map.of(),
                    query -> {});
            graph.add(panel);
        }
        graph.setVisible(!graph.isVisible());
        name();
    }

    private void name() {
        open.setText(getTranslation(graph.isVisible() ? "changes.stake.graph.hide" : "changes.stake.graph"));
        open.setIcon(new PxIcon("flow"));
        open.getElement().setAttribute("aria-expanded", String.valueOf(graph.isVisible()));
    }
}
