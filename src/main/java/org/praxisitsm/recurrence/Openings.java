package org.praxisitsm.recurrence;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens what is due. Whoever holds the row first opens it and moves its date; the others find nothing left to do. */
@Component
class Openings {

    private static final Viewer BY_DATE = Viewer.system("recurrence");
    private static final Duration TRY_AGAIN = Duration.ofHours(6);
    private static final int LONGEST_PROBLEM = 500;

    private final RecurrenceRows rows;
    private final TicketIntake intake;
    private final TicketProgress progress;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Openings(
            RecurrenceRows rows,
            TicketIntake intake,
            TicketProgress progress,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.intake = intake;
        this.progress = progress;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Long> due(int most) {
        return rows.due(today(), clock.instant(), most);
    }

    /** @return number of the ticket; empty where another node was first, or somebody paused it meanwhile */
    @Transactional
    Optional<String> open(long id) {
        var today = today();
        var found = rows.lock(id).filter(one -> !one.paused() && !one.nextOn().isAfter(today));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var one = found.get();
        var answers = new HashMap<>(one.answers());
        var description = answers.remove("description");
        var affected = answers.remove("affected");
        var ticket = intake.open(
                new OpenTicket(
                        one.practice(),
                        one.subject(),
                        description == null ? null : description.toString(),
                        one.owner(),
                        affected == null ? null : affected.toString(),
                        "EVENT",
                        answers),
                BY_DATE);
        progress.change(ticket.id(), Map.of("assignee", one.owner()), BY_DATE.account(), null);
        if (one.dueDays() != null) {
            progress.due(Map.of(ticket.id(), clock.instant().plus(Duration.ofDays(one.dueDays()))));
        }
        var next = one.after(today);
        rows.opened(id, ticket.number(), clock.instant(), next);
        events.publishEvent(new Act(
                BY_DATE.account(),
                "recurrence.opened",
                "recurrence",
                String.valueOf(id),
                ticket.number(),
                Map.of("nextOn", one.nextOn().toString()),
                Map.of("nextOn", next.toString(), "owner", one.owner()),
                null,
                true));
        return Optional.of(ticket.number());
    }

    /** What cannot be opened says why where it is planned, and is tried again later. */
    @Transactional
    void failed(long id, String why) {
        var problem = why.length() > LONGEST_PROBLEM ? why.substring(0, LONGEST_PROBLEM) : why;
        rows.failed(id, problem, clock.instant().plus(TRY_AGAIN));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
