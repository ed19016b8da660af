package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ticket.GridPolicy;
import org.praxisitsm.ticket.TicketProgress.Step;

/** The stage of a sandbox: one ticket at a time, in memory. */
final class SandboxStage implements Stage {

    private final GridPolicy grids;
    private final SandboxApprovals approvals = new SandboxApprovals(this::ticket);
    private @Nullable SandboxTicket ticket;

    SandboxStage(GridPolicy grids) {
        this.grids = grids;
    }

    void play(SandboxTicket next) {
        ticket = next;
    }

    private SandboxTicket ticket() {
        return Objects.requireNonNull(ticket);
    }

    @Override
    public void begun(DelegateExecution execution, @Nullable String state, boolean waits) {
        var activity = execution.getCurrentActivityId();
        var name = execution.getCurrentActivityName();
        ticket().begun(new Step(
                execution.getActivityInstanceId(),
                activity,
                name == null || name.isBlank() ? activity : name,
                state,
                waits));
        watched(watcher -> watcher.begun(process(execution), activity, waits));
    }

    private void watched(Consumer<SandboxTicket.Watcher> what) {
        var watcher = ticket().watcher();
        if (watcher != null) {
            what.accept(watcher);
        }
    }

    private static String process(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey();
    }

    @Override
    public void ended(DelegateExecution execution) {
        ticket().ended(execution.getActivityInstanceId());
        watched(watcher -> watcher.ended(process(execution), execution.getCurrentActivityId()));
    }

    @Override
    public void taken(DelegateExecution execution, String flow) {
        ticket().flows.add(flow);
        watched(watcher -> watcher.taken(process(execution), flow));
    }

    @Override
    public void offered(DelegateTask task, HumanTask drawn) {
        ticket().tasks.put(task.getId(), drawn);
    }

    @Override
    public void handedOver(DelegateTask task, HumanTask drawn) {
        // Scenarios look at the ticket's assignee, not at the task's.
    }

    @Override
    public void taskEnded(DelegateTask task, boolean completed) {
        ticket().tasks.remove(task.getId());
        ticket().asks.remove(task.getId());
        if (completed) {
            ticket().completed(task.getTaskDefinitionKey(), task.getAssignee());
            approvals.answered(task);
        }
    }

    @Override
    public void decided(DelegateExecution execution, Evaluation evaluation) {
        evaluation.matchedRules().forEach(rule -> ticket().flows.add(evaluation.decision() + "#" + rule.id()));
        watched(watcher -> watcher.decided(execution.getCurrentActivityId(), evaluation, false));
    }

    @Override
    public void change(DelegateExecution execution, Map<String, ?> values) {
        ticket().values.putAll(values);
    }

    @Override
    public Map<String, Object> acted(
            DelegateExecution execution, String action, Map<String, Object> inputs, Map<String, Object> outputs) {
        ticket().called.add(new SandboxTicket.Called(action, inputs));
        var all = new LinkedHashMap<>(outputs);
        var said = ticket().given.action(action);
        all.putAll(said);
        watched(watcher -> watcher.called(execution.getCurrentActivityId(), action, inputs, all));
        if (said.get("error") != null) {
            throw new BpmnError(said.get("error").toString());
        }
        return all;
    }

    @Override
    public SandboxApprovals approvals() {
        return approvals;
    }

    @Override
    public boolean isRehearsal() {
        return true;
    }

    @Override
    public ActionContext context(DelegateExecution execution) {
        return new Context(execution);
    }

    private final class Context implements ActionContext {

        private final DelegateExecution execution;

        Context(DelegateExecution execution) {
            this.execution = execution;
        }

        @Override
        public String number() {
            return execution.getProcessBusinessKey();
        }

        @Override
        public Pack pack() {
            return ticket().pack;
        }

        @Override
        public int packVersion() {
            return 0;
        }

        @Override
        public String activity() {
            return execution.getCurrentActivityId();
        }

        @Override
        public @Nullable Object value(String name) {
            return ticket().values.get(name);
        }

        @Override
        public void change(Map<String, ?> values) {
            ticket().values.putAll(values);
            values.forEach((name, value) -> {
                if (execution.getProcessInstance().hasVariable(name)) {
                    execution.getProcessInstance().setVariable(name, Variables.simple(value));
                }
            });
        }

        @Override
        public void comment(String text, boolean internal) {
            // Nothing remains of a rehearsal; that the action was called is kept.
        }

        @Override
        public void tell(List<String> recipients, String topic, Map<String, ?> arguments) {
            // Nothing leaves a rehearsal.
        }

        @Override
        public List<Map<String, Object>> candidates(String group) {
            return ticket().given.candidates(group);
        }

        @Override
        public Map<String, Object> decideByGrid(String grid, Map<String, ?> inputs) {
            var verdict = grids.decide(pack(), grid, inputs);
            verdict.matchedRules().forEach(rule -> ticket().flows.add(grid + "#" + rule.id()));
            var said = new Evaluation(
                    grid,
                    false,
                    new LinkedHashMap<>(inputs),
                    verdict.outputs(),
                    verdict.outputs(),
                    verdict.matchedRules());
            watched(watcher -> watcher.decided(activity(), said, true));
            return verdict.outputs();
        }

        @Override
        public void signal(String number, String message, Map<String, ?> variables) {
            // There is only one ticket in a rehearsal.
        }

        @Override
        public List<String> linked(String type) {
            return new ArrayList<>();
        }

        @Override
        public List<String> linkedByDiagram(String type) {
            return new ArrayList<>();
        }

        @Override
        public void link(String type, String target) {
            // Every number exists unless the scenario says that the action fails.
        }
    }
}
