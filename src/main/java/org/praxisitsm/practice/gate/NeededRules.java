package org.praxisitsm.practice.gate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormDefinition.Component;

/**
 * Answers that only some outcomes need: somebody must be able to give them, and a task of the form must have these outcomes. A
 * form of several tasks may name outcomes that only one of them has: the others do not ask for the answer.
 */
final class NeededRules {

    private static final String RULE = "form-needed";

    private final GateScope scope;
    private final String file;

    private NeededRules(GateScope scope, String file) {
        this.scope = scope;
        this.file = file;
    }

    static void check(GateScope scope, String file, FormDefinition form, List<Diagram> diagrams) {
        var rules = new NeededRules(scope, file);
        rules.answerable(form.components());
        // A diagram that cannot be read has complaints of its own, and may have the task.
        if (diagrams.size() == scope.pack().diagrams().size()) {
            var outcomes = outcomes(diagrams, form.id());
            form.fields().forEach(field -> rules.drawn(field, outcomes));
        }
    }

    private void answerable(List<Component> components) {
        for (var component : components) {
            if (component.key() == null) {
                if (!component.traits().neededFor().isEmpty()) {
                    error(component, "Only a question can be needed for an outcome", "Set neededFor at the question");
                }
                answerable(component.components());
            } else {
                question(component);
                component.components().forEach(this::cell);
            }
        }
    }

    private void question(Component field) {
        if (field.traits().neededFor().isEmpty()) {
            return;
        }
        if (field.readOnly()) {
            error(
                    field,
                    "The field " + field.key() + " is needed for an outcome, and nobody can fill it: it is read-only",
                    "Take readonly or neededFor away");
        } else if (field.required()) {
            error(
                    field,
                    "The field " + field.key() + " is required anyway, whatever the outcome",
                    "Take required or neededFor away");
        }
    }

    private void cell(Component cell) {
        if (!cell.traits().neededFor().isEmpty()) {
            error(
                    cell,
                    "The column " + cell.key() + " cannot be needed for an outcome, only the whole list",
                    "Set neededFor at the list: the outcome needs a row then");
        }
    }

    /** @return of all tasks that show the form; empty where none does */
    private static Set<String> outcomes(List<Diagram> diagrams, String form) {
        var outcomes = new LinkedHashSet<String>();
        diagrams.forEach(diagram -> diagram.named("userTask").stream()
                .filter(task -> form.equals(task.camunda("formRef")))
                .forEach(task -> {
                    var drawn = FlowRules.drawn(diagram, task);
                    outcomes.addAll(drawn.isEmpty() ? List.of("done") : drawn);
                }));
        return outcomes;
    }

    private void drawn(Component field, Set<String> outcomes) {
        for (var outcome : field.traits().neededFor()) {
            if (outcomes.isEmpty()) {
                error(
                        field,
                        "The field " + field.key() + " is needed for the outcome " + outcome
                                + ", but no task shows this form",
                        "Choose the form at a human task, or take neededFor away");
            } else if (!outcomes.contains(outcome)) {
                error(
                        field,
                        "The field " + field.key() + " is needed for the outcome " + outcome
                                + ", which no task with this form has",
                        "Its outcomes are " + String.join(", ", outcomes));
            }
        }
    }

    private void error(Component component, String message, String hint) {
        scope.findings().add(Severity.ERROR, file, component.id(), null, RULE, message, hint);
    }
}
