package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility;
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
 * Brings open clocks to the newest version of an agreement or a calendar, when somebody asks for it: first as a preview, then
 * for good. What was counted stays counted, what is decided stays as it is.
 */
@Service
public class Replans {

    /** Most clocks that a preview lists one by one; all are counted. */
    public static final int MOST_LISTED = 500;

    private static final int BATCH = 500;

    /** What to bring up to date: one of the two. */
    public record Order(@Nullable String agreement, @Nullable String calendar) {

        public Order {
            if ((agreement == null) == (calendar == null)) {
                throw Refusal.invalid("agreement", "Name an agreement or a calendar.");
            }
        }
    }

    /** @param dueBefore null while paused */
    public record Move(
            String number,
            String agreement,
            String target,
            @Nullable Instant dueBefore,
            @Nullable Instant dueAfter,
            boolean breachedBefore,
            boolean breachedAfter) {}

    /**
     * @param clocks open clocks that would be, or were, counted by the new version
     * @param moved of these, whose due date changes
     * @param newlyBreached of these, that were not late and are
     * @param noLongerBreached of these, that were late and are not
     * @param moves the first {@value #MOST_LISTED} that change
     */
    public record Outcome(int clocks, int moved, int newlyBreached, int noLongerBreached, List<Move> moves) {}

    private record Concerned(long id, String number, String practice) {}

    private static final class Tally {
        int clocks;
        int moved;
        int newlyBreached;
        int noLongerBreached;
        final List<Move> moves = new ArrayList<>();

        void add(Move move) {
            clocks++;
            if (Objects.equals(move.dueBefore(), move.dueAfter()) && move.breachedBefore() == move.breachedAfter()) {
                return;
            }
            moved++;
            if (!move.breachedBefore() && move.breachedAfter()) {
                newlyBreached++;
            }
            if (move.breachedBefore() && !move.breachedAfter()) {
                noLongerBreached++;
            }
            if (moves.size() < MOST_LISTED) {
                moves.add(move);
            }
        }

        Outcome outcome() {
            return new Outcome(clocks, moved, newlyBreached, noLongerBreached, List.copyOf(moves));
        }
    }

    private final ClockStore store;
    private final Definitions definitions;
    private final Agreements agreements;
    private final Calendars calendars;
    private final AgreementChoice choice;
    private final TicketProgress progress;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Visibility visibility;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Replans(
            ClockStore store,
            Definitions definitions,
            Agreements agreements,
            Calendars calendars,
            AgreementChoice choice,
            TicketProgress progress,
            NamedParameterJdbcTemplate jdbc,
            TransactionTemplate transaction,
            Visibility visibility,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.agreements = agreements;
        this.calendars = calendars;
        this.choice = choice;
        this.progress = progress;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.visibility = visibility;
        this.events = events;
        this.clock = clock;
    }

    /** @return who would move and who would newly be late; nothing changes */
    public Outcome preview(Order order, Viewer by) {
        mayRun(order, by);
        exists(order);
        return shown(run(order, null, by, false, done -> {}), by);
    }

    /**
     * The same for a version that is not stored yet: what storing it and re-planning at once would do.
     *
     * @param proposed see {@link Agreements#proposed}
     */
    public Outcome preview(AgreementVersion proposed, Viewer by) {
        var order = new Order(proposed.agreement().key(), null);
        mayRun(order, by);
        return shown(run(order, proposed, by, false, done -> {}), by);
    }

    /** Does it, some hundred tickets at a time, each under its lock; a second run finds nothing left to do. */
    public Outcome apply(Order order, Viewer by) {
        return apply(order, null, done -> {}, by);
    }

    /**
     * @param reason why, for the trail, or null
     * @param progress is told after each batch how many clocks have been looked at
     */
    public Outcome apply(Order order, @Nullable String reason, IntConsumer progress, Viewer by) {
        mayRun(order, by);
        exists(order);
        var outcome = run(order, null, by, true, progress);
        var said = new LinkedHashMap<String, Object>();
        said.put("clocks", outcome.clocks());
        said.put("moved", outcome.moved());
        said.put("newlyBreached", outcome.newlyBreached());
        said.put("noLongerBreached", outcome.noLongerBreached());
        if (reason != null && !reason.isBlank()) {
            said.put("reason", reason.strip());
        }
        events.publishEvent(Act.on(
                by.account(),
                "clocks.replanned",
                order.agreement() == null ? "calendar" : "agreement",
                Objects.requireNonNullElse(order.agreement(), order.calendar()),
                said));
        return shown(outcome, by);
    }

    /** An owner re-plans what they own; a calendar serves many practices, so any owner may bring clocks to its newest version. */
    private void mayRun(Order order, Viewer by) {
        if (!by.has(Role.PROCESS_OWNER) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Clocks are re-planned by process owners and administrators.");
        }
        if (order.agreement() != null) {
            agreements.mustOwn(order.agreement(), by);
        }
    }

    /** All are counted; listed are those of tickets that the person may know of. */
    Outcome shown(Outcome outcome, Viewer by) {
        if (outcome.moves().isEmpty()) {
            return outcome;
        }
        var policy = visibility.predicate(by, "t", "t.id");
        var values = new LinkedHashMap<String, Object>(policy.parameters());
        values.put(
                "numbers", outcome.moves().stream().map(Move::number).distinct().toList());
        var visible = new HashSet<>(jdbc.queryForList(
                "select t.number from ticket t where t.number in (:numbers) and " + policy.sql(),
                values,
                String.class));
        return new Outcome(
                outcome.clocks(),
                outcome.moved(),
                outcome.newlyBreached(),
                outcome.noLongerBreached(),
                outcome.moves().stream()
                        .filter(move -> visible.contains(move.number()))
                        .toList());
    }

    private Outcome run(
            Order order, @Nullable AgreementVersion proposed, Viewer by, boolean forGood, IntConsumer progress) {
        var tally = new Tally();
        var after = Long.MIN_VALUE;
        while (true) {
            var from = after;
            var last = transaction.execute(status -> batch(order, proposed, from, forGood, by, tally));
            if (last == null) {
                return tally.outcome();
            }
            after = last;
            progress.accept(tally.clocks);
        }
    }

    private void exists(Order order) {
        if (order.calendar() != null && calendars.find(order.calendar()).isEmpty()) {
            throw Refusal.notFound("There is no calendar " + order.calendar() + ".");
        }
        if (order.agreement() != null
                && agreements.effective(order.agreement(), clock.instant()).isEmpty()) {
            throw Refusal.notFound("There is no agreement " + order.agreement() + " in force.");
        }
    }

    /** @return the last ticket looked at, or null where none was left */
    private @Nullable Long batch(
            Order order, @Nullable AgreementVersion proposed, long after, boolean forGood, Viewer by, Tally tally) {
        var now = Micros.truncated(clock.instant());
        var version = proposed != null || order.agreement() == null
                ? proposed
                : agreements.effective(order.agreement(), now).orElseThrow();
        var known = known(proposed);
        var concerned = concerned(order, version, after, now);
        if (concerned.isEmpty()) {
            return null;
        }
        var ids = concerned.stream().map(Concerned::id).toList();
        if (forGood) {
            store.lock(ids);
        }
        var facts = store.facts(ids);
        var rows = forGood ? store.rows(ids) : Map.<Long, Map<ClockKey, ClockRow>>of();
        var added = new LinkedHashMap<Long, List<Fact>>();
        var changes = new RowChanges();
        for (var ticket : concerned) {
            var clocks = TicketClocks.of(facts.getOrDefault(ticket.id(), List.of()), known);
            var before = standing(clocks, now);
            var replanned = replanned(order, version, ticket, clocks, now).stream()
                    .map(clocks::add)
                    .toList();
            var moves = moves(order, ticket, before, standing(clocks, now));
            moves.forEach(tally::add);
            if (forGood && !replanned.isEmpty()) {
                added.put(ticket.id(), replanned);
                keep(ticket, clocks, rows.getOrDefault(ticket.id(), Map.of()), now, changes);
                tell(ticket, moves, by);
            }
        }
        if (forGood) {
            store.append(added);
            changes.write(store);
            progress.due(changes.due());
        }
        return concerned.get(concerned.size() - 1).id();
    }

    /** A version that is not stored yet is found among them too. */
    private Definitions known(@Nullable AgreementVersion proposed) {
        return proposed == null
                ? definitions
                : new Definitions() {
                    @Override
                    public Agreement agreement(String key, int version) {
                        return key.equals(proposed.agreement().key()) && version == proposed.version()
                                ? proposed.agreement()
                                : definitions.agreement(key, version);
                    }

                    @Override
                    public Hours hours(Given given) {
                        return definitions.hours(given);
                    }
                };
    }

    private List<Concerned> concerned(Order order, @Nullable AgreementVersion version, long after, Instant now) {
        var values = new LinkedHashMap<String, Object>();
        values.put("after", after);
        String which;
        if (version != null) {
            which = "agreement_key = :key and agreement_version <> :version";
            values.put("key", version.agreement().key());
            values.put("version", version.version());
        } else {
            which = "calendar_key = :key and calendar_version <> :version";
            values.put("key", order.calendar());
            values.put(
                    "version",
                    calendars
                            .effective(Objects.requireNonNull(order.calendar()), now)
                            .version());
        }
        return jdbc.query(
                "select distinct ticket_id, number, practice from sla_clock where ended_at is null and " + which
                        + " and ticket_id > :after order by ticket_id limit " + BATCH,
                values,
                (row, number) -> new Concerned(row.getLong(1), row.getString(2), row.getString(3)));
    }

    private static Map<ClockKey, ClockState> standing(TicketClocks clocks, Instant now) {
        var states = new LinkedHashMap<ClockKey, ClockState>();
        clocks.at(now).stream().filter(ClockState::isOpen).forEach(state -> states.put(state.key(), state));
        return states;
    }

    private List<Fact> replanned(
            Order order, @Nullable AgreementVersion version, Concerned ticket, TicketClocks clocks, Instant now) {
        var facts = new ArrayList<Fact>();
        for (var attached : clocks.attached().entrySet()) {
            if (version != null) {
                if (attached.getKey().equals(version.agreement().key())) {
                    byAgreement(version, ticket, clocks, now).ifPresent(facts::add);
                }
            } else {
                var agreement = definitions.agreement(attached.getKey(), attached.getValue());
                byCalendar(order, agreement, attached.getValue(), clocks, now).ifPresent(facts::add);
            }
        }
        return facts;
    }

    private Optional<Fact> byAgreement(AgreementVersion version, Concerned ticket, TicketClocks clocks, Instant now) {
        if (clocks.attached().get(version.agreement().key()) == version.version()) {
            return Optional.empty();
        }
        var pack = progress.pack(ticket.id());
        var facts = choice.facts(clocks.ticket(), pack);
        var givens = choice.givens(ticket.number(), pack, version.agreement(), facts, now, new ArrayList<>());
        return Optional.of(fact(version.agreement(), version.version(), givens, now, now));
    }

    private Optional<Fact> byCalendar(Order order, Agreement agreement, int version, TicketClocks clocks, Instant now) {
        var calendar = calendars.effective(Objects.requireNonNull(order.calendar()), now);
        var givens = new LinkedHashMap<String, Object>();
        var changed = false;
        for (var run : clocks.runs()) {
            if (!run.agreement().key().equals(agreement.key())) {
                continue;
            }
            var given = run.given();
            if (given.calendar().equals(calendar.key()) && given.calendarVersion() != calendar.version()) {
                given = new Given(given.promise(), given.calendar(), calendar.version(), given.zone());
                changed |= run.isOpen();
            }
            givens.put(run.target().key(), given.written());
        }
        return changed ? Optional.of(fact(agreement, version, givens, now, now)) : Optional.empty();
    }

    private static Fact fact(Agreement agreement, int version, Map<String, Object> givens, Instant now, Instant from) {
        var values = new LinkedHashMap<String, Object>();
        values.put("agreement", agreement.key());
        values.put("version", version);
        values.put("targets", givens);
        values.put("from", from.toString());
        return new Fact(Ids.next(), now, Fact.Kind.REPLANNED, values);
    }

    /** Other clocks of the ticket are not what was asked about. */
    private static List<Move> moves(
            Order order, Concerned ticket, Map<ClockKey, ClockState> before, Map<ClockKey, ClockState> after) {
        var moves = new ArrayList<Move>();
        before.forEach((key, was) -> {
            if (!key.agreement().equals(order.agreement()) && !was.calendar().equals(order.calendar())) {
                return;
            }
            var is = after.get(key);
            moves.add(new Move(
                    ticket.number(),
                    key.agreement(),
                    key.target(),
                    was.dueAt(),
                    is == null ? null : is.dueAt(),
                    was.state() == ClockState.State.BREACHED,
                    is != null && is.state() == ClockState.State.BREACHED));
        });
        return moves;
    }

    /** Who is late by a re-plan was told so by the preview: nobody is alarmed once more. */
    private static void keep(
            Concerned ticket, TicketClocks clocks, Map<ClockKey, ClockRow> known, Instant now, RowChanges changes) {
        var rows = new LinkedHashMap<>(known);
        var owner = new ClockStore.Owner(ticket.id(), ticket.number(), ticket.practice());
        for (var run : clocks.runs()) {
            if (!run.hasStarted()) {
                continue;
            }
            var state = run.at(now);
            var before = known.get(run.key());
            var row = before == null ? ClockRow.fresh(Ids.next(), ticket.id(), state, now) : before.standing(state);
            if (run.isOpen()) {
                row = row.quietUntil(now);
            }
            changes.put(owner, before, row, state);
            rows.put(run.key(), row);
        }
        changes.due(ticket.id(), ClockRow.nextDue(rows.values()));
    }

    private void tell(Concerned ticket, List<Move> moves, Viewer by) {
        for (var move : moves) {
            if (!Objects.equals(move.dueBefore(), move.dueAfter())) {
                events.publishEvent(Act.onTicket(
                                by.account(),
                                "clock.replanned",
                                ticket.number(),
                                Map.of("target", move.target(), "dueAt", String.valueOf(move.dueBefore())),
                                Map.of("target", move.target(), "dueAt", String.valueOf(move.dueAfter())))
                        .hidden());
            }
        }
    }
}
