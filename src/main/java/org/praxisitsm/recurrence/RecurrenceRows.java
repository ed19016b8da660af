package org.praxisitsm.recurrence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the table of recurrences. */
@Repository
class RecurrenceRows {

    private static final String SELECT =
            "select id, practice, subject, owner, answers, every_months, next_on, due_days, paused, last_ticket,"
                    + " last_opened_at, problem, version from recurrence";

    private final JdbcClient jdbc;

    RecurrenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Recurrence> all() {
        return jdbc.sql(SELECT + " order by next_on, subject, id")
                .query(RecurrenceRows::recurrence)
                .list();
    }

    Optional<Recurrence> find(long id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(RecurrenceRows::recurrence)
                .optional();
    }

    /** The same, and nobody else opens or changes it until the transaction ends. */
    Optional<Recurrence> lock(long id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(RecurrenceRows::recurrence)
                .optional();
    }

    /** @return ids of what is to be opened by then */
    List<Long> due(LocalDate today, Instant now, int most) {
        return jdbc.sql("select id from recurrence where paused = false and next_on <= :today and"
                        + " (try_after is null or try_after <= :now) order by next_on, id limit " + most)
                .param("today", today.toString())
                .param("now", Micros.of(now))
                .query(Long.class)
                .list();
    }

    void insert(Recurrence it) {
        jdbc.sql(
                        "insert into recurrence (id, practice, subject, owner, answers, every_months, next_on, due_days, paused,"
                                + " version) values (:id, :practice, :subject, :owner, :answers, :months, :next, :due, :paused, 0)")
                .param("id", it.id())
                .param("practice", it.practice())
                .param("subject", it.subject())
                .param("owner", it.owner())
                .param("answers", JsonMaps.write(it.answers()))
                .param("months", it.everyMonths())
                .param("next", it.nextOn().toString())
                .param("due", it.dueDays())
                .param("paused", it.paused())
                .update();
    }

    /** @return false where it is not there in the version that the change is based on */
    boolean update(Recurrence it) {
        return jdbc.sql("update recurrence set subject = :subject, owner = :owner, answers = :answers,"
                                + " every_months = :months, next_on = :next, due_days = :due, paused = :paused, problem = null,"
                                + " try_after = null, version = version + 1 where id = :id and version = :version")
                        .param("id", it.id())
                        .param("subject", it.subject())
                        .param("owner", it.owner())
                        .param("answers", JsonMaps.write(it.answers()))
                        .param("months", it.everyMonths())
                        .param("next", it.nextOn().toString())
                        .param("due", it.dueDays())
                        .param("paused", it.paused())
                        .param("version", it.version())
                        .update()
                == 1;
    }

    void opened(long id, String ticket, Instant now, LocalDate next) {
        jdbc.sql("update recurrence set last_ticket = :ticket, last_opened_at = :now, next_on = :next, problem = null,"
                        + " try_after = null, version = version + 1 where id = :id")
                .param("ticket", ticket)
                .param("now", Micros.of(now))
                .param("next", next.toString())
                .param("id", id)
                .update();
    }

    void failed(long id, String problem, Instant tryAfter) {
        jdbc.sql("update recurrence set problem = :problem, try_after = :after where id = :id")
                .param("problem", problem)
                .param("after", Micros.of(tryAfter))
                .param("id", id)
                .update();
    }

    private static Recurrence recurrence(ResultSet row, int number) throws SQLException {
        return new Recurrence(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                JsonMaps.read(row.getString(5)),
                row.getInt(6),
                LocalDate.parse(row.getString(7)),
                row.getObject(8, Integer.class),
                row.getBoolean(9),
                row.getString(10),
                Micros.instant(row.getObject(11, Long.class)),
                row.getString(12),
                row.getInt(13));
    }
}
