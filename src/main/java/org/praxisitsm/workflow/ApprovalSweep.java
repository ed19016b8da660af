package org.praxisitsm.workflow;

import java.time.Clock;
import java.time.Duration;
import org.praxisitsm.approval.Approvals;
import org.praxisitsm.shared.Rhythm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reminders, deadlines, and votes of those who left. Any number of nodes may look: whoever holds the ticket's row first deals
 * with a vote, and the others find nothing left to do.
 */
@Component
class ApprovalSweep extends Rhythm {

    private static final int BATCH = 100;

    private final Approvals approvals;
    private final VoteDesk votes;
    private final Clock clock;
    private final boolean enabled;

    ApprovalSweep(
            Approvals approvals,
            VoteDesk votes,
            Clock clock,
            @Value("${praxis.approval.pause:PT30S}") Duration pause,
            @Value("${praxis.approval.sweep:true}") boolean enabled) {
        super("approval-sweep", pause);
        this.approvals = approvals;
        this.votes = votes;
        this.clock = clock;
        this.enabled = enabled;
    }

    @Override
    public synchronized void start() {
        if (enabled) {
            super.start();
        }
    }

    @Override
    protected void round() {
        sweepOnce();
    }

    /** @return how many votes were dealt with */
    int sweepOnce() {
        var due = approvals.dueBy(clock.instant(), BATCH);
        for (var vote : due) {
            try {
                votes.due(vote);
            } catch (RuntimeException failed) {
                log.warn("The vote {} waits after a failure: {}", vote, failed.toString());
                log.debug("The vote {} failed", vote, failed);
                approvals.later(vote, clock.instant().plus(Duration.ofMinutes(10)));
            }
        }
        return due.size();
    }
}
