package org.praxisitsm.insight;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.audit.AuditTrail.DecisionRecord;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Gate;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What a draft would change: takes the decisions that were recorded for the last tickets, with the inputs that were recorded
 * with them, through the draft's tables and grids. No ticket changes.
 */
@Service
public class DecisionReplays {

    public static final int MOST_TICKETS = 5_000;

    /** Tickets that a change names. */
    public static final int MOST_NAMED = 200;

    /** A step may name a decision that its file is not called after. */
    private static final Pattern NAMED = Pattern.compile("\\bdecisionRef=\"([A-Za-z][A-Za-z0-9_-]*)\"");

    private static final int AT_ONCE = 200;
    private static final int MOST_REMEMBERED = 20_000;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Is told how far it is, and says whether to go on. */
    public interface Progress {
        boolean at(int tickets, int of);
    }

    private final Drafts drafts;
    private final Practices practices;
    private final Gate gate;
    private final Trials rules;
    private final TicketQueries queries;
    private final TicketDesk desk;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Semaphore places = new Semaphore(2);

    DecisionReplays(
            Drafts drafts,
            Practices practices,
            Gate gate,
            Trials rules,
            TicketQueries queries,
            TicketDesk desk,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drafts = drafts;
        this.practices = practices;
        this.gate = gate;
        this.rules = rules;
        this.queries = queries;
        this.desk = desk;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    private record Asked(String key, String inputs) {}

    private record Said(@Nullable Map<String, Object> outputs, @Nullable String trouble) {}

    /** One run: what was asked before need not be asked again. */
    private record Run(Pack pack, Map<String, String> paths, Map<String, List<String>> wanted, Map<Asked, Said> said) {}

    /**
     * @param tables keys of tables and grids; those that differ from the version in use where empty
     * @param limit how many of the last tickets, 1 to {@value #MOST_TICKETS}
     * @throws Refusal not found where there is no such draft for the viewer; invalid for a limit out of range or a table that
     *     the draft has not; conflict where the gate refuses the draft; too many while two others run
     */
    public Replay replay(
            String practice, long draft, Collection<String> tables, int limit, Viewer by, Progress progress) {
        if (limit < 1 || limit > MOST_TICKETS) {
            throw Refusal.invalid("limit", "Between 1 and " + MOST_TICKETS + ".");
        }
        var pack = drafts.files(practice, draft, by);
        refuseWhatTheGateRefuses(pack);
        var paths = paths(pack, tables);
        if (!places.tryAcquire()) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY, "Two replays are running already: try again in a minute", List.of());
        }
        try {
            var replay = replay(pack, paths, limit, by, progress);
            events.publishEvent(Act.on(
                    by.account(),
                    "draft.replayed",
                    "draft",
                    Long.toString(draft),
                    Map.of("practice", practice, "tables", List.copyOf(paths.keySet()), "tickets", replay.tickets())));
            return replay;
        } finally {
            places.release();
        }
    }

    private void refuseWhatTheGateRefuses(Pack pack) {
        gate.check(pack.files(), pack.key()).stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .findFirst()
                .ifPresent(first -> {
                    throw Refusal.conflict("Nothing is decided by it before the gate lets it through: " + first.file()
                            + ": " + first.message());
                });
    }

    /** @return path by key */
    private Map<String, String> paths(Pack pack, Collection<String> tables) {
        var all = new LinkedHashMap<String, String>();
        pack.tables().forEach(path -> all.put(name(path, ".dmn"), path));
        for (var diagram : pack.diagrams()) {
            var named = NAMED.matcher(pack.text(diagram));
            while (named.find()) {
                var decision = named.group(1);
                pack.fileOf(decision).ifPresent(path -> all.putIfAbsent(decision, path));
            }
        }
        pack.grids().forEach(path -> all.put(name(path, ".rules.csv"), path));
        for (var table : tables) {
            if (!all.containsKey(table)) {
                throw Refusal.invalid("tables", "There is no table or grid " + table + " in the draft");
            }
        }
        if (!tables.isEmpty()) {
            all.keySet().retainAll(Set.copyOf(tables));
            return all;
        }
        var current = practices.current(pack.key()).map(PublishedPack::pack);
        all.values().removeIf(path -> current.filter(inUse -> inUse.files().has(path)
                        && Arrays.equals(inUse.files().bytes(path), pack.files().bytes(path)))
                .isPresent());
        return all;
    }

    private static String name(String path, String end) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - end.length());
    }

    private Replay replay(Pack pack, Map<String, String> paths, int limit, Viewer by, Progress progress) {
        var tallies = new LinkedHashMap<String, TableTally>();
        paths.keySet().forEach(key -> tallies.put(key, new TableTally(key)));
        var run = new Run(pack, paths, new HashMap<>(), new HashMap<>());
        var until = clock.instant().plus(LONGEST);
        var done = 0;
        var complete = true;
        String cursor = null;
        while (done < limit && !paths.isEmpty()) {
            var filter = TicketFilter.any().ofPractice(pack.key());
            var page = queries.tickets(filter, "-openedAt", Math.min(AT_ONCE, limit - done), cursor, by);
            var numbers = page.items().stream()
                    .filter(row -> isInside(row, by))
                    .map(TicketRow::number)
                    .toList();
            var recorded = numbers.isEmpty() ? List.<DecisionRecord>of() : trail.decisionsOf(numbers, paths.keySet());
            for (var record : recorded) {
                again(run, record, tallies, by);
            }
            done += numbers.size();
            cursor = page.next();
            if (cursor == null) {
                break;
            }
            if (clock.instant().isAfter(until) || !progress.at(done, limit)) {
                complete = false;
                break;
            }
        }
        var results = tallies.values().stream().map(TableTally::result).toList();
        return new Replay(
                done,
                results.stream().mapToInt(Replay.Table::decisions).sum(),
                results.stream().mapToInt(Replay.Table::otherwise).sum(),
                complete,
                results);
    }

    /** Decisions are for those who work with the tickets of the unit, not for who only takes part in one. */
    private static boolean isInside(TicketRow row, Viewer by) {
        return by.has(Role.AGENT, row.unit())
                || by.has(Role.AUDITOR, row.unit())
                || by.has(Role.MANAGER, row.unit())
                || by.has(Role.PROCESS_OWNER, row.unit())
                || by.has(Role.ADMINISTRATOR, row.unit());
    }

    private void again(Run run, DecisionRecord record, Map<String, TableTally> tallies, Viewer by) {
        var made = record.decision();
        var tally = tallies.get(made.key());
        if (tally == null) {
            return;
        }
        var inputs = new LinkedHashMap<String, Object>(made.inputs());
        var missing = missing(run, made.key(), inputs);
        if (!missing.isEmpty()) {
            var today = today(made.ticket(), by);
            missing.forEach(name -> inputs.put(name, today.get(name)));
        }
        var said = run.said().get(new Asked(made.key(), inputs.toString()));
        if (said == null) {
            said = ask(run, made.key(), inputs);
            if (run.said().size() < MOST_REMEMBERED) {
                run.said().put(new Asked(made.key(), inputs.toString()), said);
            }
        }
        if (said.outputs() == null) {
            tally.cannot(said.trouble());
        } else {
            tally.compare(made.ticket(), made.outputs(), said.outputs(), !missing.isEmpty());
        }
    }

    /** Leaves what the table reads now; what it read then and reads no more is dropped. */
    private Set<String> missing(Run run, String key, Map<String, Object> inputs) {
        var path = run.paths().get(key);
        if (!path.endsWith(".dmn")) {
            return Set.of();
        }
        var wanted = run.wanted().computeIfAbsent(key, each -> rules.inputs(run.pack(), path, key));
        inputs.keySet().retainAll(Set.copyOf(wanted));
        var missing = new LinkedHashSet<>(wanted);
        missing.removeAll(inputs.keySet());
        return missing;
    }

    /** @return what the ticket says today; nothing where it cannot be read any more */
    private Map<String, Object> today(String number, Viewer by) {
        try {
            var ticket = desk.get(number, by);
            var values = new HashMap<String, Object>(ticket.fields());
            values.put("requester", ticket.requester());
            values.put("affected", ticket.affected());
            values.put("unit", ticket.unit());
            values.put("service", ticket.service());
            values.put("channel", ticket.channel());
            values.put("group", ticket.group());
            values.put("assignee", ticket.assignee());
            values.put("priority", ticket.priority());
            return values;
        } catch (Refusal gone) {
            return Map.of();
        }
    }

    private Said ask(Run run, String key, Map<String, Object> inputs) {
        try {
            var path = run.paths().get(key);
            var answer = path.endsWith(".dmn")
                    ? rules.ask(run.pack(), path, key, inputs)
                    : rules.ask(run.pack(), path, inputs);
            return new Said(answer.outputs(), null);
        } catch (Refusal | IllegalStateException cannot) {
            return new Said(null, cannot.getMessage());
        }
    }

    /** @return keys of tables and grids of the draft that differ from the version in use */
    public Set<String> changed(Pack pack) {
        return new TreeSet<>(paths(pack, new ArrayList<>()).keySet());
    }
}
