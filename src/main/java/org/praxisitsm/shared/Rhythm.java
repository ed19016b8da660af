package org.praxisitsm.shared;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Something small that each node does again and again, on a thread of its own, from the moment the application has started
 * until it stops. A failing round is logged, and the next one comes all the same.
 */
public abstract class Rhythm implements SmartLifecycle {

    protected final Logger log = LoggerFactory.getLogger(getClass());

    private final String name;
    private final Duration pause;
    private @Nullable ScheduledExecutorService thread;

    /** @param pause from the end of one round to the start of the next */
    protected Rhythm(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** One round. */
    protected abstract void round();

    /** One more round right away, on the same thread; nothing where it is not running. */
    protected final synchronized void soon() {
        if (thread != null) {
            thread.execute(this::guarded);
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            var started = Executors.newSingleThreadScheduledExecutor(work -> {
                var made = new Thread(work, "praxis-" + name);
                made.setDaemon(true);
                return made;
            });
            started.scheduleWithFixedDelay(this::guarded, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
            thread = started;
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            ended(thread);
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void guarded() {
        try {
            round();
        } catch (RuntimeException failed) {
            log.warn("{} failed and will be tried again: {}", name, failed.toString());
            log.debug("{} failed", name, failed);
        }
    }

    /** Lets a running round finish, so that it does not lose its connection half-way. */
    private static void ended(ExecutorService thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
