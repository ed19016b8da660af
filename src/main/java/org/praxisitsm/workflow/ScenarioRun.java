package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
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

    private final Sandbox sandbox;
    private final ScenarioFile scenario;
    private final SandboxTicket ticket;
    private final FormValidation forms;
    private final String definition;
    private final String number;
    private int calledBefore;

    ScenarioRun(Sandbox sandbox, ScenarioFile scenario, SandboxTicket ticket, FormValidation forms, String number) {
        this.sandbox = sandbox;
        this.scenario = scenario;
        this.ticket = ticket;
        this.forms = forms;
        this.number = number;
        this.definition = sandbox.definition(ticket.pack.descriptor().process());
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
            return result(false, at + ": the process stops: " + refused.getMessage());
        } finally {
            cleanUp();
        }
    }

    private Result result(boolean green, String message) {
        var elements = new LinkedHashSet<>(ticket.passed);
        elements.addAll(ticket.flows);
        return new Result(Kind.SCENARIO, scenario.path(), scenario.title(), green, message, List.copyOf(elements));
    }

    private void cleanUp() {
        sandbox
                .engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()
                .stream()
                .filter(instance -> instance.getRootProcessInstanceId().equals(instance.getId()))
                .forEach(instance -> sandbox.engine()
                        .getRuntimeService()
                        .deleteProcessInstance(instance.getId(), "scenario ended", true));
    }

    private void start() {
        var practice = ticket.pack.descriptor();
        var form = ticket.pack.forms().get(practice.startForm());
        var requester = Objects.toString(scenario.given().get("requester"), "anna");
        ticket.values.put("number", number);
        ticket.values.put("requester", requester);
        ticket.values.put("unit", practice.unit());
        ticket.values.put("channel", Objects.toString(scenario.given().get("channel"), "PORTAL"));
        answered(form, scenario.form());
        var variables = Variables.of(practice, ticket.values, criticality(), vip());
        variables.put(Variables.TICKET_ID, 0L);
        sandbox.engine()
                .getRuntimeService()
                .createProcessInstanceById(definition)
                .businessKey(number)
                .setVariables(variables)
                .execute();
    }

    private @Nullable String criticality() {
        var service = Objects.toString(ticket.values.get("service"), "");
        var said = scenario.part(scenario.part(scenario.given(), "services"), service)
                .get("criticality");
        return Objects.toString(said, null);
    }

    private boolean vip() {
        var affected = Objects.toString(ticket.values.getOrDefault("affected", ticket.values.get("requester")));
        var person = scenario.part(scenario.part(scenario.given(), "people"), affected);
        return Boolean.TRUE.equals(person.get("vip"));
    }

    /** Takes the answers as a person's, refusing what the form does not ask and what it asks in vain. */
    private void answered(@Nullable FormDefinition form, Map<String, Object> answers) {
        if (form == null) {
            if (!answers.isEmpty()) {
                throw new Different("there is no form that asks for " + String.join(", ", answers.keySet()) + ".");
            }
            return;
        }
        var asked = new LinkedHashMap<String, FormDefinition.Component>();
        collect(form.components(), asked);
        answers.keySet().stream()
                .filter(key -> !asked.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new Different("the form " + form.id() + " does not ask for '" + key + "'.");
                });
        var values = new HashMap<>(ticket.values);
        values.putAll(answers);
        var visible = forms.visible(form, values, values);
        asked.forEach((key, component) -> {
            if (component.required()
                    && visible.contains(key)
                    && values.get(key) == null
                    && component.defaultValue() == null) {
                throw new Different("the form " + form.id() + " requires '" + key + "'.");
            }
            if (values.get(key) == null && component.defaultValue() != null && visible.contains(key)) {
                ticket.values.put(key, component.defaultValue());
            }
        });
        answers.forEach((key, value) -> {
            if (visible.contains(key)) {
                ticket.values.put(key, value);
            }
        });
    }

    private static void collect(
            List<FormDefinition.Component> components, Map<String, FormDefinition.Component> asked) {
        for (var component : components) {
            if (component.key() != null) {
                asked.put(component.key(), component);
            }
            collect(component.components(), asked);
        }
    }

    private void step(Map<String, Object> step) {
        if (step.containsKey("expect")) {
            new ScenarioExpectation(ticket, ended())
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
        } else {
            throw new Different("a step is one of expect, complete, message, command, timer, action.");
        }
    }

    private boolean ended() {
        return sandbox.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                == 0;
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
            throw new Different(
                    "the last steps did not call " + wanted + " with " + with + "; they called " + calls + ".");
        }
    }

    private void complete(Map<String, Object> step) {
        var wanted = step.get("complete").toString();
        var open = sandbox.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .list();
        var task = open.stream()
                .filter(candidate ->
                        wanted.equals(candidate.getName()) || wanted.equals(candidate.getTaskDefinitionKey()))
                .findFirst()
                .orElseThrow(() -> new Different("no task '" + wanted + "' is open; open are "
                        + open.stream().map(Task::getName).collect(Collectors.joining(", ", "[", "]")) + "."));
        var outcomes = Outcomes.drawn(
                sandbox.engine().getRepositoryService().getBpmnModelInstance(task.getProcessDefinitionId()),
                task.getTaskDefinitionKey());
        var outcome = Objects.toString(step.get("outcome"), outcomes.get(0).id());
        if (outcomes.stream().noneMatch(drawn -> drawn.id().equals(outcome))) {
            throw new Different("'" + wanted + "' has no outcome '" + outcome + "'; it has "
                    + outcomes.stream().map(Tasks.Outcome::id).toList() + ".");
        }
        var formId = ticket.tasks.get(task.getId()).form();
        var form = formId == null ? null : ticket.pack.forms().get(formId);
        var variables = new HashMap<>(answers(form, scenario.part(step, "with")));
        variables.put(Variables.OUTCOME, outcome);
        sandbox.engine().getTaskService().complete(task.getId(), variables);
    }

    private Map<String, Object> answers(@Nullable FormDefinition form, Map<String, Object> answers) {
        answered(form, answers);
        var variables = new HashMap<String, Object>();
        answers.keySet().stream()
                .filter(key -> !key.equals("reply") && !key.equals("note") && !key.equals("description"))
                .forEach(key -> variables.put(key, Variables.simple(ticket.values.get(key))));
        variables.put("criticality", criticality());
        variables.put("vip", vip());
        return variables;
    }

    private void receive(String message, Map<String, Object> variables) {
        var runtime = sandbox.engine().getRuntimeService();
        var waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message)
                .list();
        if (waiting.isEmpty()) {
            throw new Different("no step waits for the message '" + message + "'.");
        }
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId(), variables));
    }

    private void command(Map<String, Object> step) {
        var wanted = step.get("command").toString();
        var model = sandbox.engine().getRepositoryService().getBpmnModelInstance(definition);
        var start = model.getModelElementsByType(StartEvent.class).stream()
                .filter(event -> wanted.equals(event.getName()) || wanted.equals(event.getId()))
                .findFirst()
                .orElseThrow(() -> new Different("the diagram offers no command '" + wanted + "'."));
        var message = start.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(event -> ((MessageEventDefinition) event).getMessage().getName())
                .findFirst()
                .orElseThrow(() -> new Different("'" + wanted + "' is no message event."));
        var formId = Commands.property(start, "form");
        receive(message, answers(formId == null ? null : ticket.pack.forms().get(formId), scenario.part(step, "with")));
    }

    private void timer(String wanted) {
        var management = sandbox.engine().getManagementService();
        var jobs = management.createJobQuery().timers().list();
        var model = sandbox.engine().getRepositoryService().getBpmnModelInstance(definition);
        var waiting = new ArrayList<String>();
        for (var job : jobs) {
            var activity = management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
            waiting.add(activity);
            var name = model.getModelElementById(activity) instanceof FlowNode node ? node.getName() : null;
            if (wanted.equals(activity) || wanted.equals(name)) {
                management.executeJob(job.getId());
                return;
            }
        }
        throw new Different("no timer '" + wanted + "' is running; running are " + waiting + ".");
    }
}
