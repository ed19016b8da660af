package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;

/** One ticket's process on a sandbox: what can be done to it and where it stands. Scenarios and trials both go by it. */
final class Rehearsal {

    /** @param activity where it waits, @param name that the diagram gives it */
    record Timer(String job, String process, String activity, String name, Instant dueAt) {}

    /** A step of the diagram that is done by itself and comes next. */
    record Pending(String job, String process, String activity) {}

    /** @param form that a command asks for first, or null */
    record Waiting(
            String message, String process, String activity, String name, boolean command, @Nullable String form) {}

    private static final Set<String> RECORD_ONLY = Set.of("description", "reply", "note");

    /** As for real tickets: longer ones stay with the record. */
    private static final int LONGEST_TEXT = 1_000;

    private final Sandbox sandbox;
    private final SandboxTicket ticket;
    private final String number;
    private final String definition;
    private final Map<String, BpmnModelInstance> models = new HashMap<>();

    Rehearsal(Sandbox sandbox, SandboxTicket ticket, String number) {
        this.sandbox = sandbox;
        this.ticket = ticket;
        this.number = number;
        this.definition = sandbox.definition(ticket.pack.descriptor().process());
        sandbox.stage().play(ticket);
    }

    SandboxTicket ticket() {
        return ticket;
    }

    private RuntimeService runtime() {
        return sandbox.engine().getRuntimeService();
    }

    private ManagementService jobs() {
        return sandbox.engine().getManagementService();
    }

    /** What everybody knows of a ticket before its form is answered. */
    void opens() {
        ticket.values.put("number", number);
        ticket.values.put("requester", ticket.given.requester());
        ticket.values.put("unit", ticket.pack.descriptor().unit());
        ticket.values.put("channel", ticket.given.channel());
    }

    void start() {
        var variables = Variables.of(ticket.pack.descriptor(), ticket.values, criticality(), isVip());
        variables.put(Variables.TICKET_ID, 0L);
        ticket.moves();
        runtime()
                .createProcessInstanceById(definition)
                .businessKey(number)
                .setVariables(variables)
                .execute();
    }

    private @Nullable String criticality() {
        return ticket.given.criticality(Objects.toString(ticket.values.get("service"), ""));
    }

    private boolean isVip() {
        return ticket.given.isVip(
                Objects.toString(ticket.values.getOrDefault("affected", ticket.values.get("requester"))));
    }

    boolean isEnded() {
        return runtime()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                == 0;
    }

    /** Ends it wherever it stands. */
    void cleanUp() {
        runtime().createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .filter(instance -> instance.getRootProcessInstanceId().equals(instance.getId()))
                .forEach(instance -> runtime().deleteProcessInstance(instance.getId(), "rehearsal ended", true));
    }

    /** @return what waits for a person, the oldest first. */
    List<Task> tasks() {
        return sandbox.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .sorted(Comparator.comparing(Task::getId, Rehearsal::byAge))
                .toList();
    }

    /** Ids of a sandbox are numbers: the shorter one is the older. */
    private static int byAge(String left, String right) {
        return left.length() == right.length() ? left.compareTo(right) : Integer.compare(left.length(), right.length());
    }

    List<Tasks.Outcome> outcomes(Task task) {
        return sandbox.outcomes().of(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
    }

    BpmnModelInstance model(String process) {
        return models.computeIfAbsent(process, sandbox.engine().getRepositoryService()::getBpmnModelInstance);
    }

    BpmnModelInstance model() {
        return model(definition);
    }

    @Nullable
    String form(Task task) {
        var drawn = ticket.tasks.get(task.getId());
        return drawn == null ? null : drawn.form();
    }

    /** Values of the ticket that the process reads too, once its form is answered. */
    Map<String, Object> variables(Iterable<String> answered) {
        var variables = new HashMap<String, Object>();
        for (var key : answered) {
            var isLong = ticket.values.get(key) instanceof String text && text.length() > LONGEST_TEXT;
            if (!RECORD_ONLY.contains(key) && !isLong) {
                variables.put(key, Variables.simple(ticket.values.get(key)));
            }
        }
        variables.put("criticality", criticality());
        variables.put("vip", isVip());
        return variables;
    }

    void take(Task task, String account) {
        sandbox.engine().getTaskService().setAssignee(task.getId(), account);
    }

    void complete(Task task, String outcome, Iterable<String> answered) {
        var variables = variables(answered);
        variables.put(Variables.OUTCOME, outcome);
        ticket.moves();
        sandbox.engine().getTaskService().complete(task.getId(), variables);
    }

    /** Lets the time pass that an approval waits for an answer. @return false where nothing follows from it */
    boolean overdue(Task task) {
        ticket.moves();
        var vote = sandbox.stage().approvals().overdue(task.getId());
        vote.ifPresent(one -> {
            if (one.state() == org.praxisitsm.approval.Vote.State.OPEN) {
                sandbox.engine().getTaskService().setAssignee(task.getId(), one.holder());
            } else {
                var outcome = Objects.requireNonNull(one.outcome());
                complete(task, outcome, silent(task, outcome));
            }
        });
        return vote.isPresent();
    }

    /** @return keys of what the outcome needs, which have the reason now */
    private Set<String> silent(Task task, String outcome) {
        var form = form(task) == null ? null : ticket.pack.forms().get(form(task));
        if (form == null) {
            return Set.of();
        }
        var shown =
                form.fields().stream().map(FormDefinition.Component::key).collect(java.util.stream.Collectors.toSet());
        var reasons = Unanswered.reasons(form, outcome, Unanswered.IN_A_TRIAL, shown);
        ticket.values.putAll(reasons);
        return reasons.keySet();
    }

    /** Somebody changes values of the ticket beside its tasks. */
    void change(Map<String, Object> values) {
        ticket.moves();
        ticket.values.putAll(values);
        runtime().createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .filter(instance -> instance.getRootProcessInstanceId().equals(instance.getId()))
                .forEach(instance -> runtime().setVariables(instance.getId(), variables(values.keySet())));
        var executor = ((ProcessEngineConfigurationImpl) sandbox.engine().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        List.copyOf(ticket.asks.keySet())
                .forEach(task -> executor.execute(context -> {
                    var open = context.getTaskManager().findTaskById(task);
                    if (open != null) {
                        ApprovalTask.askAnew(open);
                    }
                    return null;
                }));
    }

    /** @return false where no step waits for it. */
    boolean receive(String message, Map<String, Object> variables) {
        var waiting = runtime()
                .createExecutionQuery()
                .processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message)
                .list();
        ticket.moves();
        waiting.forEach(execution -> runtime().messageEventReceived(message, execution.getId(), variables));
        return !waiting.isEmpty();
    }

    /** @return every message that a step waits for now, in the order of the diagram's files */
    List<Waiting> waiting() {
        var found = new TreeMap<String, Waiting>();
        runtime().createEventSubscriptionQuery().eventType("message").list().stream()
                .filter(subscription -> subscription.getProcessInstanceId() != null)
                .forEach(subscription -> {
                    var process = runtime()
                            .createProcessInstanceQuery()
                            .processInstanceId(subscription.getProcessInstanceId())
                            .singleResult();
                    var node =
                            model(process.getProcessDefinitionId()).getModelElementById(subscription.getActivityId());
                    var name = node instanceof FlowNode flowNode ? flowNode.getName() : null;
                    var command = node instanceof StartEvent start && Commands.property(start, "offeredTo") != null;
                    found.putIfAbsent(
                            subscription.getEventName(),
                            new Waiting(
                                    subscription.getEventName(),
                                    key(process.getProcessDefinitionId()),
                                    subscription.getActivityId(),
                                    name == null || name.isBlank() ? subscription.getEventName() : name,
                                    command,
                                    command ? Commands.property((StartEvent) node, "form") : null));
                });
        return List.copyOf(found.values());
    }

    private String key(String process) {
        return sandbox.engine()
                .getRepositoryService()
                .getProcessDefinition(process)
                .getKey();
    }

    /** @return the message that starts a command of this name or id, with its form */
    Optional<Waiting> command(String wanted) {
        return model().getModelElementsByType(StartEvent.class).stream()
                .filter(event -> wanted.equals(event.getName()) || wanted.equals(event.getId()))
                .flatMap(event -> event.getEventDefinitions().stream()
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(drawn -> new Waiting(
                                ((MessageEventDefinition) drawn).getMessage().getName(),
                                key(definition),
                                event.getId(),
                                wanted,
                                true,
                                Commands.property(event, "form"))))
                .findFirst();
    }

    /** @return timers that run, the next one first. */
    List<Timer> timers() {
        return jobs().createJobQuery().timers().list().stream()
                .map(this::timer)
                .sorted(Comparator.comparing(Timer::dueAt).thenComparing(Timer::job, Rehearsal::byAge))
                .toList();
    }

    private Timer timer(Job job) {
        var activity = activity(job);
        var node = model(job.getProcessDefinitionId()).getModelElementById(activity);
        var name = node instanceof FlowNode flowNode ? flowNode.getName() : null;
        return new Timer(
                job.getId(),
                job.getProcessDefinitionKey(),
                activity,
                name == null || name.isBlank() ? activity : name,
                job.getDuedate().toInstant());
    }

    /** @return steps that nobody is waited for at; only a sandbox that goes step by step stops there. */
    List<Pending> pending() {
        return jobs().createJobQuery().messages().list().stream()
                .sorted(Comparator.comparing(Job::getId, Rehearsal::byAge))
                .map(job -> new Pending(job.getId(), job.getProcessDefinitionKey(), activity(job)))
                .toList();
    }

    private String activity(Job job) {
        var activity = jobs().createJobDefinitionQuery()
                .jobDefinitionId(((JobEntity) job).getJobDefinitionId())
                .singleResult()
                .getActivityId();
        var body = activity.indexOf('#');
        return body < 0 ? activity : activity.substring(0, body);
    }

    void execute(String job) {
        ticket.moves();
        jobs().executeJob(job);
    }

    /**
     * Goes on until somebody or something is waited for.
     *
     * @throws RehearsalStopped where that never comes
     */
    void runOn() {
        for (var i = 0; i < SandboxTicket.MOST_STEPS_AT_ONCE; i++) {
            var pending = pending();
            if (pending.isEmpty()) {
                return;
            }
            execute(pending.get(0).job());
        }
        var passed = ticket.passed;
        throw RehearsalStopped.goesRound(
                SandboxTicket.MOST_STEPS_AT_ONCE,
                List.copyOf(passed.subList(Math.max(0, passed.size() - 5), passed.size())));
    }

    /** @return what the process knows beside the ticket, by name */
    Map<String, Object> processValues() {
        var values = new LinkedHashMap<String, Object>();
        runtime().createVariableInstanceQuery().disableBinaryFetching().list().stream()
                .filter(variable -> !variable.getName().equals(Variables.TICKET_ID))
                .forEach(variable -> values.putIfAbsent(variable.getName(), variable.getValue()));
        return values;
    }
}
