package org.praxisitsm.practice.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Advice on drawing so that people read what the engine does: joins that do not wait, ways that part or meet unseen, steps
 * on top of each other, things without a word.
 *
 * @see "BPMN 2.0.2, 10.6 Gateways and 13.3 Semantics of gateways"
 */
final class LintRules {

    private static final Set<String> WITH_A_WORD =
            Set.of("startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "callActivity");

    private LintRules() {}

    static void check(GateScope scope, Diagram diagram) {
        for (var node : diagram.nodes) {
            parting(scope, diagram, node);
            meeting(scope, diagram, node);
            label(scope, diagram, node);
        }
        duplicates(scope, diagram);
        Overlaps.check(scope, diagram);
    }

    /** Several flows out of a step run all at once, which the picture does not say. */
    private static void parting(GateScope scope, Diagram diagram, XmlNode node) {
        var ways = diagram.outgoing(node);
        if (!node.name.endsWith("Gateway")
                && ways.size() > 1
                && ways.stream().allMatch(way -> Diagram.condition(way) == null)) {
            scope.warn(
                    diagram.file,
                    node,
                    "implicit-split",
                    "Several ways leave here, and all of them are taken at once",
                    "Draw a gateway that says so, or one that decides.");
        }
    }

    private static void meeting(GateScope scope, Diagram diagram, XmlNode node) {
        if (!node.name.endsWith("Gateway")) {
            return;
        }
        int in = diagram.incoming(node).size();
        int out = diagram.outgoing(node).size();
        if (in > 1 && out > 1 && node.name.equals("parallelGateway")) {
            scope.warn(
                    diagram.file,
                    node,
                    "join-and-fork",
                    "Ways are joined and parted at one gateway",
                    "Draw one gateway for each.");
        }
        if (in == 1 && out == 1) {
            scope.warn(
                    diagram.file,
                    node,
                    "superfluous-gateway",
                    "The gateway neither parts nor joins anything",
                    "Remove it, or draw the missing way.");
        }
    }

    private static void label(GateScope scope, Diagram diagram, XmlNode node) {
        if (!node.attribute("name", "").isBlank()) {
            return;
        }
        var decides = List.of("exclusiveGateway", "inclusiveGateway").contains(node.name)
                && diagram.outgoing(node).size() > 1;
        if (decides || WITH_A_WORD.contains(node.name)) {
            scope.inform(
                    diagram.file,
                    node,
                    "label-missing",
                    decides ? "The decision point asks nothing" : "It has no name",
                    decides ? "Name it as a question." : "Name what has happened, or what is called.");
        }
    }

    private static void duplicates(GateScope scope, Diagram diagram) {
        var seen = new HashSet<String>();
        for (var flow : diagram.flows) {
            var way = flow.attribute("sourceRef") + " " + flow.attribute("targetRef") + " " + Diagram.condition(flow);
            if (!seen.add(way)) {
                scope.warn(
                        diagram.file,
                        flow,
                        "duplicate-flow",
                        "Two ways lead from one step to the same other",
                        "Remove one, or give each its condition.");
            }
        }
    }
}
