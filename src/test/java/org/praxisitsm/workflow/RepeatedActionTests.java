package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

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

/** An action that is drawn once for each of a list reads its own one in its inputs. */
@Tag("database")
class RepeatedActionTests extends MovingTest {

    private static final String KEY = "repeated-action";

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
        return new SmallPack(key, "true".equals(sequential) ? "RPT" : "RPA")
                .field("kinds", "type: TEXT, maxLength: 200, variable: true")
                .asks("kinds")
                .drawn(DRAWN.formatted(sequential));
    }

    private static final String DRAWN =
            """
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
            <bpmn:sequenceFlow id="Flow_3" sourceRef="Task_Work" targetRef="End_Closed" />
            """;
}
