package org.praxisitsm.practice.gate;

import java.util.List;
import java.util.Set;
import org.praxisitsm.practice.ApprovalSpec;

/** Approvals: who is asked must be sayable, what is named must be there, and a no must lead somewhere. */
final class ApprovalRules {

    private static final String RULE = "approval";

    private ApprovalRules() {}

    static void check(GateScope scope, Diagram diagram, XmlNode task) {
        for (var problem : ApprovalSpec.problems(task::property)) {
            scope.error(diagram.file, task, RULE + "-" + word(problem.property()), problem.message(), problem.hint());
        }
        people(scope, diagram, task);
        table(scope, diagram, task);
        tablesAmongPeople(scope, diagram, task);
        fields(scope, diagram, task);
        outcomes(scope, diagram, task);
        if (!task.children(Words.BPMN, "multiInstanceLoopCharacteristics").isEmpty()) {
            scope.error(
                    diagram.file,
                    task,
                    RULE + "-repeated",
                    "An approval asks several people by itself and is not repeated",
                    "Take the repetition away; name them in approvers or in the table.");
        }
    }

    /** A property of an approval on something that is none is a mistake that nobody would see. */
    static void place(GateScope scope, Diagram diagram, XmlNode node, XmlNode property) {
        if (!node.name.equals("userTask") || !ApprovalSpec.isMeant(node::property)) {
            scope.error(
                    diagram.file,
                    property,
                    RULE + "-place",
                    property.attribute("name", "") + " stands on a human task with approvers or approversTable",
                    "Say who approves, or take the property away.");
        }
    }

    private static void people(GateScope scope, Diagram diagram, XmlNode task) {
        if (task.camunda("assignee") != null) {
            scope.error(
                    diagram.file,
                    task,
                    RULE + "-people",
                    "An approval has no assignee: approvers and its table say who is asked",
                    "Take camunda:assignee away.");
        }
        if (task.camunda("candidateGroups") == null) {
            scope.error(
                    diagram.file,
                    task,
                    RULE + "-group",
                    "Nobody is asked where no approver is found",
                    "Say which group decides then; in a file that is camunda:candidateGroups.");
        } else if (task.camunda("candidateGroups").contains(",")) {
            scope.error(diagram.file, task, RULE + "-group", "One group decides where nobody is found", "Name one.");
        }
        if (task.property("approversTable") == null
                && ApprovalSpec.words(task.property("approvers")).isEmpty()) {
            scope.error(diagram.file, task, RULE + "-approvers", "approvers names nobody", "For example manager.");
        }
    }

    private static void table(GateScope scope, Diagram diagram, XmlNode task) {
        var table = task.property("approversTable");
        if (table == null) {
            return;
        }
        if (!table.matches("[A-Za-z][A-Za-z0-9_-]*") || !scope.hasDecision(table)) {
            scope.error(
                    diagram.file,
                    task,
                    RULE + "-table",
                    "approversTable names a table of this pack, and " + table + " is none",
                    people(table) ? "Write approvers instead: that names people." : tables(scope));
            return;
        }
        scope.called().add(table);
        if (scope.hasTable(table) && !answersApprover(scope, file(scope, table))) {
            scope.error(
                    diagram.file,
                    task,
                    RULE + "-table",
                    "The table " + table + " has no output approver",
                    "Its outputs are approver and, if need be, level and quorum.");
        }
    }

    /** The key of a table is a word for an account as well, and whoever is asked then would be nobody. */
    private static void tablesAmongPeople(GateScope scope, Diagram diagram, XmlNode task) {
        for (var list : List.of("approvers", "escalateTo")) {
            for (var word : ApprovalSpec.words(task.property(list))) {
                if (scope.hasDecision(word)) {
                    scope.error(
                            diagram.file,
                            task,
                            RULE + "-" + word(list),
                            list + " names people, and " + word + " is a table",
                            list.equals("approvers")
                                    ? "Write approversTable instead: that names a table."
                                    : "For example manager.");
                }
            }
        }
    }

    /** Whether it can be meant for people only. */
    private static boolean people(String text) {
        return text.contains(":")
                || text.contains(",")
                || Set.of("manager", "groupLead", "serviceOwner").contains(text);
    }

    private static String tables(GateScope scope) {
        var folder = "rules/" + scope.pack().key() + "/";
        var answering = scope.files().paths().stream()
                .filter(path -> path.startsWith(folder) && path.endsWith(".dmn") && answersApprover(scope, path))
                .map(GateScope::nameOf)
                .sorted()
                .toList();
        return answering.isEmpty()
                ? "Add a table that answers approver, or name people in approvers."
                : "Of the tables of this pack these answer approver: " + answering + ".";
    }

    private static String file(GateScope scope, String table) {
        return "rules/" + scope.pack().key() + "/" + table + ".dmn";
    }

    private static boolean answersApprover(GateScope scope, String path) {
        return scope.pack().text(path).contains("name=\"approver\"");
    }

    private static void fields(GateScope scope, Diagram diagram, XmlNode task) {
        var attributes = Set.of("subject", "description", "affected", "service", "priority");
        for (var name : ApprovalSpec.words(task.property("content"))) {
            if (!attributes.contains(name)
                    && scope.pack().descriptor().field(name).isEmpty()) {
                scope.error(
                        diagram.file,
                        task,
                        RULE + "-content",
                        "practice.yaml has no field " + name,
                        "content names fields of the practice, or subject, description, affected, service, priority.");
            }
        }
        for (var list : List.of("approvers", "escalateTo")) {
            for (var word : ApprovalSpec.words(task.property(list))) {
                if (word.startsWith("field:")
                        && scope.pack().descriptor().field(word.substring(6)).isEmpty()) {
                    scope.error(
                            diagram.file,
                            task,
                            RULE + "-" + word(list),
                            "practice.yaml has no field " + word.substring(6),
                            "Name a field of type PERSON.");
                }
            }
        }
    }

    private static void outcomes(GateScope scope, Diagram diagram, XmlNode task) {
        var drawn = FlowRules.drawn(diagram, task);
        if (drawn.size() < 2) {
            scope.error(
                    diagram.file,
                    task,
                    RULE + "-outcomes",
                    "An approval needs an exclusive gateway right after it, with a yes and a no",
                    "Draw two flows, e.g. ${outcome == 'approve'} and ${outcome == 'decline'}; the first is the yes.");
        }
        var lapse = task.property("lapse");
        if (lapse != null && !drawn.contains(lapse)) {
            scope.error(
                    diagram.file,
                    task,
                    RULE + "-lapse",
                    "No flow is drawn for the outcome " + lapse,
                    "Silence counts as one of " + drawn + ".");
        }
        if (lapse != null && task.property("deadline") == null) {
            scope.error(
                    diagram.file,
                    task,
                    RULE + "-lapse",
                    "Silence counts as something only after a deadline",
                    "Set the deadline, or take lapse away.");
        }
    }

    /** The rule's name in kebab case, as those of others. */
    private static String word(String property) {
        return property.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
