package org.praxisitsm.practice.gate;

import java.util.Map;
import java.util.stream.Collectors;

/** Advice: a diagram is there to be read. */
final class LayoutRules {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("userTask", "Task_"),
            Map.entry("serviceTask", "Task_"),
            Map.entry("sendTask", "Task_"),
            Map.entry("receiveTask", "Task_"),
            Map.entry("businessRuleTask", "Task_"),
            Map.entry("manualTask", "Task_"),
            Map.entry("exclusiveGateway", "Gateway_"),
            Map.entry("parallelGateway", "Gateway_"),
            Map.entry("inclusiveGateway", "Gateway_"),
            Map.entry("eventBasedGateway", "Gateway_"),
            Map.entry("sequenceFlow", "Flow_"));

    private LayoutRules() {}

    static void check(GateScope scope, Diagram diagram) {
        var shown = diagram.all.stream()
                .filter(node -> node.is(Words.BPMN_DI, "BPMNShape", "BPMNEdge"))
                .map(node -> node.attribute("bpmnElement"))
                .collect(Collectors.toSet());
        for (var node : diagram.nodes) {
            if (!shown.contains(node.attribute("id"))) {
                scope.warn(
                        diagram.file,
                        node,
                        "layout-missing",
                        "The element is not in the picture",
                        "Place it in the editor.");
            }
            if (node.name.endsWith("Task") && node.attribute("name", "").isBlank()) {
                scope.warn(diagram.file, node, "name-missing", "The task has no name", "Name it by verb and object.");
            }
            prefix(scope, diagram, node);
        }
        for (var flow : diagram.flows) {
            if (!shown.contains(flow.attribute("id"))) {
                scope.warn(
                        diagram.file,
                        flow,
                        "layout-missing",
                        "The flow is not in the picture",
                        "Draw it in the editor.");
            }
            prefix(scope, diagram, flow);
        }
    }

    private static void prefix(GateScope scope, Diagram diagram, XmlNode node) {
        var prefix = PREFIXES.get(node.name);
        if (prefix != null && !node.id().startsWith(prefix)) {
            scope.inform(
                    diagram.file,
                    node,
                    "id-prefix",
                    "By custom the id begins with " + prefix,
                    "Rename it, for readers of the trail.");
        }
    }
}
