package org.praxisitsm.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.practice.Wait;
import org.praxisitsm.sla.Calendars;
import org.praxisitsm.sla.ServiceCalendar;
import org.praxisitsm.ticket.StepDoers;
import org.praxisitsm.ticket.TicketProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the rounds of tickets ask of the house: its people, their substitutes, its services, and when it works. */
@Component
class House {

    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final People people;
    private final Delegations delegations;
    private final Services services;
    private final Calendars calendars;
    private final TicketProgress progress;
    private final StepDoers doers;

    House(
            People people,
            Delegations delegations,
            Services services,
            Calendars calendars,
            TicketProgress progress,
            StepDoers doers) {
        this.people = people;
        this.delegations = delegations;
        this.services = services;
        this.calendars = calendars;
        this.progress = progress;
        this.doers = doers;
    }

    People people() {
        return people;
    }

    /** What a person has arranged for approvals counts before whoever stands in while they are away. */
    Optional<String> substitute(String account, String practice, Instant now) {
        return delegations
                .standIn(account, practice)
                .or(() -> people.substituteOf(account, now).map(People.Person::account))
                .filter(other -> !other.equals(account));
    }

    /** @return who answers for the service, or null */
    @Nullable
    String ownerOf(@Nullable String service) {
        return service == null
                ? null
                : services.find(service).map(Services.Service::owner).orElse(null);
    }

    /** @return accounts of those whom {@code notBy} names: parts of the ticket, or whoever completed a step of it */
    Set<String> barred(ApprovalSpec spec, long ticketId) {
        var barred = new LinkedHashSet<String>();
        for (var name : spec.notBy()) {
            if (ApprovalSpec.PARTS.contains(name)) {
                if (progress.value(ticketId, name) instanceof String account) {
                    barred.add(account);
                }
            } else {
                barred.addAll(doers.of(ticketId, name));
            }
        }
        return barred;
    }

    /** Days are working days of the calendar that the diagram names, the rest is time in which it is open. */
    Instant after(Instant from, Wait wait, ApprovalSpec spec) {
        var calendar = spec.calendar() == null ? null : calendar(spec.calendar());
        if (calendar == null) {
            return from.plus(wait.elapsed());
        }
        var day = wait.days() == 0 ? from : calendar.deadlineInBusinessDays(from, wait.days(), false, List.of());
        return wait.time().equals(Duration.ZERO) ? day : calendar.deadline(day, wait.time());
    }

    private @Nullable ServiceCalendar calendar(String key) {
        var found = calendars.find(key).orElse(null);
        if (found == null) {
            // A person who reports something is not to be turned away for that.
            LOG.warn("There is no calendar {}: an approval is waited for by elapsed time", key);
            return null;
        }
        return found.calendar();
    }
}
