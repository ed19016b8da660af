package org.praxisitsm.notification;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.praxisitsm.identity.People;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Writes down what is to leave by mail, together with the notice. Nothing is written where no mail server is set up. */
@Component
class MailChannel implements NotificationChannel {

    /** What happened longer ago is no news: a history that is set up or taken over, a server that was away for days. */
    private static final Duration OLD = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final People people;
    private final MailWishes wishes;
    private final Clock clock;
    private final boolean configured;

    @Autowired
    MailChannel(JdbcClient jdbc, People people, MailWishes wishes, Clock clock, ObjectProvider<JavaMailSender> sender) {
        this(jdbc, people, wishes, clock, sender.getIfAvailable() != null);
    }

    MailChannel(JdbcClient jdbc, People people, MailWishes wishes, Clock clock, boolean configured) {
        this.jdbc = jdbc;
        this.people = people;
        this.wishes = wishes;
        this.clock = clock;
        this.configured = configured;
    }

    @Override
    public void tell(Message message) {
        if (!configured || message.at().isBefore(clock.instant().minus(OLD))) {
            return;
        }
        var person = people.person(message.account()).orElse(null);
        if (person == null || !person.active() || person.email() == null) {
            return;
        }
        var rhythm = wishes.of(person.account());
        if (rhythm == MailWishes.Rhythm.NEVER || known(message)) {
            return;
        }
        jdbc.sql("insert into mail_out (id, account, ticket, topic, arguments, at, event_id, state, due_at, attempts)"
                        + " values (:id, :account, :ticket, :topic, :arguments, :at, :event, 'WAITING', :due, 0)")
                .param("id", Ids.next())
                .param("account", person.account())
                .param("ticket", message.ticket())
                .param("topic", message.topic())
                .param("arguments", Arguments.write(Arguments.shortened(message.arguments())))
                .param("at", Micros.of(message.at()))
                .param("event", message.eventId())
                .param("due", Micros.of(MailWishes.due(rhythm, clock.instant(), zone(person.zone()))))
                .update();
    }

    private boolean known(Message message) {
        return jdbc.sql("select count(*) from mail_out where account = :account and event_id = :event")
                        .param("account", message.account())
                        .param("event", message.eventId())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
