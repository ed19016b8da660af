package org.praxisitsm.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mails that wait or could not be sent, for administrators. Says whom a mail is for and why it stays, not what is in it. */
@Service
public class MailLog {

    /**
     * @param waiting counted up to 1,000, as is {@code failed}
     * @param configured whether there is a mail server at all
     */
    public record Counts(boolean configured, int waiting, int failed) {}

    /** @param error what the mail server said last */
    public record FailedMail(long id, String account, String topic, Instant at, int attempts, @Nullable String error) {}

    private static final int MOST_COUNTED = 1_000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final boolean configured;

    MailLog(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock, ObjectProvider<JavaMailSender> sender) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.configured = sender.getIfAvailable() != null;
    }

    public Counts counts(Viewer viewer) {
        guard(viewer);
        return new Counts(configured, count("WAITING"), count("FAILED"));
    }

    /** @return mails given up, the newest first */
    public Page<FailedMail> failed(int limit, @Nullable Long before, Viewer viewer) {
        guard(viewer);
        if (limit < 1 || limit > 500) {
            throw Refusal.invalid("limit", "Between 1 and 500, not " + limit + ".");
        }
        var mails = jdbc.sql("select id, account, topic, at, attempts, error from mail_out"
                        + " where state = 'FAILED' and id < :before order by id desc limit :limit")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit + 1)
                .query((row, number) -> mail(row))
                .list();
        return mails.size() <= limit
                ? new Page<>(mails, null)
                : new Page<>(
                        List.copyOf(mails.subList(0, limit)),
                        String.valueOf(mails.get(limit - 1).id()));
    }

    /** Tries all that failed once more, from now on and as often as new ones. @return how many */
    @Transactional
    public int retryAll(Viewer viewer) {
        guard(viewer);
        var retried = jdbc.sql("update mail_out set state = 'WAITING', attempts = 0, due_at = :now, ended_at = null"
                        + " where state = 'FAILED'")
                .param("now", Micros.of(clock.instant()))
                .update();
        if (retried > 0) {
            events.publishEvent(
                    Act.on(viewer.account(), "mail.retried", "mail-log", "failed", Map.of("mails", retried)));
        }
        return retried;
    }

    private int count(String state) {
        return jdbc.sql("select count(*) from (select id from mail_out where state = :state limit :most) counted")
                .param("state", state)
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    private static void guard(Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only administrators see the mail log.");
        }
    }

    private static FailedMail mail(ResultSet row) throws SQLException {
        return new FailedMail(
                row.getLong("id"),
                row.getString("account"),
                row.getString("topic"),
                Micros.instant(row.getLong("at")),
                row.getInt("attempts"),
                row.getString("error"));
    }
}
