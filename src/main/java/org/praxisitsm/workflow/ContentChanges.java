package org.praxisitsm.workflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.praxisitsm.approval.Approvals;
import org.praxisitsm.ticket.TicketEvents.ValuesChanged;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.TaskFacts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is approved may be another than what was asked for: looks at the open votes of the ticket once, at the end of the
 * transaction that changed it. The process knows the new values then, and where the diagram has followed them itself, nobody is
 * asked a second time.
 */
@Component
class ContentChanges {

    private final Approvals approvals;
    private final ApprovalSpecs specs;
    private final TicketProgress progress;
    private final EngineRound round;
    private final StepBuffer steps;

    ContentChanges(
            Approvals approvals, ApprovalSpecs specs, TicketProgress progress, EngineRound round, StepBuffer steps) {
        this.approvals = approvals;
        this.specs = specs;
        this.progress = progress;
        this.round = round;
        this.steps = steps;
    }

    @EventListener
    void on(ValuesChanged changed) {
        if (!approvals.mayConcern(changed.id(), changed.after().keySet())) {
            return;
        }
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Waiting.class::isInstance)
                .map(Waiting.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new Waiting();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                })
                .tickets
                .add(changed.id());
    }

    private void askAnew(long ticketId) {
        for (var task : openVotes(ticketId)) {
            round.askAnew(task);
        }
        steps.settle();
    }

    private List<String> openVotes(long ticketId) {
        return progress.tasksOf(ticketId).stream()
                .filter(task -> specs.of(task.definition(), task.activity()).isPresent())
                .map(TaskFacts::id)
                .toList();
    }

    private final class Waiting implements TransactionSynchronization {

        private final Set<Long> tickets = new LinkedHashSet<>();

        /** Before those who write down what has happened. */
        @Override
        public int getOrder() {
            return 0;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            Set.copyOf(tickets).stream().sorted().forEach(ContentChanges.this::askAnew);
        }
    }
}
