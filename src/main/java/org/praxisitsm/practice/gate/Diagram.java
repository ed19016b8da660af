package org.praxisitsm.practice.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A diagram that has been read: its elements by id, its flows by source and target. */
final class Diagram {

    static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "manualTask",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "subProcess",
            "callActivity");

    final String file;
    final XmlNode root;
    final List<XmlNode> all;
    final List<XmlNode> nodes;
    final List<XmlNode> flows;
    private final Map<String, XmlNode> byId = new HashMap<>();

    Diagram(String file, XmlNode root) {
        this.file = file;
        this.root = root;
        this.all = root.all();
        this.nodes = all.stream().filter(node -> isNode(node)).toList();
        this.flows =
                all.stream().filter(node -> node.is(Words.BPMN, "sequenceFlow")).toList();
        all.forEach(node -> {
            if (node.attribute("id") != null) {
                byId.putIfAbsent(node.attribute("id"), node);
            }
        });
    }

    static boolean isNode(XmlNode node) {
        return node.namespace.equals(Words.BPMN) && NODES.contains(node.name);
    }

    @Nullable
    XmlNode byId(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }

    List<XmlNode> named(String... names) {
        return all.stream().filter(node -> node.is(Words.BPMN, names)).toList();
    }

    List<XmlNode> outgoing(XmlNode node) {
        return flows.stream()
                .filter(flow -> node.id().equals(flow.attribute("sourceRef")))
                .toList();
    }

    List<XmlNode> incoming(XmlNode node) {
        return flows.stream()
                .filter(flow -> node.id().equals(flow.attribute("targetRef")))
                .toList();
    }

    List<XmlNode> boundaryEventsOf(XmlNode node) {
        return nodes.stream()
                .filter(event ->
                        event.name.equals("boundaryEvent") && node.id().equals(event.attribute("attachedToRef")))
                .toList();
    }

    static boolean isEventSubProcess(XmlNode node) {
        return node.is(Words.BPMN, "subProcess") && "true".equals(node.attribute("triggeredByEvent"));
    }

    /** @return the event's definition, e.g. {@code timerEventDefinition}, or null for a none event */
    static @Nullable XmlNode definition(XmlNode event) {
        return event.children.stream()
                .filter(child -> child.name.endsWith("EventDefinition"))
                .findFirst()
                .orElse(null);
    }

    static @Nullable String condition(XmlNode flow) {
        var conditions = flow.children(Words.BPMN, "conditionExpression");
        return conditions.isEmpty() ? null : conditions.get(0).text();
    }

    /** @return the key in {@code ${key}} of a service or send task, or null */
    static @Nullable String action(XmlNode task) {
        var expression = task.camunda("delegateExpression");
        return expression != null && expression.matches("\\$\\{[A-Za-z][A-Za-z0-9]*}")
                ? expression.substring(2, expression.length() - 1)
                : null;
    }
}
