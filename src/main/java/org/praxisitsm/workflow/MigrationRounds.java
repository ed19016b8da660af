package org.praxisitsm.workflow;

import java.time.Duration;
import org.praxisitsm.shared.Rhythm;
import org.springframework.stereotype.Component;

/** Takes up migrations that nobody has in hand: new ones, and those of a node that is no more. */
@Component
class MigrationRounds extends Rhythm {

    private final MigrationStore store;
    private final MigrationWork work;

    MigrationRounds(MigrationStore store, MigrationWork work) {
        super("migrations", Duration.ofSeconds(1));
        this.store = store;
        this.work = work;
    }

    @Override
    protected void round() {
        // Each gets its turn: a large one does not keep a small one waiting.
        store.unclaimed().forEach(id -> work.run(id, Duration.ofSeconds(5)));
    }
}
