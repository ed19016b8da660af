package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.workflow.FailedJobs.Failed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What failed in the background, found by its cause and tried again. */
@Tag("database")
class FailedJobsTests extends MovingTest {

    private static final String KEY = "moving-jobs";

    @Autowired
    FailedJobs jobs;

    @Autowired
    EngineState engine;

    @Autowired
    Practices practices;

    @Autowired
    AuditTrail trail;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    private final List<String> stacks = new ArrayList<>();

    @BeforeEach
    void published() {
        if (practices.current(KEY).isEmpty()) {
            practice.publish(KEY, MovingPack.first(KEY));
        }
    }

    @AfterEach
    void repair() {
        stacks.forEach(stack -> {
            jdbc.sql("update ACT_RU_JOB set retries_ = 3, exception_msg_ = null, exception_stack_id_ = null where"
                            + " exception_stack_id_ = :stack")
                    .param("stack", stack)
                    .update();
            jdbc.sql("delete from ACT_GE_BYTEARRAY where id_ = :stack")
                    .param("stack", stack)
                    .update();
        });
    }

    /** As the engine notes it. @return number of the ticket */
    private String failing(String cause) {
        var number = practice.open(KEY, "");
        var stack = "stack-" + number;
        stacks.add(stack);
        jdbc.sql(
                        "insert into ACT_GE_BYTEARRAY (id_, rev_, name_, bytes_) values (:id, 1, 'job.exceptionByteArray', :bytes)")
                .param("id", stack)
                .param("bytes", cause.getBytes(StandardCharsets.UTF_8))
                .update();
        assertThat(jdbc.sql("update ACT_RU_JOB set retries_ = 0, exception_msg_ = :cause, exception_stack_id_ = :stack"
                                + " where process_instance_id_ = (select e.id_ from ACT_RU_EXECUTION e where"
                                + " e.business_key_ = :number and e.parent_id_ is null)")
                        .param("cause", cause)
                        .param("stack", stack)
                        .param("number", number)
                        .update())
                .isEqualTo(1);
        return number;
    }

    @Test
    void jobsOfOneCauseAreToldTogetherAndTriedAgainTogether() {
        var first = failing("No room for ticket MJB0000012\nat somewhere");
        var second = failing("No room for ticket MJB0000345");
        var other = failing("The mail server is down");
        var admin = practice.admin();

        var causes = jobs.causes(admin).stream()
                .filter(one -> one.cause().startsWith("No room") || one.cause().startsWith("The mail"))
                .toList();
        assertThat(causes).hasSize(2);
        var room = causes.get(0);
        assertThat(room.count()).isEqualTo(2);
        assertThat(room.waiting()).isEqualTo(2);
        assertThat(room.steps()).containsExactly("Late");
        assertThat(room.cause()).doesNotContain("\n");
        assertThat(engine.now().held()).isGreaterThanOrEqualTo(3);
        var held = engine.now().held();

        assertThat(jobs.retryCause(room.key(), admin)).isEqualTo(2);

        assertThat(engine.now().held()).isEqualTo(held - 2);
        assertThat(jobs.list(KEY, room.key(), 10, null, admin).items())
                .hasSize(2)
                .allSatisfy(job -> assertThat(job.retries()).isEqualTo(1));
        assertThat(jobs.list(KEY, null, 10, null, admin).items().stream()
                        .filter(job -> job.retries() == 0)
                        .map(Failed::number))
                .containsExactly(other);
        for (var number : List.of(first, second)) {
            assertThat(trail.ofTicket(number, true, 100, null, practice.of("auditor"))
                            .items())
                    .anyMatch(entry -> entry.act().equals("job.retried")
                            && entry.actor().equals("admin")
                            && entry.after().get("step").equals("Late"));
        }
    }

    @Test
    void everyJobIsListedOnceHoweverThePagesAreCut() {
        var numbers = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            numbers.add(failing("Cause " + i));
        }
        var admin = practice.admin();
        for (var limit : List.of(1, 2, 5, 50)) {
            var found = new ArrayList<String>();
            String cursor = null;
            do {
                var page = jobs.list(KEY, null, limit, cursor, admin);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                page.items().forEach(job -> found.add(job.number()));
                cursor = page.next();
            } while (cursor != null);
            assertThat(found).as("limit " + limit).containsExactlyInAnyOrderElementsOf(numbers);
        }
        assertThat(jobs.list("incident", null, 50, null, admin).items())
                .extracting(Failed::number)
                .doesNotContainAnyElementsOf(numbers);
        var one = jobs.list(KEY, null, 1, null, admin).items().get(0);
        jobs.retry(one.id(), admin);
        management.executeJob(one.id());
        assertThat(jobs.list(KEY, null, 50, null, admin).items()).doesNotContain(one);
        assertThatThrownBy(() -> jobs.retry(one.id(), admin))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void onlyAdministratorsLookAfterAllPractices() {
        for (var account : List.of("owner", "hr-owner", "manager", "agent", "auditor", "requester")) {
            var viewer = practice.of(account);
            for (var act : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                    () -> jobs.list(null, null, 10, null, viewer),
                    () -> jobs.causes(viewer),
                    () -> jobs.retry("x", viewer),
                    () -> jobs.retryCause("x", viewer))) {
                assertThatThrownBy(act).as(account).isInstanceOfSatisfying(Refusal.class, refused -> assertThat(
                                refused.kind())
                        .isEqualTo(Refusal.Kind.FORBIDDEN));
            }
        }
        for (var cursor : List.of("", "x", "1", "-1:x", "9999999999999999:x")) {
            assertThatThrownBy(() -> jobs.list(null, null, 10, cursor, practice.admin()))
                    .as(cursor)
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.INVALID));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "No room for INC0000012, No room for REQ0000345, true",
                "Timeout after 30 s, Timeout after 31 s, true",
                "Job 0b2b6f1e-0f4e-4a53-9f63-7f0a5e1c2d3e failed, Job 9c1de1f0-aaaa-4a53-9f63-7f0a5e1c2d3e failed, true",
                "There is no group 'a', There is no group 'b', true",
                "The mail server is down, The file server is down, false"
            })
    void causesThatDifferInNumbersAndNamesOnlyAreOne(String one, String other, boolean same) {
        assertThat(FailedJobs.key(one).equals(FailedJobs.key(other))).isEqualTo(same);
    }
}
