package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;

/** An action whose required input has no value stops with words for a person, and nothing of what led there is kept. */
@Tag("database")
class StepWithoutInputTests extends MovingTest {

    private static final String KEY = "step-without-input";
    private static final String WORDS =
            "The step 'Set the date' cannot be done: the input 'amount' (How many) of its action 'Compute date' has no value.";

    @Autowired
    Practices practices;

    @Autowired
    TicketIntake intake;

    @Autowired
    FailedJobs failed;

    @Autowired
    ManagementService management;

    @BeforeEach
    void published() {
        if (practices.current(KEY).isEmpty()) {
            practice.publish(KEY, pack());
        }
    }

    @Test
    void whoLedThereReadsWhichStepActionAndInputItIs() {
        var number = opened();
        assertThatThrownBy(() -> practice.complete(number, "now"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(WORDS);
        assertThat(practice.open(number)).singleElement().satisfies(task -> assertThat(task.activity())
                .isEqualTo("Task_Work"));
    }

    @Test
    void whatABackgroundStepLacksStandsAmongTheFailedSteps() {
        var number = opened();
        practice.complete(number, "later");
        var job = management.createJobQuery().activityId("Task_Later").list().get(0);
        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining(WORDS);
        assertThat(failed.list(KEY, null, 10, null, practice.admin()).items())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.number()).isEqualTo(number);
                    assertThat(one.cause()).contains(WORDS);
                });
    }

    private String opened() {
        return intake.open(
                        new OpenTicket(KEY, "No amount", null, null, null, "PORTAL", Map.of()),
                        practice.of("requester"))
                .number();
    }

    private static PackFiles pack() {
        return new SmallPack(KEY, "SWI")
                .field("amount", "type: NUMBER, variable: true")
                .drawn(DRAWN);
    }

    private static final String DRAWN =
            """
            <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Task_Work" />
            <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Work" targetRef="Gateway_What" />
            <bpmn:exclusiveGateway id="Gateway_What" name="When?" />
            <bpmn:sequenceFlow id="Flow_Now" name="Now" sourceRef="Gateway_What" targetRef="Task_Now">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'now'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_Later" name="Later" sourceRef="Gateway_What" targetRef="Task_Later">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'later'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:serviceTask id="Task_Now" name="Set the date" camunda:delegateExpression="${computeDate}">
              <bpmn:extensionElements>
                <camunda:inputOutput>
                  <camunda:inputParameter name="amount">${amount}</camunda:inputParameter>
                  <camunda:inputParameter name="unit">days</camunda:inputParameter>
                </camunda:inputOutput>
              </bpmn:extensionElements>
            </bpmn:serviceTask>
            <bpmn:serviceTask id="Task_Later" name="Set the date" camunda:asyncBefore="true" camunda:delegateExpression="${computeDate}">
              <bpmn:extensionElements>
                <camunda:inputOutput>
                  <camunda:inputParameter name="amount">${amount}</camunda:inputParameter>
                  <camunda:inputParameter name="unit">days</camunda:inputParameter>
                </camunda:inputOutput>
              </bpmn:extensionElements>
            </bpmn:serviceTask>
            <bpmn:sequenceFlow id="Flow_NowDone" sourceRef="Task_Now" targetRef="End_Closed" />
            <bpmn:sequenceFlow id="Flow_LaterDone" sourceRef="Task_Later" targetRef="End_Closed" />
            """;
}
