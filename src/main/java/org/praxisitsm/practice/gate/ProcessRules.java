package org.praxisitsm.practice.gate;

import java.util.List;
import java.util.Objects;

/** The process as a whole: its id, where it starts, what is drawn but never reached. */
final class ProcessRules {

    private ProcessRules() {}

    static void check(GateScope scope, Diagram diagram) {
        if (!diagram.root.is(Words.BPMN, "definitions")) {
            scope.error(diagram.file, diagram.root, "process-id", "This is no BPMN diagram", "Draw one.");
            return;
        }
        var name = GateScope.nameOf(diagram.file);
        var executable = diagram.named("process").stream()
                .filter(process -> "true".equals(process.attribute("isExecutable")))
                .toList();
        if (executable.size() != 1 || !name.equals(executable.get(0).attribute("id"))) {
            scope.error(
                    diagram.file,
                    diagram.root,
                    "process-id",
                    "The file must hold one executable process with the id " + name + ", the name of the file",
                    "Rename the file or the process; mark other pools as not executable.");
        }
        if (diagram.named("collaboration").size() > 1) {
            scope.error(diagram.file, diagram.root, "process-id", "The file holds two collaborations", "Keep one.");
        }
        for (var container : diagram.named("process", "subProcess")) {
            starts(scope, diagram, container);
        }
        for (var node : diagram.nodes) {
            reach(scope, diagram, node);
        }
    }

    private static void starts(GateScope scope, Diagram diagram, XmlNode container) {
        if (container.name.equals("process") && !"true".equals(container.attribute("isExecutable"))) {
            return;
        }
        var starts = container.children(Words.BPMN, "startEvent");
        if (starts.size() != 1) {
            scope.error(
                    diagram.file,
                    container,
                    "start-event",
                    "There must be exactly one start event, here are " + starts.size(),
                    "Draw one.");
            return;
        }
        var definition = Diagram.definition(starts.get(0));
        if (Diagram.isEventSubProcess(container) == (definition == null)) {
            scope.error(
                    diagram.file,
                    starts.get(0),
                    "start-event",
                    definition == null
                            ? "An event sub-process starts with a message, timer, error, escalation or signal"
                            : "A process starts with a plain start event: tickets are opened by people and integrations",
                    definition == null ? "Choose the kind of event." : "Use a plain start event.");
        }
    }

    private static void reach(GateScope scope, Diagram diagram, XmlNode node) {
        var entered = !diagram.incoming(node).isEmpty()
                || List.of("startEvent", "boundaryEvent").contains(node.name)
                || Diagram.isEventSubProcess(node)
                || node.name.equals("intermediateCatchEvent") && isLink(node);
        if (!entered) {
            scope.warn(diagram.file, node, "unreachable", "Nothing leads here", "Draw a flow to it, or delete it.");
        }
        var left = !diagram.outgoing(node).isEmpty()
                || node.name.equals("endEvent")
                || Diagram.isEventSubProcess(node)
                || node.name.equals("intermediateThrowEvent") && isLink(node);
        if (!left) {
            scope.warn(diagram.file, node, "dead-end", "Nothing leads on from here", "Draw a flow to an end event.");
        }
        if (node.name.equals("endEvent") && !diagram.outgoing(node).isEmpty()
                || List.of("startEvent", "boundaryEvent").contains(node.name)
                        && !diagram.incoming(node).isEmpty()) {
            scope.error(
                    diagram.file,
                    node,
                    "flow-reference",
                    "No flow may enter or leave here",
                    "Draw the flow elsewhere.");
        }
    }

    static boolean isLink(XmlNode event) {
        var definition = Diagram.definition(event);
        return definition != null && Objects.equals(definition.name, "linkEventDefinition");
    }
}
