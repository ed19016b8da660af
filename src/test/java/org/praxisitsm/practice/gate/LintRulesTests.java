package org.praxisitsm.practice.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.FakeActions;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.Packs;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.practice.ServiceAction.Signature;

/** Advice on diagrams: each piece is given where it should be, and nowhere in a diagram that is drawn well. */
class LintRulesTests {

    private static final String DIAGRAM = "processes/demo/demo-process.bpmn";
    private static final String LAST = "<bpmn:endEvent id=\"End_Told\" name=\"Told\" />";

    private final GateRules gate = new GateRules(
            FakeActions.all().stream()
                    .map(ServiceAction::signature)
                    .collect(Collectors.toMap(Signature::key, Function.identity())),
            Optional.empty());

    @Test
    void aDiagramThatIsDrawnWellGetsNone() {
        assertThat(advice(Packs.texts().get(DIAGRAM)))
                .extracting(Finding::rule)
                .doesNotContain(
                        "implicit-split",
                        "join-and-fork",
                        "superfluous-gateway",
                        "label-missing",
                        "duplicate-flow",
                        "overlap");
    }

    @Test
    void waysThatPartWithoutAGatewayAreNamed() {
        assertAdvice(
                add("<bpmn:sequenceFlow id=\"Flow_X\" sourceRef=\"Task_Tell\" targetRef=\"End_Closed\" />"),
                "implicit-split",
                "Task_Tell",
                Severity.WARNING);
    }

    @Test
    void twoWaysToTheSameStepAreNamed() {
        assertAdvice(
                add("<bpmn:sequenceFlow id=\"Flow_X\" sourceRef=\"Task_Tell\" targetRef=\"End_Told\" />"),
                "duplicate-flow",
                "Flow_X",
                Severity.WARNING);
    }

    @Test
    void aGatewayThatDoesNothingIsNamed() {
        var drawn = Packs.texts().get(DIAGRAM).replace("targetRef=\"End_Told\"", "targetRef=\"Gateway_X\"");
        assertAdvice(
                drawn.replace(
                        LAST,
                        "<bpmn:exclusiveGateway id=\"Gateway_X\" />"
                                + "<bpmn:sequenceFlow id=\"Flow_X\" sourceRef=\"Gateway_X\" targetRef=\"End_Told\" />"
                                + LAST),
                "superfluous-gateway",
                "Gateway_X",
                Severity.WARNING);
    }

    @Test
    void anEventWithoutAWordIsMentioned() {
        assertAdvice(
                Packs.texts().get(DIAGRAM).replace("id=\"End_Told\" name=\"Told\"", "id=\"End_Told\""),
                "label-missing",
                "End_Told",
                Severity.INFO);
    }

    @Test
    void aStepOnTopOfAnotherIsNamed() {
        var shapes =
                "<bpmndi:BPMNShape id=\"S1\" bpmnElement=\"Task_Tell\"><dc:Bounds x=\"9000\" y=\"9000\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape>"
                        + "<bpmndi:BPMNShape id=\"S2\" bpmnElement=\"End_Told\"><dc:Bounds x=\"9050\" y=\"9030\" width=\"36\" height=\"36\" /></bpmndi:BPMNShape>";
        var drawn = Packs.texts()
                .get(DIAGRAM)
                .replace(
                        "</bpmn:definitions>",
                        "<bpmndi:BPMNDiagram id=\"D\"><bpmndi:BPMNPlane id=\"P\" bpmnElement=\"demo-process\">" + shapes
                                + "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>");
        assertAdvice(drawn, "overlap", "End_Told", Severity.WARNING);
    }

    private static String add(String element) {
        return Packs.texts().get(DIAGRAM).replace(LAST, element + LAST);
    }

    private void assertAdvice(String diagram, String rule, String element, Severity severity) {
        assertThat(advice(diagram)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.element()).isEqualTo(element);
            assertThat(finding.severity()).isEqualTo(severity);
        });
    }

    private List<Finding> advice(String diagram) {
        var bytes = new HashMap<String, byte[]>();
        Packs.texts().forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        bytes.put(DIAGRAM, diagram.getBytes(StandardCharsets.UTF_8));
        return gate.check(PackReader.read(new PackFiles(bytes), "demo"));
    }
}
