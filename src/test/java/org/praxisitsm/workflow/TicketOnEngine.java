package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.ServiceAction;

/**
 * One ticket on the hardened engine, in memory and with the job executor off: diagram and tables are the shipped ones, the
 * actions only note that they were called, unless a test says what they answer.
 */
final class TicketOnEngine implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static final Map<String, Object> NONE_ALIKE = Map.of("similar", "", "similarCount", 0);

    /** One call of an action. */
    record Call(String action, Map<String, Object> inputs) {}

    final List<Call> calls = new ArrayList<>();
    final Map<String, Object> ticket = new HashMap<>();
    private final Map<String, Map<String, Object>> answers = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Pack pack;
    private final NotedStage stage;
    private final ProcessEngine engine;
    private String instance = "";

    TicketOnEngine(Pack pack) {
        this.pack = pack;
        this.stage = new NotedStage(pack, ticket, calls);
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("ticket-" + System.nanoTime());
        configuration.setJdbcUrl("jdbc:h2:mem:" + configuration.getProcessEngineName());
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setHistory("full");
        EngineConfiguration.harden(configuration, stage, actions());
        engine = configuration.buildProcessEngine();
        deploy();
    }

    private List<ServiceAction> actions() {
        return ShippedActions.byKey().values().stream()
                .map(signature -> (ServiceAction) new NotedAction(signature, this::answer))
                .toList();
    }

    private Map<String, Object> answer(ServiceAction.Signature signature, Map<String, Object> inputs)
            throws ActionRefused {
        var refusal = refusals.get(signature.key());
        if (refusal != null) {
            throw new ActionRefused(refusal, "as the test wants");
        }
        if (signature.key().equals("setField")) {
            var value = inputs.get("value").toString();
            ticket.put(inputs.get("field").toString(), value.matches("true|false") ? Boolean.valueOf(value) : value);
        }
        return answers.getOrDefault(signature.key(), signature.key().equals("findSimilar") ? NONE_ALIKE : Map.of());
    }

    private void deploy() {
        var deployment = engine.getRepositoryService().createDeployment();
        for (var path : pack.files().paths()) {
            if (path.matches(".*\\.(bpmn|dmn|form)")) {
                deployment.addString(path.substring(path.lastIndexOf('/') + 1), pack.text(path));
            }
        }
        deployment.deploy();
    }

    /** Takes the ticket off and forgets everything about it; the engine, slow to build, stays. */
    TicketOnEngine cleared() {
        engine.getRuntimeService().createProcessInstanceQuery().list().forEach(running -> engine.getRuntimeService()
                .deleteProcessInstance(running.getId(), "next test"));
        calls.clear();
        ticket.clear();
        answers.clear();
        refusals.clear();
        stage.clear();
        return this;
    }

    /** What was decided for the ticket, in order. */
    List<Stage.Evaluation> evaluations() {
        return List.copyOf(stage.evaluations);
    }

    /** What an action shall answer from now on. */
    TicketOnEngine answering(String action, String output, Object value) {
        var outputs = new HashMap<String, Object>();
        outputs.put(output, value);
        answers.put(action, outputs);
        return this;
    }

    TicketOnEngine refusing(String action, String code) {
        refusals.put(action, code);
        return this;
    }

    TicketOnEngine opened(Map<String, ?> values) {
        ticket.putAll(values);
        var variables = Variables.of(
                pack.descriptor(), ticket, (String) ticket.get("criticality"), Boolean.TRUE.equals(ticket.get("vip")));
        variables.put(Variables.TICKET_ID, 1L);
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey(pack.descriptor().process(), "INC0000001", variables)
                .getId();
        return this;
    }

    /** Completes the only open task of the name. */
    TicketOnEngine complete(String task, String outcome) {
        return complete(task, outcome, Map.of());
    }

    TicketOnEngine complete(String task, String outcome, Map<String, ?> values) {
        ticket.putAll(values);
        var variables = new HashMap<String, Object>(values);
        variables.put(Variables.OUTCOME, outcome);
        engine.getTaskService().complete(task(task).getId(), variables);
        return this;
    }

    Task task(String name) {
        var open =
                openTasks().stream().filter(task -> task.getName().equals(name)).toList();
        if (open.size() != 1) {
            throw new AssertionError(open.size() + " tasks " + name + ", open are " + waiting());
        }
        return open.get(0);
    }

    TicketOnEngine message(String name, Map<String, Object> variables) {
        engine.getRuntimeService()
                .createMessageCorrelation(name)
                .processInstanceId(instance)
                .setVariables(variables)
                .correlate();
        return this;
    }

    /** Lets the timer fire, whenever it is due. */
    TicketOnEngine timer(String activity) {
        var job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(activity)
                .singleResult();
        engine.getManagementService()
                .executeJob(Objects.requireNonNull(job, "no timer " + activity).getId());
        return this;
    }

    Instant due(String timer) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(timer)
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    private List<Task> openTasks() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .list();
    }

    /** @return names of the open tasks, in alphabetical order */
    List<String> waiting() {
        return openTasks().stream().map(Task::getName).sorted().toList();
    }

    boolean hasEnded() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                == 0;
    }

    /** @return ids of the steps that were passed, the oldest first */
    List<String> path() {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** @return keys of the states of all active steps */
    List<String> states() {
        return stage.states();
    }

    /** @return topics of the messages sent, in order */
    List<String> topics() {
        return calls.stream()
                .filter(call -> call.action().equals("sendMessage"))
                .map(call -> call.inputs().get("topic").toString())
                .toList();
    }

    Call last(String action) {
        return calls.stream()
                .filter(call -> call.action().equals(action))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(action + " was not called"));
    }

    @Override
    public void close() {
        engine.close();
    }

    static Map<String, Object> values(Object... pairs) {
        var values = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i].toString(), pairs[i + 1]);
        }
        return values;
    }
}
