package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import org.praxisitsm.notification.LiveUpdates;

/**
 * Lets a component react to what changes elsewhere, for as long as it is attached. It is only told that something did,
 * and reads again under its person's rights. Reactions run in the component's own screen, from the threads of
 * {@link LiveUpdates}: never inside a transaction, never holding up another person's screen.
 */
@org.springframework.stereotype.Component
public class Live {

    /** Anything in any task list. */
    public static final String TASKS = "tasks";

    private final LiveUpdates updates;

    Live(LiveUpdates updates) {
        this.updates = updates;
    }

    /**
     * To be called while the component is attached, or is being attached.
     *
     * @return to end it before the component is detached
     */
    public Registration follow(UI ui, Component component, String topic, Runnable react) {
        var subscription = new org.praxisitsm.notification.Registration[1];
        subscription[0] = updates.subscribe(topic, event -> ui.accessLater(react::run, () -> subscription[0].remove())
                .run());
        var detach = new Registration[1];
        Registration end = () -> {
            subscription[0].remove();
            detach[0].remove();
        };
        detach[0] = Registration.once(component.addDetachListener(detached -> end.remove())::remove);
        return end;
    }

    public static String ticket(String number) {
        return "ticket:" + number;
    }

    public static String person(String account) {
        return "user:" + account;
    }

    /** Tells everybody who follows the topic. */
    public void tell(String topic) {
        updates.publish(topic);
    }
}
