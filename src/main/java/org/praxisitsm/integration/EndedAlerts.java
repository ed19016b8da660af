package org.praxisitsm.integration;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets which alerts tickets belonged to that somebody has closed by hand. In its own time: a report holds the alert's row
 * before the ticket's, and whoever closes a ticket holds that one. Any number of nodes may do it: it only deletes.
 */
@Component
class EndedAlerts {

    private final AlertRows rows;

    EndedAlerts(AlertRows rows) {
        this.rows = rows;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
    void forget() {
        var ended = rows.ended();
        while (!ended.isEmpty()) {
            rows.forget(ended);
            ended = rows.ended();
        }
    }
}
