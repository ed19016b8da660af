package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An owner draws with the palette's steps for service levels: the clock starts where it is drawn, and its warning is heard. */
@SpringBootTest(properties = {"praxis.sla.sweep.enabled=false", "test.context=drawn"})
@Tag("database")
class DrawnEscalationTests {

    @Autowired
    Drafts drafts;

    @Autowired
    Viewers viewers;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    ClockSweep sweep;

    @Autowired
    ClockStore store;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Viewer admin;

    @BeforeEach
    void signIn() {
        admin = viewers.of("admin");
    }

    @AfterEach
    void realTime() {
        ((ShiftableClock) clock).reset();
    }

    @Test
    void theDrawnStartRunsTheClockAndTheDrawnWarningFires() {
        var draft = drafts.upload("drawn", pack("answer", "Target at risk").toZip(), admin);
        assertThat(draft.findings())
                .filteredOn(found -> found.severity() != Finding.Severity.INFO)
                .filteredOn(found -> !found.rule().startsWith("layout"))
                .isEmpty();
        drafts.publish("drawn", draft.id(), "test", admin);
        var now = Instant.parse("2031-05-05T08:00:00Z");
        ((ShiftableClock) clock).stopAt(now);
        var ticket = intake.open(
                new OpenTicket("drawn", "Draw me", null, null, null, "PORTAL", Map.of()), viewers.of("requester"));

        var row = store.rows(List.of(ticket.id()))
                .get(ticket.id())
                .values()
                .iterator()
                .next();
        assertThat(row.key().target()).isEqualTo("answer");
        assertThat(row.state()).isEqualTo(ClockState.State.RUNNING);
        assertThat(row.dueAt()).isEqualTo(now.plus(Duration.ofHours(4)));

        ((ShiftableClock) clock).stopAt(now.plus(Duration.ofHours(3)).minusSeconds(1));
        sweep.sweepOnce();
        assertThat(notes(ticket.number())).isEmpty();
        ((ShiftableClock) clock).stopAt(now.plus(Duration.ofHours(3)));
        sweep.sweepOnce();
        sweep.sweepOnce();

        assertThat(notes(ticket.number())).containsExactly("Most of the time is used.");
        assertThat(desk.get(ticket.number(), admin).state()).as("work goes on").isEqualTo("new");
    }

    @Test
    void aTargetThatNoAgreementHasIsRefusedWithTheStep() {
        var findings = drafts.upload("drawn", pack("aswer", "Target at risk").toZip(), admin)
                .findings();

        assertThat(findings)
                .filteredOn(found -> found.severity() == Finding.Severity.ERROR)
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.element()).isEqualTo("Task_StartClock");
                    assertThat(found.message()).contains("aswer");
                    assertThat(found.hint()).contains("answer");
                });
    }

    @Test
    void aThresholdThatNobodyWaitsForIsWarnedOf() {
        var findings = drafts.upload("drawn", pack("answer", "Target breached").toZip(), admin)
                .findings();

        assertThat(findings)
                .filteredOn(found -> found.severity() == Finding.Severity.WARNING
                        && !found.rule().startsWith("layout"))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("Target at risk"));
    }

    private List<String> notes(String number) {
        return jdbc.sql(
                        "select j.body from journal_entry j join ticket t on t.id = j.ticket_id where t.number = :number"
                                + " and j.internal = true order by j.id")
                .param("number", number)
                .query(String.class)
                .list();
    }

    /** @param target that the diagram starts; @param message that its event sub-process waits for */
    private static PackFiles pack(String target, String message) {
        var files = new LinkedHashMap<String, String>();
        files.put(
                "processes/drawn/practice.yaml",
                """
                key: drawn
                name: Drawn escalation
                description: A practice for tests.
                unit: it
                prefix: DRW
                process: drawn-main
                startForm: drawn-start
                secondPerson: false
                confidential: false
                agreements: drawn-agreements
                states:
                  - {key: new, label: New, category: NEW}
                  - {key: closed, label: Closed, category: CLOSED}
                milestones:
                  - {key: reported, label: Reported, activities: [Start_Reported]}
                """);
        files.put(
                "processes/drawn/drawn-start.form",
                """
                {"id": "drawn-start", "type": "default", "components": [
                  {"type": "textfield", "id": "Field_1", "key": "subject", "label": "Subject", "validate": {"required": true}}
                ]}
                """);
        files.put(
                "processes/drawn/agreements/drawn-team.yaml",
                """
                key: drawn-team
                kind: OLA
                name: Team
                calendar: always
                targets:
                  - key: answer
                    name: Answer
                    promise: PT4H
                    rules:
                      - {event: diagram, then: start}
                      - {category: CLOSED, then: stop}
                    thresholds:
                      - {percent: 75, message: Target at risk}
                """);
        files.put(
                "rules/drawn/drawn-agreements.dmn",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_drawn" name="Which apply"
                    namespace="http://praxisitsm.org/rules/drawn">
                  <decision id="drawn-agreements" name="Which apply">
                    <decisionTable id="Table_drawn" hitPolicy="UNIQUE">
                      <input id="Input_practice" label="Practice">
                        <inputExpression id="InputExpression_practice" typeRef="string" expressionLanguage="feel">
                          <text>practice</text>
                        </inputExpression>
                      </input>
                      <output id="Output_agreement" label="Agreement" name="agreement" typeRef="string" />
                      <rule id="Rule_1">
                        <inputEntry id="Rule_1_in"><text></text></inputEntry>
                        <outputEntry id="Rule_1_out"><text>"drawn-team"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """);
        files.put("processes/drawn/drawn-main.bpmn", DIAGRAM.formatted(message, target));
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new PackFiles(bytes);
    }

    private static final String DIAGRAM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://praxisitsm.org/test">
              <bpmn:message id="Message_1" name="%s" />
              <bpmn:process id="drawn-main" name="Drawn" isExecutable="true">
                <bpmn:startEvent id="Start_Reported" name="Reported" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Task_StartClock" />
                <bpmn:serviceTask id="Task_StartClock" name="Start target" camunda:delegateExpression="${startTarget}">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="target">%s</camunda:inputParameter>
                    </camunda:inputOutput>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_StartClock" targetRef="Task_Work" />
                <bpmn:userTask id="Task_Work" name="Do the work" camunda:candidateGroups="service-desk">
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
                <bpmn:subProcess id="SubProcess_Used" name="75 %% of a target is used" triggeredByEvent="true">
                  <bpmn:startEvent id="Start_Used" name="75 %% used" isInterrupting="false">
                    <bpmn:messageEventDefinition id="MessageDef_1" messageRef="Message_1" />
                  </bpmn:startEvent>
                  <bpmn:sequenceFlow id="Flow_4" sourceRef="Start_Used" targetRef="Task_Note" />
                  <bpmn:serviceTask id="Task_Note" name="Write note" camunda:delegateExpression="${writeNote}">
                    <bpmn:extensionElements>
                      <camunda:inputOutput>
                        <camunda:inputParameter name="text">Most of the time is used.</camunda:inputParameter>
                      </camunda:inputOutput>
                    </bpmn:extensionElements>
                  </bpmn:serviceTask>
                  <bpmn:sequenceFlow id="Flow_5" sourceRef="Task_Note" targetRef="End_Noted" />
                  <bpmn:endEvent id="End_Noted" name="Noted" />
                </bpmn:subProcess>
              </bpmn:process>
            </bpmn:definitions>
            """;
}
