package org.praxisitsm.notification;

import java.util.Locale;
import java.util.Optional;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.stereotype.Component;

/** As the ticket is now, read with the eyes of whom the mail is for. */
@Component
class TicketMailFacts implements MailFacts {

    private final People people;
    private final Viewers viewers;
    private final TicketDesk desk;

    TicketMailFacts(People people, Viewers viewers, TicketDesk desk) {
        this.people = people;
        this.viewers = viewers;
        this.desk = desk;
    }

    @Override
    public Optional<Facts> of(String account, String ticket) {
        var person = people.person(account).orElse(null);
        var viewer = viewers.find(account).orElse(null);
        if (person == null || viewer == null || person.email() == null) {
            return Optional.empty();
        }
        if (ticket.isEmpty()) {
            return Optional.of(
                    new Facts(person.email(), person.name(), Locale.forLanguageTag(person.locale()), "", ""));
        }
        try {
            var seen = desk.get(ticket, viewer);
            var path = (viewer.isOnlyRequester() ? "portal/requests/" : "desk/tickets/") + seen.number();
            return Optional.of(new Facts(
                    person.email(), person.name(), Locale.forLanguageTag(person.locale()), seen.subject(), path));
        } catch (Refusal notForThem) {
            return Optional.empty();
        }
    }
}
