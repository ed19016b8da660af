package org.praxisitsm.practice.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A path that comes back to itself without anyone or anything waiting would never end. */
final class LoopRules {

    private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "eventBasedGateway");

    private LoopRules() {}

    static void check(GateScope scope, List<Diagram> diagrams) {
        for (var diagram : diagrams) {
            var stuck = cycle(diagram);
            if (!stuck.isEmpty()) {
                scope.error(
                        diagram.file,
                        stuck.get(0),
                        "automatic-loop",
                        "These steps go round without ever waiting: "
                                + stuck.stream().map(XmlNode::id).limit(8).toList(),
                        "Put a human task, a message or a timer into the loop.");
            }
        }
        calls(scope, diagrams);
    }

    /** Takes away, again and again, what nothing automatic leads to; what is left goes round. */
    private static List<XmlNode> cycle(Diagram diagram) {
        var automatic = diagram.nodes.stream().filter(node -> !waits(node)).toList();
        var next = new HashMap<XmlNode, List<XmlNode>>();
        var entered = new HashMap<XmlNode, Integer>();
        automatic.forEach(node -> entered.put(node, 0));
        for (var node : automatic) {
            var targets = successors(diagram, node).stream()
                    .filter(entered::containsKey)
                    .toList();
            next.put(node, targets);
            targets.forEach(target -> entered.merge(target, 1, Integer::sum));
        }
        var free = new ArrayDeque<>(
                automatic.stream().filter(node -> entered.get(node) == 0).toList());
        var left = new HashSet<>(automatic);
        while (!free.isEmpty()) {
            var node = free.pop();
            left.remove(node);
            for (var target : next.get(node)) {
                if (entered.merge(target, -1, Integer::sum) == 0) {
                    free.push(target);
                }
            }
        }
        return automatic.stream()
                .filter(left::contains)
                .filter(node -> returns(node, next))
                .toList();
    }

    private static boolean returns(XmlNode start, Map<XmlNode, List<XmlNode>> next) {
        var waiting = new ArrayDeque<>(next.get(start));
        var seen = new HashSet<XmlNode>();
        while (!waiting.isEmpty()) {
            var node = waiting.pop();
            if (node == start) {
                return true;
            }
            if (seen.add(node)) {
                waiting.addAll(next.get(node));
            }
        }
        return false;
    }

    /** Where a token may go without waiting. A sub-process is entered at its start and left at its ends. */
    private static List<XmlNode> successors(Diagram diagram, XmlNode node) {
        var found = new ArrayList<XmlNode>();
        if (node.name.equals("subProcess")) {
            // Left only from its ends, below; what it throws leaves through its events.
            found.addAll(node.children(Words.BPMN, "startEvent"));
            return found;
        }
        var ends = diagram.outgoing(node).isEmpty() && node.parent != null && node.parent.name.equals("subProcess");
        if (ends && !Diagram.isEventSubProcess(node.parent)) {
            targets(diagram, node.parent, found);
            found.addAll(thrownTo(diagram, node.parent));
        }
        targets(diagram, node, found);
        found.addAll(thrownTo(diagram, node));
        if (node.name.equals("intermediateThrowEvent") && ProcessRules.isLink(node)) {
            var link = Diagram.definition(node).attribute("name", "");
            diagram.named("intermediateCatchEvent").stream()
                    .filter(other -> ProcessRules.isLink(other)
                            && link.equals(Diagram.definition(other).attribute("name")))
                    .forEach(found::add);
        }
        return found;
    }

    private static void targets(Diagram diagram, XmlNode node, List<XmlNode> found) {
        for (var flow : diagram.outgoing(node)) {
            var target = diagram.byId(flow.attribute("targetRef"));
            if (target != null) {
                found.add(target);
            }
        }
    }

    /** Errors and escalations reach the events at the border at once. */
    private static List<XmlNode> thrownTo(Diagram diagram, XmlNode node) {
        return diagram.boundaryEventsOf(node).stream()
                .filter(event -> !waits(event))
                .toList();
    }

    private static boolean waits(XmlNode node) {
        if (WAITING.contains(node.name)) {
            return true;
        }
        var definition = Diagram.definition(node);
        return definition != null
                && List.of("boundaryEvent", "intermediateCatchEvent", "startEvent")
                        .contains(node.name)
                && List.of("timerEventDefinition", "messageEventDefinition", "signalEventDefinition")
                        .contains(definition.name);
    }

    /** A process that calls itself, over however many others, would never end either. */
    private static void calls(GateScope scope, List<Diagram> diagrams) {
        var called = new HashMap<String, Set<String>>();
        for (var diagram : diagrams) {
            var names = called.computeIfAbsent(GateScope.nameOf(diagram.file), key -> new HashSet<>());
            diagram.named("callActivity").forEach(call -> names.add(call.attribute("calledElement", "")));
        }
        for (var diagram : diagrams) {
            var start = GateScope.nameOf(diagram.file);
            var waiting = new ArrayDeque<>(called.get(start));
            var seen = new HashSet<String>();
            while (!waiting.isEmpty()) {
                var name = waiting.pop();
                if (name.equals(start)) {
                    scope.error(
                            diagram.file,
                            diagram.root,
                            "call-recursion",
                            "The process " + start + " calls itself",
                            "Draw a loop.");
                    break;
                }
                if (seen.add(name)) {
                    waiting.addAll(called.getOrDefault(name, Set.of()));
                }
            }
        }
    }
}
