package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * The engine's clock, which is one for the whole JVM: it may be set only before requests are accepted and the job executor
 * runs.
 */
@Component
public class EngineTime {

    public void set(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public void reset() {
        ClockUtil.reset();
    }
}
