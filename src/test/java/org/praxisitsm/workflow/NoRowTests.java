package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.ApprovalRound;
import org.praxisitsm.approval.ApprovalRound.Reason;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;

/** A table that says of a case whom to ask in no row: the group is asked, and it is said why. */
class NoRowTests extends MovingTest {

    private static final String KEY = "no-row";

    @Autowired
    Practices practices;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    ApprovalReads reads;

    @Autowired
    VoteDesk votes;

    @Test
    void theGroupIsAskedWhereNoRowFits() {
        if (practices.current(KEY).isEmpty()) {
            practice.publish(KEY, pack());
        }
        var number = intake.open(
                        new OpenTicket(KEY, "Something new", null, null, null, "PORTAL", Map.of("sort", "other")),
                        practice.of("requester"))
                .number();

        var round = reads.ofTicket(number, practice.admin()).get(0);
        assertThat(round.status()).isEqualTo(ApprovalRound.Status.OPEN);
        assertThat(round.skipped()).singleElement().satisfies(skipped -> assertThat(skipped.reason())
                .isEqualTo(Reason.NO_ROW));
        assertThat(round.counting()).singleElement().satisfies(vote -> {
            assertThat(vote.holder()).isNull();
            assertThat(vote.group()).isEqualTo("service-desk");
        });

        var agent = practice.of("agent");
        votes.answer(round.counting().get(0).id(), "approve", Map.of(), null, Tasks.Way.DESK, agent);
        assertThat(reads.ofTicket(number, agent).get(0).status()).isEqualTo(ApprovalRound.Status.APPROVED);
        assertThat(desk.get(number, agent).state()).isEqualTo("new");
    }

    private static PackFiles pack() {
        return new SmallPack(KEY, "NRW")
                .field("sort", "type: TEXT, maxLength: 20, variable: true")
                .asks("sort")
                .drawn(DRAWN + SmallPack.decided("End_Closed"))
                .with("rules/" + KEY + "/no-row-approvers.dmn", TABLE.getBytes(StandardCharsets.UTF_8));
    }

    private static final String TABLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_no-row" name="Who approves"
                namespace="http://praxisitsm.org/test">
              <decision id="no-row-approvers" name="Who approves">
                <decisionTable id="Table_no-row" hitPolicy="RULE ORDER">
                  <input id="Input_sort" label="Sort">
                    <inputExpression id="InputExpression_sort" typeRef="string" expressionLanguage="feel"><text>sort</text></inputExpression>
                  </input>
                  <output id="Output_approver" label="Who approves" name="approver" typeRef="string" />
                  <rule id="Row_01">
                    <inputEntry id="Row_01_in"><text>"known"</text></inputEntry>
                    <outputEntry id="Row_01_out"><text>"manager"</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static final String DRAWN =
            """
            <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Task_Approve" />
            <bpmn:userTask id="Task_Approve" name="Approve it" camunda:candidateGroups="service-desk">
              <bpmn:extensionElements>
                <camunda:properties>
                  <camunda:property name="state" value="new" />
                  <camunda:property name="approversTable" value="no-row-approvers" />
                </camunda:properties>
              </bpmn:extensionElements>
            </bpmn:userTask>
            """;
}
