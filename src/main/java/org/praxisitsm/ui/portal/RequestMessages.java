package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;

/** The public conversation of a request, and the field to add to it. */
class RequestMessages extends Composite<Div> {

    private final transient RequestDesk desk;
    private final transient Viewer viewer;
    private final transient Runnable changed;
    private final Div list = new Div();
    private final Div composer = new Div();
    private final TextArea text = new TextArea();
    private final List<Long> attached = new ArrayList<>();
    private final Upload upload;
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
        upload = new Upload(UploadHandler.inMemory((meta, bytes) -> Failures.attempt(
                () -> attached.add(desk.attach(number, meta.fileName(), new ByteArrayInputStream(bytes), viewer)
                        .id()))));
        upload.setMaxFiles(10);
        upload.setDropAllowed(false);
        upload.setUploadButton(new Button(getTranslation("portal.attach"), new PxIcon("clip")));
        var send = new Button(getTranslation("portal.message.send"), event -> send());
        send.setId("portal-message-send");
        var actions = new Div(upload, send);
        actions.addClassName("px-composer-actions");
        composer.addClassName("px-composer");
        composer.add(text, actions);
        getContent().addClassNames("px-portal-card", "px-portal-padded");
        getContent().add(new H2(getTranslation("portal.messages")), list, composer);
    }

    void show(TicketView ticket) {
        number = ticket.number();
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
        message.attachments().forEach(file -> right.add(link(file)));
        var row =
                new Div(new Marks.Person(desk.nameOf(message.author())).plain().me(mine), right);
        row.addClassName("px-message");
        return row;
    }

    private Anchor link(TicketDesk.Attachment file) {
        // Rights are asked again at each download: the address lives as long as the page.
        var handler = DownloadHandler.fromInputStream(event -> {
            var bytes = new java.io.ByteArrayOutputStream();
            desk.read(number, file.id(), bytes, viewer);
            return new com.vaadin.flow.server.streams.DownloadResponse(
                    new ByteArrayInputStream(bytes.toByteArray()),
                    file.name(),
                    "application/octet-stream",
                    bytes.size());
        });
        var link = new Anchor(handler, file.name());
        link.addClassName("px-attachment");
        return link;
    }

    private void send() {
        var typed = text.getValue().strip();
        if (typed.isEmpty()) {
            text.focus();
            return;
        }
        if (Failures.attempt(() -> desk.reply(number, typed, List.copyOf(attached), viewer))) {
            text.clear();
            attached.clear();
            upload.clearFileList();
            changed.run();
        }
    }
}
