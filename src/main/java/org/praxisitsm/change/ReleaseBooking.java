package org.praxisitsm.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Gives the time of a change back to the calendar: the ticket has no planned time afterwards. */
@Component
class ReleaseBooking implements ServiceAction {

    private final Bookings bookings;
    private final ScheduledTicket tickets;

    ReleaseBooking(Bookings bookings, ScheduledTicket tickets) {
        this.bookings = bookings;
        this.tickets = tickets;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "releaseBooking",
                "Release booking",
                "Gives the planned time of the change back to the calendar.",
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        clear(context);
        bookings.refresh(tickets.id(context));
        return Map.of();
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        clear(context);
        return Map.of();
    }

    private static void clear(ActionContext context) {
        var schedule = context.pack().descriptor().schedule();
        if (schedule != null) {
            var nothing = new HashMap<String, Object>();
            nothing.put(schedule.from(), null);
            nothing.put(schedule.to(), null);
            context.change(nothing);
        }
    }
}
