package org.praxisitsm.practice.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.praxisitsm.practice.gate.Expressions.Condition;

/** Conditions, and the outcomes that they draw. */
final class FlowRules {

    private FlowRules() {}

    static void check(GateScope scope, Diagram diagram) {
        for (var flow : diagram.flows) {
            var condition = Diagram.condition(flow);
            var source = diagram.byId(flow.attribute("sourceRef"));
            if (condition == null || source == null) {
                continue;
            }
            condition(scope, diagram, flow, condition);
            if (!source.is(Words.BPMN, "exclusiveGateway", "inclusiveGateway")) {
                scope.error(
                        diagram.file,
                        flow,
                        "condition-place",
                        "Only flows that leave an exclusive or inclusive gateway have a condition",
                        "Draw a gateway.");
            }
        }
        diagram.named("exclusiveGateway", "inclusiveGateway").forEach(gateway -> gateway(scope, diagram, gateway));
    }

    static Optional<Condition> condition(GateScope scope, Diagram diagram, XmlNode place, String text) {
        try {
            return Optional.of(Expressions.condition(text));
        } catch (Expressions.Refused e) {
            scope.error(
                    diagram.file,
                    place,
                    "condition",
                    "The condition " + text + " is not allowed: " + e.getMessage(),
                    "Names, literals, comparisons, and, or, not, empty; see \"Expressions\" in docs/pack-reference.md.");
            return Optional.empty();
        }
    }

    private static void gateway(GateScope scope, Diagram diagram, XmlNode gateway) {
        var flows = diagram.outgoing(gateway);
        if (flows.size() < 2) {
            return;
        }
        for (var flow : flows) {
            var isDefault = flow.id().equals(gateway.attribute("default"));
            if (isDefault == (Diagram.condition(flow) != null)) {
                scope.error(
                        diagram.file,
                        flow,
                        "gateway-condition",
                        isDefault
                                ? "The default flow has a condition"
                                : "The flow has no condition and is not the default",
                        "Give every flow but one a condition, and make that one the default.");
            }
        }
        var afterTask = diagram.incoming(gateway).stream()
                .map(flow -> diagram.byId(flow.attribute("sourceRef")))
                .anyMatch(source -> source != null && source.name.equals("userTask"));
        // Elsewhere outcome is a variable like any other; only where a task asks for it does it draw buttons.
        var outcomes = flows.stream()
                .filter(flow -> afterTask ? mentionsOutcome(flow) : outcomeOf(flow) != null)
                .toList();
        if (!outcomes.isEmpty()) {
            outcomes(scope, diagram, gateway, flows, outcomes, afterTask);
        } else if (gateway.attribute("default") == null && gateway.name.equals("exclusiveGateway")) {
            scope.warn(
                    diagram.file,
                    gateway,
                    "gateway-default",
                    "No flow is the default: where no condition holds, the ticket stops",
                    "Make one flow the default.");
        }
    }

    private static boolean mentionsOutcome(XmlNode flow) {
        try {
            var condition = Diagram.condition(flow);
            return condition != null && Expressions.condition(condition).names().contains("outcome");
        } catch (Expressions.Refused e) {
            return false;
        }
    }

    private static void outcomes(
            GateScope scope,
            Diagram diagram,
            XmlNode gateway,
            List<XmlNode> flows,
            List<XmlNode> outcomes,
            boolean afterTask) {
        if (!afterTask || gateway.name.equals("inclusiveGateway")) {
            scope.error(
                    diagram.file,
                    gateway,
                    "outcome-place",
                    "Outcomes are asked for where no task gives them",
                    "Draw the exclusive gateway right after the human task.");
        }
        if (outcomes.size() != flows.size()) {
            scope.error(
                    diagram.file,
                    gateway,
                    "outcome-mixed",
                    "Some flows ask for an outcome, others for something else or nothing",
                    "Give every flow of this gateway a condition ${outcome == '...'}; decide anything else at a second gateway.");
        }
        var seen = new HashSet<String>();
        for (var flow : outcomes) {
            var outcome = outcomeOf(flow);
            if (outcome == null || !outcome.matches("[a-z][A-Za-z0-9-]{0,39}")) {
                scope.error(
                        diagram.file,
                        flow,
                        "outcome-form",
                        "An outcome reads ${outcome == 'name'}, the name in letters, digits and dashes",
                        "For example ${outcome == 'resolve'}.");
            } else if (!seen.add(outcome)) {
                scope.error(
                        diagram.file,
                        flow,
                        "outcome-unique",
                        "Two flows have the outcome " + outcome,
                        "Give each its own.");
            }
            if (flow.attribute("name", "").isBlank()) {
                scope.error(
                        diagram.file,
                        flow,
                        "outcome-name",
                        "The flow has no name: its button would have no label",
                        "Name the flow.");
            }
        }
    }

    /** @return the outcomes of a human task, in the file's order; empty where none is drawn */
    static List<String> drawn(Diagram diagram, XmlNode task) {
        var leaving = diagram.outgoing(task);
        var next = leaving.size() == 1 ? diagram.byId(leaving.get(0).attribute("targetRef")) : null;
        return next == null || !next.name.equals("exclusiveGateway")
                ? List.of()
                : diagram.outgoing(next).stream()
                        .map(FlowRules::outcomeOf)
                        .filter(Objects::nonNull)
                        .toList();
    }

    static @org.jspecify.annotations.Nullable String outcomeOf(XmlNode flow) {
        try {
            return Expressions.condition(String.valueOf(Diagram.condition(flow)))
                    .outcome();
        } catch (Expressions.Refused e) {
            return null;
        }
    }
}
