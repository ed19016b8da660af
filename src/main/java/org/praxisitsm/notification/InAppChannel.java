package org.praxisitsm.notification;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.NodeName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bell in the screens. */
@Component
class InAppChannel implements NotificationChannel {

    private final JdbcClient jdbc;
    private final LiveUpdates live;

    InAppChannel(JdbcClient jdbc, LiveUpdates live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    @Override
    public void tell(Message message) {
        tell(
                message.eventId(),
                message.account(),
                message.ticket(),
                message.topic(),
                message.arguments(),
                message.at());
    }

    /** @param ticket null where it is about none */
    void tell(
            String event,
            String account,
            @Nullable String ticket,
            String topic,
            Map<String, Object> arguments,
            Instant at) {
        var known = jdbc.sql("select count(*) from notification where account = :account and event_id = :event")
                .param("account", account)
                .param("event", event)
                .query(Integer.class)
                .single();
        if (known > 0) {
            return;
        }
        jdbc.sql("insert into notification (id, account, ticket, topic, arguments, at, event_id, node)"
                        + " values (:id, :account, :ticket, :topic, :arguments, :at, :event, :node)")
                .param("id", Ids.next())
                .param("account", account)
                .param("ticket", ticket)
                .param("topic", topic)
                .param("arguments", Arguments.write(Arguments.shortened(arguments)))
                .param("at", Micros.of(at))
                .param("event", event)
                .param("node", NodeName.own())
                .update();
        live.afterCommit("user:" + account);
    }
}
