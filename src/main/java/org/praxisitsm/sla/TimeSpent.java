package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.Agreement.Kind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says for promises to the customer which OLA or UC had the time: computed from the facts of their tickets. */
@Service
@Transactional(readOnly = true)
public class TimeSpent {

    /** A promise on a ticket. */
    public record Of(String number, String agreement, String target) {}

    private static final int MOST = 500;

    private final ClockStore store;
    private final Definitions definitions;
    private final Clock clock;

    TimeSpent(ClockStore store, Definitions definitions, Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * @param promises at most 500, of tickets that the viewer was shown
     * @return by promise; one whose ticket has no such clock is left out
     */
    public Map<Of, SpentTime> of(Collection<Of> promises, Viewer viewer) {
        if (viewer.isOnlyRequester()) {
            throw Refusal.forbidden("What teams and suppliers promise each other is not for those who only report.");
        }
        if (promises.size() > MOST) {
            throw Refusal.invalid("promises", "At most " + MOST + " at once.");
        }
        var spent = new LinkedHashMap<Of, SpentTime>();
        if (promises.isEmpty()) {
            return spent;
        }
        var now = Micros.truncated(clock.instant());
        var facts = store.factsOf(promises.stream().map(Of::number).distinct().toList());
        var clocks = new LinkedHashMap<String, TicketClocks>();
        facts.forEach((number, own) -> clocks.put(number, TicketClocks.of(own, definitions)));
        for (var promise : promises) {
            var ticket = clocks.get(promise.number());
            if (ticket != null) {
                ticket.run(new ClockKey(promise.agreement(), promise.target()))
                        .filter(ClockRun::hasStarted)
                        .ifPresent(run -> spent.put(promise, spent(ticket, run, now)));
            }
        }
        return spent;
    }

    static SpentTime spent(TicketClocks ticket, ClockRun parent, Instant now) {
        var parts = new ArrayList<SpentTime.Part>();
        var explained = new ArrayList<Interval>();
        for (var run : ticket.runs()) {
            if (run.hasStarted()
                    && run.agreement().kind() != Kind.SLA
                    && parent.target().key().equals(run.target().explains())) {
                var stretches = run.running(now);
                explained.addAll(stretches);
                parts.add(new SpentTime.Part(
                        run.agreement().kind(),
                        run.agreement().key(),
                        run.agreement().name(),
                        run.target().key(),
                        run.target().name(),
                        parent.usedWithin(stretches, now)));
            }
        }
        parts.sort(Comparator.comparing(SpentTime.Part::used).reversed());
        var used = parent.at(now).elapsed();
        var pauses = parent.pauses(now);
        var longest =
                pauses.stream().max(Comparator.comparing(TimeSpent::length)).orElse(null);
        return new SpentTime(
                used,
                List.copyOf(parts),
                used.minus(parent.usedWithin(explained, now)),
                Intervals.united(pauses).stream().map(TimeSpent::length).reduce(Duration.ZERO, Duration::plus),
                longest == null ? null : length(longest),
                longest == null ? null : parent.reasonOf(longest),
                parent.agreement().holds().field());
    }

    private static Duration length(Interval span) {
        return Duration.between(span.from(), span.to());
    }
}
