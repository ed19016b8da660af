package org.praxisitsm.recurrence;

import java.time.Duration;
import java.util.Objects;
import org.praxisitsm.shared.Rhythm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks for what is to be opened by date, on any number of nodes. */
@Component
class RecurrenceSweep extends Rhythm {

    private static final int BATCH = 50;

    private final Openings openings;

    RecurrenceSweep(Openings openings, @Value("${praxis.recurrence.pause:PT1M}") Duration pause) {
        super("recurrence-sweep", pause);
        this.openings = openings;
    }

    @Override
    protected void round() {
        sweepOnce();
    }

    /** @return how many tickets were opened */
    int sweepOnce() {
        var opened = 0;
        for (var id : openings.due(BATCH)) {
            try {
                opened += openings.open(id).isPresent() ? 1 : 0;
            } catch (RuntimeException failed) {
                log.warn("The recurrence {} was not opened: {}", id, failed.toString());
                log.debug("The recurrence {} failed", id, failed);
                openings.failed(id, Objects.requireNonNullElse(failed.getMessage(), failed.toString()));
            }
        }
        return opened;
    }
}
