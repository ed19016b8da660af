package org.praxisitsm.ticket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers per prefix, unique on any number of nodes without a hot lock: each node takes a block at a time, so the row of
 * the prefix is locked once in {@value #BLOCK} tickets. Numbers may have gaps, e.g. after a restart; they are never used twice.
 */
@Component
public class TicketNumbers {

    static final int BLOCK = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final Map<String, Deque<Long>> reserved = new ConcurrentHashMap<>();

    TicketNumbers(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return e.g. INC0000001 */
    public String next(String prefix) {
        var numbers = reserved.computeIfAbsent(prefix, any -> new ArrayDeque<>());
        synchronized (numbers) {
            if (numbers.isEmpty()) {
                var first = reserve(prefix);
                for (var number = first; number < first + BLOCK; number++) {
                    numbers.add(number);
                }
            }
            return "%s%07d".formatted(prefix, numbers.remove());
        }
    }

    private long reserve(String prefix) {
        try {
            return block(prefix);
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            return block(prefix);
        }
    }

    private long block(String prefix) {
        return alone.execute(status -> {
            var taken = jdbc.sql("update number_block set next_number = next_number + :n where prefix = :prefix")
                    .param("n", BLOCK)
                    .param("prefix", prefix)
                    .update();
            if (taken == 0) {
                jdbc.sql("insert into number_block (prefix, next_number) values (:prefix, :next)")
                        .param("prefix", prefix)
                        .param("next", 1 + BLOCK)
                        .update();
                return 1L;
            }
            return jdbc.sql("select next_number from number_block where prefix = :prefix")
                            .param("prefix", prefix)
                            .query(Long.class)
                            .single()
                    - BLOCK;
        });
    }
}
