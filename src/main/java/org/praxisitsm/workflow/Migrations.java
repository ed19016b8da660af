package org.praxisitsm.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.RunningTickets;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Running tickets on their way to another version of their practice: what would become of each, and then the move itself,
 * ticket by ticket in the background. A preview does for each ticket what the move does, and takes it back.
 *
 * @see "docs/api.md, Moving running tickets"
 */
@Service
public class Migrations {

    /** A step mapped otherwise than suggested. {@code to} null: to nothing. {@code process} null: the practice's own. */
    public record Wish(@Nullable String process, String from, @Nullable String to, boolean restartTimer) {}

    /**
     * @param kind of BPMN element, e.g. {@code userTask}
     * @param timer whether it waits for a date, which is kept unless it is to begin anew
     * @param standing tickets that stand there now
     */
    public record Mapped(
            String process,
            String from,
            String fromName,
            @Nullable String to,
            @Nullable String toName,
            String kind,
            String why,
            boolean timer,
            boolean restartTimer,
            int standing) {}

    /** @param added steps that only the new version has; @param targets every step of the new version that one can become */
    public record Mapping(
            String practice, int from, int to, List<Mapped> steps, List<Added> added, List<Added> targets) {}

    public record Added(String process, String id, String name, String kind) {}

    /**
     * Which of a version's tickets: those that stand at one of the steps, are with one of the groups and are named; an empty
     * list leaves that open.
     *
     * @param numbers of tickets, where they are named; what is kept of a migration holds them in its list of tickets only
     * @param view title of the view whose tickets are named, or null
     */
    public record Choice(List<String> steps, List<String> groups, List<String> numbers, @Nullable String view) {

        public static final Choice ALL = new Choice(List.of(), List.of());

        /** What was kept before tickets could be named holds no numbers. */
        public Choice {
            numbers = numbers == null ? List.of() : List.copyOf(numbers);
        }

        public Choice(List<String> steps, List<String> groups) {
            this(steps, groups, List.of(), null);
        }

        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isAll() {
            return steps.isEmpty() && groups.isEmpty() && numbers.isEmpty() && view == null;
        }

        /** @return whether only named tickets are meant, which may be none */
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isNamed() {
            return view != null || !numbers.isEmpty();
        }
    }

    /**
     * What becomes of one thing of a ticket; {@code kind} is STEP, SCOPE, TASK, TIMER, TARGET, CALLED or STATE.
     *
     * @param fromName what a step is called that is left, null where it is no step
     * @param toName the same of the one that it becomes
     */
    public record Fate(
            String kind,
            @Nullable String from,
            @Nullable String to,
            String sentence,
            @Nullable String fromName,
            @Nullable String toName) {

        Fate(String kind, @Nullable String from, @Nullable String to, String sentence) {
            this(kind, from, to, sentence, null, null);
        }
    }

    public record Report(List<Fate> fates) {}

    public enum Status {
        RUNNING,
        PAUSED,
        DONE,
        CANCELLED
    }

    public enum Result {
        WAITING,
        /** Moved, or would be where it was only tried. */
        MOVED,
        /** Cannot be moved as it stands; the message says why. */
        STAYS,
        /** Something went wrong that has nothing to do with the ticket: try again. */
        FAILED
    }

    /**
     * @param counts tickets by result
     * @param haltAfter it pauses by itself once that many tickets are done, to look at them; null where it does not
     */
    public record Migration(
            long id,
            String practice,
            int from,
            int to,
            boolean dryRun,
            Status status,
            List<Wish> wishes,
            Choice choice,
            @Nullable Integer haltAfter,
            String startedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            Map<Result, Integer> counts) {}

    public record Line(
            String number, Result result, @Nullable String message, List<Fate> fates, @Nullable Instant at) {}

    private static final int MOST_CHOSEN = 200;

    /** More than that are not named one by one. */
    public static final int MOST_NAMED = 10_000;

    private final MigrationStore store;
    private final MigrationPlans plans;
    private final MappedSteps mapped;
    private final MigrationWork work;
    private final Practices practices;
    private final RunningTickets running;
    private final TicketQueries tickets;
    private final ApplicationEventPublisher events;

    Migrations(
            MigrationStore store,
            MigrationPlans plans,
            MappedSteps mapped,
            MigrationWork work,
            Practices practices,
            RunningTickets running,
            TicketQueries tickets,
            ApplicationEventPublisher events) {
        this.store = store;
        this.plans = plans;
        this.mapped = mapped;
        this.work = work;
        this.practices = practices;
        this.running = running;
        this.tickets = tickets;
        this.events = events;
    }

    /**
     * What each step of one version is in the other, as suggested and wished, and how many tickets stand there.
     *
     * @throws Refusal not found where the practice or a version is not there, invalid where a wish cannot be had
     */
    @Transactional
    public Mapping mapping(String practice, int from, int to, List<Wish> wishes, Viewer by) {
        refuseUnlessReader(practice, by);
        return mapped.of(version(practice, from, "from"), version(practice, to, "to"), wishes);
    }

    /** @return how many tickets of the version are with each group, by its key; empty for none */
    @Transactional(readOnly = true)
    public Map<String, Integer> groups(String practice, int version, Viewer by) {
        refuseUnlessReader(practice, by);
        return running.byGroup(practice, version);
    }

    /**
     * Notes which tickets are concerned; {@link #preview} or the background does the work.
     *
     * @throws Refusal forbidden unless process owner of the practice's unit, manager or administrator; conflict where tickets
     *     of that version are on their way already
     */
    @Transactional
    public Migration start(String practice, int from, int to, List<Wish> wishes, boolean dryRun, Viewer by) {
        return start(practice, from, to, wishes, Choice.ALL, null, dryRun, by);
    }

    /**
     * The same for some of the tickets, or with a halt after the first few.
     *
     * @param haltAfter null for none; {@link #resume} goes on with the rest
     * @throws Refusal as above, and invalid where no ticket is chosen
     */
    @Transactional
    public Migration start(
            String practice,
            int from,
            int to,
            List<Wish> wishes,
            Choice choice,
            @Nullable Integer haltAfter,
            boolean dryRun,
            Viewer by) {
        refuseUnlessMover(practice, by);
        refuseUnreasonable(choice, haltAfter);
        refuseUnseen(choice, by);
        var left = version(practice, from, "from");
        var right = version(practice, to, "to");
        if (from == to) {
            throw Refusal.invalid("to", "Is the version that the tickets run on already.");
        }
        // Says at once what is wrong with the mapping.
        plans.of(left, right, wishes);
        long id;
        try {
            id = store.insert(
                    new MigrationStore.Order(practice, from, to, dryRun, wishes, choice, haltAfter, by.account()));
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("Tickets of version " + from + " of " + practice
                    + " are on their way already: wait, or cancel that migration first.");
        }
        var started = find(practice, id, by);
        if (started.counts().values().stream().allMatch(count -> count == 0) && !choice.isAll()) {
            throw Refusal.invalid("choice", "No running ticket of version " + from + " is chosen.");
        }
        if (!dryRun) {
            publish(by, "migration.started", id, Map.of("practice", practice, "from", from, "to", to));
        }
        return started;
    }

    /**
     * How many tickets are meant.
     *
     * @throws Refusal as {@link #start}, but for tickets that are on their way already
     */
    @Transactional(readOnly = true)
    public int meant(String practice, int version, Choice choice, Viewer by) {
        refuseUnlessReader(practice, by);
        refuseUnreasonable(choice, null);
        refuseUnseen(choice, by);
        return store.count(practice, version, choice);
    }

    /** Whoever names tickets learns of none that they may not see. */
    private void refuseUnseen(Choice choice, Viewer by) {
        for (var i = 0; i < choice.numbers().size(); i += MOST_CHOSEN) {
            var part = choice.numbers()
                    .subList(i, Math.min(i + MOST_CHOSEN, choice.numbers().size()));
            var seen = tickets.subjects(part, by).keySet();
            part.stream().filter(number -> !seen.contains(number)).findFirst().ifPresent(number -> {
                throw Refusal.invalid(
                        "choice.numbers",
                        "There is no ticket " + MigrationPlans.shortened(number) + " that you may see.");
            });
        }
    }

    private static void refuseUnreasonable(Choice choice, @Nullable Integer haltAfter) {
        if (choice.steps().size() > MOST_CHOSEN || choice.groups().size() > MOST_CHOSEN) {
            throw Refusal.invalid("choice", "At most " + MOST_CHOSEN + " steps and as many groups.");
        }
        if (choice.numbers().size() > MOST_NAMED) {
            throw Refusal.invalid("choice.numbers", "At most " + MOST_NAMED + " tickets.");
        }
        if (haltAfter != null && (haltAfter < 1 || haltAfter > 10_000)) {
            throw Refusal.invalid("haltAfter", "Must be from 1 to 10000.");
        }
    }

    /** Tries tickets of a dry run for that long; the rest is tried in the background. */
    @Transactional(propagation = Propagation.NEVER)
    public void preview(String practice, long id, Duration atMost, Viewer by) {
        if (find(practice, id, by).dryRun()) {
            work.run(id, atMost);
        }
    }

    /** @return newest first; previews are left out */
    @Transactional(readOnly = true)
    public List<Migration> list(String practice, Viewer by) {
        refuseUnlessReader(practice, by);
        return store.of(practice);
    }

    @Transactional(readOnly = true)
    public Migration find(String practice, long id, Viewer by) {
        refuseUnlessReader(practice, by);
        return store.find(id)
                .filter(migration -> migration.practice().equals(practice))
                .orElseThrow(
                        () -> Refusal.notFound("There is no migration " + id + " of the practice " + practice + "."));
    }

    /** @param result null for all; @param cursor from the page before, or null */
    @Transactional(readOnly = true)
    public Page<Line> tickets(
            String practice, long id, @Nullable Result result, int limit, @Nullable String cursor, Viewer by) {
        find(practice, id, by);
        return store.lines(id, result, limit, cursor);
    }

    /** The ticket in hand is finished first. */
    @Transactional
    public Migration pause(String practice, long id, Viewer by) {
        return change(practice, id, Status.RUNNING, Status.PAUSED, "migration.paused", by);
    }

    @Transactional
    public Migration resume(String practice, long id, Viewer by) {
        return change(practice, id, Status.PAUSED, Status.RUNNING, "migration.resumed", by);
    }

    /** Tickets that were moved stay moved, the others stay where they are. */
    @Transactional
    public Migration cancel(String practice, long id, Viewer by) {
        var migration = find(practice, id, by);
        if (migration.status() == Status.DONE || migration.status() == Status.CANCELLED) {
            throw wrongStatus(migration);
        }
        return change(practice, id, migration.status(), Status.CANCELLED, "migration.cancelled", by);
    }

    /** Once more, those that failed or could not be moved as they stood. */
    @Transactional
    public Migration retry(String practice, long id, Viewer by) {
        refuseUnlessMover(practice, by);
        var migration = find(practice, id, by);
        if (migration.status() == Status.PAUSED || migration.dryRun()) {
            throw wrongStatus(migration);
        }
        try {
            if (store.again(migration) == 0) {
                throw Refusal.conflict("There is no ticket to try again.");
            }
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict(
                    "Tickets of version " + migration.from() + " are on their way by another migration.");
        }
        publish(by, "migration.retried", id, Map.of("practice", practice));
        return find(practice, id, by);
    }

    private Migration change(String practice, long id, Status from, Status to, String act, Viewer by) {
        refuseUnlessMover(practice, by);
        var migration = find(practice, id, by);
        if (!store.change(id, from, to)) {
            throw wrongStatus(migration);
        }
        publish(by, act, id, Map.of("practice", practice));
        return find(practice, id, by);
    }

    private static Refusal wrongStatus(Migration migration) {
        return Refusal.conflict("Migration " + migration.id() + " is "
                + (migration.dryRun() ? "only a preview and " : "")
                + migration.status().name().toLowerCase(java.util.Locale.ROOT) + ".");
    }

    private PublishedPack version(String practice, int version, String field) {
        return practices
                .version(practice, version)
                .orElseThrow(() -> Refusal.invalid(field, practice + " has no version " + version + "."));
    }

    void refuseUnlessReader(String practice, Viewer by) {
        var unit = unit(practice);
        if (!by.has(Role.AUDITOR) && !mayMove(by, unit)) {
            throw Refusal.forbidden("Migrations are shown to process owners of the unit " + unit
                    + ", managers, administrators and auditors.");
        }
    }

    private void refuseUnlessMover(String practice, Viewer by) {
        var unit = unit(practice);
        if (!mayMove(by, unit)) {
            throw Refusal.forbidden(
                    "Only a process owner of the unit " + unit + ", a manager or an administrator moves tickets.");
        }
    }

    private String unit(String practice) {
        return practices
                .current(practice)
                .map(pack -> pack.pack().descriptor().unit())
                .orElseThrow(() -> Refusal.notFound("There is no practice " + practice + "."));
    }

    static boolean mayMove(Viewer by, String unit) {
        return by.has(Role.PROCESS_OWNER, unit) || by.has(Role.MANAGER) || by.has(Role.ADMINISTRATOR);
    }

    private void publish(Viewer by, String act, long id, Map<String, ?> after) {
        events.publishEvent(Act.on(by.account(), act, "migration", Long.toString(id), new LinkedHashMap<>(after)));
    }
}
