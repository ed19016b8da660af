package org.praxisitsm.demo;

import java.time.Clock;
import org.praxisitsm.shared.Micros;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has a part of the demo set up once, however many nodes start at the same time: the others wait until it is there. */
@Component
@Profile("demo")
class DemoTurn {

    /** The parts, by the id of their row in {@code demo_history}; 1 is the history itself. */
    static final int ASSETS = 2;

    static final int CHANGES = 3;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoTurn(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return whether it was done here and now, and not before or elsewhere */
    boolean once(int part, Runnable work) {
        begin(part);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var isOpen = jdbc.sql("select done_at from demo_history where id = :part for update")
                    .param("part", part)
                    .query((row, i) -> row.getObject(1) == null)
                    .single();
            if (isOpen) {
                work.run();
                jdbc.sql("update demo_history set done_at = :now where id = :part")
                        .param("now", Micros.of(clock.instant()))
                        .param("part", part)
                        .update();
            }
            return isOpen;
        }));
    }

    private void begin(int part) {
        var isThere = jdbc.sql("select id from demo_history where id = :part")
                .param("part", part)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!isThere) {
            try {
                jdbc.sql("insert into demo_history (id, begun_at) values (:part, :now)")
                        .param("part", part)
                        .param("now", Micros.of(clock.instant()))
                        .update();
            } catch (DuplicateKeyException anotherNodeWasFirst) {
                // The row is all that is needed, whoever wrote it.
                return;
            }
        }
    }
}
