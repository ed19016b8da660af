package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.praxisitsm.ui.shell.DeskShell;

/** The entrance of administration: leads to its first page. */
@Route(value = "admin", layout = DeskShell.class)
@PermitAll
class AdminView extends Div implements BeforeEnterObserver {

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(CalendarsView.class);
    }
}
