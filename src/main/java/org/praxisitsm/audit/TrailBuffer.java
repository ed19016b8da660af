package org.praxisitsm.audit;

import java.util.ArrayList;
import java.util.List;
import org.praxisitsm.audit.TrailStore.Kept;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The acts of one transaction until it commits: written at once right before the commit, forgotten on rollback. Only that
 * somebody was refused stays true when what they tried is rolled back.
 */
final class TrailBuffer implements TransactionSynchronization, Ordered {

    private enum Phase {
        COLLECTING,
        /** Written; others still act before the commit: write theirs as they come. */
        WRITTEN,
        /** About to commit or roll back: the connection takes nothing more. */
        COMPLETING
    }

    private final TrailStore store;
    private final List<Kept> waiting = new ArrayList<>();
    private Phase phase = Phase.COLLECTING;

    private TrailBuffer(TrailStore store) {
        this.store = store;
    }

    static TrailBuffer ofThisTransaction(TrailStore store) {
        var bound = (TrailBuffer) TransactionSynchronizationManager.getResource(store);
        if (bound == null) {
            bound = new TrailBuffer(store);
            TransactionSynchronizationManager.bindResource(store, bound);
            TransactionSynchronizationManager.registerSynchronization(bound);
        }
        return bound;
    }

    void add(Kept kept) {
        if (phase == Phase.WRITTEN) {
            store.append(List.of(kept));
        } else {
            waiting.add(kept);
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        // A read-only connection refuses inserts on MySQL: what was done while reading is written afterwards.
        if (!readOnly) {
            write();
            phase = Phase.WRITTEN;
        }
    }

    @Override
    public void beforeCompletion() {
        phase = Phase.COMPLETING;
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(store);
        var late = waiting.stream()
                .filter(kept -> status == STATUS_COMMITTED || kept.entry().isRefusal())
                .toList();
        waiting.clear();
        if (!late.isEmpty()) {
            store.appendInOwnTransaction(late);
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(store);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(store, this);
    }

    /** As late as possible, so that acts of other synchronizations still go into the one batch. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private void write() {
        if (!waiting.isEmpty()) {
            store.append(waiting);
            waiting.clear();
        }
    }
}
