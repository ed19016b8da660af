package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who looks at which clocks. A claim is a lease in the row, taken with SKIP LOCKED: nodes that claim at the same time get
 * different clocks without waiting, and what a dead node had claimed is free again when the lease is over.
 */
@Component
class ClockClaims {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private record Due(long clock, long ticket) {}

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ClockClaims(NamedParameterJdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @return tickets with clocks that are due, which nobody else looks at until the lease is over */
    Set<Long> claim(Instant now, int most, Duration lease) {
        return transaction.execute(status -> {
            var due = new ArrayList<Due>();
            jdbc.query(
                    "select id, ticket_id from sla_clock where next_at <= :now and claimed_until <= :now"
                            + " order by next_at limit :most for update skip locked",
                    Map.of("now", Micros.of(now), "most", most),
                    row -> {
                        due.add(new Due(row.getLong(1), row.getLong(2)));
                    });
            if (!due.isEmpty()) {
                jdbc.update(
                        "update sla_clock set claimed_until = :until where id in (:ids)",
                        Map.of(
                                "until", Micros.of(now.plus(lease)),
                                "ids", due.stream().map(Due::clock).toList()));
            }
            var tickets = new LinkedHashSet<Long>();
            due.forEach(one -> tickets.add(one.ticket()));
            return tickets;
        });
    }

    /** The ticket could not be handled: it waits, longer each time, and does not stand in the way of others. */
    void putBack(long ticketId, Instant now) {
        transaction.executeWithoutResult(status -> {
            List<Integer> attempts = jdbc.queryForList(
                    "select max(attempts) from sla_clock where ticket_id = :ticket",
                    Map.of("ticket", ticketId),
                    Integer.class);
            var tries = attempts.isEmpty() || attempts.get(0) == null ? 0 : attempts.get(0);
            var wait = Duration.ofSeconds(10L << Math.min(tries, 10));
            var until = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
            jdbc.update(
                    "update sla_clock set claimed_until = :until, attempts = attempts + 1 where ticket_id = :ticket"
                            + " and next_at <= :now",
                    Map.of("until", Micros.of(until), "ticket", ticketId, "now", Micros.of(now)));
        });
    }
}
