package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One stuck ticket, set right by hand. */
@Tag("database")
class InterventionsTests extends MovingTest {

    private static final String KEY = "moving-int";

    @Autowired
    Interventions interventions;

    @Autowired
    Practices practices;

    @Autowired
    TicketDesk desk;

    @Autowired
    AuditTrail trail;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void published() {
        if (practices.current(KEY).isEmpty()) {
            practice.publish(KEY, MovingPack.first(KEY));
        }
    }

    @Test
    void ticketIsMovedToAnotherStepWithItsTaskStateAndReason() {
        var number = practice.open(KEY, "hold");

        var moved = interventions.move(
                number, "Receive_Reply", "Task_Work", "The reply came by phone", practice.of("owner"));

        assertThat(moved.state()).isEqualTo("in-progress");
        assertThat(practice.open(number)).extracting(task -> task.name()).containsExactly("Do the work");
        assertThat(moved.steps())
                .extracting(step -> step.id())
                .contains("Task_Work")
                .doesNotContain("Receive_Reply");
        var entry = trail.ofTicket(number, true, 100, null, practice.of("auditor")).items().stream()
                .filter(item -> item.act().equals("process.moved"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.actor()).isEqualTo("owner");
        assertThat(entry.after()).containsEntry("reason", "The reply came by phone");
        practice.complete(number, "done");
        assertThat(desk.get(number, practice.admin()).category()).isEqualTo(Category.CLOSED);
    }

    @Test
    void oneBranchIsMovedAndTheOtherStays() {
        var number = practice.open(KEY, "both");

        interventions.move(number, "Task_A", "Gateway_Join", "Done elsewhere", practice.of("owner"));

        assertThat(practice.open(number)).extracting(task -> task.name()).containsExactly("Look at the outside");
        practice.complete(number, "done");
        assertThat(practice.open(number)).extracting(task -> task.name()).containsExactly("Do the work");
    }

    @Test
    void restartGivesANewTaskAndANewTimer() {
        var number = practice.open(KEY, "");
        var before = practice.open(number).get(0).id();

        interventions.restart(number, "Task_Triage", "Lost in the queue", practice.of("manager"));

        assertThat(practice.open(number)).hasSize(1);
        assertThat(practice.open(number).get(0).id()).isNotEqualTo(before);
    }

    @Test
    void stuckTicketIsEndedAsCancelled() {
        var number = practice.open(KEY, "part");

        var ended = interventions.cancel(number, "Opened by mistake", practice.of("owner"));

        assertThat(ended.category()).isEqualTo(Category.CANCELLED);
        assertThat(ended.steps()).isEmpty();
        assertThat(practice.open(number)).isEmpty();
        assertThatThrownBy(() -> interventions.cancel(number, "again", practice.of("owner")))
                .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.CONFLICT));
    }

    @Test
    void previewTellsWhatWouldHappenAndLeavesNothing() {
        var number = practice.open(KEY, "hold");
        var before = trail.ofTicket(number, true, 100, null, practice.of("auditor"))
                .items()
                .size();
        var owner = practice.of("owner");

        assertThat(interventions.tryMove(number, "Receive_Reply", "Task_Work", owner))
                .extracting(fate -> fate.sentence())
                .contains(
                        "'Wait for the reply' ends.",
                        "'Do the work' begins.",
                        "The task 'Do the work' begins.",
                        "The state on-hold becomes in-progress.");
        assertThat(interventions.tryCancel(number, owner))
                .extracting(fate -> fate.sentence())
                .contains("'Wait for the reply' ends.", "The state on-hold becomes cancelled.");
        assertThat(interventions.tryRestart(number, "Receive_Reply", owner))
                .extracting(fate -> fate.sentence())
                .containsExactly("'Wait for the reply' ends.", "'Wait for the reply' begins.");
        assertThatThrownBy(() -> interventions.tryCancel(number, practice.of("agent")))
                .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.FORBIDDEN));

        assertThat(desk.get(number, practice.admin()).state()).isEqualTo("on-hold");
        assertThat(practice.open(number)).isEmpty();
        assertThat(trail.ofTicket(number, true, 100, null, practice.of("auditor"))
                        .items())
                .hasSize(before);
    }

    @Test
    void thoseWhoWorkOnTheTicketReadWhyItWasMoved() {
        var number = practice.open(KEY, "hold");
        interventions.move(number, "Receive_Reply", "Task_Work", "The reply came by phone", practice.of("owner"));

        assertThat(jdbc.sql("select c.body from journal_entry c join ticket t on t.id = c.ticket_id where t.number ="
                                + " :number and c.internal = true")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .containsExactly("Moved from 'Wait for the reply' to 'Do the work': The reply came by phone");
    }

    @Test
    void allFailedJobsAreTriedAgainAtOnce() {
        var numbers = List.of(practice.open(KEY, ""), practice.open(KEY, ""));
        numbers.forEach(number -> jdbc.sql("update ACT_RU_JOB set retries_ = 0, exception_msg_ = 'Down' where"
                        + " process_instance_id_ = (select e.id_ from ACT_RU_EXECUTION e where"
                        + " e.business_key_ = :number)")
                .param("number", number)
                .update());

        assertThat(interventions.retryAll(KEY, practice.of("owner"))).isEqualTo(2);

        var failed = interventions.failedJobs(KEY, practice.of("owner"));
        assertThat(failed).allSatisfy(job -> assertThat(job.retries()).isEqualTo(1));
        failed.forEach(job -> management.executeJob(job.id()));
        assertThatThrownBy(() -> interventions.retryAll(KEY, practice.of("hr-owner")))
                .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void hostileIdsAndOtherPeopleAreRefused() {
        var number = practice.open(KEY, "work");
        var owner = practice.of("owner");

        assertThatThrownBy(() -> interventions.move(number, "Task_Triage", "Task_Work", "x", owner))
                .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.CONFLICT));
        for (var to : List.of(
                "Task_Nowhere", "Flow_Reported", "Start_Withdraw", "Timer_Late", "SubProcess_Withdraw", "Task_Part")) {
            assertThatThrownBy(() -> interventions.move(number, "Task_Work", to, "x", owner))
                    .as(to)
                    .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.INVALID));
        }
        assertThatThrownBy(() -> interventions.move(number, "Task_Work", "Task_A", " ", owner))
                .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.INVALID));
        for (var account : List.of("agent", "network", "auditor")) {
            assertThatThrownBy(() -> interventions.restart(number, "Task_Work", "x", practice.of(account)))
                    .as(account)
                    .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.FORBIDDEN));
        }
        assertThatThrownBy(() -> interventions.restart(number, "Task_Work", "x", practice.of("hr-owner")))
                .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> interventions.failedJobs(KEY, practice.of("hr-owner")))
                .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.FORBIDDEN));
        assertThat(practice.open(number)).extracting(task -> task.name()).containsExactly("Do the work");
    }

    @Test
    void failedJobIsListedWithItsCauseAndTriedAgain() {
        var number = practice.open(KEY, "");
        var job = jdbc.sql("select j.id_ from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.id_ = j.process_instance_id_"
                        + " where e.business_key_ = :number")
                .param("number", number)
                .query(String.class)
                .single();
        jdbc.sql("update ACT_RU_JOB set retries_ = 0, exception_msg_ = 'The mail server is down' where id_ = :id")
                .param("id", job)
                .update();

        var failed = interventions.failedJobs(KEY, practice.of("owner"));
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).number()).isEqualTo(number);
        assertThat(failed.get(0).name()).isEqualTo("Late");
        assertThat(failed.get(0).cause()).isEqualTo("The mail server is down");
        assertThat(interventions.failedJobs("incident", practice.of("owner"))).isEmpty();
        assertThatThrownBy(() -> interventions.retry("incident", job, practice.of("owner")))
                .isInstanceOfSatisfying(Refusal.class, kind(Refusal.Kind.NOT_FOUND));

        assertThat(interventions.retry(KEY, job, practice.of("owner")).retries())
                .isEqualTo(1);
        management.executeJob(job);
        assertThat(interventions.failedJobs(KEY, practice.of("owner"))).isEmpty();
    }

    private static java.util.function.Consumer<Refusal> kind(Refusal.Kind kind) {
        return refusal -> assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(kind);
    }
}
