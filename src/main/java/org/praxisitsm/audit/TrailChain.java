package org.praxisitsm.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.Verification;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links committed entries into one chain, once a second, on one node at a time. Who writes entries never waits for it: only
 * the chain's head is locked, and only by whoever links.
 *
 * @see "ADR 0004"
 */
@Component
class TrailChain {

    private static final int BATCH = 1_000;

    /** Entries that commit late may have a sequence below what is linked already; so far back they are looked for. */
    private static final long LOOK_BACK = 20_000;

    private static final String START = "0".repeat(64);

    private record Entry(long sequence, String digest) {}

    private record Linked(
            long position, long entry, String hash, @Nullable EntryContent content, @Nullable String digest) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;

    TrailChain(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1_000)
    void link() {
        while (linkBatch(LOOK_BACK) == BATCH) {
            // There is more.
        }
    }

    private int linkBatch(long lookBack) {
        var count = transaction.execute(status -> {
            var head = jdbc.sql("select position, hash from audit_head where id = 1 for update")
                    .query((row, i) -> new Linked(row.getLong(1), 0, row.getString(2), null, null))
                    .single();
            var entries = unlinked(lookBack);
            if (entries.isEmpty()) {
                return 0;
            }
            var rows = new ArrayList<Object[]>();
            var position = head.position();
            var hash = head.hash();
            for (var entry : entries) {
                hash = EntryContent.chained(hash, ++position, entry.sequence(), entry.digest());
                rows.add(new Object[] {position, entry.sequence(), hash});
            }
            batches.batchUpdate("insert into audit_link (position, entry_sequence, hash) values (?, ?, ?)", rows);
            jdbc.sql("update audit_head set position = :position, hash = :hash where id = 1")
                    .param("position", position)
                    .param("hash", hash)
                    .update();
            return rows.size();
        });
        return count == null ? 0 : count;
    }

    private List<Entry> unlinked(long lookBack) {
        return jdbc.sql(
                        """
                        select e.sequence, e.digest from audit_entry e
                        left join audit_link l on l.entry_sequence = e.sequence
                        where e.sequence > (select coalesce(max(m.entry_sequence), 0) from audit_link m) - :back
                          and l.position is null
                        order by e.sequence limit :batch""")
                .param("back", lookBack)
                .param("batch", BATCH)
                .query((row, i) -> new Entry(row.getLong(1), row.getString(2)))
                .list();
    }

    /** Walks the chain from its start, a page at a time. */
    Verification verify() {
        while (linkBatch(Long.MAX_VALUE / 2) > 0) {
            // Everything that is committed belongs into the proof.
        }
        var hash = START;
        var position = 0L;
        for (var page = page(0); !page.isEmpty(); page = page(position)) {
            for (var link : page) {
                var problem = problem(link, position, hash);
                if (problem != null) {
                    return new Verification(position, false, link.entry(), problem);
                }
                position = link.position();
                hash = link.hash();
            }
        }
        return ending(position, hash);
    }

    private static @Nullable String problem(Linked link, long position, String hash) {
        if (link.position() != position + 1) {
            return "Link " + (position + 1) + " is missing.";
        }
        if (link.content() == null || link.digest() == null) {
            return "Entry " + link.entry() + " was removed.";
        }
        if (!link.content().digest().equals(link.digest())) {
            return "Entry " + link.entry() + " was changed.";
        }
        return EntryContent.chained(hash, link.position(), link.entry(), link.digest())
                        .equals(link.hash())
                ? null
                : "Link " + link.position() + " does not fit the one before.";
    }

    private Verification ending(long position, String hash) {
        var head = jdbc.sql("select position, hash from audit_head where id = 1")
                .query((row, i) -> new Linked(row.getLong(1), 0, row.getString(2), null, null))
                .single();
        // Others may have linked more since: then the head is further, and its own proof is the next one.
        if (head.position() < position
                || head.position() == position && !head.hash().equals(hash)) {
            return new Verification(position, false, null, "The head does not fit the last link.");
        }
        if (head.position() > position && page(position).isEmpty()) {
            return new Verification(position, false, null, "Links after " + position + " are missing.");
        }
        return new Verification(position, true, null, null);
    }

    private List<Linked> page(long after) {
        return jdbc.sql(
                        """
                        select l.position, l.entry_sequence, l.hash, e.digest, e.at, e.actor, e.act, e.object_type, e.object_id,
                          e.ticket, e.internal, e.before_values, e.after_values, e.process_key, e.process_version, e.activity
                        from audit_link l left join audit_entry e on e.sequence = l.entry_sequence
                        where l.position > :after order by l.position limit :batch""")
                .param("after", after)
                .param("batch", BATCH)
                .query((row, i) -> linked(row))
                .list();
    }

    private static Linked linked(ResultSet row) throws SQLException {
        var digest = row.getString(4);
        var content = digest == null
                ? null
                : new EntryContent(
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getBoolean(11),
                        row.getString(12),
                        row.getString(13),
                        row.getString(14),
                        row.getObject(15, Integer.class),
                        row.getString(16));
        return new Linked(row.getLong(1), row.getLong(2), row.getString(3), content, digest);
    }
}
