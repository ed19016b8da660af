package org.praxisitsm.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody named is told by what it is and what it stands beside. */
class DrawnNamesTests {

    private static final String DRAWN =
            """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="di">
              <bpmn:process id="p">
                <bpmn:startEvent id="Start"/>
                <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Triage"/>
                <bpmn:userTask id="Triage" name="Triage &amp; answer"/>
                <bpmn:sequenceFlow id="f2" sourceRef="Triage" targetRef="Which"/>
                <bpmn:exclusiveGateway id="Which"/>
                <bpmn:sequenceFlow id="f3" sourceRef="Which" targetRef="New"/>
                <bpmn:userTask id="New"/>
                <bpmn:boundaryEvent id="Late" attachedToRef="Triage"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f4" sourceRef="Late" targetRef="Late_End"/>
                <bpmn:endEvent id="Late_End"/>
                <bpmn:sequenceFlow id="f5" sourceRef="New" targetRef="Which"/>
                <bpmn:task id="Alone"/>
              </bpmn:process>
              <bpmndi:BPMNShape id="Alone_di" bpmnElement="Alone"/>
            </bpmn:definitions>
            """;

    private final DrawnNames names = new DrawnNames(
            DRAWN,
            (key, values) -> key.equals("editor.kind.ExclusiveGatewayTimer")
                    ? "!" + key
                    : key.replaceAll(".*\\.", "") + (values.length == 0 ? "" : List.of(values)));

    @Test
    void aNameIsTakenAsItIsDrawn() {
        assertThat(names.of("Triage")).isEqualTo("Triage & answer");
    }

    @Test
    void whatComesBeforeIsSaidAcrossOtherNamelessOnes() {
        assertThat(names.of("New")).isEqualTo("after[UserTask, Triage & answer]");
        assertThat(names.of("Which")).isEqualTo("after[ExclusiveGateway, Triage & answer]");
    }

    @Test
    void whatBeginsIsToldByWhatComesThen() {
        assertThat(names.of("Start")).isEqualTo("before[StartEvent, Triage & answer]");
    }

    @Test
    void anAttachedEventIsToldByItsStepAndAFlowByItsEnds() {
        assertThat(names.of("Late")).isEqualTo("at[BoundaryEventTimer, Triage & answer]");
        assertThat(names.of("f2")).isEqualTo("between[SequenceFlow, Triage & answer, ExclusiveGateway]");
    }

    @Test
    void whatStandsAloneIsToldByItsKindAndWhatIsNotDrawnByItsId() {
        assertThat(names.of("Alone")).isEqualTo("Task");
        assertThat(names.of("Late_End")).isEqualTo("EndEvent");
        assertThat(names.of("Nowhere")).isEqualTo("Nowhere");
    }
}
