package org.praxisitsm.change;

import org.praxisitsm.practice.ActionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row of the ticket that an action acts on. */
@Component
class ScheduledTicket {

    private final JdbcClient jdbc;

    ScheduledTicket(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long id(ActionContext context) {
        return jdbc.sql("select id from ticket where number = :number")
                .param("number", context.number())
                .query(Long.class)
                .single();
    }
}
