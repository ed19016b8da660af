package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.PxIcon;

/** Reply to the requester or write an internal note, with files; what is typed is kept until it is sent. */
class TicketComposer extends Composite<Div> {

    private final transient TicketServices services;
    private final transient Viewer viewer;
    private final transient Runnable sent;
    private final NativeButton reply;
    private final NativeButton note;
    private final Span reader = new Span();
    private final TextArea text = new TextArea();
    private final Upload upload;
    private final transient List<Long> files = new ArrayList<>();
    private boolean internal;
    private transient @Nullable TicketView ticket;

    TicketComposer(TicketServices services, Viewer viewer, Runnable sent) {
        this.services = services;
        this.viewer = viewer;
        this.sent = sent;
        reply = tab("reply", "ticket.reply", false);
        note = tab("lock", "ticket.internal", true);
        reader.addClassName("px-faint");
        var tabs = new Div(reply, note, reader);
        tabs.addClassName("px-composer-tabs");
        text.setId("composer-text");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(800);
        text.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keep();
            }
        });
        upload = new Upload(UploadHandler.toTempFile((meta, file) -> attach(meta.fileName(), file)));
        var clip = new Button(new PxIcon("clip"));
        clip.setAriaLabel(getTranslation("ticket.attach"));
        clip.addThemeNames("tertiary", "small", "icon");
        upload.setUploadButton(clip);
        upload.setDropAllowed(true);
        upload.setDropLabel(new Span(""));
        upload.addFileRejectedListener(
                rejected -> Failures.tell(rejected.getSource().getUI().orElse(null), rejected.getErrorMessage()));
        var send = new Button(getTranslation("ticket.send"), new PxIcon("send"), click -> send());
        send.setId("composer-send");
        send.addThemeNames("small");
        var foot = new Div(upload, send);
        foot.addClassName("px-composer-foot");
        getContent().addClassName("px-composer");
        getContent().setId("composer");
        getContent().add(tabs, text, foot);
    }

    private NativeButton tab(String icon, String label, boolean hidden) {
        var tab = new NativeButton("", click -> begin(hidden));
        tab.add(new PxIcon(icon), new Span(getTranslation(label)));
        tab.setId(hidden ? "composer-note" : "composer-reply");
        return tab;
    }

    void show(TicketView shown) {
        ticket = shown;
        note.setVisible(shown.mayWork());
        choose(internal && shown.mayWork());
        services.drafts()
                .find(place(), viewer)
                .ifPresent(draft -> text.setValue(String.valueOf(draft.content().getOrDefault("text", ""))));
    }

    void begin(boolean hidden) {
        choose(hidden);
        text.focus();
    }

    private void choose(boolean hidden) {
        internal = hidden;
        reply.setClassName("on", !hidden);
        note.setClassName("on", hidden);
        reply.getElement().setAttribute("aria-pressed", Boolean.toString(!hidden));
        note.getElement().setAttribute("aria-pressed", Boolean.toString(hidden));
        getContent().setClassName("internal", hidden);
        text.setAriaLabel(getTranslation(hidden ? "ticket.internal" : "ticket.reply"));
        text.setPlaceholder(getTranslation(hidden ? "ticket.note.write" : "ticket.reply.write"));
        reader.setText(
                hidden || ticket == null
                        ? getTranslation("ticket.note.who")
                        : getTranslation("ticket.reply.who", services.names().person(ticket.requester())));
    }

    private void attach(String name, java.io.File file) {
        var current = ticket;
        if (current == null) {
            return;
        }
        Failures.attempt(() -> {
            try (var content = Files.newInputStream(file.toPath())) {
                files.add(services.desk()
                        .attach(current.number(), name, content, internal, viewer)
                        .id());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                file.delete();
            }
        });
    }

    private void send() {
        var current = ticket;
        if (current == null || (text.getValue().isBlank() && files.isEmpty())) {
            text.focus();
            return;
        }
        var written = text.getValue().isBlank() ? getTranslation("ticket.files") : text.getValue();
        var done = Failures.attempt(
                () -> services.desk().comment(current.number(), written, internal, List.copyOf(files), viewer));
        if (done) {
            text.clear();
            files.clear();
            upload.clearFileList();
            services.drafts().save(place(), Map.of(), viewer);
            sent.run();
        }
    }

    private void keep() {
        services.drafts().save(place(), text.isEmpty() ? Map.of() : Map.of("text", text.getValue()), viewer);
    }

    private String place() {
        return "reply:" + (ticket == null ? "" : ticket.number());
    }
}
