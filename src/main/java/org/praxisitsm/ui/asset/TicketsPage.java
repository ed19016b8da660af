package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.TicketAssets;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.SafeLink;
import org.springframework.core.annotation.Order;

/** The tickets that concern an item, the last touched first. */
@org.springframework.stereotype.Component
@Order(40)
class TicketsPage implements CiPage {

    private static final int CAP = 100;
    private static final int SIZE = 50;

    private final TicketAssets tickets;
    private final AssetNames names;

    TicketsPage(TicketAssets tickets, AssetNames names) {
        this.tickets = tickets;
        this.names = names;
    }

    @Override
    public String key() {
        return "tickets";
    }

    @Override
    public Integer count(CiVisit visit) {
        return tickets.countTicketsOf(visit.ci().number(), CAP, visit.viewer());
    }

    @Override
    public Component open(CiVisit visit) {
        var page = new Div();
        page.addClassName("px-ci-tickets");
        page.setId("ci-tickets");
        more(page, visit, null);
        if (page.getComponentCount() == 0) {
            page.add(new EmptyState(
                    "ticket",
                    page.getTranslation("asset.tickets.none"),
                    page.getTranslation("asset.tickets.none.why")));
        }
        return page;
    }

    private void more(Div page, CiVisit visit, @Nullable String cursor) {
        var found = tickets.ticketsOf(visit.ci().number(), TicketFilter.any(), null, SIZE, cursor, visit.viewer());
        found.items().forEach(ticket -> page.add(row(names, ticket, true)));
        if (found.next() != null) {
            var next = new Button(page.getTranslation("asset.tickets.more"));
            next.addThemeNames("tertiary", "small");
            next.addClickListener(click -> {
                page.remove(next);
                more(page, visit, found.next());
            });
            page.add(next);
        }
    }

    static Component row(AssetNames names, TicketRow ticket, boolean wide) {
        var link = SafeLink.to("desk/tickets/" + ticket.number(), "");
        link.addClassName("px-side-row");
        var state = names.names().state(ticket.practice(), ticket.packVersion(), ticket.state(), AssetNames.reader());
        if (ticket.priority() != null) {
            link.add(new Marks.Priority(ticket.priority()));
        }
        if (wide) {
            link.add(CiParts.text(ticket.number(), "px-num", "px-faint"));
        }
        link.add(
                CiParts.text(ticket.subject(), "px-ell", "px-grow"),
                new Marks.State(ticket.category(), wide ? state : ""));
        if (wide) {
            link.add(new Marks.Time(ticket.updatedAt()).brief());
        }
        link.getElement().setAttribute("title", ticket.number() + " · " + state);
        return link;
    }

    /** Beside the page: those that are not done. */
    @org.springframework.stereotype.Component
    @Order(20)
    static class Open implements CiSection {

        private final TicketAssets tickets;
        private final AssetNames names;

        Open(TicketAssets tickets, AssetNames names) {
            this.tickets = tickets;
            this.names = names;
        }

        @Override
        public Optional<Section> of(CiVisit visit) {
            var open = tickets.ticketsOf(visit.ci().number(), TicketFilter.anyOpen(), null, 5, null, visit.viewer())
                    .items();
            if (open.isEmpty()) {
                return Optional.empty();
            }
            var section = CiParts.section("asset.tickets.open");
            section.setId("open-tickets");
            open.forEach(ticket -> section.add(row(names, ticket, false)));
            return Optional.of(section);
        }
    }
}
