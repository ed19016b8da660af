package org.praxisitsm.ticket;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that a person has uploaded for an answer and not sent yet: theirs alone, and gone after a while. Sent, they become
 * attachments of the ticket.
 */
@Service
@Transactional
public class WaitingFiles {

    public record Waiting(
            long id, String account, String name, String mediaType, long sizeInBytes, String sha256, Instant at) {}

    private static final String COLUMNS = "id, account, name, media_type, size_in_bytes, sha256, at";

    private final JdbcClient jdbc;
    private final AttachmentStore store;
    private final AttachmentSettings settings;
    private final Clock clock;

    WaitingFiles(JdbcClient jdbc, AttachmentStore store, AttachmentSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores a file in chunks while it is read.
     *
     * @param kinds that the field takes which it is meant for; empty for all
     * @throws Refusal too large beyond the limit, unsupported for refused types, invalid for other kinds, conflict where too
     *     many wait already
     */
    public Waiting keep(String name, InputStream content, List<String> kinds, Viewer by) {
        if (of(by).size() >= settings.maxWaiting()) {
            throw Refusal.conflict("You have uploaded " + settings.maxWaiting()
                    + " files that are not sent yet, which is the limit. Send or remove some");
        }
        var written = store.write(name, content);
        if (written.sizeInBytes() == 0) {
            throw Refusal.invalid("file", "is empty: " + written.name() + " has no bytes");
        }
        var waiting = new Waiting(
                written.id(),
                by.account(),
                written.name(),
                written.mediaType(),
                written.sizeInBytes(),
                written.sha256(),
                Micros.truncated(clock.instant()));
        try {
            store.refuseOtherKinds(kinds, waiting.name(), waiting.mediaType());
        } catch (IllegalArgumentException other) {
            throw Refusal.invalid("file", String.valueOf(other.getMessage()));
        }
        jdbc.sql("insert into waiting_file (" + COLUMNS + ") values (:id, :account, :name, :type, :size, :sha, :at)")
                .param("id", waiting.id())
                .param("account", waiting.account())
                .param("name", waiting.name())
                .param("type", waiting.mediaType())
                .param("size", waiting.sizeInBytes())
                .param("sha", waiting.sha256())
                .param("at", Micros.of(waiting.at()))
                .update();
        return waiting;
    }

    /** @return what the person has uploaded and not sent, oldest first */
    @Transactional(readOnly = true)
    public List<Waiting> of(Viewer viewer) {
        return jdbc.sql("select " + COLUMNS + " from waiting_file where account = :account order by id")
                .param("account", viewer.account())
                .query(WaitingFiles::waiting)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Waiting> find(long id, Viewer viewer) {
        return jdbc.sql("select " + COLUMNS + " from waiting_file where id = :id and account = :account")
                .param("id", id)
                .param("account", viewer.account())
                .query(WaitingFiles::waiting)
                .optional();
    }

    /** @throws Refusal not found where the person has no such file */
    public void remove(long id, Viewer by) {
        if (!taken(id, by.account())) {
            throw Refusal.notFound("You have no upload " + id + " that waits");
        }
        store.forget(id);
    }

    /** @return whether it waited until now: of two who send it at the same moment one gets it */
    boolean taken(long id, String account) {
        return jdbc.sql("delete from waiting_file where id = :id and account = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    /** Forgets what waited too long. @return how many */
    int forgetOld() {
        var old = jdbc.sql("select " + COLUMNS + " from waiting_file where at < :before order by at limit 500")
                .param("before", Micros.of(clock.instant().minus(settings.waits())))
                .query(WaitingFiles::waiting)
                .list();
        var gone = 0;
        for (var file : old) {
            if (taken(file.id(), file.account())) {
                store.forget(file.id());
                gone++;
            }
        }
        return gone;
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                Micros.instant(row.getLong(7)));
    }
}
