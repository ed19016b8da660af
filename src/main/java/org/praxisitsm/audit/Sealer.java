package org.praxisitsm.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links committed entries into the chain, in batches, one node at a time: the row of {@code audit_head} is the lease. Writers never
 * touch that row, so they never wait for each other or for the sealer. See ADR 0004.
 */
@Component
class Sealer {

    /** The end of the chain. */
    record Head(long position, String hash, long settledSequence) {}

    private record Unlinked(long sequence, String digest) {}

    static final int BATCH = 1_000;

    private static final Duration RECENT = Duration.ofSeconds(10);
    private static final Duration SETTLED = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Watermark recent = new Watermark(RECENT);
    private final Watermark settled = new Watermark(SETTLED);
    private long highest;

    Sealer(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    Head head() {
        return jdbc.sql("select position, hash, settled_sequence from audit_head where id = 1")
                .query(Head.class)
                .single();
    }

    /** Links what came since shortly before the last call: cheap enough for every second. */
    synchronized long sealRecent() {
        recent.atLeast(head().settledSequence());
        return sealFrom(recent.settled());
    }

    /** Links everything that is committed and may still be linked, late-comers included. */
    synchronized long sealAll() {
        settled.atLeast(head().settledSequence());
        return sealFrom(settled.settled());
    }

    private long sealFrom(long from) {
        var sum = 0L;
        if (!unlinked(from, 1).isEmpty()) {
            List<Unlinked> linked;
            do {
                linked = sealBatch(from);
                sum += linked.size();
                highest = linked.isEmpty()
                        ? highest
                        : linked.get(linked.size() - 1).sequence();
            } while (linked.size() == BATCH);
        }
        recent.reached(highest, clock.instant());
        settled.reached(highest, clock.instant());
        return sum;
    }

    private List<Unlinked> sealBatch(long from) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var head = jdbc.sql("select position, hash, settled_sequence from audit_head where id = 1 for update")
                    .query(Head.class)
                    .single();
            var batch = unlinked(from, BATCH);
            if (!batch.isEmpty()) {
                link(head, batch);
            }
            return batch;
        }));
    }

    private void link(Head head, List<Unlinked> batch) {
        var position = head.position();
        var hash = head.hash();
        var links = new ArrayList<Object[]>();
        for (var entry : batch) {
            position++;
            hash = Digest.link(hash, position, entry.sequence(), entry.digest());
            links.add(new Object[] {position, entry.sequence(), hash});
        }
        batches.batchUpdate("insert into audit_link (position, entry_sequence, hash) values (?, ?, ?)", links);
        jdbc.sql("update audit_head set position = :p, hash = :h, settled_sequence = :s where id = 1")
                .param("p", position)
                .param("h", hash)
                .param("s", Math.max(head.settledSequence(), settled.settled()))
                .update();
    }

    private List<Unlinked> unlinked(long from, int limit) {
        return jdbc.sql("select e.sequence, e.digest from audit_entry e where e.sequence > :from and not exists"
                        + " (select 1 from audit_link l where l.entry_sequence = e.sequence)"
                        + " order by e.sequence limit :limit")
                .param("from", from)
                .param("limit", limit)
                .query(Unlinked.class)
                .list();
    }

    /** An entry below the mark under which nothing may appear any more: it was slipped in, or its link was removed. */
    @Nullable
    Long neverLinked() {
        return jdbc.sql("select min(e.sequence) from audit_entry e where e.sequence <= :mark and not exists"
                        + " (select 1 from audit_link l where l.entry_sequence = e.sequence)")
                .param("mark", head().settledSequence())
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
