package org.praxisitsm.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.praxisitsm.identity.People;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells a person that they decide approvals for somebody from a day on, or no longer, and that somebody where another one, an
 * administrator or their manager, has said so: in the same transaction, by bell and by mail.
 */
@Component
class SubstituteNotices {

    static final String PAGE = "portal/substitutes";

    private final InAppChannel bell;
    private final MailChannel mail;
    private final People people;
    private final Clock clock;

    SubstituteNotices(InAppChannel bell, MailChannel mail, People people, Clock clock) {
        this.bell = bell;
        this.mail = mail;
        this.people = people;
        this.clock = clock;
    }

    @EventListener
    void on(Act act) {
        if (!act.act().startsWith("approval.substitute-")
                || !(act.after().get("substitute") instanceof String substitute)) {
            return;
        }
        tell(act, substitute, act.act().substring("approval.".length()), act.objectId());
        tell(act, act.objectId(), act.act().substring("approval.".length()) + "-for-you", substitute);
    }

    private void tell(Act act, String reader, String topic, String other) {
        if (reader.equals(act.actor())) {
            return;
        }
        var zone = people.person(reader)
                .map(person -> MailChannel.zone(person.zone()))
                .orElse(ZoneId.of("UTC"));
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("person", people.nameOf(other));
        arguments.put("from", day(act.after().get("from"), zone, 0));
        // The last day on which it counts, not the first after it.
        arguments.put("to", day(act.after().get("to"), zone, 1));
        arguments.put("link", PAGE);
        var event = topic + "-" + Ids.next();
        bell.tell(event, reader, null, topic, arguments, clock.instant());
        mail.tell(new NotificationChannel.Message(event, reader, "", topic, arguments, clock.instant()));
    }

    private static String day(Object instant, ZoneId zone, int secondsBefore) {
        return Instant.parse(String.valueOf(instant))
                .minusSeconds(secondsBefore)
                .atZone(zone)
                .toLocalDate()
                .toString();
    }
}
