package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.Zones;

/** One line of time: what was said, and what happened, machinery folded into "3 more events". */
class TicketTimeline extends Composite<Div> {

    private static final int EVENTS = 300;
    /** What happens within this time of each other is told as one. */
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private enum Mode {
        ALL,
        CONVERSATION,
        CHANGES
    }

    /** @param comment null for something that happened */
    private record Item(Instant at, @Nullable Component comment, TrailWords.@Nullable Line line) {}

    private final transient TicketServices services;
    private final transient Viewer viewer;
    private final transient Runnable turned;
    private final Div modes = new Div();
    private final NativeButton order;
    private Mode mode = Mode.ALL;
    private boolean newestFirst = true;
    private String shown = "";
    private transient @Nullable TicketView ticket;

    /** @param turned called when the order was turned round */
    TicketTimeline(TicketServices services, Viewer viewer, Runnable turned) {
        this.services = services;
        this.viewer = viewer;
        this.turned = turned;
        order = new NativeButton("", click -> turn());
        order.setId("timeline-order");
        order.addClassName("px-order");
        getContent().addClassName("px-timeline");
        getContent().setId("timeline");
        modes.addClassName("px-seg");
        for (var each : Mode.values()) {
            var button = new NativeButton(getTranslation("timeline." + each), click -> choose(each));
            button.setId("timeline-" + each.name().toLowerCase(java.util.Locale.ROOT));
            modes.add(button);
        }
        press();
    }

    Component head() {
        var space = new Span();
        space.addClassName("px-grow");
        var head = new Div(new H2(getTranslation("timeline.title")), modes, space, order);
        head.addClassName("px-timeline-head");
        return head;
    }

    boolean isNewestFirst() {
        return newestFirst;
    }

    private void turn() {
        newestFirst = !newestFirst;
        press();
        turned.run();
        again();
    }

    private void choose(Mode chosen) {
        mode = chosen;
        press();
        again();
    }

    private void press() {
        var index = 0;
        for (var button : modes.getChildren().toList()) {
            var on = Mode.values()[index++] == mode;
            button.getElement().getClassList().set("on", on);
            button.getElement().setAttribute("aria-pressed", Boolean.toString(on));
        }
        order.setText(getTranslation(newestFirst ? "timeline.newest" : "timeline.oldest"));
    }

    private void again() {
        shown = "";
        if (ticket != null) {
            show(ticket);
        }
    }

    void show(TicketView fresh) {
        ticket = fresh;
        var comments = services.desk().comments(fresh.number(), viewer);
        var trail = services.trail().latestOfTicket(fresh.number(), fresh.mayWork(), EVENTS, viewer);
        var now = fresh.number() + "/" + fresh.version() + "/" + comments.size() + "/"
                + (trail.isEmpty() ? "" : trail.get(trail.size() - 1).sequence());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        var items = new ArrayList<Item>();
        if (mode != Mode.CHANGES) {
            comments.forEach(comment -> items.add(said(comment)));
            if (fresh.description() != null && !fresh.description().isBlank()) {
                items.add(new Item(fresh.openedAt(), asked(fresh, fresh.description()), null));
            }
        }
        if (mode != Mode.CONVERSATION) {
            var words = new TrailWords(services.names(), fresh, getLocale(), Zones.of(services.people(), viewer));
            var files = comments.stream()
                    .flatMap(comment -> comment.attachments().stream())
                    .map(TicketDesk.Attachment::sha256)
                    .collect(Collectors.toSet());
            words.lines(trail).stream()
                    .filter(line ->
                            !files.contains(String.valueOf(line.entry().after().get("sha256"))))
                    .forEach(line -> items.add(new Item(line.entry().at(), null, line)));
        }
        items.sort(Comparator.comparing(Item::at));
        draw(items);
    }

    private void draw(List<Item> items) {
        var rows = new ArrayList<Component>();
        var happened = new ArrayList<TrailWords.Line>();
        for (var item : items) {
            var line = item.line();
            var apart = !happened.isEmpty()
                    && (line == null
                            || Duration.between(
                                                    happened.get(happened.size() - 1)
                                                            .entry()
                                                            .at(),
                                                    item.at())
                                            .compareTo(TOGETHER)
                                    > 0);
            if (apart) {
                rows.add(new TimelineEvents(List.copyOf(happened)));
                happened.clear();
            }
            if (line != null) {
                happened.add(line);
            } else {
                rows.add(item.comment());
            }
        }
        if (!happened.isEmpty()) {
            rows.add(new TimelineEvents(List.copyOf(happened)));
        }
        if (newestFirst) {
            Collections.reverse(rows);
        }
        getContent().removeAll();
        getContent().add(rows);
        if (rows.isEmpty()) {
            var nothing = new Div(getTranslation("ticket.silent"));
            nothing.addClassName("px-muted");
            getContent().add(nothing);
        }
    }

    private Component asked(TicketView of, String description) {
        return bubble(of.requester(), description, of.openedAt(), false, List.of());
    }

    private Item said(TicketDesk.Comment comment) {
        return new Item(
                comment.at(),
                bubble(comment.author(), comment.text(), comment.at(), comment.internal(), comment.attachments()),
                null);
    }

    private Component bubble(
            String author, String text, Instant at, boolean internal, List<TicketDesk.Attachment> files) {
        var praxis = author.startsWith("system:");
        var name = praxis ? getTranslation("act.praxis") : services.names().person(author);
        var strong = new Span(name);
        strong.addClassName("px-strong");
        var head = new Div(strong);
        head.addClassName("px-bubble-head");
        if (internal) {
            var badge = new Span(new PxIcon("lock"), new Span(getTranslation("ticket.internal")));
            badge.addClassNames("px-badge", "note");
            head.add(badge);
        }
        head.add(new Marks.Time(at).stamp());
        var bubble = new Div(head, new CommentText(text, services.names()));
        bubble.addClassName("px-bubble");
        if (!files.isEmpty()) {
            var chips = new Div();
            chips.addClassName("px-chips");
            var number = java.util.Objects.requireNonNull(ticket).number();
            files.forEach(file -> chips.add(new FileChip(services.desk(), number, file, viewer)));
            bubble.add(chips);
        }
        var row = new Div(new Marks.Person(name).plain().me(author.equals(viewer.account())), bubble);
        row.addClassName("px-said");
        row.setClassName("internal", internal);
        row.getElement().setAttribute("role", "article");
        return row;
    }

    /** Some lines of the trail as one row: what counts as a paragraph, the rest to unfold. */
    private class TimelineEvents extends Composite<Div> {

        TimelineEvents(List<TrailWords.Line> lines) {
            var told = lines.stream().filter(line -> !line.folded()).toList();
            var lead = told.isEmpty() ? lines.subList(0, 1) : told;
            var rest = lines.stream().filter(line -> !lead.contains(line)).toList();
            var words = new Div();
            words.addClassName("px-happened-text");
            for (var line : lead) {
                words.add(new Sentence(line.text() + ". "));
            }
            if (!rest.isEmpty()) {
                words.add(more(words, rest));
            }
            getContent().addClassName("px-happened");
            getContent().setClassName("faint", told.isEmpty());
            getContent()
                    .add(
                            new PxIcon(lead.get(lead.size() - 1).icon()),
                            words,
                            new Marks.Time(lead.get(0).entry().at()).stamp());
        }

        private NativeButton more(Div words, List<TrailWords.Line> rest) {
            var label = rest.size() == 1
                    ? getTranslation("timeline.more.one")
                    : getTranslation("timeline.more", rest.size());
            var button = new NativeButton(label);
            button.addClassName("px-more");
            button.getElement().setAttribute("aria-expanded", "false");
            button.addClickListener(click -> {
                button.setVisible(false);
                var list = new Element("ul");
                rest.forEach(line ->
                        list.appendChild(new Element("li").appendChild(new Sentence(line.text() + ".").getElement())));
                words.getElement().appendChild(list);
            });
            return button;
        }
    }
}
