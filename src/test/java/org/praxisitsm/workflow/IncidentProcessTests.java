package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.praxisitsm.workflow.TicketOnEngine.values;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One test for each way through the incident diagram, with its real tables. */
class IncidentProcessTests {

    private static TicketOnEngine ticket;

    @BeforeAll
    static void startEngine() {
        ticket = new TicketOnEngine(ShippedPacks.read("incident"));
    }

    @BeforeEach
    void takeANewTicket() {
        ticket.cleared()
                .answering("assignByGrid", "assignee", "ben")
                .answering("computeDate", "date", TicketOnEngine.NOW.plus(Duration.ofDays(3)));
    }

    @AfterAll
    static void stopEngine() {
        ticket.close();
    }

    private TicketOnEngine reported(Object... more) {
        var report = values(
                "number",
                "INC0000001",
                "requester",
                "anna",
                "affected",
                "anna",
                "category",
                "network",
                "service",
                "vpn",
                "criticality",
                "HIGH",
                "impact",
                "team",
                "urgency",
                "high");
        report.putAll(values(more));
        return ticket.opened(report);
    }

    private TicketOnEngine diagnosed() {
        return reported().complete("Classify incident", "accept");
    }

    private TicketOnEngine resolved() {
        return diagnosed()
                .complete("Diagnose incident", "resolve")
                .complete(
                        "Record resolution", "resolve", values("resolutionCode", "fixed", "resolution", "Restarted."));
    }

    private TicketOnEngine onHold() {
        return diagnosed()
                .complete("Diagnose incident", "hold")
                .complete(
                        "Give hold reason",
                        "done",
                        values("holdReason", "requester", "resumeAt", "2026-12-01T09:00:00Z"));
    }

    private TicketOnEngine major() {
        return reported("impact", "everyone").complete("Classify incident", "accept");
    }

    private void standsAt(String... tasks) {
        assertThat(ticket.waiting()).containsExactly(tasks);
        assertThat(ticket.hasEnded()).isFalse();
    }

    private void endedAt(String end, String state) {
        assertThat(ticket.hasEnded()).isTrue();
        assertThat(ticket.path()).contains(end);
        assertThat(ticket.states()).contains(state);
    }

    @Test
    void newIncidentWaitsForTheServiceDeskWithAPriority() {
        reported();
        standsAt("Classify incident");
        assertThat(ticket.ticket).containsEntry("priority", 3);
        assertThat(ticket.states()).containsExactly("new");
        assertThat(ticket.task("Classify incident").getAssignee()).isNull();
    }

    @Test
    void acceptedIncidentGoesToGroupAndPerson() {
        diagnosed();
        standsAt("Diagnose incident");
        assertThat(ticket.ticket).containsEntry("group", "network").containsEntry("majorIncident", false);
        assertThat(ticket.task("Diagnose incident").getAssignee()).isEqualTo("ben");
        assertThat(ticket.states()).containsExactly("in-progress");
    }

    @Test
    void resolvedIncidentClosesWhenTheRequesterAgrees() {
        resolved();
        standsAt("Confirm solution");
        assertThat(ticket.task("Confirm solution").getAssignee()).isEqualTo("anna");
        assertThat(ticket.last("computeDate").inputs()).containsEntry("amount", 3);
        ticket.complete("Confirm solution", "confirm");
        endedAt("End_Closed", "closed");
        assertThat(ticket.topics()).containsExactly("resolved", "closed");
        assertThat(ticket.last("signalLinked").inputs()).containsEntry("message", "Parent resolved");
        assertThat(ticket.path()).doesNotContain("Task_WaitOnHold", "Task_LeadMajorIncident");
    }

    @Test
    void requesterReopensWhatDoesNotWork() {
        resolved().complete("Confirm solution", "reopen");
        standsAt("Diagnose incident");
        assertThat(ticket.task("Diagnose incident").getAssignee()).isEqualTo("ben");
        assertThat(ticket.path()).doesNotContain("SubProcess_CloseIncident");
    }

    @Test
    void resolvedIncidentClosesItselfOnTheClosingDate() {
        resolved();
        assertThat(ticket.due("Timer_ClosingDate")).isEqualTo(TicketOnEngine.NOW.plus(Duration.ofDays(3)));
        ticket.timer("Timer_ClosingDate");
        endedAt("End_Closed", "closed");
    }

    @Test
    void thankYouAfterTheSolutionClosesIt() {
        resolved().message("Requester replied", Map.of());
        standsAt("Read reply");
        assertThat(ticket.states()).containsExactly("resolved");
        ticket.complete("Read reply", "confirm");
        endedAt("End_Closed", "closed");
    }

    @Test
    void complaintAfterTheSolutionReopensIt() {
        resolved().message("Requester replied", Map.of()).complete("Read reply", "reopen");
        standsAt("Diagnose incident");
    }

    @Test
    void notResolvedAfterAllGoesBackToDiagnosis() {
        diagnosed().complete("Diagnose incident", "resolve").complete("Record resolution", "continue");
        standsAt("Diagnose incident");
        assertThat(ticket.path()).doesNotContain("SubProcess_AnnounceSolution");
    }

    @Test
    void incidentOnHoldGoesOnWhenTheRequesterReplies() {
        onHold();
        standsAt("Wait on hold");
        assertThat(ticket.states()).containsExactly("on-hold");
        ticket.message("Requester replied", Map.of());
        standsAt("Diagnose incident");
    }

    @Test
    void incidentOnHoldGoesOnOnItsDate() {
        onHold();
        assertThat(ticket.due("Timer_ResumeDate")).isEqualTo("2026-12-01T09:00:00Z");
        ticket.timer("Timer_ResumeDate");
        standsAt("Diagnose incident");
    }

    @Test
    void incidentOnHoldGoesOnByHand() {
        onHold().complete("Wait on hold", "done");
        standsAt("Diagnose incident");
    }

    @Test
    void escalatedIncidentGoesToTheSpecialistsOfTheTable() {
        diagnosed().answering("assignByGrid", "assignee", "pia").complete("Diagnose incident", "escalate");
        standsAt("Diagnose incident");
        assertThat(ticket.ticket).containsEntry("group", "platform");
        assertThat(ticket.task("Diagnose incident").getAssignee()).isEqualTo("pia");
    }

    @Test
    void wrongCategoryIsClassifiedAgain() {
        diagnosed().complete("Diagnose incident", "reclassify");
        standsAt("Classify incident");
        ticket.complete("Classify incident", "accept", values("category", "access"));
        assertThat(ticket.ticket).containsEntry("group", "identity-access");
    }

    @Test
    void duplicateIsLinkedAndClosed() {
        reported().complete("Classify incident", "duplicate", values("duplicateOf", "INC0000007"));
        endedAt("End_Duplicate", "duplicate");
        assertThat(ticket.last("linkTicket").inputs())
                .containsEntry("target", "INC0000007")
                .containsEntry("type", "duplicate-of");
    }

    @Test
    void duplicateFoundDuringDiagnosisIsLinkedAndClosed() {
        diagnosed().complete("Diagnose incident", "duplicate", values("duplicateOf", "INC0000007"));
        endedAt("End_Duplicate", "duplicate");
    }

    @Test
    void duplicateOfNothingGoesBackWithANote() {
        reported()
                .refusing("linkTicket", "no-such-ticket")
                .complete("Classify incident", "duplicate", values("duplicateOf", "INC9"));
        standsAt("Classify incident");
        assertThat(ticket.last("writeNote").inputs().get("text").toString()).contains("INC9");
        assertThat(ticket.path()).doesNotContain("Task_TellDuplicate");
    }

    @Test
    void majorIncidentIsLedUpdatedAndReviewed() {
        major();
        standsAt("Lead major incident");
        assertThat(ticket.states()).containsExactly("major");
        assertThat(ticket.ticket).containsEntry("priority", 1).containsEntry("majorIncident", true);
        ticket.timer("Timer_EveryHalfHour");
        standsAt("Lead major incident", "Write update");
        ticket.complete("Write update", "done", values("majorUpdate", "Being restored."));
        assertThat(ticket.last("sendMessage").inputs())
                .containsEntry("topic", "major-update")
                .containsEntry("text", "Being restored.");
        ticket.timer("Timer_EveryHalfHour").complete("Lead major incident", "restored");
        standsAt("Review major incident", "Write update");
        ticket.complete("Review major incident", "done");
        endedAt("End_Closed", "closed");
        assertThat(ticket.path()).contains("Task_ResolveChildren").doesNotContain("Task_DiagnoseIncident");
    }

    @Test
    void missedUpdateIsToldToTheManagerAndMakesRoomForTheNext() {
        major().timer("Timer_EveryHalfHour").timer("Timer_UpdateMissed");
        standsAt("Lead major incident");
        assertThat(ticket.topics()).containsExactly("major-declared", "update-missed");
        ticket.timer("Timer_EveryHalfHour");
        standsAt("Lead major incident", "Write update");
    }

    @Test
    void stoodDownMajorIncidentIsAnOrdinaryOne() {
        major().timer("Timer_EveryHalfHour").complete("Lead major incident", "standDown");
        standsAt("Diagnose incident");
        assertThat(ticket.states()).containsExactly("in-progress");
        assertThat(ticket.ticket).containsEntry("majorIncident", false);
        assertThat(ticket.path()).doesNotContain("Task_ReviewMajorIncident");
    }

    @Test
    void agentDeclaresAMajorIncident() {
        diagnosed().complete("Diagnose incident", "major");
        standsAt("Lead major incident");
        assertThat(ticket.ticket).containsEntry("majorIncident", true);
        assertThat(ticket.topics()).containsExactly("major-declared");
    }

    @Test
    void requesterWithdrawsIt() {
        diagnosed().message("Withdraw", values("withdrawReason", "It works again."));
        endedAt("End_Withdrawn", "cancelled");
        assertThat(ticket.last("sendMessage").inputs()).containsEntry("text", "It works again.");
    }

    @Test
    void agentCancelsIt() {
        reported().message("Cancel", values("cancelReason", "No incident."));
        endedAt("End_Cancelled", "cancelled");
    }

    @Test
    void incidentClosesWithTheOneAboveIt() {
        onHold().message("Parent resolved", Map.of());
        endedAt("End_ParentResolved", "closed");
        assertThat(ticket.ticket).containsEntry("resolutionCode", "parent");
    }

    @Test
    void targetThatComesNearIsToldToWhoWorksOnIt() {
        diagnosed().message("Target at risk", values("target", "resolution", "threshold", 75));
        standsAt("Diagnose incident");
        assertThat(ticket.last("sendMessage").inputs())
                .containsEntry("topic", "target-at-risk")
                .containsEntry("to", "assignee, group");
        assertThat(ticket.path()).doesNotContain("Task_TellEscalation", "Task_CallInForTarget");
    }

    @Test
    void missedTargetIsEscalatedAndWorkGoesOn() {
        diagnosed().message("Target breached", values("target", "resolution", "threshold", 100));
        standsAt("Diagnose incident");
        assertThat(ticket.last("sendMessage").inputs())
                .containsEntry("topic", "target-breached")
                .containsEntry("to", "assignee, groupLead");
        assertThat(ticket.path()).doesNotContain("Task_Warn", "Task_CallInForTarget");
    }

    @Test
    void targetMissedByFarCallsInLeadAndManager() {
        diagnosed()
                .message("Target at risk", values("target", "resolution", "threshold", 75))
                .message("Target breached", values("target", "resolution", "threshold", 100))
                .message("Target far exceeded", values("target", "resolution", "threshold", 150));
        standsAt("Diagnose incident");
        assertThat(ticket.topics()).containsExactly("target-at-risk", "target-breached", "target-exceeded");
        assertThat(ticket.last("sendMessage").inputs()).containsEntry("to", "groupLead, manager");
    }

    @Test
    void targetIsEscalatedWhileItWaitsOnHold() {
        onHold().message("Target breached", values("target", "resolution", "threshold", 100));
        assertThat(ticket.path()).contains("Task_TellEscalation");
        assertThat(ticket.states()).containsExactly("on-hold");
    }

    @Test
    void eachRaisedPriorityIsToldAndWorkGoesOn() {
        diagnosed().message("Priority raised", Map.of()).message("Priority raised", Map.of());
        standsAt("Diagnose incident");
        assertThat(ticket.topics()).containsExactly("priority-raised", "priority-raised");
    }

    @Test
    void managementIsCalledInAndWorkGoesOn() {
        diagnosed().message("Call in management", values("escalationReason", "The board meets."));
        standsAt("Diagnose incident");
        assertThat(ticket.last("sendMessage").inputs())
                .containsEntry("to", "groupLead")
                .containsEntry("text", "The board meets.");
    }
}
