package org.praxisitsm.integration;

import java.util.List;
import java.util.Optional;
import org.praxisitsm.shared.Micros;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code alert_key}: which ticket an alert belongs to. */
@Repository
class AlertRows {

    private final JdbcClient jdbc;

    AlertRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps others with the same key waiting until the end of the transaction.
     *
     * @return number of its latest ticket, empty where there was none
     */
    Optional<String> hold(String practice, String key) {
        try {
            jdbc.sql("insert into alert_key (practice, alert_key) values (:practice, :key)")
                    .param("practice", practice)
                    .param("key", key)
                    .update();
            return Optional.empty();
        } catch (DuplicateKeyException known) {
            return jdbc.sql("select number from alert_key where practice = :practice and alert_key = :key for update")
                    .param("practice", practice)
                    .param("key", key)
                    .query((row, position) -> Optional.ofNullable(row.getString(1)))
                    .optional()
                    .flatMap(number -> number);
        }
    }

    void keep(String practice, String key, String number, java.time.Instant at) {
        jdbc.sql(
                        "update alert_key set number = :number, opened_at = :at where practice = :practice and alert_key = :key")
                .param("number", number)
                .param("at", Micros.of(at))
                .param("practice", practice)
                .param("key", key)
                .update();
    }

    /** @return some numbers of tickets that are over and still have a row */
    List<String> ended() {
        return jdbc.sql("select k.number from alert_key k join ticket t on t.number = k.number where t.category in"
                        + " ('CLOSED', 'CANCELLED') order by k.number limit 500")
                .query(String.class)
                .list();
    }

    /** A newer ticket of the same key is kept. */
    void forget(List<String> numbers) {
        jdbc.sql("delete from alert_key where number in (:numbers)")
                .param("numbers", numbers)
                .update();
    }

    /** Nothing is open for it any more. */
    void forget(String practice, String key) {
        jdbc.sql("delete from alert_key where practice = :practice and alert_key = :key")
                .param("practice", practice)
                .param("key", key)
                .update();
    }
}
