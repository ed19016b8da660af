package org.praxisitsm.ui.desk;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.workflow.BulkEdits;

/** My work: the open tasks, by whom they wait for. */
@Route(value = "desk/work/:view?", layout = DeskShell.class)
@PermitAll
class WorkView extends ListScreen<TaskRow> {

    private static final Kind<TaskRow> TASKS =
            new Kind<>("tasks", "desk.work", "work", BulkEdits.Rows.TASKS, RowFacts::of, TaskColumns::of);

    WorkView(WorkViews views, Tools tools) {
        super(views, TASKS, tools);
    }
}
