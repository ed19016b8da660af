package org.praxisitsm.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.change.BookingRows.Stored;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Looks again at what stands against a change, for instance right before it begins. */
@Component
class CheckConflicts implements ServiceAction {

    static final List<Output> OUTPUTS = List.of(
            new Output("conflicts", ValueType.NUMBER, "How many there are"),
            new Output("conflictSeverity", ValueType.TEXT, "NONE, INFO, WARNING or BLOCKING: the worst of them"));

    private final Bookings bookings;
    private final ScheduledTicket tickets;

    CheckConflicts(Bookings bookings, ScheduledTicket tickets) {
        this.bookings = bookings;
        this.tickets = tickets;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "checkConflicts",
                "Check conflicts",
                "Looks at what stands against the change in the calendar, and keeps it with the change.",
                List.of(new Input("starting", ValueType.BOOLEAN, false, "Whether it is about to begin")),
                OUTPUTS,
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        return outputs(bookings.check(tickets.id(context), Boolean.TRUE.equals(inputs.get("starting"))));
    }

    static Map<String, Object> outputs(List<Stored> found) {
        var outputs = new HashMap<String, Object>();
        outputs.put("conflicts", found.size());
        outputs.put(
                "conflictSeverity",
                found.stream()
                        .map(stored -> stored.severity())
                        .max(java.util.Comparator.naturalOrder())
                        .map(Severity::name)
                        .orElse("NONE"));
        return outputs;
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return outputs(List.of());
    }
}
