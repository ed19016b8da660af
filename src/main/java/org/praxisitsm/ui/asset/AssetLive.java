package org.praxisitsm.ui.asset;

import org.praxisitsm.asset.AssetEvents;
import org.praxisitsm.ui.components.Live;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells open lists that something of the assets changed, once it is committed: once a transaction, however much it was. */
@Component
class AssetLive implements TransactionSynchronization {

    static final String TOPIC = "assets";

    private final Live live;

    AssetLive(Live live) {
        this.live = live;
    }

    @EventListener
    void on(AssetEvents.AssetChanged changed) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            live.tell(TOPIC);
        } else if (!TransactionSynchronizationManager.getSynchronizations().contains(this)) {
            TransactionSynchronizationManager.registerSynchronization(this);
        }
    }

    @Override
    public void afterCommit() {
        live.tell(TOPIC);
    }
}
