package org.praxisitsm.notification;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;

/** The threads that tell people: few, with a bounded queue. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
class TellingThreads {

    static final String NAME = "tellingPeople";

    private static final int THREADS = 2;
    private static final int WAITING = 10_000;

    /**
     * A full queue drops the event here and not in the caller, whose work is committed already: it stays in the publication
     * log and comes again. No task executor to Spring's eye: the screens look for exactly one of those.
     */
    @Bean(name = NAME, defaultCandidate = false, destroyMethod = "shutdown")
    ExecutorService tellingPeople() {
        return new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(WAITING),
                work -> {
                    var thread = new Thread(work, "praxis-telling");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
