package org.praxisitsm.notification;

import java.time.Duration;
import org.praxisitsm.shared.Rhythm;
import org.springframework.modulith.events.CompletedEventPublications;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/**
 * Hands out again what no listener has completed within a minute, and forgets what was completed a day ago. Spring Modulith
 * neither claims nor locks a publication, so only the node with the lease does this.
 */
@Component
class Resubmission extends Rhythm {

    private static final Duration OLD = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final NodeLease lease;
    private final IncompleteEventPublications incomplete;
    private final CompletedEventPublications completed;

    Resubmission(NodeLease lease, IncompleteEventPublications incomplete, CompletedEventPublications completed) {
        super("resubmission", PAUSE);
        this.lease = lease;
        this.incomplete = incomplete;
        this.completed = completed;
    }

    @Override
    protected void round() {
        if (lease.holds("event-publications", PAUSE.multipliedBy(4))) {
            incomplete.resubmitIncompletePublicationsOlderThan(OLD);
            completed.deletePublicationsOlderThan(FORGOTTEN);
        }
    }
}
