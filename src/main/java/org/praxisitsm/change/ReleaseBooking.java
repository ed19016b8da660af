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

    private static final Map<String, Object> NOT_REPLANNED = Map.of("replanned", false);

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
                List.of(new Output("replanned", ValueType.BOOLEAN, "False: what was approved before counts no more")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        clear(context);
        bookings.released(tickets.id(context));
        return NOT_REPLANNED;
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        clear(context);
        return NOT_REPLANNED;
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
