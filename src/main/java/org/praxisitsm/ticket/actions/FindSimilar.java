package org.praxisitsm.ticket.actions;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketRow;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds the latest tickets of a practice that have the same values as this one. Whoever acts finds what they may see; where a
 * date or a message acts, what the requester of this ticket may see.
 */
@Component
class FindSimilar implements ServiceAction {

    private static final String NO_SUCH_PRACTICE = "no-such-practice";
    private static final String SYSTEM = "system:";
    private static final Duration WITHIN = Duration.ofDays(30);
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final ObjectProvider<TicketQueries> tickets;
    private final ObjectProvider<Practices> practices;
    private final ObjectProvider<Viewers> viewers;
    private final Clock clock;

    FindSimilar(
            ObjectProvider<TicketQueries> tickets,
            ObjectProvider<Practices> practices,
            ObjectProvider<Viewers> viewers,
            Clock clock) {
        this.tickets = tickets;
        this.practices = practices;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "findSimilar",
                "Find similar tickets",
                "Finds the latest tickets of a practice that have the same values as this one.",
                List.of(
                        new Input("practice", ValueType.TEXT, true, "Key of the practice"),
                        new Input(
                                "same",
                                ValueType.TEXT,
                                true,
                                "Comma list of service and fields that are equal; those without a value do not count"),
                        new Input("within", ValueType.DURATION, false, "How long ago they were opened at most (P30D)"),
                        new Input("open", ValueType.BOOLEAN, false, "Only those that are still worked on"),
                        new Input("atMost", ValueType.NUMBER, false, "How many at most (20, never above 100)")),
                List.of(
                        new Output("similar", ValueType.TEXT, "Their numbers, parted by commas, the latest first"),
                        new Output("similarCount", ValueType.NUMBER, "How many they are")),
                List.of(NO_SUCH_PRACTICE));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        var practice = inputs.get("practice").toString();
        var known = practices.getObject().current(practice);
        if (known.isEmpty()) {
            throw new ActionRefused(NO_SUCH_PRACTICE, "There is no practice " + practice + ".");
        }
        var descriptor = known.get().pack().descriptor();
        String service = null;
        var fields = new LinkedHashMap<String, String>();
        for (var name : inputs.get("same").toString().split(",")) {
            var key = name.strip();
            var value = context.value(key);
            if (value == null) {
                continue;
            }
            if (key.equals("service")) {
                service = value.toString();
            } else if (descriptor.field(key).isPresent()) {
                fields.put(key, value.toString());
            }
        }
        var viewer = viewer(context);
        if (viewer == null || service == null && fields.isEmpty()) {
            return found(List.of());
        }
        return found(find(context, inputs, practice, service, fields, viewer));
    }

    private List<String> find(
            ActionContext context,
            Map<String, Object> inputs,
            String practice,
            @Nullable String service,
            Map<String, String> fields,
            Viewer viewer) {
        var within = inputs.get("within") instanceof Duration given ? given : WITHIN;
        var atMost =
                inputs.get("atMost") instanceof Number given ? Math.max(1, Math.min(MOST, given.intValue())) : USUAL;
        var filter = new TicketFilter(
                practice,
                List.of(),
                List.of(),
                Boolean.TRUE.equals(inputs.get("open")),
                List.of(),
                null,
                false,
                null,
                null,
                List.of(),
                service,
                clock.instant().minus(within),
                null,
                null,
                fields,
                null);
        return tickets.getObject().tickets(filter, "-openedAt", atMost + 1, null, viewer).items().stream()
                .map(TicketRow::number)
                .filter(number -> !number.equals(context.number()))
                .limit(atMost)
                .toList();
    }

    /** Nothing is similar unless the scenario says so. */
    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return found(List.of());
    }

    private static Map<String, Object> found(List<String> numbers) {
        return Map.of("similar", String.join(",", numbers), "similarCount", numbers.size());
    }

    private @Nullable Viewer viewer(ActionContext context) {
        var actor =
                context.actor().startsWith(SYSTEM) ? Objects.toString(context.value("requester"), "") : context.actor();
        return viewers.getObject().find(actor).orElse(null);
    }
}
