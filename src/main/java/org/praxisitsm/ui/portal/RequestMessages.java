package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FileTray;
import org.praxisitsm.ui.components.Marks;

/** The public conversation of a request, and the field to add to it. */
class RequestMessages extends Composite<Div> {

    private final transient RequestDesk desk;
    private final transient Viewer viewer;
    private final transient Runnable changed;
    private final Div list = new Div();
    private final Div composer = new Div();
    private final TextArea text = new TextArea();
    private final FileTray tray;
    private String number = "";

    RequestMessages(RequestDesk desk, Viewer viewer, Runnable changed) {
        this.desk = desk;
        this.viewer = viewer;
        this.changed = changed;
        list.getElement().setAttribute("role", "log");
        list.getElement().setAttribute("aria-label", getTranslation("portal.messages"));
        text.setId("portal-message");
        text.setAriaLabel(getTranslation("portal.message.write"));
        text.setPlaceholder(getTranslation("portal.message.write"));
        text.setWidthFull();
        text.setMaxLength(20_000);
        tray = desk.tray();
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(800);
        text.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                desk.keep(place(), text.isEmpty() ? Map.of() : Map.of("text", text.getValue()), viewer);
            }
        });
        var send = new Button(getTranslation("portal.message.send"), event -> send());
        send.setId("portal-message-send");
        var actions = new Div(tray, send);
        actions.addClassName("px-portal-composer-actions");
        composer.addClassName("px-portal-composer");
        composer.add(text, actions);
        getContent().addClassNames("px-portal-card", "px-portal-padded");
        getContent().add(new H2(getTranslation("portal.messages")), list, composer);
    }

    void show(TicketView ticket) {
        if (!number.equals(ticket.number())) {
            number = ticket.number();
            text.setValue(String.valueOf(desk.kept(place(), viewer).getOrDefault("text", "")));
        }
        composer.setVisible(!ticket.category().isFinal());
        list.removeAll();
        var messages = desk.messages(number, viewer);
        if (messages.isEmpty()) {
            var none = new Paragraph(getTranslation("portal.messages.none"));
            none.addClassName("px-small");
            list.add(none);
        }
        messages.forEach(message -> list.add(row(message)));
    }

    private Component row(TicketDesk.Comment message) {
        var mine = message.author().equals(viewer.account());
        var name = mine ? getTranslation("portal.you") : desk.nameOf(message.author());
        var head = new Span(name);
        head.addClassName("px-strong");
        var line = new Div(head, new Marks.Time(message.at()));
        line.addClassName("px-message-head");
        var body = new Div();
        body.addClassName("px-message-text");
        body.setText(message.text());
        var right = new Div(line, body);
        message.attachments().forEach(file -> right.add(desk.link(number, file, viewer)));
        var row =
                new Div(new Marks.Person(desk.nameOf(message.author())).plain().me(mine), right);
        row.addClassName("px-message");
        return row;
    }

    private void send() {
        var typed = text.getValue().strip();
        var files = tray.files();
        if (typed.isEmpty() && files.isEmpty()) {
            text.focus();
            return;
        }
        var message = typed.isEmpty() ? getTranslation("ticket.files") : typed;
        if (Failures.attempt(() -> desk.reply(number, message, files, viewer))) {
            text.clear();
            tray.clear();
            desk.keep(place(), Map.of(), viewer);
            changed.run();
        }
    }

    private String place() {
        return "reply:" + number;
    }
}
