package org.praxisitsm.practice.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.praxisitsm.practice.ServiceAction.Input;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.ServiceAction.ValueType;

/** Service and send tasks: only the known actions, with their inputs, outputs and errors. */
final class ActionRules {

    private ActionRules() {}

    static void check(GateScope scope, Diagram diagram) {
        for (var task : diagram.named("serviceTask", "sendTask")) {
            var key = Diagram.action(task);
            var action = key == null ? null : scope.actions().get(key);
            if (action == null) {
                var named = task.camunda("delegateExpression");
                scope.error(
                        diagram.file,
                        task,
                        "action-unknown",
                        named == null ? "The step does not say what it does" : "There is no action " + named,
                        "Choose its action on the right of the diagram; in a file camunda:delegateExpression=\"${key}\" names one of "
                                + scope.actions().keySet().stream().sorted().toList() + ".");
            } else {
                action(scope, diagram, task, action);
            }
        }
        for (var event : diagram.named("boundaryEvent")) {
            boundaryError(scope, diagram, event);
        }
    }

    private static void action(GateScope scope, Diagram diagram, XmlNode task, Signature action) {
        var given = new HashSet<String>();
        for (var mapping : task.extensions("inputOutput")) {
            for (var parameter : mapping.children(Words.CAMUNDA, "inputParameter")) {
                if (!given.add(parameter.attribute("name", ""))) {
                    scope.error(diagram.file, parameter, "action-input", "The input stands twice", "Keep one.");
                }
                input(scope, diagram, parameter, action);
            }
            for (var parameter : mapping.children(Words.CAMUNDA, "outputParameter")) {
                output(scope, diagram, parameter, action);
            }
        }
        action.inputs().stream()
                .filter(input -> input.required() && !given.contains(input.name()))
                .forEach(input -> scope.error(
                        diagram.file,
                        task,
                        "action-input",
                        action.key() + " needs a value for " + named(action, input.name()),
                        "Choose the step in the diagram and fill it in on the right."));
    }

    private static void input(GateScope scope, Diagram diagram, XmlNode parameter, Signature action) {
        var name = parameter.attribute("name", "");
        var input = action.inputs().stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (input.isEmpty()) {
            scope.error(
                    diagram.file,
                    parameter,
                    "action-input",
                    action.key() + " has no input " + name,
                    "Its inputs are "
                            + action.inputs().stream()
                                    .map(Input::name)
                                    .map(known -> named(action, known))
                                    .toList()
                            + ".");
            return;
        }
        if (!value(scope, diagram, parameter)) {
            return;
        }
        var text = parameter.text();
        if (text.isEmpty() && input.get().required()) {
            scope.error(diagram.file, parameter, "action-input", named(action, name) + " is empty", "Give it a value.");
        } else if (!text.isEmpty() && !text.contains("${") && !fits(input.get().type(), text)) {
            scope.error(
                    diagram.file,
                    parameter,
                    "action-input",
                    named(action, name) + " must be " + words(input.get().type()) + ", not '" + text + "'",
                    "Correct the value.");
        }
        if (action.key().equals("assignByGrid") && name.equals("grid") && !scope.hasGrid(text)) {
            scope.error(
                    diagram.file,
                    parameter,
                    "grid-reference",
                    "There is no grid " + text,
                    "Add " + text + ".rules.csv.");
        }
    }

    private static void output(GateScope scope, Diagram diagram, XmlNode parameter, Signature action) {
        if (!parameter.attribute("name", "").matches("[a-z][A-Za-z0-9]{0,39}")
                || Set.of("number", "requester", "outcome", "unit", "ticketId").contains(parameter.attribute("name"))) {
            scope.error(
                    diagram.file,
                    parameter,
                    "action-output",
                    "The output's name is not usable",
                    "Use lower camel case.");
        }
        if (value(scope, diagram, parameter)
                && action.outputs().isEmpty()
                && parameter.text().contains("${")) {
            scope.warn(diagram.file, parameter, "action-output", action.key() + " has no outputs", "Leave it out.");
        }
    }

    private static boolean value(GateScope scope, Diagram diagram, XmlNode parameter) {
        try {
            Expressions.value(parameter.text());
            return true;
        } catch (Expressions.Refused e) {
            scope.error(
                    diagram.file,
                    parameter,
                    "value",
                    "The value is not allowed: " + e.getMessage(),
                    "A plain text in which ${name} stands for a variable.");
            return false;
        }
    }

    /** Screens know actions and their inputs by these keys, and say what they call them. */
    private static String named(Signature action, String input) {
        return action.key() + "." + input;
    }

    private static String words(ValueType type) {
        return switch (type) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case DURATION -> "a duration such as PT4H";
            case INSTANT -> "an instant such as 2030-01-31T09:00:00Z";
        };
    }

    private static boolean fits(ValueType type, String text) {
        try {
            return switch (type) {
                case TEXT -> true;
                case NUMBER -> text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?");
                case BOOLEAN -> Set.of("true", "false").contains(text);
                case DURATION -> !Duration.parse(text).isNegative();
                case INSTANT -> Instant.parse(text) != null;
            };
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static void boundaryError(GateScope scope, Diagram diagram, XmlNode event) {
        var definition = Diagram.definition(event);
        var host = diagram.byId(event.attribute("attachedToRef"));
        if (definition == null || host == null || !definition.name.equals("errorEventDefinition")) {
            return;
        }
        var error = diagram.byId(definition.attribute("errorRef"));
        var code = error == null ? null : error.attribute("errorCode");
        if (code == null || code.isBlank()) {
            scope.error(
                    diagram.file,
                    event,
                    "error-code",
                    "The event does not say which error it catches",
                    "Name an error with a code.");
            return;
        }
        if (host.is(Words.BPMN, "subProcess", "callActivity")) {
            return;
        }
        var action = Diagram.action(host) == null ? null : scope.actions().get(Diagram.action(host));
        var codes = action == null ? List.<String>of() : action.errors();
        if (!codes.contains(code)) {
            scope.error(
                    diagram.file,
                    event,
                    "error-code",
                    "The error " + code + " never comes from here",
                    "Its errors are " + codes + ".");
        }
    }
}
