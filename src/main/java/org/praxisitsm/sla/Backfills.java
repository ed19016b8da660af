package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives open tickets the clocks that they would have if their agreements had been there when they were opened: first as a
 * preview, then for good. Clocks that a ticket has stay as they are, and nobody is alarmed of what lies behind.
 *
 * <p>Of a ticket that was opened before its history was kept for clocks only the present is known: it counts from its opening,
 * and is taken to be in its state since its last change.
 */
@Service
public class Backfills {

    private static final int BATCH = 200;

    private record Open(long id, String number, String state, String category, Instant updatedAt) {}

    private final ClockStore store;
    private final Definitions definitions;
    private final AgreementChoice choice;
    private final Agreements agreements;
    private final Replans replans;
    private final TicketProgress progress;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Backfills(
            ClockStore store,
            Definitions definitions,
            AgreementChoice choice,
            Agreements agreements,
            Replans replans,
            TicketProgress progress,
            NamedParameterJdbcTemplate jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.choice = choice;
        this.agreements = agreements;
        this.replans = replans;
        this.progress = progress;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @return the clocks that open tickets would get; those that would be late at once count as newly breached
     * @throws Refusal forbidden but for owners of the practice and administrators; not found
     */
    public Replans.Outcome preview(String practice, Viewer by) {
        return replans.shown(run(practice, false, by, done -> {}), by);
    }

    /** Does it; a second run finds nothing left to do. */
    public Replans.Outcome apply(String practice, @Nullable String reason, IntConsumer progress, Viewer by) {
        var outcome = run(practice, true, by, progress);
        var said = new LinkedHashMap<String, Object>();
        said.put("clocks", outcome.clocks());
        said.put("late", outcome.newlyBreached());
        if (reason != null && !reason.isBlank()) {
            said.put("reason", reason.strip());
        }
        events.publishEvent(Act.on(by.account(), "clocks.backfilled", "practice", practice, said));
        return replans.shown(outcome, by);
    }

    private Replans.Outcome run(String practice, boolean forGood, Viewer by, IntConsumer done) {
        if (!agreements.isPractice(practice)) {
            throw Refusal.notFound("There is no practice " + practice + ".");
        }
        if (!agreements.mayEdit(practice, by)) {
            throw Refusal.forbidden("Clocks of " + practice + " are given by its process owner.");
        }
        var moves = new ArrayList<Replans.Move>();
        var counts = new int[2];
        var after = Long.MIN_VALUE;
        while (true) {
            var from = after;
            var last = transaction.execute(status -> {
                if (!forGood) {
                    // The tables are asked for it, and what they say is told to the trail: not for a look.
                    status.setRollbackOnly();
                }
                return batch(practice, from, forGood, counts, moves, by);
            });
            if (last == null) {
                return new Replans.Outcome(counts[0], counts[0], counts[1], 0, List.copyOf(moves));
            }
            after = last;
            done.accept(counts[0]);
        }
    }

    private @Nullable Long batch(
            String practice, long after, boolean forGood, int[] counts, List<Replans.Move> moves, Viewer by) {
        var now = Micros.truncated(clock.instant());
        var open = open(practice, after);
        if (open.isEmpty()) {
            return null;
        }
        var ids = open.stream().map(Open::id).toList();
        if (forGood) {
            store.lock(ids);
        }
        var facts = store.facts(ids);
        var rows = forGood ? store.rows(ids) : Map.<Long, Map<ClockKey, ClockRow>>of();
        var added = new LinkedHashMap<Long, List<Fact>>();
        var changes = new RowChanges();
        for (var ticket : open) {
            var known = facts.getOrDefault(ticket.id(), List.of());
            var clocks = TicketClocks.of(known, definitions);
            var before =
                    List.copyOf(clocks.at(now)).stream().map(ClockState::key).toList();
            var own = new ArrayList<Fact>();
            if (known.isEmpty()) {
                past(ticket).forEach(fact -> own.add(clocks.add(fact)));
            }
            own.addAll(attached(ticket, clocks, now));
            var fresh = clocks.at(now).stream()
                    .filter(state -> state.isOpen() && !before.contains(state.key()))
                    .toList();
            if (fresh.isEmpty()) {
                continue;
            }
            fresh.forEach(state -> count(ticket, state, counts, moves));
            if (forGood) {
                added.put(ticket.id(), own);
                keep(ticket, practice, clocks, rows.getOrDefault(ticket.id(), Map.of()), now, changes);
                own.stream()
                        .filter(fact -> fact.kind() == Fact.Kind.ATTACHED)
                        .forEach(fact -> events.publishEvent(Act.onTicket(
                                        by.account(), "agreement.attached", ticket.number(), Map.of(), fact.values())
                                .hidden()));
            }
        }
        if (forGood) {
            store.append(added);
            changes.write(store);
            progress.due(changes.due());
        }
        return open.get(open.size() - 1).id();
    }

    private static void count(Open ticket, ClockState state, int[] counts, List<Replans.Move> moves) {
        var late = state.state() == ClockState.State.BREACHED;
        counts[0]++;
        counts[1] += late ? 1 : 0;
        if (moves.size() < Replans.MOST_LISTED) {
            moves.add(new Replans.Move(
                    ticket.number(), state.key().agreement(), state.key().target(), null, state.dueAt(), false, late));
        }
    }

    private List<Open> open(String practice, long after) {
        return jdbc.query(
                "select id, number, state, category, updated_at from ticket where practice = :practice and category in"
                        + " ('NEW', 'IN_PROGRESS', 'ON_HOLD', 'RESOLVED') and id > :after order by id limit " + BATCH,
                Map.of("practice", practice, "after", after),
                (row, number) -> new Open(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Objects.requireNonNull(Micros.instant(row.getLong(5)))));
    }

    /** What must have happened for the ticket to be as it is. */
    private List<Fact> past(Open ticket) {
        var states = progress.pack(ticket.id()).pack().descriptor().states();
        var first = states.stream()
                .filter(state -> state.category() == Category.NEW)
                .findFirst()
                .orElse(states.get(0));
        var opened = new LinkedHashMap<String, Object>();
        opened.put("state", first.key());
        opened.put("category", first.category().name());
        opened.put("values", ClockJournal.copied(progress.values(ticket.id())));
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                Ids.next(),
                (Instant) Objects.requireNonNull(progress.value(ticket.id(), "openedAt")),
                Fact.Kind.OPENED,
                opened));
        if (!first.key().equals(ticket.state())) {
            facts.add(new Fact(
                    Ids.next(),
                    ticket.updatedAt(),
                    Fact.Kind.STATE,
                    Map.of(
                            "from",
                            first.key(),
                            "to",
                            ticket.state(),
                            "fromCategory",
                            first.category().name(),
                            "toCategory",
                            ticket.category())));
        }
        return facts;
    }

    /** Only what comes to those that are there: a table that says something else of them is asked when the ticket changes. */
    private List<Fact> attached(Open ticket, TicketClocks clocks, Instant now) {
        PublishedPack pack = progress.pack(ticket.id());
        var decided = choice.decide(ticket.number(), pack, clocks, now);
        if (decided.stream().anyMatch(fact -> fact.kind() == Fact.Kind.DETACHED)) {
            return List.of();
        }
        return decided.stream()
                .filter(fact -> fact.kind() == Fact.Kind.ATTACHED)
                .map(clocks::add)
                .toList();
    }

    private static void keep(
            Open ticket,
            String practice,
            TicketClocks clocks,
            Map<ClockKey, ClockRow> known,
            Instant now,
            RowChanges changes) {
        var rows = new LinkedHashMap<>(known);
        var owner = new ClockStore.Owner(ticket.id(), ticket.number(), practice);
        for (var run : clocks.runs()) {
            if (run.hasStarted() && !known.containsKey(run.key())) {
                var state = run.at(now);
                var row = ClockRow.fresh(Ids.next(), ticket.id(), state, now);
                changes.put(owner, null, row, state);
                rows.put(run.key(), row);
            }
        }
        changes.due(ticket.id(), ClockRow.nextDue(rows.values()));
    }
}
