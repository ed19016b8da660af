package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.DueChip;
import org.praxisitsm.ui.components.DueWhy;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.MuteButton;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** Number, subject, the facts as chips, who else looks at it, and the tabs. */
class TicketHead extends Composite<Div> {

    private final transient TicketServices services;
    private final transient Viewer viewer;
    private final Div line = new Div();
    private final H1 subject = new H1();
    private final Div chips = new Div();
    private final Span others = new Span();
    private final Button watch = new Button(new PxIcon("eye"));
    private final MuteButton mute;
    private final Tabs tabs = new Tabs();
    private final transient Map<String, Tab> byName = new LinkedHashMap<>();
    private final DueWhy why;
    private boolean watching;
    private String number = "";
    private String tab = "conversation";

    TicketHead(TicketServices services, Viewer viewer, Consumer<String> goTo) {
        this.services = services;
        this.viewer = viewer;
        line.addClassName("px-record-line");
        chips.addClassName("px-chips");
        others.addClassName("px-faint");
        others.setId("others-looking");
        others.getElement().setAttribute("aria-live", "polite");
        mute = new MuteButton(services.wishes(), viewer);
        watch.setId("watch");
        watch.addThemeNames("small");
        watch.addClickListener(click -> toggle());
        tab("conversation", "comment");
        tab("process", "flow");
        tab("impact", "asset");
        tab("history", "history");
        tabs.addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                byName.forEach((name, tab) -> {
                    if (tab.equals(change.getSelectedTab())) {
                        goTo.accept(name);
                    }
                });
            }
        });
        var top = new Div(line, subject, chips);
        top.addClassName("px-record-head");
        why = new DueWhy(services.due(), viewer).answering(top);
        getContent().add(top, tabs, why);
    }

    /** Its explanation of what is due answers chips elsewhere on the page too. */
    void explains(Component part) {
        why.answering(part);
    }

    /** Shows a tab only where there is something behind it. */
    void offer(String name, boolean offered) {
        byName.get(name).setVisible(offered);
    }

    private void tab(String name, String icon) {
        var tab = new Tab(new PxIcon(icon), new Span(getTranslation("ticket." + name)));
        tab.setId("tab-" + name);
        byName.put(name, tab);
        tabs.add(tab);
    }

    /** @param place in the list that the address names, or null */
    void show(TicketView ticket, String tab, ListWalk.@Nullable Place place) {
        number = ticket.number();
        this.tab = tab;
        tabs.setSelectedTab(byName.get(tab));
        subject.setText(ticket.subject());
        watching = services.desk().watchers(number, viewer).contains(viewer.account());
        watch.setText(getTranslation(watching ? "ticket.unwatch" : "ticket.watch"));
        mute.show(number);
        line.removeAll();
        line.add(crumb(ticket, place), right());
        chips.removeAll();
        chips.add(chip(new Marks.State(ticket.category(), state(ticket))));
        if (ticket.priority() != null) {
            chips.add(chip(new Marks.Priority(ticket.priority())));
        }
        var due = services.due().clocks().due(List.of(number), viewer).get(number);
        if (due != null) {
            chips.add(new DueChip(number, why.words().look(due, ticket.practice(), ticket.packVersion(), true)));
        }
        if (ticket.group() != null) {
            chips.add(chip(new PxIcon("people"), new Span(services.names().group(ticket.group()))));
        }
        if (ticket.assignee() != null) {
            chips.add(chip(new Marks.Person(services.names().person(ticket.assignee()))));
        }
        if (ticket.service() != null) {
            chips.add(chip(new PxIcon("layers"), new Span(services.names().service(ticket.service()))));
        }
        if (ticket.confidential()) {
            var secret = chip(new PxIcon("lock"), new Span(getTranslation("ticket.confidential")));
            secret.getElement().setAttribute("title", getTranslation("ticket.confidential.hint"));
            chips.add(secret);
        }
        chips.add(chip(new PxIcon("tag"), new Span(services.names().practice(ticket.practice()))));
    }

    void others(String ticket) {
        var names = services.lookers().others(ticket, viewer);
        others.setVisible(!names.isEmpty());
        others.setText(names.isEmpty() ? "" : getTranslation("ticket.looking", String.join(", ", names)));
    }

    private Div crumb(TicketView ticket, ListWalk.@Nullable Place place) {
        var opened = new Span(new Span(getTranslation("ticket.opened") + " "), new Marks.Time(ticket.openedAt()));
        opened.addClassName("px-faint");
        var id = new Span(ticket.number());
        id.setId("ticket-number");
        var crumb = new Div(back(ticket, place));
        if (place != null && place.place() > 0) {
            crumb.add(walk(place));
        }
        crumb.add(id, opened);
        crumb.addClassName("px-crumb");
        return crumb;
    }

    private Component back(TicketView ticket, ListWalk.@Nullable Place place) {
        var last = getUI().map(LastList::of).orElse(null);
        var path = place != null
                ? ListWalk.back(place.from(), ticket.number())
                : last == null ? "desk/tickets" : last.path();
        var words = place != null ? place.title() : last == null ? getTranslation("desk.tickets") : last.title();
        var back = SafeLink.to(path, "");
        back.setId("back");
        back.add(new PxIcon("chevron-left"), new Span(words));
        return back;
    }

    private Component walk(ListWalk.Place place) {
        var where = new Span(
                getTranslation(place.more() ? "ticket.place.more" : "ticket.place", place.place(), place.count()));
        where.setId("place");
        where.addClassNames("px-faint", "px-num");
        var walk = new Span(
                where,
                neighbour("previous-ticket", "chevron-up", "keys.previous", place.before(), place),
                neighbour("next-ticket", "chevron-down", "keys.next", place.after(), place));
        walk.addClassName("px-walk");
        return walk;
    }

    private Component neighbour(String id, String icon, String label, @Nullable String number, ListWalk.Place place) {
        if (number == null) {
            var end = new Span(new PxIcon(icon));
            end.addClassNames("px-walk-step", "off");
            return end;
        }
        var step = SafeLink.to(ListWalk.address(number, place.from(), tab.equals("conversation") ? null : tab), "");
        step.setId(id);
        step.addClassName("px-walk-step");
        step.add(new PxIcon(icon));
        step.getElement().setAttribute("aria-label", getTranslation(label));
        step.getElement().setAttribute("title", getTranslation(label));
        return step;
    }

    private Div right() {
        var right = new Div(others, mute, watch);
        right.addClassName("px-row");
        return right;
    }

    private void toggle() {
        Failures.attempt(() -> {
            services.desk().watch(number, !watching, viewer);
            watching = !watching;
            watch.setText(getTranslation(watching ? "ticket.unwatch" : "ticket.watch"));
        });
    }

    private String state(TicketView ticket) {
        return services.names().state(ticket.practice(), ticket.packVersion(), ticket.state(), getLocale());
    }

    private static Span chip(Component... parts) {
        var chip = new Span(parts);
        chip.addClassName("px-chip");
        return chip;
    }
}
