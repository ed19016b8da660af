package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ui.components.PxIcon;

/** A file of a ticket. Read again under the viewer's rights at each request; always saved, never shown in place. */
class FileChip extends Composite<Anchor> {

    FileChip(TicketDesk desk, String ticket, TicketDesk.Attachment file, Viewer viewer) {
        getContent().setHref(DownloadHandler.fromInputStream(request -> {
            var bytes = new ByteArrayOutputStream();
            desk.read(ticket, file.id(), bytes, viewer);
            request.getResponse().setHeader("X-Content-Type-Options", "nosniff");
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes.toByteArray()),
                    file.name(),
                    "application/octet-stream",
                    bytes.size());
        }));
        var size = new Span(size(file.sizeInBytes()));
        size.addClassName("px-faint");
        getContent().add(new PxIcon("clip"), new Span(file.name()), size);
        getContent().addClassName("px-chip");
    }

    static String size(long bytes) {
        return bytes < 1_000_000 ? Math.max(1, bytes / 1000) + " kB" : bytes / 100_000 / 10.0 + " MB";
    }
}
