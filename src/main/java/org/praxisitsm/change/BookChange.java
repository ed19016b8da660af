package org.praxisitsm.change;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.sla.Calendars;
import org.springframework.stereotype.Component;

/** Books a change for the time that its ticket says, after checking the lead time and what stands against it. */
@Component
class BookChange implements ServiceAction {

    static final String NOT_PLANNED = "not-planned";
    private static final String USUAL_CALENDAR = "service-hours";

    private final Bookings bookings;
    private final ScheduledTicket tickets;
    private final Calendars calendars;
    private final Clock clock;

    BookChange(Bookings bookings, ScheduledTicket tickets, Calendars calendars, Clock clock) {
        this.bookings = bookings;
        this.tickets = tickets;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "bookChange",
                "Book change",
                "Books the change in the calendar for its planned time, and checks what stands against it.",
                List.of(
                        new Input(
                                "leadDays",
                                ValueType.NUMBER,
                                false,
                                "Working days that must lie before it; 0 for none"),
                        new Input(
                                "calendar",
                                ValueType.TEXT,
                                false,
                                "Calendar of those days; service-hours if left out")),
                CheckConflicts.OUTPUTS,
                List.of(NOT_PLANNED));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        var ticket = tickets.id(context);
        var change = bookings.known(ticket).orElse(null);
        if (change == null
                || change.booking().planned() == null
                || !change.booking().planned().isProper()) {
            throw new ActionRefused(NOT_PLANNED, "It has no planned start and end, or ends before it starts.");
        }
        bookings.booked(ticket, earliest(inputs));
        return CheckConflicts.outputs(bookings.check(ticket, false));
    }

    private @Nullable Instant earliest(Map<String, Object> inputs) {
        var days = inputs.get("leadDays") instanceof Number number ? number.intValue() : 0;
        if (days <= 0) {
            return null;
        }
        var now = clock.instant();
        var key = Objects.toString(inputs.get("calendar"), USUAL_CALENDAR);
        return calendars.effective(key, now).calendar().deadlineInBusinessDays(now, days, false, List.of());
    }

    /** A rehearsal has a calendar with nothing in it. */
    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        var schedule = context.pack().descriptor().schedule();
        if (schedule == null || context.value(schedule.from()) == null || context.value(schedule.to()) == null) {
            throw new ActionRefused(NOT_PLANNED, "It has no planned start and end.");
        }
        var from = Instant.parse(context.value(schedule.from()).toString());
        if (!from.isBefore(Instant.parse(context.value(schedule.to()).toString()))) {
            throw new ActionRefused(NOT_PLANNED, "It ends before it starts.");
        }
        return new HashMap<>(CheckConflicts.outputs(List.of()));
    }
}
