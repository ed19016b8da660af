package org.praxisitsm.ticket;

import java.time.Clock;
import java.util.List;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who completed those steps of tickets by which another step excludes people. */
@Component
public class StepDoers {

    private final JdbcClient jdbc;
    private final Clock clock;

    StepDoers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The caller holds the ticket's row. */
    public void note(long ticketId, String activity, String account) {
        if (of(ticketId, activity).contains(account)) {
            return;
        }
        jdbc.sql(
                        "insert into task_done (ticket_id, activity, account, done_at) values (:ticket, :activity, :account, :at)")
                .param("ticket", ticketId)
                .param("activity", activity)
                .param("account", account)
                .param("at", Micros.of(clock.instant()))
                .update();
    }

    /** @return accounts of those who completed the step, however often; nothing where no diagram asked for it then */
    public List<String> of(long ticketId, String activity) {
        return jdbc.sql(
                        "select account from task_done where ticket_id = :ticket and activity = :activity order by account")
                .param("ticket", ticketId)
                .param("activity", activity)
                .query(String.class)
                .list();
    }
}
