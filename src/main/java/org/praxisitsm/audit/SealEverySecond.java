package org.praxisitsm.audit;

import java.time.Duration;
import org.praxisitsm.shared.Rhythm;
import org.springframework.stereotype.Component;

/** Seals what was committed, once a second; once a minute late-comers too; once an hour it writes the head to the log. */
@Component
class SealEverySecond extends Rhythm {

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private final Sealer sealer;
    private int rounds;

    SealEverySecond(Sealer sealer) {
        super("audit-sealer", Duration.ofSeconds(1));
        this.sealer = sealer;
    }

    @Override
    protected void round() {
        if (rounds % MINUTE == 0) {
            sealer.sealAll();
        } else {
            sealer.sealRecent();
        }
        if (rounds % HOUR == 0) {
            var head = sealer.head();
            log.info("The audit chain ends at position {} with {}", head.position(), head.hash());
        }
        rounds++;
    }
}
