package org.praxisitsm.workflow;

import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.beans.factory.annotation.Autowired;

/** Publishes the versions of {@link MovingPack} and brings tickets to where a test wants them. */
class MovingPractice {

    /** Where a ticket of version 1 can stand, by the outcome that brings it there. */
    static final List<String> PLACES = List.of("", "work", "callback", "hold", "both", "part", "approve", "ended");

    @Autowired
    private Drafts drafts;

    @Autowired
    private TicketIntake intake;

    @Autowired
    private TicketQueries queries;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Viewers viewers;

    int publish(String key, PackFiles files) {
        var draft = drafts.upload(key, files.toZip(), admin());
        draft.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .findFirst()
                .ifPresent(finding -> {
                    throw new AssertionError(finding.toString());
                });
        return drafts.publish(key, draft.id(), "test", admin()).version();
    }

    String open(String key, String place) {
        var number = intake.open(
                        new OpenTicket(key, "Move me", null, null, null, "PORTAL", Map.of("place", "here")),
                        viewers.of("requester"))
                .number();
        if (place.equals("ended")) {
            complete(number, "work");
            complete(number, "done");
        } else if (!place.isEmpty()) {
            complete(number, place);
        }
        return number;
    }

    void complete(String number, String outcome) {
        tasks.complete(open(number).get(0).id(), outcome, Map.of(), null, admin());
    }

    List<TaskRow> open(String number) {
        return queries.tasksOf(number, admin());
    }

    Viewer admin() {
        return viewers.of("admin");
    }

    Viewer of(String account) {
        return viewers.of(account);
    }
}
