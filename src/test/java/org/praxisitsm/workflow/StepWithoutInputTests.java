package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** An action whose required input has no value stops with words for a person, and nothing of what led there is kept. */
@SpringBootTest
@Tag("database")
@Import(MovingPractice.class)
class StepWithoutInputTests {

    private static final String KEY = "step-without-input";
    private static final String WORDS =
            "The step 'Set the date' cannot be done: the input 'amount' (How many) of its action 'Compute date' has no value.";

    @Autowired
    MovingPractice practice;

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
        var files = new LinkedHashMap<String, byte[]>();
        put(files, "practice.yaml", YAML);
        put(files, KEY + "-start.form", FORM);
        put(files, KEY + "-main.bpmn", BPMN);
        return new PackFiles(files);
    }

    private static void put(Map<String, byte[]> files, String name, String text) {
        files.put("processes/" + KEY + "/" + name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String YAML =
            """
            key: step-without-input
            name: Step without input
            description: A practice for tests.
            unit: it
            prefix: SWI
            process: step-without-input-main
            startForm: step-without-input-start
            secondPerson: false
            confidential: false
            states:
              - {key: new, label: New, category: NEW}
              - {key: closed, label: Closed, category: CLOSED}
            fields:
              - {key: amount, label: Amount, type: NUMBER, variable: true}
            milestones:
              - {key: reported, label: Reported, activities: [Start_Reported]}
            """;

    private static final String FORM =
            """
            {"id": "step-without-input-start", "type": "default", "components": [
              {"type": "textfield", "id": "Field_1", "key": "subject", "label": "Subject", "validate": {"required": true}}
            ]}
            """;

    private static final String BPMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://praxisitsm.org/test">
              <bpmn:process id="step-without-input-main" name="Main" isExecutable="true">
                <bpmn:startEvent id="Start_Reported" name="Reported" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Task_Work" />
                <bpmn:userTask id="Task_Work" name="Work" camunda:candidateGroups="service-desk">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="state" value="new" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:userTask>
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
                <bpmn:endEvent id="End_Closed" name="Closed">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="state" value="closed" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;
}
