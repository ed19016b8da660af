package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param labels name of the target by language, where it has others
     * @param holdField field of the practice that holds the reasons of pauses, or null
     * @param explanation the windows that were counted, and those that were not, in order
     * @param pauses what did not count: holds, and the time while resolved
     * @param reasons of the pauses, by their place; null where none was given
     * @param ahead the windows still to be counted until it is due; empty while paused, late or ended
     */
    public record Explained(
            ClockState clock,
            String agreementName,
            @Nullable String party,
            Map<String, String> labels,
            @Nullable String holdField,
            List<CountedWindow> explanation,
            List<Interval> pauses,
            List<@Nullable String> reasons,
            List<CountedWindow> ahead) {}

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
                .filter(run -> isFor(viewer, run))
                .map(run -> explained(run, now))
                .toList();
    }

    /**
     * What is due next on each of the tickets: of the clocks that run the earliest, else one that is paused, else how the ended
     * ones came out. Reads all of them at once.
     *
     * @param numbers of tickets that the viewer was shown: nobody's right to know of them is asked here
     * @return by number; a ticket to which nothing was promised is left out
     */
    public Map<String, Due> due(Collection<String> numbers, Viewer viewer) {
        var found = new LinkedHashMap<String, Due>();
        if (numbers.isEmpty()) {
            return found;
        }
        var now = Micros.truncated(clock.instant());
        store.factsOf(numbers).forEach((number, facts) -> TicketClocks.of(facts, definitions).runs().stream()
                .filter(ClockRun::hasStarted)
                .filter(run -> isFor(viewer, run))
                .map(run -> due(run, now))
                .filter(due -> due.clock().state() != ClockState.State.CANCELLED)
                .min(Due.MOST_PRESSING)
                .ifPresent(due -> found.put(number, due)));
        return found;
    }

    /**
     * What of a ticket's clocks can still change, also as the caller's transaction has left it. For the process, which asks
     * nobody's right to know.
     */
    public List<ClockState> open(long ticketId) {
        var now = Micros.truncated(clock.instant());
        return TicketClocks.of(store.facts(List.of(ticketId)).getOrDefault(ticketId, List.of()), definitions)
                .runs()
                .stream()
                .filter(ClockRun::hasStarted)
                .map(run -> run.at(now))
                .filter(ClockState::isOpen)
                .toList();
    }

    private static boolean isFor(Viewer viewer, ClockRun run) {
        return run.agreement().kind() == Kind.SLA || !viewer.isOnlyRequester();
    }

    private static Due due(ClockRun run, Instant now) {
        var openUntil = run.ahead(now).stream()
                .filter(window -> !window.from().isAfter(now))
                .map(CountedWindow::to)
                .findFirst()
                .orElse(null);
        return new Due(
                run.at(now), run.target().labels(), run.agreement().holds().field(), openUntil);
    }

    private static Explained explained(ClockRun run, Instant now) {
        var pauses = run.pauses(now);
        return new Explained(
                run.at(now),
                run.agreement().name(),
                run.agreement().party(),
                run.target().labels(),
                run.agreement().holds().field(),
                run.explain(now),
                pauses,
                pauses.stream().map(run::reasonOf).toList(),
                run.ahead(now));
    }
}
