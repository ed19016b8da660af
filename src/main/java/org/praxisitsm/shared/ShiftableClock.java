package org.praxisitsm.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the application. It shows the real time, in UTC, but for two cases: a thread that plays the demo's history
 * sees the instant of {@link #at}, and no other thread does; a test may stop it for all.
 */
public final class ShiftableClock extends Clock {

    /** One for the JVM, so that the engine's clock, of which there is only one, can follow it. */
    private static final ThreadLocal<@Nullable Instant> HERE = new ThreadLocal<>();

    private final AtomicReference<@Nullable Instant> stoppedAt = new AtomicReference<>();

    /** @return what the work returns, which sees the instant on this thread as the present, here and in the engine */
    public static <T> T at(Instant instant, Supplier<T> work) {
        var before = HERE.get();
        HERE.set(instant);
        try {
            return work.get();
        } finally {
            if (before == null) {
                HERE.remove();
            } else {
                HERE.set(before);
            }
        }
    }

    /** @return milliseconds since 1970 of this thread's present, whether or not a test stopped a clock */
    public static long millisHere() {
        var here = HERE.get();
        return here != null ? here.toEpochMilli() : System.currentTimeMillis();
    }

    public void stopAt(Instant instant) {
        stoppedAt.set(instant);
    }

    public void reset() {
        stoppedAt.set(null);
    }

    @Override
    public Instant instant() {
        var here = HERE.get();
        if (here != null) {
            return here;
        }
        var stopped = stoppedAt.get();
        return stopped != null ? stopped : Instant.now();
    }

    /** @return the present that everybody sees whose thread does not play history */
    public Instant present() {
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
