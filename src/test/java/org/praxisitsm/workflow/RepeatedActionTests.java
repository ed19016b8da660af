package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** An action that is drawn once for each of a list reads its own one in its inputs. */
@SpringBootTest
@Tag("database")
@Import(MovingPractice.class)
class RepeatedActionTests {

    private static final String KEY = "repeated-action";

    @Autowired
    MovingPractice practice;

    @Autowired
    Practices practices;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void eachReadsItsOwn(String sequential) {
        var key = KEY + ("true".equals(sequential) ? "-in-turn" : "");
        if (practices.current(key).isEmpty()) {
            practice.publish(key, pack(key, sequential));
        }
        var number = intake.open(
                        new OpenTicket(key, "For each", null, null, null, "PORTAL", Map.of("kinds", "mail, erp,vpn")),
                        practice.of("requester"))
                .number();
        assertThat(desk.comments(number, Viewer.system("test")))
                .extracting(TicketDesk.Comment::text)
                .containsExactlyInAnyOrder("Asked for mail.", "Asked for erp.", "Asked for vpn.");
    }

    private static PackFiles pack(String key, String sequential) {
        var files = new LinkedHashMap<String, byte[]>();
        var prefix = "true".equals(sequential) ? "RPT" : "RPA";
        put(files, key, "practice.yaml", YAML.formatted(key, prefix, key, key));
        put(files, key, key + "-start.form", FORM.formatted(key));
        put(files, key, key + "-main.bpmn", BPMN.formatted(key, sequential));
        return new PackFiles(files);
    }

    private static void put(Map<String, byte[]> files, String key, String name, String text) {
        files.put("processes/" + key + "/" + name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String YAML =
            """
            key: %s
            name: Repeated action
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
              - {key: kinds, label: Kinds, type: TEXT, maxLength: 200, variable: true}
            milestones:
              - {key: reported, label: Reported, activities: [Start_Reported]}
            """;

    private static final String FORM =
            """
            {"id": "%s-start", "type": "default", "components": [
              {"type": "textfield", "id": "Field_1", "key": "subject", "label": "Subject", "validate": {"required": true}},
              {"type": "textfield", "id": "Field_2", "key": "kinds", "label": "Kinds"}
            ]}
            """;

    private static final String BPMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://praxisitsm.org/test">
              <bpmn:process id="%s-main" name="Main" isExecutable="true">
                <bpmn:startEvent id="Start_Reported" name="Reported" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Task_Note" />
                <bpmn:serviceTask id="Task_Note" name="Note each" camunda:delegateExpression="${writeNote}">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="text">Asked for ${kind}.</camunda:inputParameter>
                    </camunda:inputOutput>
                  </bpmn:extensionElements>
                  <bpmn:multiInstanceLoopCharacteristics id="Loop_1" isSequential="%s" camunda:collection="kinds" camunda:elementVariable="kind" />
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Note" targetRef="Task_Work" />
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
