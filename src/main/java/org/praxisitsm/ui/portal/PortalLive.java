package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.praxisitsm.ticket.TicketEvents.TicketTouched;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells open pages of the portal that something of theirs changed, after commit. The message is only that; each page reads
 * again under the rights of whoever looks at it.
 */
@org.springframework.stereotype.Component
class PortalLive {

    private final Map<String, Set<Runnable>> listeners = new ConcurrentHashMap<>();

    // Own threads: a push waits for the session's lock and must not keep a transaction or an engine job waiting.
    private final ExecutorService pushing = new ThreadPoolExecutor(
            2, 2, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10_000), new ThreadPoolExecutor.DiscardPolicy());

    @TransactionalEventListener(fallbackExecution = true)
    void on(TicketTouched touched) {
        tell("ticket:" + touched.number());
        tell("person:" + touched.requester());
        if (touched.assignee() != null && !touched.assignee().equals(touched.requester())) {
            tell("person:" + touched.assignee());
        }
    }

    private void tell(String topic) {
        listeners.getOrDefault(topic, Set.of()).forEach(pushing::execute);
    }

    /** Runs the reaction in the component's UI on every change, as long as the component is shown. */
    void follow(Component component, String topic, Runnable reaction) {
        var ui = component.getUI().orElseThrow();
        var registration = subscribe(ui, topic, reaction);
        component.addDetachListener(event -> {
            event.unregisterListener();
            registration.remove();
        });
    }

    private Registration subscribe(UI ui, String topic, Runnable reaction) {
        Runnable listener = ui.accessLater(reaction::run, null)::run;
        listeners.computeIfAbsent(topic, any -> ConcurrentHashMap.newKeySet()).add(listener);
        return () -> listeners.computeIfPresent(topic, (any, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    @PreDestroy
    void stop() {
        pushing.shutdownNow();
    }
}
