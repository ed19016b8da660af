package org.praxisitsm.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.stereotype.Component;

/** Counts the tickets that a change caused, by priority: what a table of its success is about. */
@Component
class CountCaused implements ServiceAction {

    private final TicketDesk tickets;

    CountCaused(TicketDesk tickets) {
        this.tickets = tickets;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "countCaused",
                "Count what it caused",
                "Counts the tickets that are linked as caused by this one, by priority.",
                List.of(),
                List.of(
                        new Output("causedP1", ValueType.NUMBER, "Of priority 1"),
                        new Output("causedP2", ValueType.NUMBER, "Of priority 2"),
                        new Output("causedP3", ValueType.NUMBER, "Of priority 3")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var counts = none();
        for (var number : context.linked("causes")) {
            var priority = tickets.get(number, Viewer.system("change")).priority();
            if (priority != null && priority <= 3) {
                counts.merge("causedP" + priority, 1, (one, other) -> (Integer) one + (Integer) other);
            }
        }
        return counts;
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return none();
    }

    private static Map<String, Object> none() {
        return new HashMap<>(Map.of("causedP1", 0, "causedP2", 0, "causedP3", 0));
    }
}
