package org.praxisitsm.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.praxisitsm.identity.Viewers;

/** The bare address: requesters go to the portal, everybody else to the desk. */
@Route("")
@PermitAll
class StartView extends Div implements BeforeEnterObserver {

    private final transient Viewers viewers;

    StartView(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(viewers.current().isOnlyRequester() ? "portal" : "desk/work");
    }
}
