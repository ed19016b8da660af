package org.praxisitsm.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.sla.AgreementRules;
import org.praxisitsm.workflow.Trial.Kind;
import org.praxisitsm.workflow.Trial.What;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One trial: a sandbox, a ticket in it, and what was done to it so far. To go back is to do all but the last again: the
 * sandbox's clock stands still between two moves, so the same comes out.
 */
final class TrialSession implements AutoCloseable {

    static final int MOST_MOVES = 300;

    private static final Logger LOG = LoggerFactory.getLogger(TrialSession.class);

    private static final Duration LONGEST_MOVE = Duration.ofSeconds(10);
    private static final Duration LONGEST_REPLAY = Duration.ofSeconds(40);

    /** What somebody does to the ticket; nothing that names a row of a sandbox, so that it can be done again. */
    sealed interface Move {}

    record Step() implements Move {}

    record ToNextPerson() implements Move {}

    /**
     * @param place of the task among the open ones of its name
     * @param answers checked, and only what was sent
     */
    record Answer(String activity, String name, int place, String outcome, Map<String, Object> answers)
            implements Move {}

    record Message(String message, Map<String, Object> variables) implements Move {}

    record Command(String message, String name, Map<String, Object> answers) implements Move {}

    record TimePasses() implements Move {}

    private final String id;
    private final Sandbox sandbox;
    private final Pack pack;
    private final Given given;
    private final String sample;
    private final StartForm startForm;
    private final FormAnswers forms;
    private final String number;
    private final Instant startedAt;
    private final Map<String, BpmnModelInstance> diagrams;
    private final List<Move> moves = new ArrayList<>();
    private Rehearsal rehearsal;
    private TrialLog log;
    private Instant now;
    private @Nullable String trouble;
    private boolean spoiled;

    /** Puts the sample's answers onto the ticket. */
    interface StartForm {
        void fill(SandboxTicket ticket);
    }

    TrialSession(
            String id,
            Sandbox sandbox,
            Pack pack,
            Given given,
            String sample,
            StartForm startForm,
            FormAnswers forms,
            Instant startedAt) {
        this.id = id;
        this.sandbox = sandbox;
        this.pack = pack;
        this.given = given;
        this.sample = sample;
        this.startForm = startForm;
        this.forms = forms;
        this.number = pack.descriptor().prefix() + "0000001";
        this.startedAt = startedAt;
        this.diagrams = new LinkedHashMap<>();
        this.now = startedAt;
        this.log = new TrialLog((rules, grid) -> null, name -> name);
        this.rehearsal = new Rehearsal(sandbox, new SandboxTicket(pack, given), number);
        within(LONGEST_MOVE, this::begin);
    }

    /** @return what was done so far, oldest first */
    synchronized List<Move> moves() {
        return List.copyOf(moves);
    }

    Given given() {
        return given;
    }

    private @Nullable String fileOf(String rules, boolean grid) {
        var path = "rules/" + pack.key() + "/" + rules + ".rules.csv";
        return !grid ? pack.fileOf(rules).orElse(null) : pack.files().has(path) ? path : null;
    }

    private void begin() {
        now = startedAt;
        var ticket = new SandboxTicket(pack, given);
        log = new TrialLog(this::fileOf, this::nameOf);
        rehearsal = new Rehearsal(sandbox, ticket, number);
        rehearsal.opens();
        startForm.fill(ticket);
        ticket.watchedBy(log);
        log.passed();
        log.note(What.BEGAN, "", sample, "", new LinkedHashMap<>(ticket.values));
        rehearsal.start();
    }

    private String nameOf(String activity) {
        return pack.diagrams().stream()
                .map(path -> diagram(path).getModelElementById(activity))
                .filter(FlowNode.class::isInstance)
                .map(node -> ((FlowNode) node).getName())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(activity);
    }

    private BpmnModelInstance diagram(String path) {
        return diagrams.computeIfAbsent(
                path,
                file -> org.camunda.bpm.model.bpmn.Bpmn.readModelFromStream(
                        new java.io.ByteArrayInputStream(pack.files().bytes(file))));
    }

    /**
     * Does it, and keeps it. What fails is undone, and stands as the trouble of what is returned.
     *
     * @throws Refusal conflict where the trial was stopped before or has gone on for too long
     */
    synchronized Trial move(Move move) {
        refuseIfSpoiled();
        if (moves.size() >= MOST_MOVES) {
            throw Refusal.conflict(RehearsalStopped.tooMany(MOST_MOVES).getMessage());
        }
        trouble = null;
        try {
            within(LONGEST_MOVE, () -> play(move));
            moves.add(move);
        } catch (Refusal refused) {
            throw refused;
        } catch (RuntimeException failed) {
            LOG.debug("A trial stopped", failed);
            fails(failed);
        }
        return show();
    }

    /** Undoes the last move. */
    synchronized Trial back() {
        refuseIfSpoiled();
        if (!moves.isEmpty()) {
            moves.remove(moves.size() - 1);
            trouble = null;
            replay();
        }
        return show();
    }

    private void refuseIfSpoiled() {
        if (spoiled) {
            throw Refusal.conflict("This trial was stopped: start it again");
        }
    }

    private void fails(RuntimeException failed) {
        var stopped = RehearsalStopped.behind(failed);
        trouble = stopped == null ? "The process stops here: " + failed.getMessage() : stopped.getMessage();
        if (stopped != null && stopped.isHeld()) {
            // Whatever was too slow may still run in there.
            spoiled = true;
            sandbox.close();
        } else {
            // The engine has undone its part; what the ticket was told meanwhile is undone by doing the rest again.
            replay();
        }
    }

    private void replay() {
        try {
            within(LONGEST_REPLAY, () -> {
                rehearsal.cleanUp();
                begin();
                moves.forEach(this::play);
            });
        } catch (RuntimeException failed) {
            spoiled = true;
            sandbox.close();
            trouble = (trouble == null ? "" : trouble + " ") + "The way to here could not be gone again: "
                    + failed.getMessage();
        }
    }

    /** On a thread that may be given up, at the trial's own present. */
    private void within(Duration limit, Runnable work) {
        RehearsalThreads.run(
                limit,
                () -> ShiftableClock.at(now, () -> {
                    work.run();
                    return null;
                }));
    }

    private void play(Move move) {
        var before = rehearsal.ticket().state().key();
        switch (kind(move)) {
            case "Step" -> step();
            case "ToNextPerson" -> toNextPerson();
            case "Answer" -> answer((Answer) move);
            case "Message" -> message((Message) move);
            case "Command" -> command((Command) move);
            default -> timePasses();
        }
        var after = rehearsal.ticket().state();
        if (!after.key().equals(before)) {
            log.note(What.MOVED, "", after.label(), after.key(), Map.of("from", before));
        }
    }

    private static String kind(Move move) {
        return move.getClass().getSimpleName();
    }

    private boolean step() {
        var pending = rehearsal.pending();
        if (pending.isEmpty()) {
            return false;
        }
        log.passed();
        rehearsal.execute(pending.get(0).job());
        return true;
    }

    private void toNextPerson() {
        for (var i = 0; step(); i++) {
            if (i >= SandboxTicket.MOST_STEPS_AT_ONCE) {
                var passed = rehearsal.ticket().passed;
                throw RehearsalStopped.goesRound(i, passed.subList(Math.max(0, passed.size() - 5), passed.size()));
            }
        }
    }

    private void answer(Answer answer) {
        var task = open(answer).orElseThrow(() -> Refusal.conflict("'" + answer.name() + "' is not open any more"));
        log.passed();
        var label = rehearsal.outcomes(task).stream()
                .filter(drawn -> drawn.id().equals(answer.outcome()))
                .map(Tasks.Outcome::label)
                .findFirst()
                .orElse(answer.outcome());
        log.answered(answer, label, shown(answer.answers()));
        rehearsal.ticket().values.putAll(answer.answers());
        rehearsal.complete(task, answer.outcome(), answer.answers().keySet());
    }

    private Optional<Task> open(Answer answer) {
        return rehearsal.tasks().stream()
                .filter(task -> task.getTaskDefinitionKey().equals(answer.activity()))
                .skip(answer.place())
                .findFirst();
    }

    private void message(Message message) {
        var known = rehearsal.waiting().stream()
                .filter(waiting -> waiting.message().equals(message.message()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("No step waits for '" + message.message() + "' now"));
        log.passed();
        log.note(What.RECEIVED, known.activity(), known.name(), message.message(), message.variables());
        rehearsal.receive(message.message(), message.variables());
    }

    private void command(Command command) {
        log.passed();
        log.note(What.RECEIVED, "", command.name(), command.message(), shown(command.answers()));
        rehearsal.ticket().values.putAll(command.answers());
        if (!rehearsal.receive(
                command.message(), rehearsal.variables(command.answers().keySet()))) {
            throw Refusal.conflict("The diagram does not offer '" + command.name() + "' now");
        }
    }

    /** The next timer is waited for: what is due by itself needs no clock of the engine. */
    private void timePasses() {
        var next =
                rehearsal.timers().stream().findFirst().orElseThrow(() -> Refusal.conflict("No timer is running now"));
        if (next.dueAt().isAfter(now)) {
            now = next.dueAt();
        }
        log.passed();
        log.note(What.TIMED, next.activity(), next.name(), next.activity(), Map.of("at", now.toString()));
        ShiftableClock.at(now, () -> {
            rehearsal.execute(next.job());
            return null;
        });
    }

    private static Map<String, Object> shown(Map<String, Object> answers) {
        var shown = new LinkedHashMap<>(answers);
        shown.values().removeIf(Objects::isNull);
        return shown;
    }

    /** @return how it stands, also where it was stopped */
    synchronized Trial show() {
        if (spoiled) {
            return view(true, List.of(), List.of(), List.of(), false);
        }
        var seen = new Trial[1];
        within(LONGEST_MOVE, () -> {
            var pending = rehearsal.pending();
            seen[0] = view(rehearsal.isEnded(), pending, work(), waits(), !pending.isEmpty());
        });
        return seen[0];
    }

    private Trial view(
            boolean ended,
            List<Rehearsal.Pending> pending,
            List<Trial.Work> work,
            List<Trial.Wait> waits,
            boolean canStep) {
        return new Trial(
                id,
                pack,
                sample,
                log.step(),
                ended,
                trouble,
                now,
                rehearsal.ticket().state(),
                pictures(pending),
                work,
                waits,
                List.copyOf(log.happenings),
                new LinkedHashMap<>(rehearsal.ticket().values),
                canStep,
                !spoiled && !moves.isEmpty());
    }

    private List<Trial.Picture> pictures(List<Rehearsal.Pending> pending) {
        var main = pack.descriptor().process();
        var pictures = new ArrayList<Trial.Picture>();
        for (var path : pack.diagrams()) {
            var process = path.substring(path.lastIndexOf('/') + 1, path.length() - ".bpmn".length());
            var way = log.ways.get(process);
            var next = pending.stream()
                    .filter(one -> one.process().equals(process))
                    .toList();
            if (way == null && next.isEmpty() && !process.equals(main)) {
                continue;
            }
            var tokens = new LinkedHashMap<String, Integer>();
            if (way != null) {
                tokens.putAll(way.standing);
            }
            next.forEach(one -> tokens.merge(one.activity(), 1, Integer::sum));
            pictures.add(new Trial.Picture(
                    process,
                    pack.text(path),
                    way == null ? Set.of() : Set.copyOf(way.done),
                    way == null ? Set.of() : Set.copyOf(way.flows),
                    tokens.entrySet().stream()
                            .map(token -> new Trial.Token(token.getKey(), token.getValue()))
                            .toList()));
        }
        // Called processes are where something happens; then the ticket's own.
        pictures.sort(java.util.Comparator.comparing((Trial.Picture picture) ->
                        picture.tokens().isEmpty() || picture.process().equals(main) ? 1 : 0)
                .thenComparing(picture -> picture.process().equals(main) ? 0 : 1));
        return pictures;
    }

    private List<Trial.Work> work() {
        return rehearsal.tasks().stream()
                .map(task -> {
                    var form = form(rehearsal.form(task));
                    var groups = sandbox.engine().getTaskService().getIdentityLinksForTask(task.getId()).stream()
                            .map(link -> link.getGroupId())
                            .filter(Objects::nonNull)
                            .toList();
                    return new Trial.Work(
                            task.getId(),
                            task.getTaskDefinitionKey(),
                            Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                            task.getAssignee() == null || task.getAssignee().isBlank() ? null : task.getAssignee(),
                            groups,
                            form,
                            known(form),
                            rehearsal.outcomes(task));
                })
                .toList();
    }

    private @Nullable FormDefinition form(@Nullable String formId) {
        return formId == null ? null : pack.forms().get(formId);
    }

    private Map<String, Object> known(@Nullable FormDefinition form) {
        return form == null ? Map.of() : forms.known(form, rehearsal.ticket().values, rehearsal::processValues);
    }

    private List<Trial.Wait> waits() {
        var thresholds = AgreementRules.thresholds(pack);
        var targets = AgreementRules.targets(pack);
        var waits = new ArrayList<Trial.Wait>();
        for (var timer : rehearsal.timers()) {
            waits.add(new Trial.Wait(
                    Kind.TIMER, timer.job(), timer.activity(), timer.name(), null, Map.of(), timer.dueAt(), Map.of()));
        }
        for (var waiting : rehearsal.waiting()) {
            var form = form(waiting.form());
            var percent = thresholds.get(waiting.message());
            var kind = waiting.command() ? Kind.COMMAND : percent == null ? Kind.MESSAGE : Kind.TARGET;
            var variables = new LinkedHashMap<String, Object>();
            if (percent != null) {
                targets.stream().limit(1).forEach(target -> variables.put("target", target));
                variables.put("threshold", percent);
            }
            waits.add(new Trial.Wait(
                    kind, waiting.message(), waiting.activity(), waiting.name(), form, known(form), null, variables));
        }
        return waits;
    }

    /** @return where the task stands among the open ones of its step */
    synchronized int place(Trial.Work work) {
        var place = 0;
        for (var other : show().work()) {
            if (other.id().equals(work.id())) {
                return place;
            }
            place += other.activity().equals(work.activity()) ? 1 : 0;
        }
        return 0;
    }

    @Override
    public synchronized void close() {
        spoiled = true;
        sandbox.close();
    }
}
