package org.praxisitsm.rules;

import java.time.Duration;
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
 * Runs expressions of people on a few threads and waits only so long: a loop inside an expression cannot be stopped, but
 * it holds one of these threads and never the caller's. An expression too deep to read ends as a refusal too.
 */
final class TimeLimit {

    private static final int THREADS = 16;

    private final Duration limit;
    private final ThreadPoolExecutor threads;

    TimeLimit(Duration limit) {
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            var thread = new Thread(work, "expressions");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @throws Refusal invalid where the time is over, too many where all threads are held */
    <T> T run(Callable<T> work) {
        try {
            return await(threads.submit(work));
        } catch (RejectedExecutionException e) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY, "Too many expressions are being evaluated: try again", java.util.List.of());
        }
    }

    private <T> T await(Future<T> running) {
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            throw Refusal.invalid("expression", "took longer than " + limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an expression was evaluated", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return Refusal.invalid("expression", "is nested too deeply");
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
