package org.praxisitsm.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.notification.MailFacts.Facts;
import org.praxisitsm.notification.MailText.News;
import org.praxisitsm.notification.MailText.Words;
import org.praxisitsm.notification.MailWishes.Rhythm;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.PublicAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, at least once: a mail is marked as sent after the server has taken it. One node at a time. Those who want
 * news by the hour or by the day get one mail with all of it.
 */
@Component
class MailRounds extends org.praxisitsm.shared.Rhythm {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int AT_A_TIME = 200;
    private static final int LONGEST_ERROR = 500;

    private record Waiting(
            long id, String account, String ticket, String topic, Map<String, Object> arguments, int attempts) {}

    private final JdbcClient jdbc;
    private final NodeLease lease;
    private final MailWishes wishes;
    private final MailFacts facts;
    private final MailText text;
    private final MailSettings settings;
    private final PublicAddress address;
    private final Clock clock;
    private final @Nullable JavaMailSender sender;

    @Autowired
    MailRounds(
            JdbcClient jdbc,
            NodeLease lease,
            MailWishes wishes,
            MailFacts facts,
            MailText text,
            MailSettings settings,
            PublicAddress address,
            Clock clock,
            ObjectProvider<JavaMailSender> sender) {
        this(jdbc, lease, wishes, facts, text, settings, address, clock, sender.getIfAvailable());
    }

    MailRounds(
            JdbcClient jdbc,
            NodeLease lease,
            MailWishes wishes,
            MailFacts facts,
            MailText text,
            MailSettings settings,
            PublicAddress address,
            Clock clock,
            @Nullable JavaMailSender sender) {
        super("mail", PAUSE);
        this.jdbc = jdbc;
        this.lease = lease;
        this.wishes = wishes;
        this.facts = facts;
        this.text = text;
        this.settings = settings;
        this.address = address;
        this.clock = clock;
        this.sender = sender;
    }

    @Override
    protected void round() {
        if (sender == null || !lease.holds("mail", Duration.ofMinutes(5))) {
            return;
        }
        var due = due();
        while (!due.isEmpty() && send(due, sender) && due.size() == AT_A_TIME) {
            lease.holds("mail", Duration.ofMinutes(5));
            due = due();
        }
        forget();
    }

    private List<Waiting> due() {
        return jdbc.sql("select id, account, ticket, topic, arguments, attempts from mail_out"
                        + " where state = 'WAITING' and due_at <= :now order by due_at, id limit :limit")
                .param("now", Micros.of(clock.instant()))
                .param("limit", AT_A_TIME)
                .query((row, number) -> waiting(row))
                .list();
    }

    /** @return whether the server can be reached */
    private boolean send(List<Waiting> due, JavaMailSender server) {
        var rhythms = new HashMap<String, Rhythm>();
        var digests = new LinkedHashMap<String, List<Waiting>>();
        for (var mail : due) {
            var rhythm = rhythms.computeIfAbsent(mail.account(), wishes::of);
            var one = rhythm == Rhythm.AT_ONCE || rhythm == Rhythm.NEVER;
            digests.computeIfAbsent(one ? "one:" + mail.id() : "all:" + mail.account(), none -> new ArrayList<>())
                    .add(mail);
        }
        for (var mails : digests.values()) {
            if (!sent(mails, server)) {
                return false;
            }
        }
        return true;
    }

    private boolean sent(List<Waiting> mails, JavaMailSender server) {
        var news = new ArrayList<News>();
        var told = new ArrayList<Waiting>();
        for (var mail : mails) {
            var now = facts.of(mail.account(), mail.ticket());
            if (now.isEmpty()) {
                ended(mail, "DROPPED", null);
            } else {
                news.add(new News(mail.account(), mail.ticket(), mail.topic(), mail.arguments(), now.get()));
                told.add(mail);
            }
        }
        if (told.isEmpty()) {
            return true;
        }
        try {
            server.send(message(server, told, news));
            told.forEach(mail -> ended(mail, "SENT", null));
            return true;
        } catch (MailException | MessagingException failed) {
            var cause = cause(failed);
            told.forEach(mail -> failed(mail, cause));
            return cause instanceof SendFailedException;
        }
    }

    private MimeMessage message(JavaMailSender server, List<Waiting> mails, List<News> news) throws MessagingException {
        var first = news.get(0);
        var one = news.size() == 1;
        Words words = one ? text.of(first) : text.of(news);
        Facts reader = first.facts();
        var message = server.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom(settings.from());
        helper.setTo(reader.address());
        helper.setSubject(words.subject());
        helper.setText(words.plain(), words.html());
        message.setHeader(
                "Message-ID",
                id((first.ticket().isEmpty() ? "news" : first.ticket()) + "."
                        + mails.get(0).id()));
        if (one && !first.ticket().isEmpty()) {
            // All mails about a ticket answer the same one, which was never sent: clients show them as one thread.
            message.setHeader("In-Reply-To", id(first.ticket()));
            message.setHeader("References", id(first.ticket()));
        }
        // RFC 3834: no machine answers this.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        return message;
    }

    private String id(String left) {
        return "<" + left + "@" + address.host() + ">";
    }

    private void failed(Waiting mail, Throwable cause) {
        var retries = settings.retries();
        var error = String.valueOf(cause.getMessage());
        if (cause instanceof SendFailedException refused && refused.getInvalidAddresses() != null
                || mail.attempts() >= retries.size()) {
            ended(mail, "FAILED", error);
            log.warn("A mail about {} cannot be sent: {}", mail.ticket(), error);
            return;
        }
        Instant next = clock.instant().plus(retries.get(mail.attempts()));
        jdbc.sql("update mail_out set attempts = attempts + 1, due_at = :due, error = :error where id = :id")
                .param("due", Micros.of(next))
                .param("error", shortened(error))
                .param("id", mail.id())
                .update();
    }

    private void ended(Waiting mail, String state, @Nullable String error) {
        jdbc.sql("update mail_out set state = :state, ended_at = :now, error = :error where id = :id")
                .param("state", state)
                .param("now", Micros.of(clock.instant()))
                .param("error", error == null ? null : shortened(error))
                .param("id", mail.id())
                .update();
    }

    private void forget() {
        jdbc.sql("delete from mail_out where state in ('SENT', 'DROPPED') and ended_at < :before")
                .param("before", Micros.of(clock.instant().minus(settings.kept())))
                .update();
    }

    /** What the server said, rather than what Spring says about it. */
    private static Throwable cause(Exception failed) {
        if (failed instanceof MailSendException refused
                && !refused.getFailedMessages().isEmpty()) {
            return refused.getFailedMessages().values().iterator().next();
        }
        return failed.getCause() == null ? failed : failed.getCause();
    }

    private static String shortened(String error) {
        return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                row.getString("account"),
                row.getString("ticket"),
                row.getString("topic"),
                Arguments.read(row.getString("arguments")),
                row.getInt("attempts"));
    }
}
