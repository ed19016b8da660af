package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ticket.TicketView;

/** Who needs to know of an attack knows of it, nobody else does, and the clocks of the law run. */
class SecurityIncidentLifeTests extends PracticeLife {

    @Test
    void onlyTheTeamAndWhoTakesPartSeeIt() {
        var ticket = reported();
        for (var account : new String[] {"yusuf.aydin", "silje.moen", "requester"}) {
            assertThat(desk.get(ticket.number(), viewers.of(account)).number()).isEqualTo(ticket.number());
        }
        assertThat(clocks.of(ticket.number(), viewers.of("requester"))).isEmpty();
        for (var account : new String[] {"admin", "auditor", "agent", "owner", "manager", "hr"}) {
            var viewer = viewers.of(account);
            assertThatThrownBy(() -> desk.get(ticket.number(), viewer)).isInstanceOf(Refusal.class);
            assertThat(queries.tickets(TicketFilter.anyOpen(), "-openedAt", 50, null, viewer)
                            .items())
                    .extracting(TicketRow::number)
                    .doesNotContain(ticket.number());
            assertThat(queries.tasksOf(ticket.number(), viewer)).isEmpty();
        }
    }

    @Test
    void dutiesThatTriageFindsStartTheirClocksAndWhatIsSentStopsThem() {
        var ticket = reported();
        complete(ticket, "Task_Triage", "confirmed", triage("high", true));
        assertThat(seen(ticket).fields())
                .containsEntry("gdpr", true)
                .containsEntry("gdprPeople", true)
                .containsEntry("nis2", true)
                .containsEntry("severity", "critical");
        assertThat(states(ticket))
                .containsEntry("gdpr-authority", "RUNNING")
                .containsEntry("gdpr-persons", "RUNNING")
                .containsEntry("nis2-warning", "RUNNING")
                .containsEntry("nis2-notification", "RUNNING")
                .doesNotContainKey("nis2-report");
        complete(ticket, "Task_SendWarning", null, Map.of("nis2WarnedAt", "2026-11-27T10:00:00Z"));
        complete(ticket, "Task_SendNotification", null, Map.of("nis2NotifiedAt", "2026-11-27T11:00:00Z"));
        assertThat(states(ticket).get("nis2-warning")).isNotEqualTo("RUNNING");
        assertThat(states(ticket)).containsEntry("nis2-report", "RUNNING").containsEntry("gdpr-authority", "RUNNING");
    }

    @Test
    void withoutADutyNoClockRuns() {
        var ticket = reported();
        complete(ticket, "Task_Triage", "confirmed", triage("none", false));
        assertThat(states(ticket)).isEmpty();
        assertThat(queries.tasksOf(ticket.number(), viewers.of("yusuf.aydin")))
                .extracting(task -> task.activity())
                .containsExactly("Task_Contain");
    }

    private TicketView reported() {
        return intake.open(
                new OpenTicket(
                        "security-incident",
                        "Mail asks for my password",
                        null,
                        null,
                        null,
                        "PORTAL",
                        Map.of("kind", "phishing")),
                viewers.of("requester"));
    }

    private static Map<String, Object> triage(String risk, boolean significant) {
        return Map.of("kind", "phishing", "spread", "one", "dataRisk", risk, "significant", significant);
    }

    private Map<String, String> states(TicketView ticket) {
        var states = new LinkedHashMap<String, String>();
        clocks.of(ticket.number(), viewers.of("yusuf.aydin"))
                .forEach(run -> states.put(
                        run.clock().key().target(), run.clock().state().name()));
        return states;
    }

    private void complete(TicketView ticket, String activity, String outcome, Map<String, ?> values) {
        var analyst = viewers.of("yusuf.aydin");
        var task = queries.tasksOf(ticket.number(), analyst).stream()
                .filter(open -> open.activity().equals(activity))
                .findFirst()
                .orElseThrow();
        tasks.complete(task.id(), outcome, values, null, analyst);
    }
}
