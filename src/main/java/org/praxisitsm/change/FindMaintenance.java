package org.praxisitsm.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Micros;
import org.springframework.stereotype.Component;

/**
 * Says whether what a ticket is about is being maintained right now: a maintenance window covers it, or an approved change to
 * it, or to what it needs, is planned for this instant.
 */
@Component
class FindMaintenance implements ServiceAction {

    private final BookingRows rows;
    private final WindowRows windows;
    private final ItemsAround items;
    private final ScheduledTicket tickets;
    private final Clock clock;

    FindMaintenance(BookingRows rows, WindowRows windows, ItemsAround items, ScheduledTicket tickets, Clock clock) {
        this.rows = rows;
        this.windows = windows;
        this.items = items;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @param name of the window, or number of the change */
    private record Upkeep(String name, Instant ends) {}

    @Override
    public Signature signature() {
        return new Signature(
                "findMaintenance",
                "Find maintenance",
                "Says whether what the ticket is about is being maintained now, by the change calendar.",
                List.of(),
                List.of(
                        new Output("inMaintenance", ValueType.BOOLEAN, "Whether it is"),
                        new Output("maintenance", ValueType.TEXT, "Name of the window or number of the change"),
                        new Output("maintenanceEnds", ValueType.INSTANT, "When it ends, or nothing")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var ticket = tickets.id(context);
        var own = rows.items(ticket);
        var around = items.of(own);
        var now = Micros.truncated(clock.instant());
        var instant = new Span(now, now.plus(Duration.ofMillis(1)));
        var service = Objects.toString(context.value("service"), null);
        var unit = context.pack().descriptor().unit();
        var subjects = items.subjects(own, around.values(), service, unit);
        var inWindows = windows.all().stream()
                .filter(window -> window.kind() == WindowKind.MAINTENANCE)
                .filter(window -> subjects.stream().anyMatch(window::covers))
                .flatMap(window -> window.within(instant).stream())
                .map(one -> new Upkeep(one.window().name(), one.span().to()));
        return outputs(Stream.concat(changes(ticket, own, around, service, instant), inWindows)
                .max(Comparator.comparing(Upkeep::ends))
                .orElse(null));
    }

    /** What is needed by an item may take it down while it is changed; what needs it does not. */
    private Stream<Upkeep> changes(
            long ticket, Set<Long> own, Map<Long, Neighbour> around, @Nullable String service, Span instant) {
        var touched = new HashSet<>(own);
        touched.addAll(around.values().stream()
                .filter(Neighbour::needed)
                .map(Neighbour::ci)
                .collect(Collectors.toSet()));
        return rows.meeting(instant).stream()
                .filter(change -> change.id() != ticket && (change.approved() || change.started()))
                .filter(change -> own.isEmpty()
                        ? service != null && service.equals(serviceOf(change))
                        : change.items().stream().anyMatch(touched::contains))
                .map(change -> new Upkeep(
                        change.number(),
                        Objects.requireNonNull(change.planned()).to()));
    }

    private @Nullable String serviceOf(Booking change) {
        return rows.head(change.id()).map(BookingRows.Head::service).orElse(null);
    }

    private static Map<String, Object> outputs(@Nullable Upkeep upkeep) {
        var outputs = new HashMap<String, Object>();
        outputs.put("inMaintenance", upkeep != null);
        outputs.put("maintenance", upkeep == null ? null : upkeep.name());
        outputs.put("maintenanceEnds", upkeep == null ? null : upkeep.ends());
        return outputs;
    }

    /** In a rehearsal nothing is maintained, unless the scenario says so. */
    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return outputs(null);
    }
}
