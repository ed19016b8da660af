package org.praxisitsm.ticket;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Service;

/**
 * What people do with one ticket outside the forms of its tasks: read, change fields, comment, attach, link, watch. Every
 * method refuses with not found where the viewer may not know of the ticket.
 */
@Service
public class TicketDesk {

    /** @param internal only those who work on the ticket see it */
    public record Comment(
            long id, boolean internal, String author, String text, Instant at, List<Attachment> attachments) {}

    /** @param sizeInBytes of the stored file */
    public record Attachment(
            long id,
            String name,
            String mediaType,
            long sizeInBytes,
            String sha256,
            String author,
            Instant at,
            boolean internal) {}

    /** @param type as seen from the ticket asked for, e.g. {@code parent-of} there is {@code child-of} here */
    public record Link(long id, String type, String target, String subject, String state, Instant at) {}

    public TicketView get(String number, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    /**
     * @param changes attributes ({@code subject, description, group, assignee, service, affected}) and {@code fields} (map)
     * @param expectedVersion version that was read, or null to change whatever is there
     * @throws org.praxisitsm.shared.Refusal conflict where stale (the message says who changed what), forbidden where the
     *     practice does not let the viewer change it, invalid
     */
    public TicketView change(String number, Map<String, ?> changes, @Nullable Integer expectedVersion, Viewer by) {
        throw new UnsupportedOperationException("ticket");
    }

    public Comment comment(String number, String text, boolean internal, List<Long> attachments, Viewer by) {
        throw new UnsupportedOperationException("ticket");
    }

    /** @return comments, oldest first; internal ones only for those who work on the ticket. */
    public List<Comment> comments(String number, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    /**
     * Stores a file in chunks while it is read.
     *
     * @throws org.praxisitsm.shared.Refusal too large beyond the limit, unsupported for refused types
     */
    public Attachment attach(String number, String name, InputStream content, boolean internal, Viewer by) {
        throw new UnsupportedOperationException("ticket");
    }

    public List<Attachment> attachments(String number, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    public Attachment attachment(String number, long id, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    public void read(String number, long id, OutputStream target, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    /** @param type {@code related, parent-of, child-of, duplicate-of, caused-by, blocks} and their inverses */
    public Link link(String number, String type, String target, Viewer by) {
        throw new UnsupportedOperationException("ticket");
    }

    public List<Link> links(String number, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    public void unlink(String number, long id, Viewer by) {
        throw new UnsupportedOperationException("ticket");
    }

    public void watch(String number, boolean watching, Viewer by) {
        throw new UnsupportedOperationException("ticket");
    }

    /** @return accounts of those who watch. */
    public List<String> watchers(String number, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }
}
