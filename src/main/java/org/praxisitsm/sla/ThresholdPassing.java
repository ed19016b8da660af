package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.NodeName;
import org.praxisitsm.sla.ClockState.Passing;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deals with what has become due on one ticket: notes each threshold that was passed, and tells the diagram of the highest.
 * Everything in one transaction, the ticket's row first, then the engine; a threshold's key makes it happen once.
 */
@Component
class ThresholdPassing {

    private record News(ClockState clock, Passing passing) {}

    private final TicketProgress progress;
    private final ClockStore store;
    private final Definitions definitions;
    private final DiagramMessages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ThresholdPassing(
            TicketProgress progress,
            ClockStore store,
            Definitions definitions,
            DiagramMessages messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.progress = progress;
        this.store = store;
        this.definitions = definitions;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** @return how many thresholds were announced */
    @Transactional
    public int handle(long ticketId) {
        progress.lock(ticketId, null);
        var now = Micros.truncated(clock.instant());
        var id = List.of(ticketId);
        var clocks = TicketClocks.of(store.facts(id).getOrDefault(ticketId, List.of()), definitions);
        var rows = new LinkedHashMap<>(store.rows(id).getOrDefault(ticketId, Map.of()));
        var number = progress.number(ticketId);
        var owner = new ClockStore.Owner(
                ticketId, number, progress.pack(ticketId).pack().key());
        var changes = new RowChanges();
        var news = new ArrayList<News>();
        for (var run : clocks.runs()) {
            var row = rows.get(run.key());
            if (row == null
                    || !run.hasStarted()
                    || row.nextAt() == null
                    || row.nextAt().isAfter(now)) {
                continue;
            }
            var state = run.at(now);
            var after = passed(row, state, now, news);
            changes.put(owner, row, after, state);
            changes.touch(after);
            rows.put(run.key(), after);
        }
        changes.due(ticketId, ClockRow.nextDue(rows.values()));
        changes.write(store);
        progress.due(changes.due());
        news.forEach(one -> announce(number, one));
        return news.size();
    }

    /** @return the row once its thresholds have been dealt with */
    private ClockRow passed(ClockRow row, ClockState state, Instant now, List<News> news) {
        var standing = row.standing(state);
        var reached = state.thresholds().stream()
                .filter(passing -> passing.percent() > standing.announced())
                .filter(passing -> !passing.at().isAfter(now))
                .toList();
        if (reached.isEmpty()) {
            return standing;
        }
        var highest = reached.get(reached.size() - 1);
        for (var passing : reached) {
            var quiet = !passing.at().isAfter(row.quietUntil());
            var outcome = quiet ? "QUIET" : passing.equals(highest) ? "ANNOUNCED" : "SKIPPED";
            var first =
                    store.note(row.id(), state.cycle(), passing.percent(), outcome, passing.at(), now, NodeName.own());
            if (first && outcome.equals("ANNOUNCED")) {
                news.add(new News(state, passing));
            }
        }
        return standing.announced(highest.percent(), state);
    }

    private void announce(String number, News news) {
        var state = news.clock();
        var said = new LinkedHashMap<String, Object>();
        said.put("agreement", state.key().agreement());
        said.put("target", state.key().target());
        said.put("kind", state.kind().name());
        said.put("threshold", news.passing().percent());
        var told = new LinkedHashMap<String, Object>(said);
        told.put("message", news.passing().message());
        told.put("passedAt", news.passing().at().toString());
        events.publishEvent(Act.onTicket("system:sla", "threshold.passed", number, Map.of(), told)
                .hidden());
        messages.tell(number, news.passing().message(), said);
    }
}
