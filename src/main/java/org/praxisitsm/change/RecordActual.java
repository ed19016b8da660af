package org.praxisitsm.change;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Micros;
import org.springframework.stereotype.Component;

/** Notes in the calendar when a change really began or ended: now. */
@Component
class RecordActual implements ServiceAction {

    private final Bookings bookings;
    private final ScheduledTicket tickets;
    private final Clock clock;

    RecordActual(Bookings bookings, ScheduledTicket tickets, Clock clock) {
        this.bookings = bookings;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "recordActual",
                "Record actual time",
                "Notes in the change calendar that the change begins or ends now.",
                List.of(new Input("what", ValueType.TEXT, true, "start or end")),
                List.of(new Output("recordedAt", ValueType.INSTANT, "Now")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var now = Micros.truncated(clock.instant());
        switch (inputs.get("what").toString()) {
            case "start" -> bookings.actual(tickets.id(context), now, null);
            case "end" -> bookings.actual(tickets.id(context), null, now);
            default -> throw new IllegalArgumentException("what is start or end, not " + inputs.get("what"));
        }
        return Map.of("recordedAt", now);
    }
}
