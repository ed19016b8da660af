package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalRound.Moves;
import org.praxisitsm.approval.Approvals;
import org.praxisitsm.approval.Line;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.stereotype.Component;

/** Rounds of approvals of tickets. */
@Component
class TicketApprovals implements ApprovalStage {

    private final Approvals approvals;
    private final TicketProgress progress;

    TicketApprovals(Approvals approvals, TicketProgress progress) {
        this.approvals = approvals;
        this.progress = progress;
    }

    private ProcessStep at(DelegateExecution execution) {
        var definition = (ProcessDefinitionEntity) ((ExecutionEntity) execution).getProcessDefinition();
        return new ProcessStep(
                definition.getKey(),
                progress.pack(TicketStage.ticketId(execution)).version(),
                execution.getCurrentActivityId());
    }

    @Override
    public Moves begin(DelegateExecution execution, ApprovalSpec spec, List<Line> plan, String yes, boolean answered) {
        return approvals.begin(
                new Approvals.Opening(
                        TicketStage.ticketId(execution),
                        execution.getActivityInstanceId(),
                        Objects.requireNonNullElse(
                                execution.getCurrentActivityName(), execution.getCurrentActivityId()),
                        yes,
                        due(execution, spec),
                        answered ? TicketStage.actor() : null,
                        at(execution)),
                spec,
                plan);
    }

    @Override
    public Optional<Moves> goOn(DelegateExecution execution, ApprovalSpec spec, String yes) {
        return approvals.goOn(execution.getActivityInstanceId(), spec, due(execution, spec), at(execution));
    }

    @Override
    public Optional<Moves> askAnew(
            DelegateExecution execution, ApprovalSpec spec, Supplier<List<Line>> plan, String yes) {
        return approvals.askAnew(execution.getActivityInstanceId(), spec, plan, due(execution, spec), at(execution));
    }

    /** A date that an action computed. */
    private static @Nullable Instant due(DelegateExecution execution, ApprovalSpec spec) {
        var name = spec.deadline();
        return name != null
                        && name.startsWith("${")
                        && execution.getVariable(name.substring(2, name.length() - 1)) instanceof Date date
                ? date.toInstant()
                : null;
    }

    @Override
    public void offered(DelegateExecution execution, ApprovalSpec spec, Vote vote, String task) {
        vote.offeredAs(task);
        approvals.offered(TicketStage.ticketId(execution), vote, spec, at(execution));
    }

    @Override
    public void left(DelegateExecution execution) {
        approvals.left(execution.getActivityInstanceId(), at(execution));
    }
}
