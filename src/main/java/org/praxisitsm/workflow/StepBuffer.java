package org.praxisitsm.workflow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.ticket.TicketEvents.ProcessSettled;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects the steps that begin and end within a transaction and writes the difference once: a step that is passed in one go
 * never becomes a row.
 */
@Component
class StepBuffer {

    private static final class Moves {
        final Map<String, Step> begun = new LinkedHashMap<>();
        final Set<String> ended = new LinkedHashSet<>();

        @Nullable
        String passedLast;

        ProcessStep at;

        Moves(ProcessStep at) {
            this.at = at;
        }
    }

    private final TicketProgress progress;
    private final ApplicationEventPublisher events;

    StepBuffer(TicketProgress progress, ApplicationEventPublisher events) {
        this.progress = progress;
        this.events = events;
    }

    void begun(long ticketId, Step step, ProcessStep at) {
        var moves = moves(ticketId, at);
        moves.begun.put(step.instance(), step);
        if (step.state() != null) {
            moves.passedLast = step.state();
        }
    }

    void ended(long ticketId, String instance, ProcessStep at) {
        var moves = moves(ticketId, at);
        if (moves.begun.remove(instance) == null) {
            moves.ended.add(instance);
        }
    }

    /** Writes what was collected so far; called before the ticket is read again, and before commit. */
    void settle() {
        var all = bound();
        if (all == null || all.isEmpty()) {
            return;
        }
        var settled = new LinkedHashMap<>(all);
        all.clear();
        progress.willMove(settled.keySet());
        settled.forEach((ticketId, moves) -> progress.moved(
                ticketId,
                moves.begun.values().stream()
                        .filter(step -> step.waits() || step.state() != null)
                        .toList(),
                moves.ended,
                moves.passedLast,
                TicketStage.actor(),
                moves.at));
        events.publishEvent(new ProcessSettled(settled.keySet()));
    }

    /** Drops what was collected for the ticket: its steps are written anew from how the engine says they stand. */
    void forget(long ticketId) {
        var all = bound();
        if (all != null) {
            all.remove(ticketId);
        }
    }

    private Moves moves(long ticketId, ProcessStep at) {
        var moves = open().computeIfAbsent(ticketId, id -> new Moves(at));
        moves.at = at;
        return moves;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<Long, Moves> bound() {
        return (Map<Long, Moves>) TransactionSynchronizationManager.getResource(this);
    }

    private Map<Long, Moves> open() {
        var bound = bound();
        if (bound != null) {
            return bound;
        }
        var created = new LinkedHashMap<Long, Moves>();
        TransactionSynchronizationManager.bindResource(this, created);
        TransactionSynchronizationManager.registerSynchronization(new Settling());
        return created;
    }

    private final class Settling implements TransactionSynchronization, Ordered {

        @Override
        public int getOrder() {
            // Before the trail, which writes what settling says.
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            settle();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(StepBuffer.this);
        }
    }
}
