package org.praxisitsm.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is still to be told after a change, and has waited longer than it should: for the administrator. */
@Service
public class Outbox {

    /** What is younger is under way. */
    public static final Duration LATE = Duration.ofMinutes(1);

    /** @param listener who has not taken it, e.g. {@code Teller.on}; @param event what happened, e.g. {@code TicketOpened} */
    public record Late(String id, String listener, String event, Instant since) {}

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final IncompleteEventPublications incomplete;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(JdbcClient jdbc, IncompleteEventPublications incomplete, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.incomplete = incomplete;
        this.events = events;
        this.clock = clock;
    }

    /** @return how many wait too long */
    @Transactional(readOnly = true)
    public int late(Viewer by) {
        refuseUnlessAdministrator(by);
        return jdbc.sql("select count(*) from EVENT_PUBLICATION where completion_date is null and publication_date <"
                        + " :before")
                .param("before", before())
                .query(Integer.class)
                .single();
    }

    /** @return the 50 that wait longest */
    @Transactional(readOnly = true)
    public List<Late> longest(Viewer by) {
        refuseUnlessAdministrator(by);
        return jdbc.sql("select id, listener_id, event_type, publication_date from EVENT_PUBLICATION where"
                        + " completion_date is null and publication_date < :before order by publication_date limit "
                        + SHOWN)
                .param("before", before())
                .query(Outbox::late)
                .list();
    }

    /** Hands all of them out again, now instead of at the next round. */
    public void again(Viewer by) {
        refuseUnlessAdministrator(by);
        events.publishEvent(Act.on(by.account(), "outbox.resubmitted", "outbox", "late", Map.of()));
        incomplete.resubmitIncompletePublicationsOlderThan(LATE);
    }

    private Timestamp before() {
        return Timestamp.from(clock.instant().minus(LATE));
    }

    private static Late late(ResultSet row, int number) throws SQLException {
        var listener = row.getString("listener_id");
        return new Late(
                row.getString("id"),
                simple(listener.replaceAll("\\(.*", ""), 2),
                simple(row.getString("event_type").replace('$', '.'), 1),
                row.getTimestamp("publication_date").toInstant());
    }

    /** The last parts of a name with dots. */
    private static String simple(String name, int parts) {
        var all = name.split("\\.");
        return String.join(".", List.of(all).subList(Math.max(0, all.length - parts), all.length));
    }

    private static void refuseUnlessAdministrator(@Nullable Viewer by) {
        if (by == null || !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only an administrator looks after what is to be told.");
        }
    }
}
