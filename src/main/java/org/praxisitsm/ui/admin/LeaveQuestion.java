package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.BeforeLeaveEvent;

/** Asks before a screen with changes that are not saved is left. */
final class LeaveQuestion {

    private LeaveQuestion() {}

    /**
     * @param hint key of the text that says what would be lost
     * @param leaving called where the person goes on, before the screen is left
     */
    static void ask(BeforeLeaveEvent event, String hint, Runnable leaving) {
        var stay = event.postpone();
        var ui = UI.getCurrent();
        var ask = new ConfirmDialog(
                ui.getTranslation("calendar.leave.title"),
                ui.getTranslation(hint),
                ui.getTranslation("calendar.leave"),
                confirm -> {
                    leaving.run();
                    stay.proceed();
                });
        ask.setCancelable(true);
        ask.setCancelText(ui.getTranslation("cancel"));
        ask.addCancelListener(cancel -> stay.cancel());
        ask.open();
    }
}
