package org.praxisitsm.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ticket.TicketEvents.ProcessSettled;
import org.praxisitsm.ticket.TicketEvents.StateMoved;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the diagrams of parents that no more work is expected on a child, whatever practice it is of; in the same transaction,
 * when all has settled. It is the process that hears it: whoever ended the child may not know of the parent.
 */
@Component
class ParentRelay {

    static final String CHILD_FINISHED = "Child finished";

    private final Signals signals;
    private final TicketProgress progress;
    private final StepBuffer steps;
    private final IdentityService identity;

    ParentRelay(Signals signals, TicketProgress progress, StepBuffer steps, @Lazy IdentityService identity) {
        this.signals = signals;
        this.progress = progress;
        this.steps = steps;
        this.identity = identity;
    }

    @EventListener
    void on(StateMoved moved) {
        if (moved.toCategory().isOver() && !moved.fromCategory().isOver()) {
            open().put(moved.id(), moved);
        }
    }

    @EventListener
    void on(ProcessSettled settled) {
        var finished = bound();
        if (finished == null || finished.isEmpty()) {
            return;
        }
        var children = new LinkedHashMap<>(finished);
        finished.clear();
        asNobody(() -> children.values().forEach(this::tellParents));
        steps.settle();
    }

    private void tellParents(StateMoved child) {
        for (var parent : progress.linked(child.id(), "child-of")) {
            progress.idOf(parent).filter(progress::isRunning).ifPresent(id -> {
                if (!progress.holds(id)) {
                    progress.lock(id, null);
                }
                signals.send(parent, CHILD_FINISHED, Map.of("told", child.to(), "toldBy", child.number()));
            });
        }
    }

    private void asNobody(Runnable work) {
        var before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            work.run();
        } finally {
            if (before != null) {
                identity.setAuthentication(before);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<Long, StateMoved> bound() {
        return (Map<Long, StateMoved>) TransactionSynchronizationManager.getResource(this);
    }

    private Map<Long, StateMoved> open() {
        var bound = bound();
        if (bound != null || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return bound == null ? new LinkedHashMap<>() : bound;
        }
        var created = new LinkedHashMap<Long, StateMoved>();
        TransactionSynchronizationManager.bindResource(this, created);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(ParentRelay.this);
            }
        });
        return created;
    }
}
