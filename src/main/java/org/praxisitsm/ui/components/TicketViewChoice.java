package org.praxisitsm.ui.components;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Page;
import org.praxisitsm.ticket.TicketRow;

/** The views of tickets that a person has, for screens that do something with what a view shows. */
public interface TicketViewChoice {

    /** @param key of the view, as its address has it; @param title as its list shows it */
    record NamedView(String key, String title) {}

    /** @param text word for a key; @return those that are always there, then what the person or somebody for all has saved */
    List<NamedView> views(UnaryOperator<String> text, Viewer viewer);

    /**
     * Tickets of a practice that a view shows the viewer, by number.
     *
     * @param cursor of the page before, or null
     * @return an empty page also where the view is not there any more
     */
    Page<TicketRow> shown(String key, String practice, int limit, @Nullable String cursor, Viewer viewer);
}
