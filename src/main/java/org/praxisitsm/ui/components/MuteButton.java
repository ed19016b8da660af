package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.MailWishes;

/** Stops the news about one ticket for one person, and lets them come again. */
public class MuteButton extends Composite<Button> {

    private final transient MailWishes wishes;
    private final transient Viewer viewer;
    private String number = "";
    private boolean muted;

    public MuteButton(MailWishes wishes, Viewer viewer) {
        this.wishes = wishes;
        this.viewer = viewer;
        var button = getContent();
        button.setId("mute");
        button.setIcon(new PxIcon("bell"));
        button.addThemeNames("small");
        button.addClickListener(click -> Failures.attempt(() -> {
            wishes.mute(number, !muted, viewer);
            show(number);
        }));
    }

    /** Without a frame: beside actions that matter more. */
    public MuteButton quiet() {
        getContent().addThemeNames("tertiary");
        return this;
    }

    public void show(String ticket) {
        number = ticket;
        muted = wishes.muted(ticket, viewer);
        getContent().setText(getTranslation(muted ? "ticket.unmute" : "ticket.mute"));
        getContent().setTooltipText(getTranslation(muted ? "ticket.unmute.hint" : "ticket.mute.hint"));
        getContent().getElement().setAttribute("aria-pressed", String.valueOf(muted));
    }
}
