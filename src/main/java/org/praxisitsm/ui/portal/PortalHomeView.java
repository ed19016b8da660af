package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Marks;
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
    private final transient ApprovalDesk approvals;
    private final transient HandOvers handOvers;
    private final transient Viewer viewer;
    private final Section waiting = new Section();
    private final Section approving = new Section();
    private final Section requests = new Section();

    PortalHomeView(
            PortalDesk desk, ApprovalDesk approvals, HandOvers handOvers, Viewers viewers, People people, Clock clock) {
        this.desk = desk;
        this.approvals = approvals;
        this.handOvers = handOvers;
        this.viewer = viewers.current();
        addClassName("px-portal-page");
        var hour = clock.instant().atZone(Zones.of(people, viewer)).getHour();
        var time = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
        var title = new H1(getTranslation("portal.greeting." + time));
        var search = new PortalSearch(desk, viewer);
        var ask = new Div(title, search);
        ask.addClassName("px-portal-ask");
        var mine = new Div(approving, waiting, requests);
        var columns = new Div(new OfferGroups(desk.groups(getLocale(), viewer)), mine);
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

    private void reload() {
        var votes = votes();
        approving(votes);
        waiting(votes.stream().map(asked -> String.valueOf(asked.vote().task())).collect(Collectors.toSet()));
        requests.removeAll();
        requests.addClassName("px-portal-section");
        var head = new Div(
                new H2(getTranslation("portal.requests")),
                SafeLink.to("portal/requests", getTranslation("portal.all")));
        head.addClassName("px-portal-head");
        requests.add(head);
        var own = desk.requests(viewer, true, LATEST, null);
        if (own.items().isEmpty()) {
            var none = PortalPieces.quietCard("");
            none.add(
                    new Paragraph(getTranslation("portal.requests.none")),
                    new Paragraph(getTranslation("portal.requests.none.hint")),
                    SafeLink.to("portal/catalogue", getTranslation("portal.requests.none.catalogue")));
            requests.add(none);
            return;
        }
        var card = PortalPieces.card();
        own.items().forEach(ticket -> card.add(desk.request(ticket, getLocale(), viewer)));
        requests.add(card);
    }

    private record Asked(RoundView round, VoteView vote) {}

    /** What waits for the person's vote, on whatever ticket. */
    private List<Asked> votes() {
        return approvals.waitingFor(viewer).stream()
                .flatMap(round -> round.votes().stream()
                        .filter(vote -> vote.state() == Vote.State.OPEN
                                && viewer.account().equals(vote.holder()))
                        .map(vote -> new Asked(round, vote)))
                .toList();
    }

    private void approving(List<Asked> votes) {
        approving.removeAll();
        approving.setVisible(!votes.isEmpty());
        approving.addClassName("px-portal-section");
        var head = new Div(
                new H2(getTranslation("portal.approving")),
                SafeLink.to("portal/approvals", getTranslation("portal.approving.all", votes.size())));
        head.addClassName("px-portal-head");
        approving.add(head);
        votes.stream().limit(LATEST).forEach(asked -> {
            var due = asked.vote().dueAt();
            var side = due == null ? null : new Marks.Time(due).brief();
            approving.add(PortalPieces.need(
                    "portal/approvals",
                    "check",
                    asked.round().subject().isEmpty()
                            ? desk.nameOf(asked.round())
                            : asked.round().subject(),
                    asked.round().number(),
                    side));
        });
    }

    /** Tasks of the person's own requests, and devices that wait for their word. */
    private void waiting(Set<String> votes) {
        waiting.removeAll();
        waiting.addClassName("px-portal-section");
        waiting.add(new H2(getTranslation("portal.waiting")));
        desk.waitingFor(viewer).stream()
                .filter(task -> !votes.contains(task.id()))
                .forEach(task -> waiting.add(PortalPieces.task(task, desk.nameOf(task))));
        handOvers.waitingFor(viewer).stream()
                .filter(one -> one.ticket() == null)
                .forEach(one -> waiting.add(PortalPieces.need(
                        "portal/assets/" + one.asset(),
                        "laptop",
                        one.name(),
                        getTranslation("portal.assets.waiting"),
                        new Marks.Time(one.handedAt()).brief())));
        waiting.setVisible(waiting.getComponentCount() > 1);
    }
}
