package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Marks;

/** What was asked, and who can see it. */
class RequestFacts extends Composite<Aside> {

    private final transient RequestDesk desk;
    private final transient Viewer viewer;

    RequestFacts(RequestDesk desk, Viewer viewer) {
        this.desk = desk;
        this.viewer = viewer;
        getContent().addClassName("px-portal-stack");
    }

    void show(TicketView ticket) {
        getContent().removeAll();
        getContent().add(asked(ticket));
        approvals(ticket).ifPresent(getContent()::add);
        getContent().add(seen(ticket));
    }

    private Div asked(TicketView ticket) {
        var list = new DescriptionList();
        list.addClassName("px-facts");
        if (ticket.description() != null && !ticket.description().isBlank()) {
            fact(list, getTranslation("portal.description"), ticket.description());
        }
        if (ticket.service() != null) {
            fact(list, getTranslation("portal.service"), desk.serviceName(ticket.service()));
        }
        if (ticket.affected() != null && !ticket.affected().equals(ticket.requester())) {
            fact(list, getTranslation("portal.for"), desk.nameOf(ticket.affected()));
        }
        var outcome = new DescriptionList();
        outcome.addClassName("px-facts");
        for (var field : desk.practice(ticket).fields()) {
            var value = ticket.fields().get(field.key());
            // What did not happen is no news: a flag counts only once it is set.
            if (value != null
                    && !field.internal()
                    && !Boolean.FALSE.equals(value)
                    // Said with each amount.
                    && !field.key().equals(PracticeDescriptor.CURRENCY)) {
                var name = desk.fieldName(ticket, field.key(), getLocale());
                fact(desk.isAsked(ticket, field.key()) ? list : outcome, name, words(ticket, field, value));
            }
        }
        var stack = new Div(card("portal.asked", list));
        files(ticket).ifPresent(stack::add);
        if (outcome.getChildren().findAny().isPresent()) {
            stack.add(card("portal.outcome", outcome));
        }
        stack.addClassName("px-portal-stack");
        return stack;
    }

    /** Whose yes is waited for, or was given. */
    private Optional<Div> approvals(TicketView ticket) {
        var words = desk.words(this);
        var list = new DescriptionList();
        list.addClassName("px-facts");
        desk.approvals(ticket.number(), viewer).forEach(round -> round.counting().stream()
                .filter(vote -> !vote.carried())
                .forEach(vote -> fact(list, words.who(vote), words.state(vote))));
        return list.getChildren().findAny().isEmpty() ? Optional.empty() : Optional.of(card("ticket.approvals", list));
    }

    private Div card(String title, DescriptionList list) {
        var card = PortalPieces.card();
        card.addClassName("px-portal-padded");
        card.add(new H2(getTranslation(title)), list);
        return card;
    }

    /** Files that came with the request; those of a message stand with it. */
    private Optional<Div> files(TicketView ticket) {
        var said = desk.messages(ticket.number(), viewer).stream()
                .flatMap(message -> message.attachments().stream())
                .map(TicketDesk.Attachment::id)
                .collect(Collectors.toSet());
        var files = desk.attachments(ticket.number(), viewer).stream()
                .filter(file -> !said.contains(file.id()))
                .toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        var list = new Div();
        list.addClassName("px-portal-attachments");
        files.forEach(file -> list.add(desk.link(ticket.number(), file, viewer)));
        var card = PortalPieces.card();
        card.addClassName("px-portal-padded");
        card.add(new H2(getTranslation("portal.files")), list);
        return Optional.of(card);
    }

    private static void fact(DescriptionList list, String label, String value) {
        list.add(new DescriptionList.Term(label), new DescriptionList.Description(value));
    }

    private String words(TicketView ticket, Field field, Object value) {
        return switch (field.type()) {
            case BOOLEAN -> getTranslation(Boolean.TRUE.equals(value) ? "portal.yes" : "portal.no");
            case DATE_TIME -> desk.time(value.toString(), getLocale(), viewer);
            default -> desk.fieldValue(ticket, field.key(), value, getLocale(), viewer);
        };
    }

    private Div seen(TicketView ticket) {
        var people = new LinkedHashSet<String>();
        people.add(ticket.requester());
        if (ticket.affected() != null) {
            people.add(ticket.affected());
        }
        var faces = new Div();
        faces.addClassName("px-faces");
        people.forEach(account ->
                faces.add(new Marks.Person(desk.nameOf(account)).plain().me(account.equals(viewer.account()))));
        var card = PortalPieces.card();
        card.addClassName("px-portal-padded");
        card.add(new H2(getTranslation("portal.seen")), faces, new Paragraph(getTranslation("portal.seen.text")));
        return card;
    }
}
