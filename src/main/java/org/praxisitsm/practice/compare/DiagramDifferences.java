package org.praxisitsm.practice.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.compare.Differences.Thing;
import org.praxisitsm.practice.gate.XmlNode;

/** Diagrams by element id: what was drawn anew, what was taken out, what says something else, what only stands elsewhere. */
final class DiagramDifferences {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String BPMN_DI = "http://www.omg.org/spec/BPMN/20100524/DI";

    /** Elements without a meaning of their own: what they say is said of the element around them. */
    private static final Set<String> PARTS = Set.of(
            "incoming",
            "outgoing",
            "extensionElements",
            "conditionExpression",
            "documentation",
            "timeDuration",
            "timeDate",
            "timeCycle",
            "definitions",
            "loopCardinality",
            "completionCondition",
            "flowNodeRef",
            "laneSet",
            "text");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("name", "name"),
            Map.entry("formRef", "form"),
            Map.entry("assignee", "assigned to"),
            Map.entry("candidateGroups", "offered to"),
            Map.entry("candidateUsers", "offered to people"),
            Map.entry("decisionRef", "table"),
            Map.entry("delegateExpression", "action"),
            Map.entry("calledElement", "process called"),
            Map.entry("cancelActivity", "interrupts"),
            Map.entry("isInterrupting", "interrupts"),
            Map.entry("dueDate", "due"),
            Map.entry("asyncBefore", "waits for its turn before"),
            Map.entry("asyncAfter", "waits for its turn after"),
            Map.entry("messageRef", "message"),
            Map.entry("conditionExpression", "condition"),
            Map.entry("timeDuration", "after"),
            Map.entry("timeDate", "at"),
            Map.entry("timeCycle", "every"),
            Map.entry("documentation", "description"));

    /** Attributes of an element that name another one of the diagram. */
    private static final Map<String, String> REFERENCES = new java.util.TreeMap<>(Map.of(
            "sourceRef", "from",
            "targetRef", "to",
            "attachedToRef", "attached to",
            "default", "flow taken otherwise",
            "messageRef", "message"));

    private DiagramDifferences() {}

    static void between(XmlNode before, XmlNode after, Differences said) {
        var old = elements(before);
        var now = elements(after);
        var laidOut = layout(before);
        var laidOutNow = layout(after);
        old.forEach((id, node) -> {
            if (!now.containsKey(id)) {
                said.removed(thing(node, old), path(node, old));
            }
        });
        now.forEach((id, node) -> {
            var was = old.get(id);
            if (was == null) {
                said.added(thing(node, now), path(node, now));
                return;
            }
            var count = said.all().size();
            var thing = thing(node, now);
            said.changed(thing, "kind", was.name, node.name);
            refers(thing, "lies in", place(was), place(node), old, now, said);
            REFERENCES.forEach((reference, words) ->
                    refers(thing, words, was.attribute(reference), node.attribute(reference), old, now, said));
            said.changed(thing, aspects(was), aspects(node));
            if (said.all().size() == count) {
                drawnElsewhere(thing, laidOut.get(id), laidOutNow.get(id), said);
            }
        });
    }

    /** What is referred to is the same as long as its id is, whatever it is called meanwhile. */
    private static void refers(
            Thing thing,
            String aspect,
            @Nullable String before,
            @Nullable String after,
            Map<String, XmlNode> old,
            Map<String, XmlNode> now,
            Differences said) {
        if (!java.util.Objects.equals(before, after)) {
            said.changed(
                    thing,
                    aspect,
                    before == null ? null : called(before, old),
                    after == null ? null : called(after, now));
        }
    }

    private static void drawnElsewhere(Thing thing, @Nullable String before, @Nullable String after, Differences said) {
        if (before != null && after != null && !before.equals(after)) {
            said.moved(thing, thing.what() + " is only drawn elsewhere.", before, after);
        }
    }

    private static Thing thing(XmlNode node, Map<String, XmlNode> drawn) {
        return Thing.named(node.id(), node.name, name(node, drawn));
    }

    /** A flow without a name is known by what it leads to. */
    private static String name(XmlNode node, Map<String, XmlNode> drawn) {
        var name = node.attribute("name");
        if (name != null && !name.isBlank()) {
            return name.replaceAll("\\s+", " ");
        }
        return node.name.equals("sequenceFlow") ? String.valueOf(path(node, drawn)) : node.id();
    }

    /** @return where a flow comes from and goes to, null for anything else */
    private static @Nullable String path(XmlNode node, Map<String, XmlNode> drawn) {
        return node.name.equals("sequenceFlow")
                ? called(node.attribute("sourceRef", ""), drawn) + " → "
                        + called(node.attribute("targetRef", ""), drawn)
                : null;
    }

    private static String called(String id, Map<String, XmlNode> drawn) {
        var node = drawn.get(id);
        // A file may let a flow lead to itself.
        return node == null || node.name.equals("sequenceFlow") ? id : name(node, drawn);
    }

    private static Map<String, XmlNode> elements(XmlNode root) {
        return root.all().stream()
                .filter(node ->
                        node.namespace.equals(BPMN) && !PARTS.contains(node.name) && node.attribute("id") != null)
                .filter(node -> !node.name.endsWith("EventDefinition") || node.parent == null || node.parent == root)
                .collect(Collectors.toMap(XmlNode::id, node -> node, (first, second) -> first, LinkedHashMap::new));
    }

    private static String place(XmlNode node) {
        return node.parent == null ? "" : node.parent.id();
    }

    private static Map<String, String> aspects(XmlNode node) {
        var found = new LinkedHashMap<String, String>();
        node.attributes.forEach((name, value) -> {
            var local = name.substring(name.indexOf('|') + 1);
            if (!local.equals("id") && !REFERENCES.containsKey(local)) {
                found.put(WORDS.getOrDefault(local, local), value);
            }
        });
        node.children.forEach(child -> part(child, found));
        return found;
    }

    private static void part(XmlNode child, Map<String, String> found) {
        if (child.name.endsWith("EventDefinition")) {
            found.put("waits for or throws", child.name.replace("EventDefinition", ""));
            child.attributes.forEach((name, value) -> {
                if (!name.equals("id")) {
                    found.put(WORDS.getOrDefault(name, name), value);
                }
            });
            child.children.forEach(inner -> part(inner, found));
        } else if (child.name.equals("extensionElements")) {
            child.all().forEach(inner -> extension(inner, found));
        } else if (child.name.equals("flowNodeRef")) {
            found.merge("holds", child.text(), (a, b) -> a + ", " + b);
        } else if (child.name.equals("multiInstanceLoopCharacteristics")) {
            found.put("done several times", "yes");
            child.attributes.forEach((name, value) -> found.put(name.substring(name.indexOf('|') + 1), value));
            child.children.forEach(inner -> part(inner, found));
        } else if (PARTS.contains(child.name) && !child.name.equals("incoming") && !child.name.equals("outgoing")) {
            found.put(WORDS.getOrDefault(child.name, child.name), child.text());
        }
    }

    private static void extension(XmlNode node, Map<String, String> found) {
        switch (node.name) {
            case "property" -> found.put("property " + node.attribute("name"), node.attribute("value", ""));
            case "inputParameter" -> found.put("input " + node.attribute("name"), node.text());
            case "outputParameter" -> found.put("output " + node.attribute("name"), node.text());
            case "in", "out" ->
                found.put(
                        node.name + " " + node.attribute("target", "all"),
                        node.attribute("source", node.attribute("variables", "")));
            default -> {
                // Only a wrapper.
            }
        }
    }

    private static Map<String, String> layout(XmlNode root) {
        var found = new LinkedHashMap<String, String>();
        root.all().stream()
                .filter(node -> node.is(BPMN_DI, "BPMNShape", "BPMNEdge") && node.attribute("bpmnElement") != null)
                .forEach(shape -> found.put(
                        shape.attribute("bpmnElement"),
                        shape.children.stream()
                                .filter(child -> !child.name.equals("BPMNLabel"))
                                .map(DiagramDifferences::corners)
                                .collect(Collectors.joining(" "))));
        return found;
    }

    private static String corners(XmlNode node) {
        return "x y width height"
                .transform(names -> java.util.Arrays.stream(names.split(" ")))
                .map(node::attribute)
                .filter(java.util.Objects::nonNull)
                .map(number -> number.replaceAll("\\.0+$", ""))
                .collect(Collectors.joining(","));
    }
}
