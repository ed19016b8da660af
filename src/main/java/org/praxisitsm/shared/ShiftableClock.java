package org.praxisitsm.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the application. It shows the real time, in UTC, unless someone stopped it at an instant, which happens only
 * before requests are accepted (demo history) and in tests.
 */
public final class ShiftableClock extends Clock {

    private final AtomicReference<@Nullable Instant> stoppedAt = new AtomicReference<>();

    public void stopAt(Instant instant) {
        stoppedAt.set(instant);
    }

    public void reset() {
        stoppedAt.set(null);
    }

    @Override
    public Instant instant() {
        var stopped = stoppedAt.get();
        return stopped != null ? stopped : Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
