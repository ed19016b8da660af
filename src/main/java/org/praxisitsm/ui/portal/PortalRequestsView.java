package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.PortalShell;

/** Everything the person asked for, the latest first; {@code ?all} shows what is over, too. */
@Route(value = "portal/requests", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
class PortalRequestsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 25;

    private final transient PortalDesk desk;
    private final transient Viewer viewer;
    private final Div list = new Div();
    private boolean all;

    PortalRequestsView(PortalDesk desk, Viewers viewers) {
        this.desk = desk;
        this.viewer = viewers.current();
        addClassName("px-portal-page");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("portal.requests");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        desk.follow(this, Live.person(viewer.account()), this::reload);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        all = event.getLocation().getQueryParameters().getParameters().containsKey("all");
        removeAll();
        var head = new Div(new H1(getTranslation("portal.requests")), choice());
        head.addClassName("px-portal-head");
        add(head, list);
        reload();
    }

    private Nav choice() {
        var open = SafeLink.to("portal/requests", getTranslation("portal.requests.open"));
        var over = SafeLink.to("portal/requests?all", getTranslation("portal.requests.every"));
        (all ? over : open).getElement().setAttribute("aria-current", "true");
        var nav = new Nav(open, over);
        nav.addClassName("px-segments");
        nav.setAriaLabel(getTranslation("portal.requests.which"));
        return nav;
    }

    private void reload() {
        list.removeAll();
        var card = PortalPieces.card();
        if (!more(card, null)) {
            list.removeAll();
            list.add(new EmptyState(
                    "ticket",
                    getTranslation("portal.requests.none"),
                    getTranslation("portal.requests.none.why"),
                    SafeLink.to("portal", getTranslation("portal.requests.none.next"))));
        }
    }

    private boolean more(Div card, @Nullable String cursor) {
        var page = desk.requests(viewer, !all, PAGE, cursor);
        page.items().forEach(ticket -> card.add(desk.request(ticket, getLocale(), viewer)));
        list.removeAll();
        list.add(card);
        if (page.next() != null) {
            list.add(new Button(getTranslation("portal.more"), event -> more(card, page.next())));
        }
        return !page.items().isEmpty();
    }
}
