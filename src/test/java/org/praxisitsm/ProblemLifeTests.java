package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** An incident opens a problem, the problem helps its incidents, opens a change and closes them, over the real services. */
@SpringBootTest
@Tag("database")
class ProblemLifeTests {

    private static final String OPEN_PROBLEM = "Start_OpenProblem";

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries queries;

    @Autowired
    Tasks tasks;

    @Autowired
    Commands commands;

    @Autowired
    Viewers viewers;

    @Test
    void problemOpenedFromAnIncidentHelpsItAndItsLikesAndClosesThem() {
        var first = incident();
        var second = incident();
        commands.send(first.number(), OPEN_PROBLEM, Map.of(), viewers.of("agent"));
        var problem = problemOf(first);
        assertThat(problem.requester()).isEqualTo("agent");
        assertThat(problem.service()).isEqualTo("label-printing");
        assertThat(problem.group()).isEqualTo("workplace");
        assertThat(desk.links(first.number(), viewers.of("agent")))
                .extracting(TicketDesk.Link::type, TicketDesk.Link::target)
                .contains(org.assertj.core.groups.Tuple.tuple("caused-by", problem.number()));

        complete(problem, "accept", Map.of());
        var similar = seen(problem).fields().get("incidents").toString();
        assertThat(similar).contains(first.number(), second.number());
        complete(problem, "done", Map.of("incidents", first.number() + ", " + second.number()));
        complete(
                problem,
                "found",
                Map.of(
                        "rootCause",
                        "The driver loses its queue.",
                        "causeCode",
                        "fault",
                        "workaround",
                        "Print from the terminal."));
        assertThat(seen(first).fields()).containsEntry("workaround", "Print from the terminal.");
        assertThat(seen(second).fields())
                .containsEntry("workaround", "Print from the terminal.")
                .containsEntry("problem", problem.number());
        assertThat(seen(second).category()).isEqualTo(Category.NEW);

        var late = incident();
        commands.send(late.number(), OPEN_PROBLEM, Map.of("problem", problem.number()), viewers.of("agent"));
        assertThat(seen(late).fields()).containsEntry("workaround", "Print from the terminal.");

        complete(problem, "change", Map.of("fixPlan", "Driver 6.2 on all print servers."));
        var change = seen(seen(problem).fields().get("fixChange").toString());
        assertThat(change.practice()).isEqualTo("change-enablement");
        assertThat(change.requester()).isEqualTo("admin");
        assertThat(change.group()).isEqualTo("workplace");
        assertThat(change.fields()).containsEntry("changeType", "normal");
        complete(problem, "in", Map.of());
        complete(problem, "gone", Map.of("resolution", "Driver 6.2 keeps its queue."));
        assertThat(seen(problem).category()).isEqualTo(Category.CLOSED);
        for (var closed : new TicketView[] {first, second, late}) {
            assertThat(seen(closed).category()).isEqualTo(Category.CLOSED);
            assertThat(seen(closed).fields())
                    .containsEntry("resolutionCode", "known-error")
                    .containsEntry("resolution", "Driver 6.2 keeps its queue.");
            assertThat(queries.tasksOf(closed.number(), viewers.of("admin"))).isEmpty();
        }
    }

    @Test
    void numberThatNobodyKnowsLeavesANoteAndNothingElse() {
        var incident = incident();
        commands.send(incident.number(), OPEN_PROBLEM, Map.of("problem", "PRB9999999,' or 1=1"), viewers.of("agent"));
        assertThat(desk.links(incident.number(), viewers.of("agent"))).isEmpty();
        assertThat(seen(incident).state()).isEqualTo("new");
        assertThat(desk.comments(incident.number(), viewers.of("agent"))).last().satisfies(note -> {
            assertThat(note.internal()).isTrue();
            assertThat(note.text()).contains("PRB9999999");
        });
    }

    @Test
    void whatStopsTheHouseASecondTimeIsOpenedAsAProblem() {
        var first = accepted("erp", "erp", "everyone", "high");
        assertThat(first.fields()).doesNotContainKey("problem");
        accepted("erp", "track-and-trace", "everyone", "high");
        var second = accepted("erp", "erp", "everyone", "high");
        assertThat(second.fields()).containsEntry("alike", first.number()).containsEntry("alikeCount", 1);
        var problem = problemOf(second);
        assertThat(problem.service()).isEqualTo("erp");
        assertThat(desk.links(second.number(), viewers.of("admin")))
                .anyMatch(
                        link -> link.type().equals("caused-by") && link.target().equals(problem.number()));
        complete(problem, "accept", Map.of());
        assertThat(seen(problem).fields().get("incidents").toString()).contains(first.number(), second.number());
    }

    @Test
    void whatComesOftenIsProposedOnTheIncident() {
        for (var i = 0; i < 5; i++) {
            intake.open(report("network", "wifi", "one", "low"), viewers.of("requester"));
        }
        var last = accepted("network", "wifi", "one", "low");
        // Other tests report the like, to the same database.
        assertThat(last.fields())
                .doesNotContainKey("problem")
                .extractingByKey("alikeCount", INTEGER)
                .isGreaterThanOrEqualTo(5);
        assertThat(desk.comments(last.number(), viewers.of("agent"))).anySatisfy(note -> {
            assertThat(note.internal()).isTrue();
            assertThat(note.text()).startsWith(last.fields().get("alikeCount") + " others are of the same kind: INC");
        });
    }

    private TicketView accepted(String category, String service, String impact, String urgency) {
        var incident = intake.open(report(category, service, impact, urgency), viewers.of("requester"));
        complete(incident, "accept", Map.of());
        return seen(incident);
    }

    private static OpenTicket report(String category, String service, String impact, String urgency) {
        var fields = Map.of("category", category, "impact", impact, "urgency", urgency, "service", service);
        return new OpenTicket("incident", "Again", null, null, null, "PORTAL", fields);
    }

    private TicketView incident() {
        var fields = Map.of("category", "printing", "impact", "site", "urgency", "low", "service", "label-printing");
        return intake.open(
                new OpenTicket("incident", "Labels stay in the queue", null, null, null, "PORTAL", fields),
                viewers.of("requester"));
    }

    private TicketView problemOf(TicketView incident) {
        return seen(seen(incident).fields().get("problem").toString());
    }

    private TicketView seen(TicketView ticket) {
        return seen(ticket.number());
    }

    private TicketView seen(String number) {
        return desk.get(number, viewers.of("admin"));
    }

    private void complete(TicketView ticket, String outcome, Map<String, ?> values) {
        var admin = viewers.of("admin");
        tasks.complete(queries.tasksOf(ticket.number(), admin).get(0).id(), outcome, values, null, admin);
    }
}
