package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.PortalShell;

/** The portal's first page: ask, what waits for me, what I asked for. */
@Route(value = "portal", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
class PortalHomeView extends Div implements HasDynamicTitle {

    private static final int LATEST = 5;

    private final transient PortalDesk desk;
    private final transient Viewer viewer;
    private final Section waiting = new Section();
    private final Section requests = new Section();

    PortalHomeView(PortalDesk desk, Viewers viewers, People people, Clock clock) {
        this.desk = desk;
        this.viewer = viewers.current();
        addClassName("px-portal-page");
        var hour = clock.instant().atZone(Zones.of(people, viewer)).getHour();
        var time = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
        var title = new H1(getTranslation("portal.greeting." + time));
        var search = new PortalSearch(desk, viewer);
        var ask = new Div(title, search);
        ask.addClassName("px-portal-ask");
        var mine = new Div(waiting, requests);
        var columns = new Div(offers(), mine);
        columns.addClassName("px-portal-columns");
        add(ask, columns);
        reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("portal.home");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        desk.follow(this, Live.person(viewer.account()), this::reload);
    }

    private Section offers() {
        var tiles = new Div();
        tiles.addClassName("px-tiles");
        desk.offers(getLocale(), viewer).forEach(offer -> tiles.add(PortalPieces.tile(offer)));
        var section = new Section(new H2(getTranslation("portal.offers")), tiles);
        section.addClassName("px-portal-section");
        return section;
    }

    private void reload() {
        waiting.removeAll();
        var tasks = desk.waitingFor(viewer);
        waiting.setVisible(!tasks.isEmpty());
        waiting.addClassName("px-portal-section");
        waiting.add(new H2(getTranslation("portal.waiting")));
        tasks.forEach(task -> waiting.add(PortalPieces.task(task, desk.nameOf(task))));
        requests.removeAll();
        requests.addClassName("px-portal-section");
        var head = new Div(
                new H2(getTranslation("portal.requests")),
                SafeLink.to("portal/requests", getTranslation("portal.all")));
        head.addClassName("px-portal-head");
        requests.add(head);
        var own = desk.requests(viewer, true, LATEST, null);
        if (own.items().isEmpty()) {
            requests.add(PortalPieces.quietCard(getTranslation("portal.requests.none")));
            return;
        }
        var card = PortalPieces.card();
        own.items()
                .forEach(ticket ->
                        card.add(PortalPieces.request(ticket, desk.milestones(ticket.number(), getLocale(), viewer))));
        requests.add(card);
    }
}
