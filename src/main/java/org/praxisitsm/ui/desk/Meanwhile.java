package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.Zones;

/** Why a save came too late: who did what to the ticket since it was read, and that nothing typed is lost. */
class Meanwhile extends Composite<Div> {

    private static final int READ = 100;
    private static final int TOLD = 5;

    /** @param since see {@link #now} */
    Meanwhile(TicketServices services, TicketView ticket, long since, Viewer viewer) {
        var words = new TrailWords(services.names(), ticket, getLocale(), Zones.of(services.people(), viewer));
        var list = new UnorderedList();
        newest(words.lines(services.trail().latestOfTicket(ticket.number(), ticket.mayWork(), READ, viewer).stream()
                        .filter(entry -> entry.sequence() > since)
                        .toList()))
                .forEach(line -> list.add(new ListItem(
                        new Sentence(line.text()), new Marks.Time(line.entry().at()).stamp())));
        list.setVisible(list.getChildren().findAny().isPresent());
        var head = new Div(getTranslation("stale.head", ticket.number()));
        head.addClassName("px-strong");
        getContent().addClassName("px-meanwhile");
        getContent().add(head, list, new Div(getTranslation("stale.kept")));
    }

    /** @return how far the trail goes now; what comes later is news */
    static long now(TicketServices services, TicketView ticket, Viewer viewer) {
        var latest = services.trail().latestOfTicket(ticket.number(), ticket.mayWork(), 1, viewer);
        return latest.isEmpty() ? 0 : latest.get(0).sequence();
    }

    /** Machinery is told only where there is nothing else. */
    private static List<TrailWords.Line> newest(List<TrailWords.Line> lines) {
        var told = lines.stream().filter(line -> !line.folded()).toList();
        var chosen = told.isEmpty() ? lines : told;
        return chosen.subList(Math.max(0, chosen.size() - TOLD), chosen.size());
    }
}
