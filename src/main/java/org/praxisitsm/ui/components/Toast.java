package org.praxisitsm.ui.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import org.jspecify.annotations.Nullable;

/** "Done", and for a while the way back. */
public final class Toast {

    private static final int MILLIS = 10_000;

    private Toast() {}

    public static void done(String text) {
        open(text, null, null);
    }

    /** @param undo takes back what was done */
    public static void done(String text, String undoLabel, Runnable undo) {
        open(text, undoLabel, undo);
    }

    private static void open(String text, @Nullable String undoLabel, @Nullable Runnable undo) {
        var notification = new Notification();
        notification.setDuration(MILLIS);
        notification.setPosition(Notification.Position.BOTTOM_START);
        var row = new Div(new Span(text));
        row.addClassName("px-toast");
        if (undo != null) {
            var back = new Button(undoLabel, click -> {
                notification.close();
                undo.run();
            });
            back.setId("undo");
            back.addThemeNames("small");
            row.add(back);
        }
        notification.add(row);
        notification.open();
    }
}
