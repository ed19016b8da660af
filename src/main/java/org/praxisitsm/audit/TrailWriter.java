package org.praxisitsm.audit;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.praxisitsm.audit.TrailStore.Kept;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.NodeName;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hears every act and decision, and keeps it in the transaction that it happened in. */
@Component
class TrailWriter {

    private final TrailStore store;
    private final Clock clock;

    TrailWriter(TrailStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener
    void on(Act act) {
        keep(new Kept(EntryRow.of(act, now(), NodeName.own()), null));
    }

    @EventListener
    void on(DecisionMade made) {
        var at = now();
        var decision = DecisionRow.of(made, at);
        keep(new Kept(EntryRow.of(decision.act(made), at, NodeName.own()), decision));
    }

    private void keep(Kept kept) {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            TrailBuffer.ofThisTransaction(store).add(kept);
        } else {
            store.appendInOwnTransaction(List.of(kept));
        }
    }

    private long now() {
        return Objects.requireNonNull(Micros.of(clock.instant()));
    }
}
