package org.praxisitsm.workflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.PackCheck.Kind;
import org.praxisitsm.practice.PackCheck.Result;

/** Plays one scenario on a sandbox, step by step, and says where it came out otherwise. */
final class ScenarioRun {

    /** A step came out otherwise than written. */
    private static final class Different extends RuntimeException {
        Different(String message) {
            super(message);
        }
    }

    private final Rehearsal rehearsal;
    private final ScenarioFile scenario;
    private final SandboxTicket ticket;
    private final WrittenAnswers answers;
    private int calledBefore;

    ScenarioRun(Sandbox sandbox, ScenarioFile scenario, SandboxTicket ticket, FormValidation forms, String number) {
        this.rehearsal = new Rehearsal(sandbox, ticket, number);
        this.scenario = scenario;
        this.ticket = ticket;
        this.answers = new WrittenAnswers(ticket, forms);
    }

    Result play() {
        var at = "given";
        try {
            start();
            for (var i = 0; i < scenario.steps().size(); i++) {
                at = "step " + (i + 1);
                step(scenario.steps().get(i));
            }
            return result(true, "");
        } catch (Different | IllegalArgumentException different) {
            return result(false, at + ": " + different.getMessage());
        } catch (RuntimeException refused) {
            var stopped = RehearsalStopped.behind(refused);
            var why = stopped == null ? refused.getMessage() : stopped.getMessage();
            return result(false, at + ": the process stops: " + why);
        } finally {
            rehearsal.cleanUp();
        }
    }

    private Result result(boolean green, String message) {
        var elements = new LinkedHashSet<>(ticket.passed);
        elements.addAll(ticket.flows);
        return new Result(Kind.SCENARIO, scenario.path(), scenario.title(), green, message, List.copyOf(elements));
    }

    private void start() {
        rehearsal.opens();
        answers.take(ticket.pack.forms().get(ticket.pack.descriptor().startForm()), scenario.form());
        ticket.values.putAll(scenario.part(scenario.given(), "ordered"));
        rehearsal.start();
        rehearsal.runOn();
    }

    private void step(Map<String, Object> step) {
        if (step.containsKey("expect")) {
            new ScenarioExpectation(ticket, rehearsal.isEnded())
                    .check(scenario.part(step, "expect"))
                    .ifPresent(difference -> {
                        throw new Different(difference);
                    });
            return;
        }
        if (step.containsKey("action")) {
            called(step);
            return;
        }
        calledBefore = ticket.called.size();
        if (step.containsKey("complete")) {
            complete(step);
        } else if (step.containsKey("message")) {
            receive(step.get("message").toString(), scenario.part(step, "with"));
        } else if (step.containsKey("command")) {
            command(step);
        } else if (step.containsKey("timer")) {
            timer(step.get("timer").toString());
        } else if (step.containsKey("overdue")) {
            overdue(step);
        } else if (step.containsKey("change")) {
            rehearsal.change(scenario.part(step, "change"));
        } else {
            throw new Different("a step is one of expect, complete, message, command, timer, overdue, change, action.");
        }
        rehearsal.runOn();
    }

    private void called(Map<String, Object> step) {
        var wanted = step.get("action").toString();
        var with = scenario.part(step, "with");
        var calls = ticket.called.subList(calledBefore, ticket.called.size());
        var fits = calls.stream().filter(call -> call.action().equals(wanted)).anyMatch(call -> with.entrySet().stream()
                .allMatch(input -> Objects.equals(
                        Objects.toString(call.inputs().get(input.getKey()), null),
                        Objects.toString(input.getValue(), null))));
        if (!fits) {
            var told = with.isEmpty() ? "" : " (" + words(with) + ")";
            throw new Different(
                    calls.isEmpty()
                            ? "the last steps called no action; expected is " + wanted + told + "."
                            : "the last steps did not call " + wanted + told + "; they called "
                                    + calls.stream()
                                            .map(call -> call.action() + " (" + words(call.inputs()) + ")")
                                            .collect(Collectors.joining(", "))
                                    + ".");
        }
    }

    private static String words(Map<String, ?> inputs) {
        return inputs.entrySet().stream()
                .map(input -> input.getKey() + ": " + input.getValue())
                .collect(Collectors.joining(", "));
    }

    private void complete(Map<String, Object> step) {
        var wanted = step.get("complete").toString();
        var task = open(wanted, step.get("by"));
        var outcomes = rehearsal.outcomes(task);
        var outcome = Objects.toString(step.get("outcome"), outcomes.get(0).id());
        if (outcomes.stream().noneMatch(drawn -> drawn.id().equals(outcome))) {
            throw new Different("'" + wanted + "' has no outcome '" + outcome + "'; it has "
                    + outcomes.stream().map(Tasks.Outcome::id).toList() + ".");
        }
        var with = scenario.part(step, "with");
        answers.take(form(rehearsal.form(task)), outcome, with);
        if (step.get("by") != null) {
            mayComplete(task, step.get("by").toString());
            rehearsal.take(task, step.get("by").toString());
        }
        rehearsal.complete(task, outcome, with.keySet());
    }

    private void mayComplete(Task task, String account) {
        var drawn = FourEyes.drawn(rehearsal.model(task.getProcessDefinitionId()), task.getTaskDefinitionKey());
        if (ticket.barred(drawn).contains(account)) {
            throw new Different("'" + task.getName() + "' needs a second pair of eyes: " + account
                    + " cannot do it, because it is not for " + String.join(", ", drawn) + ".");
        }
    }

    /** @param by whose task it is, where there are several of the name */
    private Task open(String wanted, @Nullable Object by) {
        var open = rehearsal.tasks();
        return open.stream()
                .filter(candidate ->
                        wanted.equals(candidate.getName()) || wanted.equals(candidate.getTaskDefinitionKey()))
                .filter(candidate -> by == null || isFor(candidate, by.toString()))
                .findFirst()
                .orElseThrow(() -> new Different("no task '" + wanted + "'" + (by == null ? "" : " of " + by)
                        + " is open; open are "
                        + open.stream().map(ScenarioRun::named).collect(Collectors.joining(", ", "[", "]")) + "."));
    }

    private static boolean isFor(Task task, String account) {
        return task.getAssignee() == null || task.getAssignee().isBlank() || account.equals(task.getAssignee());
    }

    private static String named(Task task) {
        return task.getAssignee() == null || task.getAssignee().isBlank()
                ? task.getName()
                : task.getName() + " (" + task.getAssignee() + ")";
    }

    private void overdue(Map<String, Object> step) {
        var wanted = step.get("overdue").toString();
        if (!rehearsal.overdue(open(wanted, step.get("by")))) {
            throw new Different("nothing follows when '" + wanted + "' is late: it names neither escalateTo nor lapse,"
                    + " or those are all asked.");
        }
    }

    private @Nullable FormDefinition form(@Nullable String id) {
        return id == null ? null : ticket.pack.forms().get(id);
    }

    private void receive(String message, Map<String, Object> variables) {
        if (!rehearsal.receive(message, variables)) {
            throw new Different("no step waits for the message '" + message + "'.");
        }
    }

    private void command(Map<String, Object> step) {
        var wanted = step.get("command").toString();
        var command = rehearsal
                .command(wanted)
                .orElseThrow(() -> new Different("the diagram offers no command '" + wanted + "'."));
        var with = scenario.part(step, "with");
        answers.take(form(command.form()), with);
        receive(command.message(), rehearsal.variables(with.keySet()));
    }

    private void timer(String wanted) {
        var timers = rehearsal.timers();
        var timer = timers.stream()
                .filter(running -> wanted.equals(running.activity()) || wanted.equals(running.name()))
                .findFirst()
                .orElseThrow(() -> new Different("no timer '" + wanted + "' is running; running are "
                        + timers.stream().map(Rehearsal.Timer::activity).toList() + "."));
        rehearsal.execute(timer.job());
    }
}
