package org.praxisitsm.ticket;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which version of which practice a ticket runs by. */
@Component
public class TicketPacks {

    private final JdbcClient jdbc;

    TicketPacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return {@code <practice>:<version>}; empty where there is no such ticket */
    public Optional<String> of(String number) {
        return jdbc.sql("select practice, pack_version from ticket where number = :number")
                .param("number", number)
                .query((row, i) -> row.getString(1) + ":" + row.getInt(2))
                .optional();
    }
}
