package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.NodeName;
import org.praxisitsm.sla.ClockState.Passing;
import org.praxisitsm.sla.ClockStore.Noted;
import org.praxisitsm.sla.ClockStore.Threshold;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deals with what has become due on some tickets: notes each threshold that was passed, and tells the diagram of the highest.
 * Everything in one transaction, the tickets' rows first, then the engine; a threshold's key makes it happen once.
 */
@Component
class ThresholdPassing {

    private record News(String number, ClockState clock, Passing passing) {}

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

    /** What one transaction finds and is about to write. */
    private final class Round {

        private final Instant now;
        private final Set<Threshold> noted;
        private final RowChanges changes = new RowChanges();
        private final List<Noted> notes = new ArrayList<>();
        private final List<News> news = new ArrayList<>();

        Round(Instant now, Set<Threshold> noted) {
            this.now = now;
            this.noted = noted;
        }

        void look(long ticketId, List<Fact> facts, Map<ClockKey, ClockRow> stored) {
            var number = progress.number(ticketId);
            var owner = new ClockStore.Owner(
                    ticketId, number, progress.pack(ticketId).pack().key());
            var rows = new LinkedHashMap<>(stored);
            for (var run : TicketClocks.of(facts, definitions).runs()) {
                var row = rows.get(run.key());
                if (row == null || !run.hasStarted() || !isDue(row, now)) {
                    continue;
                }
                var state = run.at(now);
                var after = passed(number, row, state);
                changes.put(owner, row, after, state);
                changes.touch(after);
                rows.put(run.key(), after);
            }
            changes.due(ticketId, ClockRow.nextDue(rows.values()));
        }

        /** @return the row once its thresholds have been dealt with */
        private ClockRow passed(String number, ClockRow row, ClockState state) {
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
                var threshold = new Threshold(row.id(), state.cycle(), passing.percent());
                if (noted.contains(threshold)) {
                    continue;
                }
                var quiet = !passing.at().isAfter(row.quietUntil());
                var outcome = quiet ? "QUIET" : passing.equals(highest) ? "ANNOUNCED" : "SKIPPED";
                notes.add(new Noted(threshold, outcome, passing.at()));
                if (outcome.equals("ANNOUNCED")) {
                    news.add(new News(number, state, passing));
                }
            }
            return standing.announced(highest.percent(), state);
        }

        void write() {
            store.note(notes, now, NodeName.own());
            changes.write(store);
            progress.due(changes.due());
            messages.tell(news.stream().map(ThresholdPassing.this::announced).toList());
        }
    }

    private static boolean isDue(ClockRow row, Instant now) {
        return row.nextAt() != null && !row.nextAt().isAfter(now);
    }

    /**
     * All of them, or none where one fails.
     *
     * @return how many thresholds were announced
     */
    @Transactional
    public int handle(Collection<Long> tickets) {
        var ids = new TreeSet<>(tickets);
        progress.lockAll(ids);
        var now = Micros.truncated(clock.instant());
        var facts = store.facts(ids);
        var rows = store.rows(ids);
        var due = rows.values().stream()
                .flatMap(own -> own.values().stream())
                .filter(row -> isDue(row, now))
                .map(ClockRow::id)
                .toList();
        var round = new Round(now, store.noted(due));
        ids.forEach(ticket ->
                round.look(ticket, facts.getOrDefault(ticket, List.of()), rows.getOrDefault(ticket, Map.of())));
        round.write();
        return round.news.size();
    }

    private DiagramMessages.Message announced(News news) {
        var state = news.clock();
        var said = new LinkedHashMap<String, Object>();
        said.put("agreement", state.key().agreement());
        said.put("target", state.key().target());
        said.put("kind", state.kind().name());
        said.put("threshold", news.passing().percent());
        var told = new LinkedHashMap<String, Object>(said);
        told.put("message", news.passing().message());
        told.put("passedAt", news.passing().at().toString());
        events.publishEvent(Act.onTicket("system:sla", "threshold.passed", news.number(), Map.of(), told)
                .hidden());
        return new DiagramMessages.Message(news.number(), news.passing().message(), said);
    }
}
