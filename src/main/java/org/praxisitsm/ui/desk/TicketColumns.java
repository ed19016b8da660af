package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.grid.Grid;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.components.DueChip;
import org.praxisitsm.ui.components.ListColumns;

/** The columns of "Tickets"; those that an index orders can be sorted by. */
final class TicketColumns {

    private static final String USUAL = "priority,number,subject,state,requester,group,assignee,due,opened,updated";

    private TicketColumns() {}

    static ListColumns<TicketRow> of(Grid<TicketRow> grid, ColumnWords<TicketRow> words) {
        var names = words.names();
        var columns = new ListColumns<TicketRow>(grid, RowGrid.columns(USUAL), words.text());
        columns.add("priority", 66, 0, Cells.priority(TicketRow::priority)).setSortProperty("priority");
        columns.add("number", 110, 0, Cells.number(TicketRow::number, words.href()))
                .setSortProperty("number");
        columns.add("subject", 180, 6, Cells.subject(RowFacts::of, words));
        columns.add("practice", 110, 1, Cells.soft(row -> names.practice(row.practice())));
        columns.add("service", 120, 1, Cells.soft(row -> names.service(row.service())));
        columns.add("state", 126, 0, Cells.state(RowFacts::of, words));
        columns.add("requester", 104, 1, Cells.soft(row -> names.person(row.requester())));
        columns.add("group", 92, 1, Cells.soft(row -> names.group(row.group())));
        columns.add("assignee", 104, 1, Cells.soft(row -> names.person(row.assignee())));
        columns.add("due", 142, 0, DueChip.cell(TicketRow::number, words.due()::apply))
                .setSortProperty("dueAt");
        columns.add("opened", 88, 0, Cells.time(TicketRow::openedAt)).setSortProperty("openedAt");
        columns.add("updated", 90, 0, Cells.time(TicketRow::updatedAt)).setSortProperty("updatedAt");
        columns.layUsual();
        return columns;
    }
}
