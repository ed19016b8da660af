package org.praxisitsm.ui.desk;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.workflow.BulkEdits;

/** Tickets: all that one may see, whatever state they are in. */
@Route(value = "desk/tickets", layout = DeskShell.class)
@PermitAll
class TicketListView extends ListScreen<TicketRow> {

    private static final Kind<TicketRow> TICKETS =
            new Kind<>("tickets", "desk.tickets", "tickets", BulkEdits.Rows.TICKETS, RowFacts::of, TicketColumns::of);

    TicketListView(TicketListViews views, Tools tools) {
        super(views, TICKETS, tools);
    }
}
