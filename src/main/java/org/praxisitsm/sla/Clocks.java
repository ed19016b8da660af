package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.sla.Agreement.Kind;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clocks of a ticket as they stand this moment, each with how it came about. */
@Service
@Transactional(readOnly = true)
public class Clocks {

    /**
     * @param agreementName as shown
     * @param party to whom or by whom it is promised, or null
     * @param explanation the windows that were counted, and those that were not, in order
     * @param pauses what did not count: holds, and the time while resolved
     */
    public record Explained(
            ClockState clock,
            String agreementName,
            @Nullable String party,
            List<CountedWindow> explanation,
            List<Interval> pauses) {}

    private final TicketDesk desk;
    private final ClockStore store;
    private final Definitions definitions;
    private final Clock clock;

    Clocks(TicketDesk desk, ClockStore store, Definitions definitions, Clock clock) {
        this.desk = desk;
        this.store = store;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * Computed from the facts, not read from the rows. What teams and suppliers promise each other is not for those who only
     * report.
     *
     * @throws org.praxisitsm.shared.Refusal not found, also where the viewer may not know of the ticket
     */
    public List<Explained> of(String number, Viewer viewer) {
        var id = desk.get(number, viewer).id();
        var now = Micros.truncated(clock.instant());
        var clocks = TicketClocks.of(store.facts(List.of(id)).getOrDefault(id, List.of()), definitions);
        return clocks.runs().stream()
                .filter(ClockRun::hasStarted)
                .filter(run -> run.agreement().kind() == Kind.SLA || !viewer.isOnlyRequester())
                .map(run -> explained(run, now))
                .toList();
    }

    private static Explained explained(ClockRun run, Instant now) {
        return new Explained(
                run.at(now), run.agreement().name(), run.agreement().party(), run.explain(now), run.pauses(now));
    }
}
