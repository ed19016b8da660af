package org.praxisitsm;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The life of a ticket of a shipped practice, worked by the people of the demo organisation. */
@SpringBootTest
@Tag("database")
abstract class PracticeLife {

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries queries;

    @Autowired
    Tasks tasks;

    @Autowired
    Clocks clocks;

    @Autowired
    Viewers viewers;

    TicketView opened(String practice, String subject, @Nullable String affected, Map<String, ?> fields, String by) {
        return intake.open(new OpenTicket(practice, subject, null, null, affected, "PORTAL", fields), viewers.of(by));
    }

    TicketView seen(TicketView ticket) {
        return desk.get(ticket.number(), Viewer.system("test"));
    }

    /** @return whom the open tasks ask by name */
    List<String> asks(TicketView ticket) {
        return queries.tasksOf(ticket.number(), Viewer.system("test")).stream()
                .map(TaskRow::assignee)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Completes the task that came first. */
    void complete(TicketView ticket, @Nullable String outcome, Map<String, ?> values, String by) {
        var task = queries.tasksOf(ticket.number(), Viewer.system("test")).get(0);
        tasks.complete(task.id(), outcome, values, null, viewers.of(by));
    }

    /** Completes the open task of a step. */
    void completed(TicketView ticket, String activity, @Nullable String outcome, Map<String, ?> values, String by) {
        var task = queries.tasksOf(ticket.number(), Viewer.system("test")).stream()
                .filter(one -> one.activity().equals(activity))
                .findFirst()
                .orElseThrow();
        tasks.complete(task.id(), outcome, values, null, viewers.of(by));
    }
}
