package org.praxisitsm.practice.gate;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Ids, references, order of elements, and where extensions may stand: what the engine's own parser would stumble over. */
final class StructureRules {

    private static final Map<String, Integer> RANKS =
            Map.of("documentation", 0, "extensionElements", 1, "incoming", 2, "outgoing", 3, "messageFlow", 5);
    private static final Map<String, Integer> RANKS_OF_CONTAINERS = Map.of(
            "documentation",
            0,
            "extensionElements",
            1,
            "incoming",
            2,
            "outgoing",
            3,
            "multiInstanceLoopCharacteristics",
            6,
            "laneSet",
            7,
            "textAnnotation",
            9,
            "association",
            9,
            "group",
            9,
            "BPMNDiagram",
            20);
    private static final Set<String> CONTAINERS = Set.of("definitions", "process", "subProcess");

    private static final Set<String> WITH_EXPRESSIONS = Set.of(
            Words.CAMUNDA + "|assignee", Words.CAMUNDA + "|candidateGroups", Words.CAMUNDA + "|delegateExpression");

    private StructureRules() {}

    static void check(GateScope scope, Diagram diagram) {
        ids(scope, diagram);
        references(scope, diagram);
        for (var node : diagram.all) {
            order(scope, diagram, node);
            extensions(scope, diagram, node);
            typesAndNumbers(scope, diagram, node);
            hiddenExpressions(scope, diagram, node);
        }
    }

    /** The engine evaluates more than it tells: names and documentation of tasks, names of messages and signals. */
    private static void hiddenExpressions(GateScope scope, Diagram diagram, XmlNode node) {
        node.attributes.forEach((name, value) -> {
            if (!WITH_EXPRESSIONS.contains(name) && isExpression(value)) {
                refuseExpression(scope, diagram, node, name.substring(name.lastIndexOf('|') + 1));
            }
        });
        if (node.is(Words.BPMN, "documentation") && isExpression(node.content.toString())) {
            refuseExpression(scope, diagram, node, "The documentation");
        }
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private static void refuseExpression(GateScope scope, Diagram diagram, XmlNode node, String place) {
        scope.error(
                diagram.file,
                node,
                "hidden-expression",
                place + " holds an expression, which the engine would run",
                "Write plain words; expressions stand in conditions, timers, people and inputs only.");
    }

    private static void ids(GateScope scope, Diagram diagram) {
        var seen = new HashSet<String>();
        for (var node : diagram.all) {
            var id = node.attribute("id");
            if (id == null && (Diagram.isNode(node) || node.is(Words.BPMN, "sequenceFlow", "process"))) {
                scope.error(
                        diagram.file, node, "id-missing", "The element " + node.name + " has no id", "Give it one.");
            }
            if (id != null && !id.matches("[A-Za-z_][A-Za-z0-9_.-]{0,119}")) {
                scope.error(
                        diagram.file,
                        node,
                        "id-form",
                        "The id '" + id + "' is not usable",
                        "Use letters, digits, _ and -.");
            }
            if (id != null && !seen.add(id)) {
                scope.error(
                        diagram.file,
                        node,
                        "id-unique",
                        "The id " + id + " stands twice",
                        "Give each element its own.");
            }
        }
    }

    private static void references(GateScope scope, Diagram diagram) {
        for (var flow : diagram.flows) {
            var source = diagram.byId(flow.attribute("sourceRef"));
            var target = diagram.byId(flow.attribute("targetRef"));
            if (source == null || target == null || !Diagram.isNode(source) || !Diagram.isNode(target)) {
                scope.error(
                        diagram.file,
                        flow,
                        "flow-reference",
                        "The flow does not lead from a step to a step",
                        "Draw it anew.");
            } else if (source.parent != flow.parent || target.parent != flow.parent) {
                scope.error(
                        diagram.file,
                        flow,
                        "flow-reference",
                        "The flow crosses the border of a sub-process",
                        "Draw it inside.");
            }
        }
        for (var node : diagram.all) {
            reference(
                    scope,
                    diagram,
                    node,
                    "attachedToRef",
                    "userTask",
                    "serviceTask",
                    "sendTask",
                    "receiveTask",
                    "businessRuleTask",
                    "manualTask",
                    "subProcess",
                    "callActivity");
            reference(scope, diagram, node, "messageRef", "message");
            reference(scope, diagram, node, "signalRef", "signal");
            reference(scope, diagram, node, "errorRef", "error");
            reference(scope, diagram, node, "escalationRef", "escalation");
            reference(scope, diagram, node, "dataObjectRef", "dataObject");
            reference(scope, diagram, node, "processRef", "process");
            reference(scope, diagram, node, "categoryValueRef", "categoryValue");
            reference(scope, diagram, node, "default", "sequenceFlow");
            layoutReference(scope, diagram, node);
            textReference(scope, diagram, node);
        }
    }

    private static void reference(GateScope scope, Diagram diagram, XmlNode node, String attribute, String... kinds) {
        var id = node.attribute(attribute);
        if (id == null) {
            return;
        }
        var target = diagram.byId(id);
        if (target == null || !target.is(Words.BPMN, kinds)) {
            scope.error(
                    diagram.file,
                    node,
                    "reference",
                    attribute + " names '" + id + "', which is not there",
                    "Choose what is there.");
        } else if (attribute.equals("default") && !node.id().equals(target.attribute("sourceRef"))) {
            scope.error(
                    diagram.file, node, "reference", "The default flow does not leave here", "Choose one that does.");
        }
    }

    /** The engine refuses a picture of something that is not there. */
    private static void layoutReference(GateScope scope, Diagram diagram, XmlNode node) {
        if (node.is(Words.BPMN_DI, "BPMNShape", "BPMNEdge", "BPMNPlane")) {
            var target = diagram.byId(node.attribute("bpmnElement"));
            if (target == null || !target.namespace.equals(Words.BPMN)) {
                scope.error(
                        diagram.file,
                        node,
                        "layout-reference",
                        "A picture shows an element that is not there",
                        "Delete the picture.");
            }
        }
    }

    private static void textReference(GateScope scope, Diagram diagram, XmlNode node) {
        if (node.is(Words.BPMN, "flowNodeRef", "incoming", "outgoing", "sourceRef", "targetRef")
                && diagram.byId(node.text()) == null) {
            scope.error(
                    diagram.file,
                    node,
                    "reference",
                    node.name + " names '" + node.text() + "', which is not there",
                    "Draw it anew.");
        }
        if (node.is(Words.BPMN, "association", "messageFlow")
                && (diagram.byId(node.attribute("sourceRef")) == null
                        || diagram.byId(node.attribute("targetRef")) == null)) {
            scope.error(diagram.file, node, "reference", "The line ends nowhere", "Draw it anew.");
        }
    }

    private static void order(GateScope scope, Diagram diagram, XmlNode node) {
        var container = node.is(Words.BPMN, "definitions", "process", "subProcess") && CONTAINERS.contains(node.name);
        if (!container && !Diagram.isNode(node) && !node.is(Words.BPMN, "sequenceFlow")) {
            return;
        }
        int last = 0;
        for (var child : node.children) {
            int rank = container ? RANKS_OF_CONTAINERS.getOrDefault(child.name, 8) : RANKS.getOrDefault(child.name, 8);
            if (rank < last) {
                scope.error(
                        diagram.file,
                        child,
                        "element-order",
                        child.name + " stands too late in " + node.name,
                        "Save the diagram with the editor: documentation and extensions come first, notes last.");
                return;
            }
            last = rank;
        }
    }

    private static void extensions(GateScope scope, Diagram diagram, XmlNode node) {
        if (!node.is(Words.BPMN, "extensionElements") || node.parent == null) {
            return;
        }
        for (var child : node.children) {
            var service = node.parent.is(Words.BPMN, "serviceTask", "sendTask");
            var call = node.parent.is(Words.BPMN, "callActivity");
            var fits =
                    switch (child.name) {
                        case "inputOutput" -> service;
                        case "in", "out" -> call;
                        default -> true;
                    };
            if (!fits) {
                scope.error(
                        diagram.file,
                        child,
                        "misplaced-element",
                        child.name + " cannot stand on " + node.parent.name,
                        "Inputs belong to actions, in and out to call activities.");
            }
        }
    }

    private static void typesAndNumbers(GateScope scope, Diagram diagram, XmlNode node) {
        var type = node.attribute(Words.XSI + "|type");
        // Some tools say of each point of a line that it is one; it is what the schema says anyway.
        var known = node.is(Words.DI, "waypoint") ? "Point" : "tFormalExpression";
        if (type != null && !type.matches("([A-Za-z0-9_-]+:)?" + known)) {
            scope.error(diagram.file, node, "unknown-attribute", "xsi:type " + type + " is not allowed", known + ".");
        }
        if (node.is(Words.DC, "Bounds") || node.is(Words.DI, "waypoint")) {
            var numbers = Stream.of("x", "y", "width", "height")
                    .map(node::attribute)
                    .filter(Objects::nonNull)
                    .allMatch(value -> value.matches("-?[0-9]{1,7}(\\.[0-9]{1,18})?([eE]-[0-9]{1,2})?"));
            if (!numbers) {
                scope.error(
                        diagram.file, node, "layout-number", "A place in the picture is no number", "Draw it anew.");
            }
        }
        for (var flag : Set.of(
                "isExecutable", "isClosed", "triggeredByEvent", "isInterrupting", "cancelActivity", "isSequential")) {
            if (node.attribute(flag) != null && !Set.of("true", "false").contains(node.attribute(flag))) {
                scope.error(
                        diagram.file, node, "attribute-value", flag + " must be true or false", "Write true or false.");
            }
        }
        for (var flag : Set.of("asyncBefore", "asyncAfter", "exclusive")) {
            if (node.camunda(flag) != null && !Set.of("true", "false").contains(node.camunda(flag))) {
                scope.error(
                        diagram.file, node, "attribute-value", flag + " must be true or false", "Write true or false.");
            }
        }
    }
}
