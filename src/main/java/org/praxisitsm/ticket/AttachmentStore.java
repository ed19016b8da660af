package org.praxisitsm.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tika.Tika;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk.Attachment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files in chunks, so that neither side ever holds a whole one; the type is read from the content, never from the sender. */
@Component
class AttachmentStore {

    private static final int CHUNK = 256 * 1024;

    private static final String COLUMNS = "id, name, media_type, size_in_bytes, sha256, author, at, internal";

    private final JdbcClient jdbc;
    private final AttachmentSettings settings;
    private final Tika tika = new Tika();

    AttachmentStore(JdbcClient jdbc, AttachmentSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    Attachment store(Ticket ticket, String name, InputStream content, boolean internal, String author, Instant at) {
        refuseFull(ticket.id, ticket.number);
        var kept = write(name, content);
        var stored = new Attachment(
                kept.id(),
                kept.name(),
                kept.mediaType(),
                kept.sizeInBytes(),
                kept.sha256(),
                author,
                Micros.truncated(at),
                internal);
        insert(ticket.id, stored);
        return stored;
    }

    /**
     * The name says what it is taken for and the content what it is: both have to fit.
     *
     * @param kinds as a form names them; empty for all
     */
    void refuseOtherKinds(List<String> kinds, String name, String mediaType) {
        if (!kinds.isEmpty() && kinds.stream().noneMatch(kind -> fits(kind, name, mediaType))) {
            throw new IllegalArgumentException(
                    name + " is of another kind (" + mediaType + "): " + String.join(", ", kinds) + " is taken");
        }
    }

    private boolean fits(String kind, String name, String mediaType) {
        if (kind.endsWith("/*")) {
            return mediaType.startsWith(kind.substring(0, kind.length() - 1));
        }
        if (!kind.startsWith(".")) {
            return mediaType.equals(kind);
        }
        var type = typeByName("file" + kind);
        return name.toLowerCase(Locale.ROOT).endsWith(kind)
                && (type.equals("application/octet-stream") || type.equals(mediaType));
    }

    /** What was written: bytes under an id, which belong to nothing yet. */
    record Written(long id, String name, String mediaType, long sizeInBytes, String sha256) {}

    Written write(String name, InputStream content) {
        var safe = safeName(name);
        try {
            var first = content.readNBytes(CHUNK);
            var type = typeOf(first, safe);
            var id = Ids.next();
            var digest = sha256();
            var size = 0L;
            var position = 0;
            for (var chunk = first; chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
                size += chunk.length;
                mustFit(safe, size);
                digest.update(chunk);
                jdbc.sql("insert into attachment_chunk (attachment_id, position, bytes) values (:id, :position,"
                                + " :bytes)")
                        .param("id", id)
                        .param("position", position++)
                        .param("bytes", chunk)
                        .update();
            }
            return new Written(id, safe, type, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException broken) {
            throw Refusal.malformed("The upload of " + safe + " broke off; nothing was kept. Send it again.");
        }
    }

    /** Bytes that were written before become an attachment, under the same id. */
    void adopt(long ticketId, String number, Attachment file) {
        refuseFull(ticketId, number);
        insert(ticketId, file);
    }

    void forget(long id) {
        jdbc.sql("delete from attachment_chunk where attachment_id = :id")
                .param("id", id)
                .update();
    }

    /** @return media type that the name alone stands for */
    String typeByName(String name) {
        return tika.detect(name);
    }

    /** Stores what lies in files of this machine, or nothing where one of them is refused. */
    List<Attachment> storeAll(Ticket ticket, List<NewFile> files, String author, Instant at) {
        return files.stream()
                .map(file -> {
                    try (var content = Files.newInputStream(file.content())) {
                        return store(ticket, file.name(), content, false, author, at);
                    } catch (IOException gone) {
                        throw Refusal.malformed(safeName(file.name()) + " is here no more. Attach it again.");
                    }
                })
                .toList();
    }

    /** @throws Refusal where the file would not be stored, for its size or for what it is */
    void examine(NewFile file) {
        var safe = safeName(file.name());
        try (var content = Files.newInputStream(file.content())) {
            mustFit(safe, Files.size(file.content()));
            typeOf(content.readNBytes(CHUNK), safe);
        } catch (IOException gone) {
            throw Refusal.malformed(safe + " is here no more. Attach it again.");
        }
    }

    private void mustFit(String name, long size) {
        if (size > settings.maxSizeInBytes()) {
            throw Refusal.tooLarge(name + " is larger than " + settings.maxSizeInBytes() / (1024 * 1024)
                    + " MB, the limit for one file.");
        }
    }

    private void refuseFull(long ticketId, String number) {
        if (count(ticketId) >= settings.maxPerTicket()) {
            throw Refusal.conflict(number + " has " + settings.maxPerTicket() + " attachments, which is the limit.");
        }
    }

    private void insert(long ticketId, Attachment file) {
        jdbc.sql(
                        """
                        insert into attachment (id, ticket_id, internal, name, media_type, size_in_bytes, sha256, author, at)
                        values (:id, :ticket, :internal, :name, :type, :size, :sha, :author, :at)""")
                .param("id", file.id())
                .param("ticket", ticketId)
                .param("internal", file.internal())
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("size", file.sizeInBytes())
                .param("sha", file.sha256())
                .param("author", file.author())
                .param("at", Micros.of(file.at()))
                .update();
    }

    private int count(long ticketId) {
        return jdbc.sql("select count(*) from attachment where ticket_id = :t")
                .param("t", ticketId)
                .query(Integer.class)
                .single();
    }

    private String typeOf(byte[] head, String name) {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        var type = tika.detect(Arrays.copyOf(head, Math.min(head.length, 65_536)), name);
        if (settings.refusedTypes().contains(type)) {
            throw Refusal.unsupported(name + " is a program (" + type + "); such files are not accepted.");
        }
        return type;
    }

    /** Keeps the last part of the name, without control characters. */
    static String safeName(String name) {
        var last = name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        if (last.isEmpty()) {
            return "file";
        }
        return last.length() > 255 ? last.substring(last.length() - 255) : last;
    }

    List<Attachment> of(long ticketId, boolean withInternal) {
        return jdbc.sql("select " + COLUMNS + " from attachment where ticket_id = :t"
                        + (withInternal ? "" : " and internal = false") + " order by id")
                .param("t", ticketId)
                .query(AttachmentStore::attachment)
                .list();
    }

    void joinComment(long ticketId, long journalId, List<Long> ids, boolean internal, String author) {
        for (var id : ids) {
            var joined = jdbc.sql("update attachment set journal_id = :journal, internal = :internal where id = :id and"
                            + " ticket_id = :ticket and author = :author and journal_id is null")
                    .param("journal", journalId)
                    .param("internal", internal)
                    .param("id", id)
                    .param("ticket", ticketId)
                    .param("author", author)
                    .update();
            if (joined == 0) {
                throw Refusal.invalid(
                        "attachments",
                        "There is no attachment " + id + " of yours that is free to go with the comment.");
            }
        }
    }

    List<Attachment> ofComment(long journalId) {
        return jdbc.sql("select " + COLUMNS + " from attachment where journal_id = :j order by id")
                .param("j", journalId)
                .query(AttachmentStore::attachment)
                .list();
    }

    /** @return the files of a ticket's comments by comment, in one query */
    Map<Long, List<Attachment>> byComment(long ticketId) {
        var files = new LinkedHashMap<Long, List<Attachment>>();
        jdbc.sql("select " + COLUMNS
                        + ", journal_id from attachment where ticket_id = :t and journal_id is not null order by id")
                .param("t", ticketId)
                .query((row, number) -> files.computeIfAbsent(row.getLong("journal_id"), id -> new ArrayList<>())
                        .add(attachment(row, number)))
                .list();
        return files;
    }

    void read(long id, OutputStream target) {
        for (var position = 0; ; position++) {
            var chunk = jdbc.sql(
                            "select bytes from attachment_chunk where attachment_id = :id and position = :position")
                    .param("id", id)
                    .param("position", position)
                    .query((row, number) -> row.getBytes(1))
                    .optional();
            if (chunk.isEmpty()) {
                return;
            }
            try {
                target.write(chunk.get());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    private static Attachment attachment(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                Micros.instant(row.getLong(7)),
                row.getBoolean(8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
