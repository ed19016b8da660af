package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.notification.MailWishes;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.MuteButton;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.PortalShell;

/** One request: where it stands, what is asked of the requester, messages, what was asked, who can see it. */
@Route(value = "portal/requests/:number", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
class PortalRequestView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient PortalDesk desk;
    private final transient RequestDesk requests;
    private final transient Viewer viewer;
    private final Div head = new Div();
    private final Div commands = new Div();
    private final RequestTasks tasks;
    private final RequestMilestones milestones = new RequestMilestones();
    private final RequestMessages messages;
    private final RequestFacts facts;
    private final MuteButton mute;
    private String number = "";
    private transient @Nullable TicketView shown;

    PortalRequestView(PortalDesk desk, RequestDesk requests, MailWishes wishes, Viewers viewers) {
        this.desk = desk;
        this.requests = requests;
        this.viewer = viewers.current();
        this.tasks = new RequestTasks(requests, viewer, this::reload);
        this.messages = new RequestMessages(requests, viewer, this::reload);
        this.facts = new RequestFacts(requests, viewer);
        this.mute = new MuteButton(wishes, viewer).quiet();
        addClassName("px-portal-page");
        commands.addClassName("px-portal-commands");
    }

    @Override
    public String getPageTitle() {
        return shown == null ? getTranslation("portal.requests") : shown.subject() + " · " + number;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        number = event.getRouteParameters().get("number").orElse("");
        try {
            shown = requests.ticket(number, viewer);
        } catch (Refusal refusal) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        removeAll();
        head.addClassName("px-request-head");
        var left = new Div(tasks, milestones, messages);
        left.addClassName("px-portal-stack");
        var columns = new Div(left, facts);
        columns.addClassName("px-request-columns");
        add(head, columns);
        reload();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        desk.follow(this, Live.ticket(number), this::reload);
    }

    private void reload() {
        var ticket = requests.ticket(number, viewer);
        shown = ticket;
        var path = desk.milestones(number, getLocale(), viewer);
        head.removeAll();
        var crumbs = new Div(
                SafeLink.to("portal/requests", getTranslation("portal.requests")),
                new PxIcon("chevron-right"),
                new Span(number));
        crumbs.addClassName("px-crumbs");
        var acts = new Div(mute, commands);
        acts.addClassName("px-row");
        var title = new Div(new H1(ticket.subject()), acts);
        title.addClassName("px-portal-head");
        var since = new Span(new Span(getTranslation("portal.opened") + " "), new Marks.Time(ticket.openedAt()));
        var state = new Div(new Marks.State(ticket.category(), requests.stateLabel(ticket, getLocale())), since);
        if (ticket.confidential()) {
            state.add(new Marks.Confidential());
        }
        mute.show(number);
        state.addClassName("px-request-state");
        head.add(crumbs, title, state);
        commands(ticket);
        tasks.show(ticket);
        milestones.show(
                path,
                PortalPieces.endedEarly(ticket.category(), path) ? requests.stateLabel(ticket, getLocale()) : null);
        messages.show(ticket);
        facts.show(ticket);
    }

    private void commands(TicketView ticket) {
        commands.removeAll();
        requests.commands(ticket, viewer).forEach(offer -> commands.add(tasks.command(number, offer)));
    }
}
