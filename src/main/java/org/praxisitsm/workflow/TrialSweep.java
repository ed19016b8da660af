package org.praxisitsm.workflow;

import java.time.Duration;
import org.praxisitsm.shared.Rhythm;
import org.springframework.stereotype.Component;

/** Ends trials that were left alone. */
@Component
class TrialSweep extends Rhythm {

    private final TicketTrials trials;

    TrialSweep(TicketTrials trials) {
        super("trial-sweep", Duration.ofMinutes(1));
        this.trials = trials;
    }

    @Override
    protected void round() {
        trials.sweep();
    }
}
