package org.praxisitsm.practice.gate;

import java.util.Objects;
import java.util.Set;
import org.praxisitsm.practice.ApprovalSpec;

/** Human tasks, tables, called processes, repetition: what each names must be there, in this very version. */
final class TaskRules {

    private static final String BINDING = "binding";
    private static final int MOST_INSTANCES = 100;
    private static final String NOT_BY = "notBy";
    private static final String NAME = "[A-Za-z][A-Za-z0-9]{0,39}";

    private TaskRules() {}

    static void check(GateScope scope, Diagram diagram) {
        for (var node : diagram.nodes) {
            switch (node.name) {
                case "userTask" -> userTask(scope, diagram, node);
                case "businessRuleTask" -> table(scope, diagram, node);
                case "callActivity" -> call(scope, diagram, node);
                default -> {
                    // Other kinds have rules of their own.
                }
            }
            properties(scope, diagram, node);
            node.children(Words.BPMN, "multiInstanceLoopCharacteristics").forEach(loop -> loop(scope, diagram, loop));
        }
    }

    private static void userTask(GateScope scope, Diagram diagram, XmlNode task) {
        var form = task.camunda("formRef");
        if (form != null && !scope.hasForm(form)) {
            scope.error(
                    diagram.file,
                    task,
                    "form-reference",
                    "There is no form " + form,
                    "Add " + form + ".form to the pack.");
        }
        if (form != null) {
            binding(scope, diagram, task, "formRefBinding");
        }
        var assignee = task.camunda("assignee");
        var groups = task.camunda("candidateGroups");
        if (ApprovalSpec.isMeant(task::property)) {
            ApprovalRules.check(scope, diagram, task);
        } else if (assignee == null && groups == null) {
            scope.error(
                    diagram.file,
                    task,
                    "task-people",
                    "Nobody can do this task",
                    "Say which person or group does it; in a file that is camunda:assignee or camunda:candidateGroups.");
        }
        if (assignee != null && !assignee.matches("\\$\\{[A-Za-z][A-Za-z0-9]*}|[a-z0-9][a-z0-9._-]{0,63}")) {
            scope.error(
                    diagram.file,
                    task,
                    "task-people",
                    "The assignee '" + assignee + "' is neither ${name} nor an account",
                    "For example ${assignee} or ${requester}.");
        }
        if (groups != null
                && !groups.matches(
                        "(\\$\\{[A-Za-z][A-Za-z0-9]*}|[a-z0-9][a-z0-9-]{0,63})(\\s*,\\s*(\\$\\{[A-Za-z][A-Za-z0-9]*}|[a-z0-9][a-z0-9-]{0,63})){0,9}")) {
            scope.error(
                    diagram.file,
                    task,
                    "task-people",
                    "The groups '" + groups + "' are neither ${name} nor keys of groups",
                    "For example ${group} or service-desk.");
        }
    }

    private static void table(GateScope scope, Diagram diagram, XmlNode task) {
        var table = task.camunda("decisionRef");
        if (table == null || !table.matches("[A-Za-z][A-Za-z0-9_-]*") || !scope.hasDecision(table)) {
            scope.error(
                    diagram.file,
                    task,
                    "decision-reference",
                    "There is no table " + table,
                    "Name a table of this pack.");
        } else {
            scope.called().add(table);
        }
        binding(scope, diagram, task, "decisionRefBinding");
        var mapping = task.camunda("mapDecisionResult");
        if (mapping != null
                && !Set.of("singleResult", "singleEntry", "collectEntries", "resultList")
                        .contains(mapping)) {
            scope.error(
                    diagram.file,
                    task,
                    "attribute-value",
                    "mapDecisionResult " + mapping + " is not known",
                    "singleResult.");
        }
        var variable = task.camunda("resultVariable");
        if (variable != null && !variable.matches("[a-z][A-Za-z0-9]{0,39}")) {
            scope.error(diagram.file, task, "attribute-value", "resultVariable must be a plain name", "decision.");
        }
    }

    private static void call(GateScope scope, Diagram diagram, XmlNode activity) {
        var called = activity.attribute("calledElement");
        var file = "processes/" + scope.pack().key() + "/" + called + ".bpmn";
        if (called == null
                || !called.matches("[A-Za-z][A-Za-z0-9_-]*")
                || !scope.files().has(file)) {
            scope.error(
                    diagram.file,
                    activity,
                    "called-process",
                    "There is no process " + called + " in this pack",
                    "Name a process of this pack; no expressions.");
        }
        binding(scope, diagram, activity, "calledElementBinding");
        for (var mapping : activity.extensions("in")) {
            mapping(scope, diagram, mapping);
        }
        for (var mapping : activity.extensions("out")) {
            mapping(scope, diagram, mapping);
        }
    }

    private static void mapping(GateScope scope, Diagram diagram, XmlNode mapping) {
        var all = "all".equals(mapping.attribute("variables"));
        var one = mapping.attribute("source", "").matches("[A-Za-z][A-Za-z0-9]*")
                && mapping.attribute("target", "").matches("[A-Za-z][A-Za-z0-9]*")
                && !mapping.attribute("target", "").equals("ticketId");
        if (all == one) {
            scope.error(
                    diagram.file,
                    mapping,
                    "call-mapping",
                    "in and out take source and target, or variables=\"all\"",
                    "Write plain names.");
        }
    }

    private static void binding(GateScope scope, Diagram diagram, XmlNode node, String attribute) {
        if (!"deployment".equals(node.camunda(attribute))) {
            scope.error(
                    diagram.file,
                    node,
                    BINDING,
                    "camunda:" + attribute + " must be deployment: a running ticket keeps the version it started with",
                    "Write camunda:" + attribute + "=\"deployment\".");
        }
    }

    private static void properties(GateScope scope, Diagram diagram, XmlNode node) {
        var state = node.property("state");
        if (state != null && scope.pack().descriptor().state(state).isEmpty()) {
            scope.error(
                    diagram.file,
                    node,
                    "state-unknown",
                    "practice.yaml has no state " + state,
                    "Add it there, or choose another.");
        }
        notBy(scope, diagram, node);
        for (var properties : node.extensions("properties")) {
            for (var property : properties.children) {
                var name = property.attribute("name", "");
                if (ApprovalSpec.PROPERTIES.contains(name)) {
                    ApprovalRules.place(scope, diagram, node, property);
                } else if (!Set.of("state", "offeredTo", "form", NOT_BY, EventRules.TOLD_BY)
                        .contains(name)) {
                    scope.warn(
                            diagram.file,
                            property,
                            "property-unknown",
                            "Praxis does not read the property " + name,
                            "Known are state, offeredTo, form, notBy, toldBy, and those of an approval.");
                }
            }
        }
    }

    private static void notBy(GateScope scope, Diagram diagram, XmlNode node) {
        var notBy = node.property(NOT_BY);
        if (notBy == null) {
            return;
        }
        var names = ApprovalSpec.words(notBy);
        if (!node.name.equals("userTask") || names.isEmpty()) {
            scope.error(
                    diagram.file,
                    node,
                    "not-by",
                    "notBy stands on a user task and names who may not complete it: requester, affected, assignee, or"
                            + " whoever completed another user task",
                    "For example: requester, assignee.");
            return;
        }
        for (var name : names) {
            var step = diagram.byId(name);
            if (!ApprovalSpec.PARTS.contains(name) && (step == null || step == node || !step.name.equals("userTask"))) {
                scope.error(
                        diagram.file,
                        node,
                        "not-by",
                        "notBy names " + name + ", which is neither requester, affected, assignee nor the id of"
                                + " another user task of the diagram",
                        "Correct it, or nobody would be kept from completing the task.");
            }
        }
    }

    private static void loop(GateScope scope, Diagram diagram, XmlNode loop) {
        if (loop.parent != null
                && loop.parent.extensions("inputOutput").stream()
                        .flatMap(mapping -> mapping.children.stream())
                        .anyMatch(parameter -> parameter.name.equals("outputParameter"))) {
            scope.error(
                    diagram.file,
                    loop.parent,
                    "multi-instance",
                    "A repeated step cannot give its outputs other names",
                    "Leave camunda:outputParameter out, or repeat a sub-process with the step inside.");
        }
        for (var condition : loop.children(Words.BPMN, "completionCondition")) {
            FlowRules.condition(scope, diagram, condition, condition.text());
        }
        if (loop.camunda("collection") == null && loop.camunda("elementVariable") == null) {
            counted(scope, diagram, loop);
            return;
        }
        var list = Objects.requireNonNullElse(loop.camunda("collection"), "");
        var one = Objects.requireNonNullElse(loop.camunda("elementVariable"), "");
        if (!list.matches(NAME)
                || !one.matches(NAME)
                || one.equals("ticketId")
                || !loop.children(Words.BPMN, "loopCardinality").isEmpty()) {
            scope.error(
                    diagram.file,
                    loop,
                    "multi-instance",
                    "One for each needs the name of a variable with a list and a name for the one, and no count",
                    "For example camunda:collection=\"approvers\" camunda:elementVariable=\"approver\".");
        }
    }

    private static void counted(GateScope scope, Diagram diagram, XmlNode loop) {
        var counts = loop.children(Words.BPMN, "loopCardinality");
        var count = counts.size() == 1 ? counts.get(0).text() : "";
        var constant = count.matches("[0-9]{1,3}")
                && Integer.parseInt(count) >= 1
                && Integer.parseInt(count) <= MOST_INSTANCES;
        if (!constant && !count.matches("\\$\\{[A-Za-z][A-Za-z0-9]*}")) {
            scope.error(
                    diagram.file,
                    loop,
                    "multi-instance",
                    "The count must be a number up to " + MOST_INSTANCES + " or ${name}",
                    "Give the count.");
        }
    }
}
