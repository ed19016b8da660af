package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A risk above the appetite gets controls from a table and is accepted by others than who named it. */
@SpringBootTest
@Tag("database")
class RiskLifeTests {

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries queries;

    @Autowired
    Tasks tasks;

    @Autowired
    Viewers viewers;

    @Test
    void boardAcceptsWhatItsOwnerMayNot() {
        var risk = intake.open(
                new OpenTicket(
                        "risk",
                        "One supplier runs both lines to Porto",
                        null,
                        null,
                        null,
                        "DESK",
                        Map.of("riskArea", "supplier", "service", "wifi")),
                viewers.of("owner"));
        complete(risk, "yes", Map.of("riskArea", "supplier", "riskOwner", "network"), "yusuf.aydin");
        assertThat(open(risk).assignee()).isEqualTo("network");
        complete(risk, null, Map.of("likelihood", "likely", "impact", "high"), "network");
        assertThat(seen(risk).fields())
                .containsEntry("level", "very-high")
                .containsEntry("withinAppetite", false)
                .containsEntry("controls", List.of("a-5-19", "a-5-21"))
                .containsEntry("csf", List.of("gv-sc"));
        assertThat(seen(risk).priority()).isEqualTo(1);
        var plan = Map.of(
                "treatment",
                "share",
                "treatmentPlan",
                "A second supplier for one of the lines.",
                "treatBy",
                "2030-01-31T12:00:00Z");
        complete(risk, "ask", plan, "network");
        var reason = Map.of("acceptReason", "Until the second line is laid.");
        assertThatThrownBy(() -> complete(risk, "accept", reason, "owner")).isInstanceOf(Refusal.class);
        complete(risk, "accept", reason, "change-manager");
        assertThat(seen(risk).state()).isEqualTo("monitor");
        assertThat(seen(risk).category()).isEqualTo(Category.ON_HOLD);
    }

    private TicketView seen(TicketView risk) {
        return desk.get(risk.number(), Viewer.system("test"));
    }

    private TaskRow open(TicketView risk) {
        return queries.tasksOf(risk.number(), Viewer.system("test")).get(0);
    }

    private void complete(TicketView risk, @Nullable String outcome, Map<String, ?> values, String by) {
        tasks.complete(open(risk).id(), outcome, values, null, viewers.of(by));
    }
}
