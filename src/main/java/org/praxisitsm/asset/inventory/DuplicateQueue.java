package org.praxisitsm.asset.inventory;

import java.time.Clock;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs of items that may be one, for a person to look at. A pair that somebody has decided on does not come back. */
@Component
class DuplicateQueue {

    static final String OPEN = "OPEN";

    private final JdbcClient jdbc;
    private final Clock clock;

    DuplicateQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void suspect(long one, long other, String reason) {
        long first = Math.min(one, other);
        long second = Math.max(one, other);
        if (first == second || isKnown(first, second)) {
            return;
        }
        jdbc.sql("insert into ci_duplicate (id, first_id, second_id, reason, state, found_at)"
                        + " values (:id, :first, :second, :reason, :state, :at)")
                .param("id", Ids.next())
                .param("first", first)
                .param("second", second)
                .param("reason", reason.length() > 500 ? reason.substring(0, 500) : reason)
                .param("state", OPEN)
                .param("at", Micros.of(clock.instant()))
                .update();
    }

    private boolean isKnown(long first, long second) {
        return jdbc.sql("select count(*) from ci_duplicate where first_id = :first and second_id = :second")
                        .param("first", first)
                        .param("second", second)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
