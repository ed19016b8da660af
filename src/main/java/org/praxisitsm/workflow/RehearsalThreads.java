package org.praxisitsm.workflow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.praxisitsm.shared.Refusal;

/**
 * The few threads on which sandboxes run, so that whoever asked waits only so long. A loop over steps ends when its thread is
 * told to; a loop inside one expression cannot be stopped, but it holds one of these threads and never the caller's.
 */
final class RehearsalThreads {

    private static final int MOST = 16;

    private static final ThreadPoolExecutor THREADS =
            new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                var thread = new Thread(work, "praxis-rehearsal");
                thread.setDaemon(true);
                return thread;
            });

    private RehearsalThreads() {}

    /**
     * @throws RehearsalStopped where the time is over, or the work went too deep
     * @throws Refusal too many, where all threads are held
     */
    static <T> T run(Duration limit, Callable<T> work) {
        Future<T> running;
        try {
            running = THREADS.submit(work);
        } catch (RejectedExecutionException full) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY, "Too many rehearsals are running: try again in a minute", List.of());
        }
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            running.cancel(true);
            throw RehearsalStopped.tooLate(limit.toSeconds());
        } catch (InterruptedException interrupted) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw RehearsalStopped.interrupted();
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        var stopped = RehearsalStopped.behind(cause);
        if (stopped != null) {
            return stopped;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
