package org.praxisitsm.asset.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetWriter;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.Origin;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Rhythm;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks once an hour for devices that are not seen any more; one node does, whichever comes first. */
@Component
class Ageing extends Rhythm {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration NOT_YET = Duration.ofDays(1);
    private static final int AT_ONCE = 500;
    private static final String SOURCE = "ageing";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AgeingPolicy policy;
    private final AssetWriter writer;
    private final Classes classes;
    private final Clock clock;

    Ageing(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            AgeingPolicy policy,
            AssetWriter writer,
            Classes classes,
            Clock clock) {
        super("ageing", Duration.ofMinutes(1));
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.policy = policy;
        this.writer = writer;
        this.classes = classes;
        this.clock = clock;
    }

    @Override
    protected void round() {
        if (isOurTurn()) {
            int aged = run();
            if (aged > 0) {
                log.info("{} devices were not seen for long and got another state", aged);
            }
        }
    }

    /** Of all nodes that try, one finds the turn due. */
    boolean isOurTurn() {
        var now = Objects.requireNonNull(Micros.of(clock.instant()));
        return Objects.requireNonNull(transaction.execute(
                status -> jdbc.sql("update inventory_turn set next_at = :next where job = 'ageing' and next_at <= :now")
                                .param("next", now + EVERY.toNanos() / 1_000)
                                .param("now", now)
                                .update()
                        > 0));
    }

    private record Unseen(long id, String ciClass, String state, Instant lastSeen, @Nullable String source) {}

    /** @return how many got another state */
    int run() {
        int aged = 0;
        long after = 0;
        var now = clock.instant();
        while (true) {
            var page = page(after, now);
            for (var one : page) {
                aged += age(one, now) ? 1 : 0;
            }
            if (page.size() < AT_ONCE) {
                return aged;
            }
            after = page.get(page.size() - 1).id();
        }
    }

    private List<Unseen> page(long after, Instant now) {
        return jdbc.sql(
                        "select id, class_key, state, last_seen_at, source from ci where id > :after and last_seen_at < :before"
                                + " and ended = false and merged_into is null order by id limit " + AT_ONCE)
                .param("after", after)
                .param("before", Micros.of(now.minus(NOT_YET)))
                .query((row, i) -> new Unseen(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Objects.requireNonNull(Micros.instant(row.getLong(4))),
                        row.getString(5)))
                .list();
    }

    private boolean age(Unseen one, Instant now) {
        var next = policy.next(
                one.ciClass(),
                one.state(),
                Duration.between(one.lastSeen(), now).toDays());
        if (next.isEmpty() || classes.state(one.ciClass(), next.get()).isEmpty()) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                // Seen again since the page was read, perhaps on another node.
                var still = jdbc.sql("select last_seen_at from ci where id = :id for update")
                        .param("id", one.id())
                        .query(Long.class)
                        .optional();
                if (!still.equals(java.util.Optional.of(Micros.of(one.lastSeen())))) {
                    return false;
                }
                var changed = writer.patch(
                        one.id(),
                        CiPatch.of(CiFields.STATE, next.get()),
                        new Origin("system:ageing", SOURCE, one.lastSeen()));
                // Who ages a device has not seen it: the source that did stays.
                jdbc.sql("update ci set source = :source where id = :id")
                        .param("source", one.source())
                        .param("id", one.id())
                        .update();
                return !changed.isEmpty();
            }));
        } catch (ConcurrencyFailureException nextTime) {
            return false;
        }
    }
}
