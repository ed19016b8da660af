package org.praxisitsm.ui.change;

import org.praxisitsm.change.ChangeEvents.ScheduleChanged;
import org.praxisitsm.ui.components.Live;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells open calendars that something of them changed, once it is committed. */
@Component
class ChangeLive {

    static final String TOPIC = "changes";

    private final Live live;

    ChangeLive(Live live) {
        this.live = live;
    }

    @EventListener
    void on(ScheduleChanged changed) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            live.tell(TOPIC);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                live.tell(TOPIC);
            }
        });
    }
}
