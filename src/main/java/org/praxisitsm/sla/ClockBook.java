package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Adds facts to tickets, lets the clocks be computed from all of them, and keeps the rows that lists and the sweeper read. */
@Component
class ClockBook {

    private static final Duration HISTORY = Duration.ofSeconds(5);

    private final ClockStore store;
    private final Definitions definitions;
    private final AgreementChoice choice;
    private final TicketProgress progress;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClockBook(
            ClockStore store,
            Definitions definitions,
            AgreementChoice choice,
            TicketProgress progress,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.choice = choice;
        this.progress = progress;
        this.events = events;
        this.clock = clock;
    }

    /** What one transaction has read, so that it reads nothing twice. */
    Session session() {
        return new Session();
    }

    final class Session {

        private final Set<Long> fresh = new HashSet<>();
        private final Map<Long, Known> known = new HashMap<>();

        /** Nothing is stored of this ticket yet: it was opened in this transaction. */
        void isNew(long ticketId) {
            fresh.add(ticketId);
        }

        /** @param facts of each ticket, none without any */
        void write(Map<Long, List<Fact>> facts) {
            read(facts.keySet());
            var now = Micros.truncated(clock.instant());
            var added = new LinkedHashMap<Long, List<Fact>>();
            var changes = new RowChanges();
            facts.forEach((ticketId, own) -> {
                var ticket = known.get(ticketId);
                if (ticket.clocks.ticket().openedAt() == null && own.get(0).kind() != Fact.Kind.OPENED) {
                    // Opened before clocks were kept: nothing is promised for it.
                    return;
                }
                var placed = own.stream().map(ticket.clocks::add).toList();
                var all = new ArrayList<>(placed);
                all.addAll(decided(ticket, placed));
                added.put(ticketId, all);
                standing(ticket, now, changes);
            });
            store.append(added);
            changes.write(store);
            progress.due(changes.due());
        }

        private void read(Set<Long> tickets) {
            var unread = new TreeSet<>(tickets);
            unread.removeAll(known.keySet());
            var stored =
                    unread.stream().filter(ticket -> !fresh.contains(ticket)).toList();
            var unlocked =
                    stored.stream().filter(ticket -> !progress.holds(ticket)).toList();
            if (!unlocked.isEmpty()) {
                store.lock(unlocked);
            }
            var facts = stored.isEmpty() ? Map.<Long, List<Fact>>of() : store.facts(stored);
            var rows = stored.isEmpty() ? Map.<Long, Map<ClockKey, ClockRow>>of() : store.rows(stored);
            for (var ticket : unread) {
                known.put(
                        ticket,
                        new Known(
                                ticket,
                                progress.number(ticket),
                                progress.pack(ticket),
                                facts.getOrDefault(ticket, List.of()),
                                rows.getOrDefault(ticket, Map.of())));
            }
        }

        private List<Fact> decided(Known ticket, List<Fact> facts) {
            var changed = new HashSet<String>();
            for (var fact : facts) {
                changed.addAll(fact.map("after").keySet());
                changed.addAll(fact.map("values").keySet());
            }
            // New under its tables: they are asked in any case, for they may read nothing that ever changes.
            var isNew =
                    facts.stream().anyMatch(fact -> fact.kind() == Fact.Kind.OPENED || fact.kind() == Fact.Kind.MOVED);
            if (!isNew
                    && (changed.isEmpty()
                            || !choice.isConcerned(
                                    ticket.pack, ticket.clocks.attached().keySet(), changed))) {
                return List.of();
            }
            var at = facts.get(facts.size() - 1).at();
            var decided = choice.decide(ticket.number, ticket.pack, ticket.clocks, at);
            decided.forEach(ticket.clocks::hear);
            decided.forEach(fact -> tell(ticket.number, fact));
            return decided;
        }
    }

    private void tell(String number, Fact fact) {
        var act =
                switch (fact.kind()) {
                    case ATTACHED -> "agreement.attached";
                    case DETACHED -> "agreement.detached";
                    case PROMISED -> "target.changed";
                    default -> null;
                };
        if (act != null) {
            events.publishEvent(Act.onTicket("system:sla", act, number, Map.of(), fact.values())
                    .hidden());
        }
    }

    /** The clocks of a ticket with the rows that are stored of them. */
    private final class Known {

        private final long ticketId;
        private final String number;
        private final PublishedPack pack;
        private final TicketClocks clocks;
        private final Map<ClockKey, ClockRow> rows;

        Known(long ticketId, String number, PublishedPack pack, List<Fact> facts, Map<ClockKey, ClockRow> rows) {
            this.ticketId = ticketId;
            this.number = number;
            this.pack = pack;
            this.clocks = TicketClocks.of(facts, definitions);
            this.rows = new LinkedHashMap<>(rows);
        }

        ClockStore.Owner owner() {
            return new ClockStore.Owner(ticketId, number, pack.pack().key());
        }
    }

    /** Rows as they stand now; results are only added. */
    private void standing(Known ticket, Instant now, RowChanges changes) {
        for (var run : ticket.clocks.runs()) {
            if (!run.hasStarted()) {
                continue;
            }
            var state = run.at(now);
            var before = ticket.rows.get(run.key());
            var row = (before == null
                            ? ClockRow.fresh(Ids.next(), ticket.ticketId, state, quietUntil(run))
                            : before.standing(state))
                    .quietUntil(presentOfOthers(now));
            changes.put(ticket.owner(), before, row, state);
            ticket.rows.put(run.key(), row);
        }
        // Where nothing is promised, the due date is of whoever opened it.
        if (!ticket.rows.isEmpty()) {
            changes.due(ticket.ticketId, ClockRow.nextDue(ticket.rows.values()));
        }
    }

    /** What lay behind when the clock was attached is no news. */
    private static Instant quietUntil(ClockRun run) {
        return run.target().announcePassed() ? Instant.EPOCH : run.attachedAt();
    }

    /** History that is written now, of a past in which nobody was told anything, is no news either. */
    private Instant presentOfOthers(Instant now) {
        if (clock instanceof ShiftableClock shiftable) {
            var present = Micros.truncated(shiftable.present());
            return present.isAfter(now.plus(HISTORY)) ? present : Instant.EPOCH;
        }
        return Instant.EPOCH;
    }
}
