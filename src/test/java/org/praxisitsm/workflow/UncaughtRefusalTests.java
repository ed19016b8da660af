package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an action refuses goes the way that is drawn for it; without one nothing is lost in silence. */
@Tag("database")
class UncaughtRefusalTests extends MovingTest {

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

    private TicketView opened(String key, String prefix, String attachedTo, String said) {
        if (practices.current(key).isEmpty()) {
            practice.publish(key, pack(key, prefix, attachedTo));
        }
        return intake.open(
                new OpenTicket(key, "A size", null, null, null, "PORTAL", Map.of("said", said)),
                practice.of("requester"));
    }

    private static PackFiles pack(String key, String prefix, String attachedTo) {
        return new SmallPack(key, prefix)
                .field("said", "type: TEXT, maxLength: 200, variable: true")
                .field("size", "type: NUMBER")
                .asks("said")
                .error("invalid-value")
                .drawn(DRAWN.formatted(
                        attachedTo.equals("Task_Set") ? CAUGHT.formatted(attachedTo, "End_Set") : "",
                        attachedTo.equals("Sub_Set") ? CAUGHT.formatted(attachedTo, "Task_Work") : ""));
    }

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

    private static final String DRAWN =
            """
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
            <bpmn:sequenceFlow id="Flow_3" sourceRef="Task_Work" targetRef="End_Closed" />
            """;
}
