package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;

/** An approval whose votes are open cannot become a step that knows of one answer only. */
class ApprovalSpecsTests {

    private static final String DIAGRAM =
            """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
              <bpmn:process id="p" isExecutable="true">
                <bpmn:userTask id="Task_Approve" name="Approve" camunda:candidateGroups="${group}">%s</bpmn:userTask>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String ASKED =
            "<bpmn:extensionElements><camunda:properties><camunda:property name=\"approvers\" value=\"manager, groupLead\" />"
                    + "</camunda:properties></bpmn:extensionElements>";

    private static FlowNode task(String inside) {
        var model = Bpmn.readModelFromStream(
                new ByteArrayInputStream(DIAGRAM.formatted(inside).getBytes(StandardCharsets.UTF_8)));
        return model.getModelElementById("Task_Approve");
    }

    @Test
    void anApprovalDoesNotBecomeAPlainTask() {
        assertThat(ApprovalSpecs.becomesPlain(task(ASKED), task(""))).isTrue();
    }

    @Test
    void allElseMay() {
        assertThat(ApprovalSpecs.becomesPlain(task(""), task(ASKED))).isFalse();
        assertThat(ApprovalSpecs.becomesPlain(task(ASKED), task(ASKED))).isFalse();
        assertThat(ApprovalSpecs.becomesPlain(task(""), task(""))).isFalse();
    }
}
