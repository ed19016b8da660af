package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an action refuses goes the way that is drawn for it; without one nothing is lost in silence. */
@SpringBootTest
@Tag("database")
@Import(MovingPractice.class)
class UncaughtRefusalTests {

    @Autowired
    MovingPractice practice;

    @Autowired
    Practices practices;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoLedToAStepThatCannotBeDoneReadsWhy() {
        var refused = catchThrowableOfType(Refusal.class, () -> opened("refused-unheard", "RFA", "", "Hall 2")
                .number());
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refused).hasMessage("The step 'Note the size' cannot be done: size: is no number: 'Hall 2'.");
        assertThat(jdbc.sql("select count(*) from ticket where practice = 'refused-unheard'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(opened("refused-unheard", "RFA", "", "12").fields()).containsKey("size");
    }

    @ParameterizedTest
    @CsvSource({"refused-at-the-step, RFB, Task_Set", "refused-around-it, RFC, Sub_Set"})
    void whatIsDrawnForItIsTaken(String key, String prefix, String attachedTo) {
        var ticket = opened(key, prefix, attachedTo, "Hall 2");
        assertThat(desk.comments(ticket.number(), Viewer.system("test")))
                .extracting(TicketDesk.Comment::text)
                .containsExactly("Not a size.");
    }

    private org.praxisitsm.ticket.TicketView opened(String key, String prefix, String attachedTo, String said) {
        if (practices.current(key).isEmpty()) {
            practice.publish(key, pack(key, prefix, attachedTo));
        }
        return intake.open(
                new OpenTicket(key, "A size", null, null, null, "PORTAL", Map.of("said", said)),
                practice.of("requester"));
    }

    private static PackFiles pack(String key, String prefix, String attachedTo) {
        var files = new LinkedHashMap<String, byte[]>();
        put(files, key, "practice.yaml", YAML.formatted(key, prefix, key, key));
        put(files, key, key + "-start.form", FORM.formatted(key));
        put(
                files,
                key,
                key + "-main.bpmn",
                BPMN.formatted(
                        key,
                        attachedTo.equals("Task_Set") ? CAUGHT.formatted(attachedTo, "End_Set") : "",
                        attachedTo.equals("Sub_Set") ? CAUGHT.formatted(attachedTo, "Task_Work") : ""));
        return new PackFiles(files);
    }

    private static void put(Map<String, byte[]> files, String key, String name, String text) {
        files.put("processes/" + key + "/" + name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String YAML =
            """
            key: %s
            name: Refused
            description: A practice for tests.
            unit: it
            prefix: %s
            process: %s-main
            startForm: %s-start
            secondPerson: false
            confidential: false
            states:
              - {key: new, label: New, category: NEW}
              - {key: closed, label: Closed, category: CLOSED}
            fields:
              - {key: said, label: Said, type: TEXT, maxLength: 200, variable: true}
              - {key: size, label: Size, type: NUMBER}
            milestones:
              - {key: reported, label: Reported, activities: [Start_Reported]}
            """;

    private static final String FORM =
            """
            {"id": "%s-start", "type": "default", "components": [
              {"type": "textfield", "id": "Field_1", "key": "subject", "label": "Subject", "validate": {"required": true}},
              {"type": "textfield", "id": "Field_2", "key": "said", "label": "Said"}
            ]}
            """;

    private static final String CAUGHT =
            """
                <bpmn:boundaryEvent id="Event_Refused" name="Not a size" attachedToRef="%s">
                  <bpmn:errorEventDefinition errorRef="Error_1" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="Flow_5" sourceRef="Event_Refused" targetRef="Task_Note" />
                <bpmn:serviceTask id="Task_Note" name="Note it" camunda:delegateExpression="${writeNote}">
                  <bpmn:extensionElements>
                    <camunda:inputOutput><camunda:inputParameter name="text">Not a size.</camunda:inputParameter></camunda:inputOutput>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_6" sourceRef="Task_Note" targetRef="%s" />
            """;

    private static final String BPMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://praxisitsm.org/test">
              <bpmn:error id="Error_1" name="Invalid" errorCode="invalid-value" />
              <bpmn:process id="%s-main" name="Main" isExecutable="true">
                <bpmn:startEvent id="Start_Reported" name="Reported" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Sub_Set" />
                <bpmn:subProcess id="Sub_Set" name="Sizes">
                  <bpmn:startEvent id="Start_Set" name="Begun" />
                  <bpmn:sequenceFlow id="Flow_7" sourceRef="Start_Set" targetRef="Task_Set" />
                  <bpmn:serviceTask id="Task_Set" name="Note the size" camunda:delegateExpression="${setField}">
                    <bpmn:extensionElements>
                      <camunda:inputOutput>
                        <camunda:inputParameter name="field">size</camunda:inputParameter>
                        <camunda:inputParameter name="value">${said}</camunda:inputParameter>
                      </camunda:inputOutput>
                    </bpmn:extensionElements>
                  </bpmn:serviceTask>
                  <bpmn:sequenceFlow id="Flow_8" sourceRef="Task_Set" targetRef="End_Set" />
                  <bpmn:endEvent id="End_Set" name="Noted" />
                %s
                </bpmn:subProcess>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Sub_Set" targetRef="Task_Work" />
                %s
                <bpmn:userTask id="Task_Work" name="Work" camunda:candidateGroups="service-desk">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="state" value="new" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="Flow_3" sourceRef="Task_Work" targetRef="End_Closed" />
                <bpmn:endEvent id="End_Closed" name="Closed">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="state" value="closed" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;
}
