package org.praxisitsm.ticket;

import java.time.Duration;
import org.praxisitsm.shared.Rhythm;
import org.springframework.stereotype.Component;

/** Forgets uploads that nobody sent. Two nodes that do it at once do no harm. */
@Component
class WaitingFilesSweep extends Rhythm {

    private final WaitingFiles files;

    WaitingFilesSweep(WaitingFiles files) {
        super("waiting-files", Duration.ofHours(1));
        this.files = files;
    }

    @Override
    protected void round() {
        var gone = files.forgetOld();
        if (gone > 0) {
            log.info("{} uploads that nobody sent are forgotten", gone);
        }
    }
}
