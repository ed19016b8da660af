package org.praxisitsm.ui.components;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong: a refusal in its own words, anything else by a reference that stands in the log too. */
public final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    public static void show(ErrorEvent event) {
        var ui = UI.getCurrent();
        var refusal = refusalIn(event.getThrowable());
        if (refusal != null) {
            ScreenRefusals.act(refusal);
            tell(ui, refusal.getMessage());
            return;
        }
        if (isGone(event.getThrowable())) {
            log.debug("Somebody left before the answer was there", event.getThrowable());
            return;
        }
        var reference = Long.toString(Ids.next(), 36);
        log.error("Screen failed, reference {}", reference, event.getThrowable());
        if (ui != null) {
            tell(ui, ui.getTranslation("failure.unexpected", reference));
        }
    }

    /** Runs what a person asked for; a refusal is told, and whatever they typed stays as it is. */
    public static boolean attempt(Runnable action) {
        try {
            action.run();
            return true;
        } catch (Refusal refusal) {
            note(refusal);
            tell(UI.getCurrent(), refusal.getMessage());
            return false;
        }
    }

    /** Call where a refusal is shown in another way: what somebody may not do belongs in the trail. */
    public static void note(Refusal refusal) {
        ScreenRefusals.act(refusal);
    }

    public static void tell(@org.jspecify.annotations.Nullable UI ui, String text) {
        if (ui == null) {
            return;
        }
        var notification =
                new Notification(ServiceWords.in(ui.getLocale(), text), 8000, Notification.Position.BOTTOM_START);
        notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notification.setAssertive(true);
        notification.open();
    }

    /** Whoever closes a page while it is answered leaves a broken pipe behind, which is no failure of ours. */
    private static boolean isGone(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("ClientAbortException")) {
                return true;
            }
        }
        return false;
    }

    private static @org.jspecify.annotations.Nullable Refusal refusalIn(
            @org.jspecify.annotations.Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
