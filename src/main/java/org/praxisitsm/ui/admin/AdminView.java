package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.shell.DeskShell;

/** The entrance of administration: leads to its first page. */
@Route(value = "admin", layout = DeskShell.class)
@PermitAll
class AdminView extends Div implements BeforeEnterObserver {

    private final transient Viewers viewers;

    AdminView(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(viewers.current().has(Role.ADMINISTRATOR) ? CalendarsView.class : AgreementsView.class);
    }
}
