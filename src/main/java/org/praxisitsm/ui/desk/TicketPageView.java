package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.asset.ImpactDesk;
import org.praxisitsm.ui.asset.ImpactPanel;
import org.praxisitsm.ui.components.DiagramView;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Lookers;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;

/** A ticket: what to do now, what was said and done, where it stands in its diagram, its history. */
@Route(value = "desk/tickets/:number", layout = DeskShell.class)
@PermitAll
class TicketPageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, HasKeys {

    private static final List<String> TABS = List.of("conversation", "process", "impact", "history");

    private final transient TicketServices services;
    private final transient ImpactDesk impact;
    private final transient Viewer viewer;
    private final Div column = new Div();
    private final Div body = new Div();
    private final Div talk = new Div();
    private final TicketHead head;
    private final TicketNow now;
    private final TicketTimeline timeline;
    private final TicketComposer composer;
    private final TicketSide side;
    private final ProcessSide processSide;
    private final transient List<Registration> following = new ArrayList<>();
    private String tab = "conversation";
    private @Nullable DiagramView diagram;
    private @Nullable ImpactPanel hit;
    private transient Map<String, List<String>> looks = Map.of();
    private @Nullable Integer version;
    private @Nullable String from;
    private transient ListWalk.@Nullable Place place;
    private @Nullable TicketView ticket;

    TicketPageView(TicketServices services, ImpactDesk impact, Viewers viewers) {
        this.services = services;
        this.impact = impact;
        this.viewer = viewers.current();
        this.head = new TicketHead(services, viewer, this::goTo);
        this.now = new TicketNow(services, viewer, this::refresh, this::tabAddress);
        this.timeline = new TicketTimeline(services, viewer, this::arrange);
        this.composer = new TicketComposer(services, viewer, this::refresh);
        this.side = new TicketSide(services, viewer, this::refresh, composer::quote);
        this.processSide = new ProcessSide(services, viewer, this::tabAddress, this::refresh, this::showVersion);
        column.addClassName("px-record-main");
        body.addClassName("px-record-body");
        column.add(head, body);
        head.explains(body);
        getContent().addClassName("px-record");
        getContent().add(column, side, processSide);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var number = event.getRouteParameters().get("number").orElse("");
        var query = event.getLocation().getQueryParameters();
        tab = query.getSingleParameter("tab").filter(TABS::contains).orElse("conversation");
        looks = query.getParameters();
        place = query.getSingleParameter("from")
                .flatMap(list -> services.walk().of(number, list, viewer, event.getUI(), this::getTranslation))
                .orElse(null);
        from = place == null ? null : place.from();
        try {
            show(services.desk().get(number, viewer), true);
            // The router keeps this screen where one ticket leads to the next.
            if (isAttached()) {
                follow(event.getUI(), number);
            }
        } catch (Refusal refusal) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (ticket != null) {
            follow(attached.getUI(), ticket.number());
        }
    }

    private void follow(UI ui, String number) {
        following.forEach(Registration::remove);
        following.clear();
        following.add(services.live().follow(ui, this, Live.ticket(number), this::refresh));
        following.add(services.live().follow(ui, this, Lookers.topic(number), () -> head.others(number)));
        following.add(services.lookers().enter(number, viewer, this));
        head.others(number);
    }

    /** Reads again and shows what is different; a form that somebody types in stays as it is. */
    private void refresh() {
        if (ticket != null) {
            try {
                show(services.desk().get(ticket.number(), viewer), false);
            } catch (Refusal gone) {
                UI.getCurrent().navigate(TicketListView.class);
            }
        }
    }

    private void show(TicketView fresh, boolean anew) {
        ticket = fresh;
        head.show(fresh, tab, place);
        head.offer("impact", tab.equals("impact") || impact.impacts().concerns(fresh.number(), viewer));
        side.setVisible(!tab.equals("process"));
        processSide.setVisible(tab.equals("process"));
        if (side.isVisible()) {
            side.show(fresh);
        }
        if (anew) {
            body.removeAll();
        }
        switch (tab) {
            case "process" -> process(fresh, anew);
            case "impact" -> impact(fresh, anew);
            case "history" -> only(new TicketHistory(services, fresh, viewer));
            default -> conversation(fresh, anew);
        }
    }

    /** On an older version that the ticket has run on: what ran there, as it was drawn then. */
    private void showVersion(int wanted) {
        version = wanted;
        refresh();
    }

    private void conversation(TicketView fresh, boolean anew) {
        if (anew) {
            talk.removeAll();
            body.add(now, timeline.head(), talk);
            arrange();
            composer.show(fresh);
        }
        now.show(fresh);
        timeline.show(fresh);
    }

    /** One writes where the newest stands. */
    private void arrange() {
        talk.removeAll();
        if (timeline.isNewestFirst()) {
            talk.add(composer, timeline);
        } else {
            talk.add(timeline, composer);
        }
    }

    private void only(Component component) {
        body.removeAll();
        body.add(component);
    }

    /** What somebody looks at in the picture stays in sight when the ticket moves on. */
    private void process(TicketView fresh, boolean anew) {
        if (anew) {
            version = null;
        }
        var view =
                services.names().inWords(fresh.practice(), services.diagrams().of(fresh.number(), version, viewer));
        if (anew || diagram == null) {
            diagram = new DiagramView(services.names()::person, services.clock());
            diagram.onChoice(processSide::choose);
            only(diagram);
        }
        diagram.show(view);
        processSide.show(fresh, view, anew);
    }

    /** What is hit by what the ticket is about, or could be where it plans to change it. */
    private void impact(TicketView fresh, boolean anew) {
        if (hit == null || anew) {
            var number = fresh.number();
            hit = new ImpactPanel(
                    impact,
                    question -> impact.impacts().ofTicket(number, question, viewer),
                    impact.impacts().isPlanned(number) ? "impact.what-could-be-hit" : "impact.what-is-hit",
                    looks,
                    query -> looksAt(number, query));
            only(hit);
        } else {
            hit.refresh();
        }
    }

    private void looksAt(String number, Map<String, String> query) {
        var address = ListWalk.address(number, from, "impact");
        var all = new StringBuilder(address);
        query.forEach((name, value) -> all.append(all.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value));
        UI.getCurrent().getPage().getHistory().replaceState(null, all.toString());
    }

    private void goTo(String wanted) {
        if (!wanted.equals(tab)) {
            Going.to(UI.getCurrent(), tabAddress(wanted));
        }
    }

    private String tabAddress(String wanted) {
        var number = Objects.requireNonNull(ticket).number();
        return ListWalk.address(number, from, wanted.equals("conversation") ? null : wanted);
    }

    /** To a neighbour in the list, on the same tab. */
    private void walk(@Nullable String number) {
        if (number != null) {
            Going.to(UI.getCurrent(), ListWalk.address(number, from, tab.equals("conversation") ? null : tab));
        }
    }

    private void back() {
        if (from == null) {
            UI.getCurrent().getPage().getHistory().back();
        } else {
            Going.to(
                    UI.getCurrent(),
                    ListWalk.back(from, Objects.requireNonNull(ticket).number()));
        }
    }

    @Override
    public List<KeyBinding> keys() {
        var keys = new ArrayList<>(List.of(
                new KeyBinding("e", "complete", "keys.complete"),
                new KeyBinding("2", "complete-2", "keys.outcome.2"),
                new KeyBinding("3", "complete-3", "keys.outcome.3"),
                new KeyBinding("c", "claim", "keys.claim"),
                new KeyBinding("a", "assign", "keys.assign"),
                new KeyBinding("r", "reply", "keys.reply"),
                new KeyBinding("n", "note", "keys.note"),
                new KeyBinding("u", "back", "keys.back")));
        if (place != null && place.place() > 0) {
            keys.add(0, new KeyBinding("j", "next", "keys.next"));
            keys.add(1, new KeyBinding("k", "previous", "keys.previous"));
        }
        return keys;
    }

    @Override
    public void pressed(String action) {
        switch (action) {
            case "complete" -> now.complete(0);
            case "complete-2" -> now.complete(1);
            case "complete-3" -> now.complete(2);
            case "claim" -> now.claim();
            case "assign" -> now.handOver();
            case "reply" -> composer.begin(false);
            case "note" -> composer.begin(true);
            case "next" -> walk(place == null ? null : place.after());
            case "previous" -> walk(place == null ? null : place.before());
            default -> back();
        }
    }

    @Override
    public String getPageTitle() {
        return ticket == null ? "Praxis" : ticket.number() + " " + ticket.subject() + " · Praxis";
    }
}
