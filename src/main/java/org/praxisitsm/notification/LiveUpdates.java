package org.praxisitsm.notification;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.praxisitsm.ticket.TicketEvents.TicketTouched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells screens that something they show may have changed, after the commit, on whatever node it happened. An event says where to
 * look, not what is there: the screen reads again under its viewer's rights. Several changes within a quarter of a second are one
 * event. Nobody who writes ever waits for a screen.
 *
 * <p>Topics: {@code ticket:<number>} anything of the ticket; {@code tasks} anything in any task list;
 * {@code user:<account>} the person's own work or notices; {@code presence:<number>} who looks at the ticket, on this node.
 */
@Service
public class LiveUpdates implements DisposableBean {

    /** @param topic what changed */
    public record Event(String topic) {}

    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
    private static final int THREADS = 4;
    private static final int WAITING = 10_000;

    private final Map<String, Set<Consumer<Event>>> listeners = new ConcurrentHashMap<>();
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final long pauseInMillis;
    private final ScheduledThreadPoolExecutor timer;
    private final ThreadPoolExecutor deliveries;

    @org.springframework.beans.factory.annotation.Autowired
    LiveUpdates() {
        this(Duration.ofMillis(250));
    }

    LiveUpdates(Duration pause) {
        pauseInMillis = pause.toMillis();
        timer = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "praxis-live-timer"));
        // A full queue makes the timer deliver itself: events come later then, but none is lost and no writer waits.
        deliveries = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(WAITING),
                work -> daemon(work, "praxis-live"),
                new ThreadPoolExecutor.CallerRunsPolicy());
        deliveries.allowCoreThreadTimeOut(true);
    }

    /**
     * @param listener is called on a thread of this class, never twice at once for the same change; it hands over to its screen
     *     and returns soon
     * @return to be removed when the screen closes
     */
    public Registration subscribe(String topic, Consumer<Event> listener) {
        // Wrapped, so that the same listener may be registered twice and removed once.
        Consumer<Event> own = listener::accept;
        listeners.compute(topic, (key, known) -> {
            var all = known == null ? ConcurrentHashMap.<Consumer<Event>>newKeySet() : known;
            all.add(own);
            return all;
        });
        return () -> listeners.computeIfPresent(topic, (key, known) -> {
            known.remove(own);
            return known.isEmpty() ? null : known;
        });
    }

    /** Tells those who listen to the topic, soon. */
    public void publish(String topic) {
        if (listeners.containsKey(topic) && due.add(topic)) {
            timer.schedule(() -> deliver(topic), pauseInMillis, TimeUnit.MILLISECONDS);
        }
    }

    /** As {@link #publish}, once the current transaction has committed; at once where there is none. */
    void afterCommit(String... topics) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            all(topics);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                all(topics);
            }
        });
    }

    /** A plain listener: a transactional one would cost a row of the publication log for each change of a ticket. */
    @EventListener
    void on(TicketTouched touched) {
        afterCommit(
                "ticket:" + touched.number(),
                "tasks",
                "user:" + touched.requester(),
                "user:" + (touched.assignee() == null ? touched.requester() : touched.assignee()));
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
        deliveries.shutdownNow();
    }

    private void all(String... topics) {
        for (var topic : topics) {
            publish(topic);
        }
    }

    private void deliver(String topic) {
        // First free for the next change, then read who listens: a change in between is told twice rather than never.
        due.remove(topic);
        for (var listener : listeners.getOrDefault(topic, Set.of())) {
            deliveries.execute(() -> tell(listener, topic));
        }
    }

    private static void tell(Consumer<Event> listener, String topic) {
        try {
            listener.accept(new Event(topic));
        } catch (RuntimeException closed) {
            LOG.debug("A listener of {} could not be told", topic, closed);
        }
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
