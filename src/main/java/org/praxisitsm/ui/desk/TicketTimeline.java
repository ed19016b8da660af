package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;

/** One line of time, newest first: what was said, and what happened. */
class TicketTimeline extends Composite<Div> {

    private static final int EVENTS = 200;
    /** Acts that a bubble or the form already shows. */
    private static final Set<String> SAID = Set.of("comment.added", "attachment.added", "ticket.commented");

    private enum Mode {
        ALL,
        CONVERSATION,
        CHANGES
    }

    private record Item(Instant at, Component shown) {}

    private final transient TicketServices services;
    private final transient Viewer viewer;
    private final Div modes = new Div();
    private Mode mode = Mode.ALL;
    private transient @Nullable TicketView ticket;

    TicketTimeline(TicketServices services, Viewer viewer) {
        this.services = services;
        this.viewer = viewer;
        getContent().addClassName("px-timeline");
        getContent().setId("timeline");
        modes.addClassName("px-seg");
        for (var each : Mode.values()) {
            var button = new NativeButton(getTranslation("timeline." + each), click -> choose(each));
            button.setClassName("on", each == mode);
            modes.add(button);
        }
    }

    Component head() {
        var head = new Div(new H2(getTranslation("timeline.title")), modes);
        head.addClassName("px-timeline-head");
        return head;
    }

    private void choose(Mode chosen) {
        mode = chosen;
        var index = 0;
        for (var button : modes.getChildren().toList()) {
            button.getElement().getClassList().set("on", Mode.values()[index++] == chosen);
        }
        if (ticket != null) {
            show(ticket);
        }
    }

    void show(TicketView shown) {
        ticket = shown;
        var items = new ArrayList<Item>();
        if (mode != Mode.CHANGES) {
            services.desk().comments(shown.number(), viewer).forEach(comment -> items.add(said(comment)));
            if (shown.description() != null && !shown.description().isBlank()) {
                items.add(new Item(
                        shown.openedAt(),
                        bubble(shown.requester(), shown.description(), shown.openedAt(), false, List.of())));
            }
        }
        if (mode != Mode.CONVERSATION) {
            services.trail().ofTicket(shown.number(), shown.mayWork(), EVENTS, null, viewer).items().stream()
                    .filter(entry -> !SAID.contains(entry.act()))
                    .forEach(entry -> items.add(happened(entry)));
        }
        items.sort(Comparator.comparing(Item::at).reversed());
        getContent().removeAll();
        items.forEach(item -> getContent().add(item.shown()));
    }

    private Item said(TicketDesk.Comment comment) {
        return new Item(
                comment.at(),
                bubble(comment.author(), comment.text(), comment.at(), comment.internal(), comment.attachments()));
    }

    private Component bubble(
            String author, String text, Instant at, boolean internal, List<TicketDesk.Attachment> files) {
        var name = services.names().person(author);
        var strong = new Span(name);
        strong.addClassName("px-strong");
        var head = new Div(strong);
        head.addClassName("px-bubble-head");
        if (internal) {
            var badge = new Span(new PxIcon("lock"), new Span(getTranslation("ticket.internal")));
            badge.addClassNames("px-badge", "note");
            head.add(badge);
        }
        head.add(new Marks.Time(at));
        var words = new Div(text);
        words.addClassName("px-bubble-text");
        var bubble = new Div(head, words);
        bubble.addClassName("px-bubble");
        if (!files.isEmpty()) {
            var chips = new Div();
            chips.addClassName("px-chips");
            files.forEach(file -> chips.add(file(file)));
            bubble.add(chips);
        }
        var row = new Div(new Marks.Person(name).plain().me(author.equals(viewer.account())), bubble);
        row.addClassName("px-said");
        row.setClassName("internal", internal);
        return row;
    }

    /** Read again under the viewer's rights at each request; always saved, never shown in place. */
    private Anchor file(TicketDesk.Attachment file) {
        var number = java.util.Objects.requireNonNull(ticket).number();
        var link = new Anchor(
                DownloadHandler.fromInputStream(request -> {
                    var bytes = new ByteArrayOutputStream();
                    services.desk().read(number, file.id(), bytes, viewer);
                    request.getResponse().setHeader("X-Content-Type-Options", "nosniff");
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes.toByteArray()),
                            file.name(),
                            "application/octet-stream",
                            bytes.size());
                }),
                "");
        var size = new Span(Math.max(1, file.sizeInBytes() / 1024) + " kB");
        size.addClassName("px-faint");
        link.add(new PxIcon("clip"), new Span(file.name()), size);
        link.addClassName("px-chip");
        return link;
    }

    private Item happened(AuditTrail.Entry entry) {
        var words = new Span(ActWords.of(entry, services, this, java.util.Objects.requireNonNull(ticket)));
        var row = new Div(new PxIcon(ActWords.icon(entry.act())), words, new Marks.Time(entry.at()));
        row.addClassName("px-happened");
        return new Item(entry.at(), row);
    }
}
