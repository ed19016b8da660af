package org.praxisitsm.ui.components;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import org.praxisitsm.identity.AccessRefusals;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/** Tells the trail what somebody asked of a screen and may not have, as the API tells what is asked of it. */
@Component
public class ScreenRefusals {

    private final AccessRefusals refusals;
    private final Viewers viewers;

    ScreenRefusals(AccessRefusals refusals, Viewers viewers) {
        this.refusals = refusals;
        this.viewers = viewers;
    }

    /** For those who have nothing but the screen to go by. */
    public void attach(UI ui) {
        ComponentUtil.setData(ui, ScreenRefusals.class, this);
    }

    /** @param path as it stands in the address */
    public void screen(String path) {
        viewers.find().ifPresent(viewer -> refusals.record(viewer.account(), "screen /" + path));
    }

    /** An act on the screen that is open; only what is not allowed is told, not what is merely wrong. */
    static void act(Refusal refusal) {
        var ui = UI.getCurrent();
        var known = ui == null ? null : ComponentUtil.getData(ui, ScreenRefusals.class);
        if (known != null && refusal.kind() == Refusal.Kind.FORBIDDEN) {
            known.screen(ui.getInternals().getActiveViewLocation().getPath() + ": " + refusal.getMessage());
        }
    }
}
