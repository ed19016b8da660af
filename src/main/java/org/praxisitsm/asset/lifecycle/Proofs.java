package org.praxisitsm.asset.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.Tika;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Certificates that were added to an asset itself; those of a process lie among the attachments of its ticket. */
@Service
@Transactional
public class Proofs {

    private static final int LARGEST_IN_BYTES = 5 * 1024 * 1024;
    private static final int LONGEST_NAME = 255;

    private final JdbcClient jdbc;
    private final LifeItems items;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Tika tika = new Tika();

    Proofs(JdbcClient jdbc, LifeItems items, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal too large, or unsupported where it is neither a document nor a picture */
    public Proof add(String number, String name, InputStream content, Viewer by) {
        var ci = items.changeable(number, by);
        var safe = safe(name);
        var bytes = read(safe, content);
        var type = tika.detect(Arrays.copyOf(bytes, Math.min(bytes.length, 65_536)), safe);
        if (!type.startsWith("image/") && !type.startsWith("text/plain") && !type.equals("application/pdf")) {
            throw Refusal.unsupported(safe + " is " + type + "; a certificate is a PDF, a picture or plain text.");
        }
        var sha = HexFormat.of().formatHex(sha256().digest(bytes));
        var id = Ids.next();
        jdbc.sql(
                        """
                        insert into asset_proof
                            (id, ci_id, name, media_type, size_in_bytes, sha256, bytes, added_by, added_at)
                        values (:id, :ci, :name, :type, :size, :sha, :bytes, :by, :at)""")
                .param("id", id)
                .param("ci", ci.id())
                .param("name", safe)
                .param("type", type)
                .param("size", bytes.length)
                .param("sha", sha)
                .param("bytes", bytes)
                .param("by", by.account())
                .param("at", Micros.of(clock.instant()))
                .update();
        events.publishEvent(
                Act.on(by.account(), "asset.proof-added", "asset", ci.number(), Map.of("name", safe, "sha256", sha)));
        return new Proof(null, id, safe, sha);
    }

    private static byte[] read(String name, InputStream content) {
        try {
            var bytes = content.readNBytes(LARGEST_IN_BYTES + 1);
            if (bytes.length > LARGEST_IN_BYTES) {
                throw Refusal.tooLarge(name + " is larger than 5 MB, the limit for a certificate.");
            }
            if (bytes.length == 0) {
                throw Refusal.invalid("file", "is empty: " + name + " has no bytes");
            }
            return bytes;
        } catch (IOException broken) {
            throw Refusal.malformed("The upload of " + name + " broke off; nothing was kept. Send it again.");
        }
    }

    Optional<Proof> latest(long ci, long since) {
        return jdbc.sql("select id, name, sha256 from asset_proof where ci_id = :ci and added_at >= :since"
                        + " order by id desc limit 1")
                .param("ci", ci)
                .param("since", since)
                .query((row, i) -> new Proof(null, row.getLong(1), row.getString(2), row.getString(3)))
                .optional();
    }

    private static String safe(String name) {
        var last = name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        if (last.isEmpty()) {
            return "certificate";
        }
        return last.length() > LONGEST_NAME ? last.substring(last.length() - LONGEST_NAME) : last;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
