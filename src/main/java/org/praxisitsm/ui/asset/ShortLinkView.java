package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import org.praxisitsm.identity.Viewers;

/** Where the code on a label leads: staff to the asset's page, everybody else to what they have. */
@Route("a/:number")
@PermitAll
class ShortLinkView extends Div implements BeforeEnterObserver {

    private final transient Viewers viewers;

    ShortLinkView(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var number = event.getRouteParameters().get("number").orElse("").toUpperCase(Locale.ROOT);
        event.forwardTo(viewers.current().isOnlyRequester() ? "portal/assets/" + number : "desk/assets/" + number);
    }
}
