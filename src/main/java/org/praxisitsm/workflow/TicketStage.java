package org.praxisitsm.workflow;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.OfferedTask;
import org.praxisitsm.ticket.TicketProgress.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The real stage: what the engine does reaches the ticket's rows in the same transaction. */
@Component
class TicketStage implements Stage {

    private final TicketProgress progress;
    private final StepBuffer steps;
    private final TicketContexts contexts;
    private final TicketApprovals approvals;
    private final ApplicationEventPublisher events;

    TicketStage(
            TicketProgress progress,
            StepBuffer steps,
            @Lazy TicketContexts contexts,
            TicketApprovals approvals,
            ApplicationEventPublisher events) {
        this.progress = progress;
        this.steps = steps;
        this.contexts = contexts;
        this.approvals = approvals;
        this.events = events;
    }

    static long ticketId(org.camunda.bpm.engine.delegate.VariableScope scope) {
        return ((Number) Objects.requireNonNull(scope.getVariable(Variables.TICKET_ID), "no ticket")).longValue();
    }

    /** Who acts: the person on whose behalf the command runs, or the process itself. */
    static String actor() {
        var authentication = Context.getCommandContext() == null
                ? null
                : Context.getCommandContext().getAuthenticatedUserId();
        return authentication == null ? "system:workflow" : authentication;
    }

    ProcessStep at(DelegateExecution execution) {
        var definition = (ProcessDefinitionEntity) ((ExecutionEntity) execution).getProcessDefinition();
        return new ProcessStep(
                definition.getKey(), progress.pack(ticketId(execution)).version(), execution.getCurrentActivityId());
    }

    @Override
    public void begun(DelegateExecution execution, @Nullable String state, boolean waits) {
        var activity = execution.getCurrentActivityId();
        var name = execution.getCurrentActivityName();
        steps.begun(
                ticketId(execution),
                new Step(
                        execution.getActivityInstanceId(),
                        activity,
                        name == null || name.isBlank() ? activity : name,
                        state,
                        waits),
                at(execution));
    }

    @Override
    public void ended(DelegateExecution execution) {
        steps.ended(ticketId(execution), execution.getActivityInstanceId(), at(execution));
    }

    @Override
    public void offered(DelegateTask task, HumanTask drawn) {
        var execution = task.getExecution();
        progress.taskOffered(
                ticketId(task),
                new OfferedTask(
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                        group(task),
                        blankToNull(task.getAssignee()),
                        task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                        drawn.form(),
                        task.getProcessDefinitionId(),
                        drawn.followsGroup(),
                        drawn.followsAssignee(),
                        drawn.vote()),
                at(execution));
    }

    private static @Nullable String group(DelegateTask task) {
        return task.getCandidates().stream()
                .map(link -> blankToNull(link.getGroupId()))
                .filter(Objects::nonNull)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public void handedOver(DelegateTask task, HumanTask drawn) {
        progress.taskHandedOver(task.getId(), group(task), blankToNull(task.getAssignee()), actor(), drawn.vote());
    }

    @Override
    public void taskEnded(DelegateTask task, boolean completed) {
        progress.taskEnded(task.getId(), completed);
        if (!completed) {
            events.publishEvent(new Act(
                    "system:workflow",
                    "task.cancelled",
                    "task",
                    task.getId(),
                    progress.number(ticketId(task)),
                    Map.of("name", Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey())),
                    Map.of(),
                    at(task.getExecution()),
                    true));
        }
    }

    @Override
    public void decided(DelegateExecution execution, Evaluation evaluation) {
        var step = at(execution);
        events.publishEvent(new DecisionMade(
                progress.number(ticketId(execution)),
                evaluation.decision(),
                step.version(),
                evaluation.isTable() ? DecisionMade.Kind.TABLE : DecisionMade.Kind.LITERAL,
                evaluation.inputs(),
                evaluation.outputs(),
                evaluation.matchedRules(),
                step));
    }

    @Override
    public void change(DelegateExecution execution, Map<String, ?> values) {
        progress.change(ticketId(execution), values, "system:workflow", at(execution));
    }

    @Override
    public ActionContext context(DelegateExecution execution) {
        return contexts.of(execution, at(execution));
    }

    @Override
    public Map<String, Object> acted(
            DelegateExecution execution, String action, Map<String, Object> inputs, Map<String, Object> outputs) {
        events.publishEvent(new Act(
                "system:workflow",
                "action.run",
                "action",
                action,
                progress.number(ticketId(execution)),
                Map.of(),
                Map.of("inputs", inputs, "outputs", Variables.plain(outputs)),
                at(execution),
                true));
        return outputs;
    }

    @Override
    public ApprovalStage approvals() {
        return approvals;
    }

    @Override
    public boolean isRehearsal() {
        return false;
    }
}
