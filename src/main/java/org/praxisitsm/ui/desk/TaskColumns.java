package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.grid.Grid;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ui.components.DueChip;
import org.praxisitsm.ui.components.ListColumns;

/** The columns of "My work". */
final class TaskColumns {

    private static final String USUAL = "priority,number,subject,state,requester,group,due,updated";

    private TaskColumns() {}

    static ListColumns<TaskRow> of(Grid<TaskRow> grid, ColumnWords<TaskRow> words) {
        var names = words.names();
        var columns = new ListColumns<TaskRow>(grid, RowGrid.columns(USUAL), words.text());
        columns.add("priority", 52, 0, Cells.priority(TaskRow::priority));
        columns.add("number", 96, 0, Cells.number(TaskRow::ticket, words.href()));
        columns.add("subject", 180, 6, Cells.subject(RowFacts::of, words));
        columns.add("task", 150, 1, Cells.soft(names::task));
        columns.add("state", 112, 0, Cells.state(RowFacts::of, words));
        columns.add("requester", 104, 1, Cells.soft(row -> names.person(row.requester())));
        columns.add("group", 92, 1, Cells.soft(row -> names.group(row.group())));
        columns.add("assignee", 104, 1, Cells.soft(row -> names.person(row.assignee())));
        columns.add("due", 142, 0, DueChip.cell(TaskRow::ticket, words.due()::apply));
        columns.add("created", 84, 0, Cells.time(TaskRow::createdAt));
        columns.add("updated", 72, 0, Cells.time(TaskRow::updatedAt));
        columns.layUsual();
        return columns;
    }
}
