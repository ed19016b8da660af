package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jakarta.annotation.PreDestroy;
import org.praxisitsm.ticket.TicketEvents.TicketTouched;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells open screens that something they show has changed. Screens hear only that it did, and read again under their
 * person's rights. Told after commit, gathered for a moment, and from threads of its own: a push must never hold up a
 * transaction, nor one person's screen another's.
 */
@org.springframework.stereotype.Component
public class Live {

    /** Everything there is; for lists that show whatever one may see. */
    public static final String ANYTHING = "*";

    private static final int GATHER_IN_MILLIS = 250;

    private record Listener(UI ui, Runnable react) {}

    private final Map<String, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Live::thread);
    private final java.util.concurrent.ExecutorService pushers = Executors.newFixedThreadPool(4, Live::thread);

    /** Runs the reaction in the component's screen whenever the topic is told, for as long as it is attached. */
    public void follow(Component component, String topic, Runnable react) {
        component.addAttachListener(attached -> follow(attached.getUI(), component, topic, react));
        component.getUI().ifPresent(ui -> follow(ui, component, topic, react));
    }

    private void follow(UI ui, Component component, String topic, Runnable react) {
        var listener = new Listener(ui, react);
        listeners.computeIfAbsent(topic, any -> ConcurrentHashMap.newKeySet()).add(listener);
        Registration[] detach = new Registration[1];
        detach[0] = component.addDetachListener(detached -> {
            forget(topic, listener);
            detach[0].remove();
        });
    }

    public static String ticket(String number) {
        return "ticket:" + number;
    }

    public static String person(String account) {
        return "person:" + account;
    }

    public static String group(String key) {
        return "group:" + key;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(TicketTouched touched) {
        Stream.of(
                        ANYTHING,
                        ticket(touched.number()),
                        person(touched.requester()),
                        touched.assignee() == null ? null : person(touched.assignee()),
                        touched.group() == null ? null : group(touched.group()))
                .filter(java.util.Objects::nonNull)
                .forEach(this::tell);
    }

    /** Tells a topic shortly; several tellings in the meantime become one. */
    public void tell(String topic) {
        if (listeners.containsKey(topic) && due.add(topic)) {
            clock.schedule(() -> deliver(topic), GATHER_IN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void deliver(String topic) {
        due.remove(topic);
        List.copyOf(listeners.getOrDefault(topic, Set.of()))
                .forEach(listener -> pushers.execute(() -> push(topic, listener)));
    }

    private void push(String topic, Listener listener) {
        listener.ui().accessLater(listener.react()::run, () -> forget(topic, listener)).run();
    }

    private void forget(String topic, Listener listener) {
        listeners.computeIfPresent(topic, (any, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
        pushers.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "screens-live");
        thread.setDaemon(true);
        return thread;
    }
}
