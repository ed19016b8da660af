package org.praxisitsm.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.Gate;
import org.praxisitsm.practice.NeededFor;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck.Result;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.GridPolicy;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.workflow.TrialSession.Move;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Tries a draft or a version out: a sample ticket goes through the real engine, tables and grids of a sandbox, step by step.
 * No mail leaves, no data remains; only that a trial was run is kept in the trail. A trial lives on the node it was begun on.
 */
@Service
public class TicketTrials implements DisposableBean {

    /** TicketTrials that a person has at a time; one more ends the one that was left alone longest. */
    static final int MOST_OF_A_PERSON = 3;

    /** TicketTrials on a node at a time. */
    static final int MOST_ON_A_NODE = 12;

    static final Duration IDLE = Duration.ofMinutes(30);

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** What a trial begins with. */
    public sealed interface Sample {}

    /**
     * The start form, answered.
     *
     * @param requester account, or null for who tries
     * @param ticket number of the real ticket that the answers were taken from, or null
     */
    public record Answers(@Nullable String requester, Map<String, Object> values, @Nullable String ticket)
            implements Sample {}

    /** What a scenario of the pack gives. @param path of its file */
    public record FromScenario(String path) implements Sample {}

    /** A run that was kept. @param path of the new scenario */
    public record Kept(String path, String text, Drafts.Draft draft) {}

    /** Answers to the start form as a real ticket holds them. */
    public record TicketFacts(String requester, Map<String, Object> answers) {}

    /** A scenario as it is written. @param steps each with one verb, in order */
    public record Scenario(String title, Map<String, Object> given, List<Map<String, Object>> steps) {}

    /**
     * How much of a process the scenarios pass together.
     *
     * @param passed ids of steps, events, gateways and flows
     * @param missed ids of those that none of them passes
     */
    public record Coverage(String process, String xml, Set<String> passed, Set<String> missed) {

        public int percent() {
            var all = passed.size() + missed.size();
            return all == 0 ? 100 : passed.size() * 100 / all;
        }
    }

    private record Source(String practice, @Nullable Long draft, int version) {}

    private static final class Entry {
        final TrialSession session;
        final Source source;
        final Sample sample;
        final String account;
        volatile Instant usedAt;

        Entry(TrialSession session, Source source, Sample sample, String account, Instant usedAt) {
            this.session = session;
            this.source = source;
            this.sample = sample;
            this.account = account;
            this.usedAt = usedAt;
        }
    }

    private final Practices practices;
    private final Drafts drafts;
    private final Gate gate;
    private final ObjectProvider<ServiceAction> actions;
    private final GridPolicy grids;
    private final FormValidation forms;
    private final FormAnswers answers;
    private final LiveFacts facts;
    private final Scenarios scenarios;
    private final TicketDesk desk;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Entry> running = new ConcurrentHashMap<>();

    TicketTrials(
            Practices practices,
            Drafts drafts,
            Gate gate,
            ObjectProvider<ServiceAction> actions,
            GridPolicy grids,
            FormValidation forms,
            FormAnswers answers,
            LiveFacts facts,
            Scenarios scenarios,
            TicketDesk desk,
            ApplicationEventPublisher events,
            Clock clock) {
        this.practices = practices;
        this.drafts = drafts;
        this.gate = gate;
        this.actions = actions;
        this.grids = grids;
        this.forms = forms;
        this.answers = answers;
        this.facts = facts;
        this.scenarios = scenarios;
        this.desk = desk;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins with the files of a draft as they were saved last.
     *
     * @throws Refusal not found where there is no such draft for the viewer; conflict where the gate refuses it, or the engine;
     *     invalid where the answers do not fit the start form; too many where the node has enough of them
     */
    public Trial ofDraft(String practice, long draft, Sample sample, Viewer by) {
        var pack = drafts.files(practice, draft, by);
        refuseWhatTheGateRefuses(pack);
        return begin(new Source(practice, draft, 0), pack, sample, by);
    }

    /** The same with a version that was published. */
    public Trial ofVersion(String practice, int version, Sample sample, Viewer by) {
        var published = practices
                .version(practice, version)
                .orElseThrow(() -> Refusal.notFound("There is no version " + version + " of the practice " + practice));
        mayTry(published.pack(), by);
        return begin(new Source(practice, null, version), published.pack(), sample, by);
    }

    private static void mayTry(Pack pack, Viewer by) {
        var unit = pack.descriptor().unit();
        if (!by.has(Role.PROCESS_OWNER, unit)
                && !by.has(Role.MANAGER)
                && !by.has(Role.AUDITOR)
                && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only those who draw, agree or audit may try " + pack.key());
        }
    }

    private void refuseWhatTheGateRefuses(Pack pack) {
        var errors = gate.check(pack.files(), pack.key()).stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            var first = errors.get(0);
            throw Refusal.conflict("It cannot be tried before the gate lets it through: " + first.file() + ": "
                    + first.message() + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : ""));
        }
    }

    private Trial begin(Source source, Pack pack, Sample sample, Viewer by) {
        sweep();
        makeRoom(by);
        var given = given(pack, sample, by);
        var form = pack.forms().get(pack.descriptor().startForm());
        var checked = sample instanceof Answers sent && form != null ? checked(form, sent) : Map.<String, Object>of();
        TrialSession.StartForm fill = sample instanceof Answers
                ? ticket -> ticket.values.putAll(checked)
                : ticket -> new WrittenAnswers(ticket, forms).take(form, given.form());
        var id = UUID.randomUUID().toString();
        var session = session(id, pack, given, name(pack, sample), fill);
        running.put(id, new Entry(session, source, sample, by.account(), clock.instant()));
        var objectId =
                source.draft() == null ? "v" + source.version() : source.draft().toString();
        events.publishEvent(Act.on(
                by.account(),
                "draft.tried",
                source.draft() == null ? "practice" : "draft",
                objectId,
                Map.of("practice", source.practice(), "hash", pack.files().hash())));
        return session.show();
    }

    private TrialSession session(String id, Pack pack, Given given, String name, TrialSession.StartForm fill) {
        Sandbox sandbox = null;
        try {
            sandbox = RehearsalThreads.run(
                    LONGEST_START, () -> new Sandbox(pack, actions.stream().toList(), new SandboxStage(grids), true));
            return new TrialSession(id, sandbox, pack, given, name, fill, answers, Micros.truncated(clock.instant()));
        } catch (RuntimeException failed) {
            if (sandbox != null) {
                sandbox.close();
            }
            throw refused(failed);
        }
    }

    private static RuntimeException refused(RuntimeException failed) {
        var stopped = RehearsalStopped.behind(failed);
        if (stopped != null) {
            return Refusal.conflict(stopped.getMessage());
        }
        if (failed instanceof IllegalArgumentException unreadable) {
            return Refusal.conflict("The scenario cannot begin: " + unreadable.getMessage());
        }
        return failed instanceof ProcessEngineException engine
                ? Refusal.conflict("The engine refuses it: " + engine.getMessage())
                : failed;
    }

    /** Of a person's own trials the one that was left alone longest ends; those of others do not. */
    private void makeRoom(Viewer by) {
        var own = running.entrySet().stream()
                .filter(entry -> entry.getValue().account.equals(by.account()))
                .sorted(Comparator.comparing(entry -> entry.getValue().usedAt))
                .toList();
        for (var i = 0; i <= own.size() - MOST_OF_A_PERSON; i++) {
            end(own.get(i).getKey());
        }
        if (running.size() >= MOST_ON_A_NODE) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    running.size() + " trials are running: try again when one of them has ended",
                    List.of());
        }
    }

    private Given given(Pack pack, Sample sample, Viewer by) {
        if (sample instanceof Answers sent) {
            var values = new LinkedHashMap<>(sent.values());
            values.values().removeIf(Objects::isNull);
            return new RecordedGiven(Objects.requireNonNullElse(sent.requester(), by.account()), values, facts);
        }
        return scenario(pack, ((FromScenario) sample).path());
    }

    private static ScenarioFile scenario(Pack pack, String path) {
        if (!pack.scenarios().contains(path)) {
            throw Refusal.notFound("There is no scenario " + path);
        }
        try {
            return ScenarioFile.read(pack, path);
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.conflict(path + ": " + unreadable.getMessage());
        }
    }

    private static String name(Pack pack, Sample sample) {
        if (sample instanceof FromScenario from) {
            return scenario(pack, from.path()).title();
        }
        var values = ((Answers) sample).values();
        return Objects.toString(values.get("subject"), pack.descriptor().name());
    }

    private Map<String, Object> checked(FormDefinition form, Answers sent) {
        var known = new LinkedHashMap<String, Object>();
        known.put("requester", sent.requester());
        var checked = forms.validated(form, sent.values(), known, known, "fields");
        var values = new LinkedHashMap<>(checked);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /**
     * What a real ticket of the practice would answer to the start form.
     *
     * @throws Refusal not found where the viewer may not see it; invalid where it is one of another practice
     */
    public TicketFacts factsOf(Pack pack, String number, Viewer by) {
        var ticket = desk.get(number, by);
        if (!ticket.practice().equals(pack.key())) {
            throw Refusal.invalid(
                    "ticket", number + " is no ticket of " + pack.descriptor().name());
        }
        var all = new LinkedHashMap<String, Object>(ticket.fields());
        all.put("subject", ticket.subject());
        all.put("description", ticket.description());
        all.put("service", ticket.service());
        all.put("affected", ticket.affected());
        var form = pack.forms().get(pack.descriptor().startForm());
        var asked = new LinkedHashMap<String, Object>();
        if (form != null) {
            form.fields().forEach(field -> {
                if (all.get(field.key()) != null) {
                    asked.put(field.key(), all.get(field.key()));
                }
            });
        }
        return new TicketFacts(ticket.requester(), asked);
    }

    /** The next activity. */
    public Trial step(String id, Viewer by) {
        return move(id, new TrialSession.Step(), by);
    }

    /** Every activity until a person, a message or a time is waited for. */
    public Trial toNextPerson(String id, Viewer by) {
        return move(id, new TrialSession.ToNextPerson(), by);
    }

    /**
     * Completes a task as a person would.
     *
     * @throws Refusal invalid naming what does not fit as {@code values.<key>}, or the outcome; conflict where it is not open
     */
    public Trial answer(String id, String task, String outcome, Map<String, Object> values, Viewer by) {
        var entry = own(id, by);
        var now = entry.session.show();
        var open = now.work().stream()
                .filter(work -> work.id().equals(task))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("This task is not open any more"));
        if (open.outcomes().stream().noneMatch(drawn -> drawn.id().equals(outcome))) {
            throw Refusal.invalid(
                    "outcome",
                    "One of " + open.outcomes().stream().map(Tasks.Outcome::id).toList());
        }
        var form = open.form() == null ? null : NeededFor.asked(open.form(), outcome);
        var sent = checked(open.name(), form, open.known(), now.values(), values);
        return move(
                id,
                new TrialSession.Answer(open.activity(), open.name(), entry.session.place(open), outcome, sent),
                by);
    }

    /** @return what the answers change of the ticket; what they leave as it is need not be said again */
    private Map<String, Object> checked(
            String name,
            @Nullable FormDefinition form,
            Map<String, Object> known,
            Map<String, Object> ticket,
            Map<String, Object> values) {
        if (form == null) {
            if (!values.isEmpty()) {
                throw Refusal.invalid("values." + values.keySet().iterator().next(), name + " asks for nothing.");
            }
            return Map.of();
        }
        var changed = new LinkedHashMap<>(values);
        // Samples name people whom the house does not know: what stood there before is not asked about.
        changed.entrySet()
                .removeIf(
                        answer -> answer.getValue() != null && answer.getValue().equals(known.get(answer.getKey())));
        var checked = new LinkedHashMap<>(forms.validated(form, changed, known, known, "values"));
        checked.entrySet().removeIf(answer -> Objects.equals(ticket.get(answer.getKey()), answer.getValue()));
        return checked;
    }

    /**
     * Lets the diagram receive what it waits for: a command with its answers, any other message with its variables.
     *
     * @param message name of it, as {@link Trial.Wait#key()} says
     */
    public Trial receive(String id, String message, Map<String, Object> values, Viewer by) {
        var entry = own(id, by);
        var now = entry.session.show();
        var wait = now.waits().stream()
                .filter(one -> one.kind() != Trial.Kind.TIMER && one.key().equals(message))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("No step waits for '" + message + "' now"));
        if (wait.kind() == Trial.Kind.COMMAND) {
            var sent = checked(wait.name(), wait.form(), wait.known(), now.values(), values);
            return move(id, new TrialSession.Command(message, wait.name(), sent), by);
        }
        var variables = new LinkedHashMap<String, Object>(wait.variables());
        values.forEach((name, value) -> variables.put(name, Variables.simple(value)));
        return move(id, new TrialSession.Message(message, variables), by);
    }

    /** Waits for the next timer: the trial's own clock moves on, nobody else's. */
    public Trial jump(String id, Viewer by) {
        return move(id, new TrialSession.TimePasses(), by);
    }

    /** Undoes what was done last. */
    public Trial back(String id, Viewer by) {
        return own(id, by).session.back();
    }

    public Trial show(String id, Viewer by) {
        return own(id, by).session.show();
    }

    private Trial move(String id, Move move, Viewer by) {
        return own(id, by).session.move(move);
    }

    private Entry own(String id, Viewer by) {
        var entry = running.get(id);
        if (entry == null || !entry.account.equals(by.account())) {
            throw Refusal.notFound("This trial has ended: start it again");
        }
        entry.usedAt = clock.instant();
        return entry;
    }

    /** Ends a trial of one's own; nothing of it remains. */
    public void end(String id, Viewer by) {
        var entry = running.get(id);
        if (entry != null && entry.account.equals(by.account())) {
            end(id);
        }
    }

    private void end(String id) {
        var entry = running.remove(id);
        if (entry != null) {
            entry.session.close();
        }
    }

    /** Ends what was left alone. */
    void sweep() {
        var before = clock.instant().minus(IDLE);
        running.forEach((id, entry) -> {
            if (entry.usedAt.isBefore(before)) {
                end(id);
            }
        });
    }

    int running() {
        return running.size();
    }

    /**
     * Writes the run into the draft as a scenario, which says what was given, done and to be expected. It is played on the
     * draft as it stands now before it is kept.
     *
     * @throws Refusal conflict where the trial is of a version that is published, or the scenario would not come out so;
     *     forbidden for who is not the draft's author
     */
    public Kept keep(String id, String title, Viewer by) {
        var entry = own(id, by);
        var draftId = entry.source.draft();
        if (draftId == null) {
            throw Refusal.conflict("A run is kept in a draft: start one, and try it there");
        }
        var wanted = title.strip();
        if (wanted.isEmpty()
                || wanted.length() > KeptScenario.LONGEST_TITLE
                || wanted.lines().count() > 1) {
            throw Refusal.invalid("title", "One line of 1 to " + KeptScenario.LONGEST_TITLE + " characters");
        }
        var practice = entry.source.practice();
        var draft = drafts.find(practice, draftId, by).orElseThrow(() -> Refusal.notFound("The draft is gone"));
        var pack = drafts.files(practice, draftId, by);
        refuseWhatTheGateRefuses(pack);
        var kept = new KeptScenario(pack, forms, actions.stream().toList(), grids);
        var isReal = entry.sample instanceof Answers sent && sent.ticket() != null;
        var text = kept.write(wanted, entry.session.given(), entry.session.moves(), isReal);
        var path = KeptScenario.path(pack, wanted);
        var with = new Pack(
                pack.descriptor(),
                pack.files().with(path, text.getBytes(StandardCharsets.UTF_8)),
                pack.forms(),
                pack.texts());
        var result = scenarios.run(with, List.of(path), done -> {}).get(0);
        if (!result.green()) {
            throw Refusal.conflict("Played again it comes out otherwise, so it was not kept: " + result.message());
        }
        var saved = drafts.save(draftId, path, text.getBytes(StandardCharsets.UTF_8), draft.version(), by);
        return new Kept(path, text, saved);
    }

    /**
     * Runs scenarios of files that need not be saved.
     *
     * @param paths which; all where empty
     * @param done told of each result as soon as it is there
     * @throws Refusal conflict where the gate refuses the files
     */
    public List<Result> check(Pack pack, Collection<String> paths, Consumer<Result> done, Viewer by) {
        mayTry(pack, by);
        refuseWhatTheGateRefuses(pack);
        return scenarios.run(pack, paths.isEmpty() ? pack.scenarios() : paths, done);
    }

    /** @return where a scenario of this title is kept: the next number that is free */
    public String nextPath(Pack pack, String title) {
        return KeptScenario.path(pack, title);
    }

    /** @throws Refusal invalid where it cannot be read */
    public Scenario read(String path, String text) {
        try {
            var file = ScenarioFile.read(path, text);
            return new Scenario(file.title(), file.given(), file.steps());
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.invalid(path, String.valueOf(unreadable.getMessage()));
        }
    }

    /** @return for each diagram of the pack that can be read, the ticket's own process first */
    public List<Coverage> coverage(Pack pack, Collection<Result> results) {
        var passed =
                results.stream().flatMap(result -> result.elements().stream()).collect(Collectors.toSet());
        var own = "/" + pack.descriptor().process() + ".bpmn";
        return pack.diagrams().stream()
                .sorted(Comparator.comparing(path -> path.endsWith(own) ? 0 : 1))
                .flatMap(path -> DiagramCoverage.of(pack, path, passed).stream())
                .toList();
    }

    @Override
    public void destroy() {
        running.keySet().forEach(this::end);
    }
}
