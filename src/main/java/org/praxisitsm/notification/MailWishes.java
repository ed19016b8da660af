package org.praxisitsm.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a person wants to be told: how often by mail, and of which tickets not at all. */
@Service
public class MailWishes {

    /** How often mail comes. */
    public enum Rhythm {
        AT_ONCE,
        HOURLY,
        DAILY,
        NEVER
    }

    /** What concerns the person alone, and waits for them: told of muted tickets too. */
    private static final Set<String> PERSONAL = Set.of(
            "mentioned", "task-assigned", "approval-asked", "approval-again", "approval-instead", "approval-reminder");

    /** When a daily mail comes, on the person's own clock. */
    private static final int MORNING = 7;

    private final JdbcClient jdbc;
    private final Clock clock;

    MailWishes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Rhythm of(String account) {
        return jdbc.sql("select rhythm from mail_wish where account = :account")
                .param("account", account)
                .query(String.class)
                .optional()
                .map(Rhythm::valueOf)
                .orElse(Rhythm.AT_ONCE);
    }

    @Transactional
    public void set(Rhythm rhythm, Viewer viewer) {
        var account = viewer.account();
        jdbc.sql("delete from mail_wish where account = :account")
                .param("account", account)
                .update();
        jdbc.sql("insert into mail_wish (account, rhythm) values (:account, :rhythm)")
                .param("account", account)
                .param("rhythm", rhythm.name())
                .update();
    }

    /** From now on the person is told of the ticket only what is meant for them alone. Any number may be named: it says nothing. */
    @Transactional
    public void mute(String ticket, boolean muted, Viewer viewer) {
        jdbc.sql("delete from muted_ticket where account = :account and ticket = :ticket")
                .param("account", viewer.account())
                .param("ticket", ticket)
                .update();
        if (muted) {
            jdbc.sql("insert into muted_ticket (account, ticket, at) values (:account, :ticket, :at)")
                    .param("account", viewer.account())
                    .param("ticket", ticket)
                    .param("at", Micros.of(clock.instant()))
                    .update();
        }
    }

    public boolean muted(String ticket, Viewer viewer) {
        return muted(ticket, viewer.account());
    }

    /** @return numbers of the muted tickets, those muted last first, at most 200 */
    public List<String> muted(Viewer viewer) {
        return jdbc.sql("select ticket from muted_ticket where account = :account order by at desc limit 200")
                .param("account", viewer.account())
                .query(String.class)
                .list();
    }

    boolean silences(String account, String ticket, String topic) {
        return !PERSONAL.contains(topic) && muted(ticket, account);
    }

    private boolean muted(String ticket, String account) {
        return jdbc.sql("select count(*) from muted_ticket where account = :account and ticket = :ticket")
                        .param("account", account)
                        .param("ticket", ticket)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** @return when what happens now may leave */
    static Instant due(Rhythm rhythm, Instant now, ZoneId zone) {
        return switch (rhythm) {
            case AT_ONCE, NEVER -> now;
            case HOURLY -> now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            case DAILY -> {
                var local = now.atZone(zone);
                var morning = local.toLocalDate().atTime(MORNING, 0).atZone(zone);
                yield (local.isBefore(morning)
                                ? morning
                                : local.toLocalDate()
                                        .plusDays(1)
                                        .atTime(MORNING, 0)
                                        .atZone(zone))
                        .toInstant();
            }
        };
    }
}
