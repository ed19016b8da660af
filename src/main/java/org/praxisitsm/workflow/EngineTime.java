package org.praxisitsm.workflow;

import org.joda.time.DateTimeUtils;
import org.praxisitsm.shared.ShiftableClock;
import org.springframework.stereotype.Component;

/**
 * Lets the engine tell the time by the thread, as the rest of the application does: its own clock is one for the whole JVM,
 * and reads Joda's, for which a provider can be given. Who sets the engine's clock directly takes this away again.
 */
@Component
class EngineTime {

    EngineTime() {
        DateTimeUtils.setCurrentMillisProvider(ShiftableClock::millisHere);
    }
}
