package org.praxisitsm.workflow;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.GridPolicy;
import org.praxisitsm.ticket.TicketProgress.Step;
import org.praxisitsm.workflow.TrialSession.Move;

/**
 * Makes a scenario of a trial: goes the same way once more, in the kind of sandbox in which scenarios run, and writes down what
 * was done and how the ticket stood after it.
 */
final class KeptScenario {

    static final int LONGEST_TITLE = 200;

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_PATH = 60;
    private static final int LONGEST_NAME = 48;
    private static final String LEFT_OUT = "Left out";
    private static final Set<String> ATTRIBUTES = Set.of("group", "assignee", "priority");

    /** Values that every ticket has and no scenario expects. */
    private static final Set<String> OF_EVERY_TICKET =
            Set.of("number", "requester", "unit", "channel", "subject", "description", "reply", "note");

    private final Pack pack;
    private final FormValidation forms;
    private final List<ServiceAction> actions;
    private final GridPolicy grids;
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private Map<String, Object> before = new HashMap<>();
    private int calledBefore;

    KeptScenario(Pack pack, FormValidation forms, List<ServiceAction> actions, GridPolicy grids) {
        this.pack = pack;
        this.forms = forms;
        this.actions = actions;
        this.grids = grids;
    }

    /** @return {@code processes/<key>/scenarios/NN-title.yaml}, the next number that is free */
    static String path(Pack pack, String title) {
        var folder = "processes/" + pack.key() + "/scenarios/";
        var last = pack.scenarios().stream()
                .map(path -> path.substring(folder.length()).replaceAll("^([0-9]{1,4})?.*$", "$1"))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        var plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        var name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("^-+|-+$", "");
        return "%s%02d-%s.yaml".formatted(folder, last + 1, name.isEmpty() ? "run" : name);
    }

    /**
     * @param real whether the sample was a real ticket: its people and texts are not carried into the pack
     * @throws Refusal conflict where the way cannot be gone so
     */
    String write(String title, Given given, List<Move> moves, boolean real) {
        var told = new LinkedHashMap<>(
                given instanceof RecordedGiven recorded ? recorded.told() : ((ScenarioFile) given).given());
        if (real) {
            told = new NoNames(startForm()).of(told, title);
        }
        var world = told;
        try (var sandbox = new Sandbox(pack, actions, new SandboxStage(grids))) {
            RehearsalThreads.run(LONGEST, () -> {
                play(sandbox, new ScenarioFile("", title, world, List.of()), moves);
                return null;
            });
        } catch (RehearsalStopped | IllegalArgumentException failed) {
            throw Refusal.conflict("The run cannot be kept: " + failed.getMessage());
        }
        return ScenarioText.of(title, told, steps);
    }

    private @Nullable FormDefinition startForm() {
        return pack.forms().get(pack.descriptor().startForm());
    }

    private void play(Sandbox sandbox, ScenarioFile world, List<Move> moves) {
        var ticket = new SandboxTicket(pack, world);
        var rehearsal = new Rehearsal(sandbox, ticket, pack.descriptor().prefix() + "0000001");
        var answers = new WrittenAnswers(ticket, forms);
        rehearsal.opens();
        answers.take(startForm(), world.form());
        before = new HashMap<>(ticket.values);
        rehearsal.start();
        rehearsal.runOn();
        expect(rehearsal, Set.of(), true);
        for (var move : moves) {
            var answered = act(rehearsal, answers, move);
            if (answered != null) {
                rehearsal.runOn();
                called(ticket);
                expect(rehearsal, answered, false);
            }
        }
        conclude(rehearsal);
    }

    /** @return keys that were answered; null for what only goes on, which needs no step */
    private @Nullable Set<String> act(Rehearsal rehearsal, WrittenAnswers answers, Move move) {
        calledBefore = rehearsal.ticket().called.size();
        if (move instanceof TrialSession.Answer answer) {
            complete(rehearsal, answers, answer);
            return answer.answers().keySet();
        }
        if (move instanceof TrialSession.Command command) {
            var drawn = rehearsal.command(command.name());
            answers.take(
                    drawn.map(Rehearsal.Waiting::form).map(pack.forms()::get).orElse(null), present(command.answers()));
            steps.add(step("command", command.name(), command.answers()));
            received(
                    rehearsal.receive(
                            command.message(),
                            rehearsal.variables(command.answers().keySet())),
                    command.name());
            return command.answers().keySet();
        }
        if (move instanceof TrialSession.Message message) {
            steps.add(step("message", message.message(), message.variables()));
            received(rehearsal.receive(message.message(), message.variables()), message.message());
            return Set.of();
        }
        if (move instanceof TrialSession.TimePasses) {
            var timer = rehearsal.timers().stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no timer runs where the trial waited for one."));
            steps.add(step("timer", timer.activity(), Map.of()));
            rehearsal.execute(timer.job());
            return Set.of();
        }
        return null;
    }

    private static void received(boolean received, String what) {
        if (!received) {
            throw new IllegalArgumentException("no step waits for '" + what + "' where the trial received it.");
        }
    }

    private void complete(Rehearsal rehearsal, WrittenAnswers answers, TrialSession.Answer answer) {
        var open = rehearsal.tasks();
        var task = open.stream()
                .filter(one -> one.getTaskDefinitionKey().equals(answer.activity()))
                .skip(answer.place())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + answer.name() + "' is not open there."));
        var step = new LinkedHashMap<String, Object>();
        step.put("complete", isFirstOfItsName(open, task) ? answer.name() : answer.activity());
        if (rehearsal.ticket().asks.containsKey(task.getId()) && task.getAssignee() != null) {
            step.put("by", task.getAssignee());
        }
        if (rehearsal.outcomes(task).size() > 1) {
            step.put("outcome", answer.outcome());
        }
        var with = present(answer.answers());
        if (!with.isEmpty()) {
            step.put("with", with);
        }
        steps.add(step);
        var form = rehearsal.form(task);
        answers.take(form == null ? null : pack.forms().get(form), answer.outcome(), with);
        rehearsal.complete(task, answer.outcome(), with.keySet());
    }

    private static boolean isFirstOfItsName(List<Task> open, Task task) {
        return open.stream()
                .filter(one -> Objects.equals(one.getName(), task.getName()))
                .findFirst()
                .filter(first -> first.getId().equals(task.getId()))
                .isPresent();
    }

    private static Map<String, Object> step(String verb, String what, Map<String, Object> with) {
        var step = new LinkedHashMap<String, Object>();
        step.put(verb, what);
        var present = present(with);
        if (!present.isEmpty()) {
            step.put("with", present);
        }
        return step;
    }

    private static Map<String, Object> present(Map<String, Object> values) {
        var present = new LinkedHashMap<>(values);
        present.values().removeIf(Objects::isNull);
        return present;
    }

    /** Actions that only do something: what others answer shows in the values. */
    private void called(SandboxTicket ticket) {
        var calls = ticket.called.subList(calledBefore, ticket.called.size());
        for (var call : calls) {
            var silent = actions.stream()
                    .map(ServiceAction::signature)
                    .anyMatch(known -> known.key().equals(call.action())
                            && known.outputs().isEmpty()
                            && known.errors().isEmpty());
            if (silent) {
                var with = new LinkedHashMap<String, Object>();
                call.inputs().forEach((name, value) -> {
                    if (value instanceof String text && text.length() <= LONGEST_VALUE / 2) {
                        with.put(name, value);
                    }
                });
                steps.add(step("action", call.action(), with));
            }
        }
    }

    private void expect(Rehearsal rehearsal, Set<String> answered, boolean first) {
        var ticket = rehearsal.ticket();
        var state = ticket.state();
        var expected = new LinkedHashMap<String, Object>();
        expected.put("state", state.key());
        if (first) {
            expected.put("category", state.category().name());
        }
        if (!rehearsal.isEnded()) {
            expected.put("at", ticket.standsAt().stream().map(Step::name).toList());
        }
        var fields = new LinkedHashMap<String, Object>();
        ticket.values.forEach((name, value) -> {
            if (isShort(value) && !answered.contains(name) && !Objects.equals(before.get(name), value)) {
                if (ATTRIBUTES.contains(name)) {
                    expected.put(name, value);
                } else if (!OF_EVERY_TICKET.contains(name)
                        && pack.descriptor().field(name).isPresent()) {
                    fields.put(name, value);
                }
            }
        });
        if (!fields.isEmpty()) {
            expected.put("fields", fields);
        }
        before = new HashMap<>(ticket.values);
        steps.add(new LinkedHashMap<>(Map.of("expect", expected)));
    }

    private static boolean isShort(@Nullable Object value) {
        return value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof String text && text.length() <= LONGEST_VALUE;
    }

    /** The last expectation says the most. */
    private void conclude(Rehearsal rehearsal) {
        @SuppressWarnings("unchecked")
        var last = (Map<String, Object>) steps.get(steps.size() - 1).get("expect");
        var ticket = rehearsal.ticket();
        last.put("category", ticket.state().category().name());
        if (rehearsal.isEnded()) {
            last.put("ended", true);
        }
        var fields = new LinkedHashMap<String, Object>();
        ticket.values.forEach((name, value) -> {
            if (isShort(value) && pack.descriptor().field(name).isPresent()) {
                fields.put(name, value);
            }
        });
        if (!fields.isEmpty()) {
            last.put("fields", fields);
        }
        var path = ticket.passed.stream()
                .filter(activity -> tells(rehearsal, activity))
                .limit(LONGEST_PATH)
                .collect(Collectors.toList());
        last.put("path", path);
    }

    /** Activities, and the events at which something came from outside or it ended. */
    private static boolean tells(Rehearsal rehearsal, String activity) {
        var drawn = rehearsal.model().getModelElementById(activity);
        var begins = drawn instanceof StartEvent || drawn instanceof EndEvent;
        var inner = begins && drawn.getParentElement() instanceof SubProcess around && !around.triggeredByEvent();
        if (drawn instanceof SubProcess || inner) {
            return false;
        }
        return drawn instanceof Activity
                || drawn instanceof BoundaryEvent
                || drawn instanceof EndEvent
                || drawn instanceof CatchEvent;
    }

    /** Takes out of a real ticket what is nobody's business in a pack. */
    private record NoNames(@Nullable FormDefinition form) {

        LinkedHashMap<String, Object> of(Map<String, Object> told, String title) {
            var bare = new LinkedHashMap<>(told);
            var answers = new LinkedHashMap<String, Object>();
            ScenarioFile.map(told.getOrDefault("form", Map.of()), "form")
                    .forEach((key, value) -> answer(answers, key, value, title));
            bare.put("form", answers);
            bare.put("requester", "requester");
            var people = new LinkedHashMap<String, Object>();
            ScenarioFile.map(told.getOrDefault("people", Map.of()), "people")
                    .forEach((account, known) ->
                            people.put(account.equals(told.get("requester")) ? "requester" : "affected", known));
            if (!people.isEmpty()) {
                bare.put("people", people);
            }
            return bare;
        }

        private void answer(Map<String, Object> answers, String key, Object value, String title) {
            var field = form == null
                    ? null
                    : form.fields().stream()
                            .filter(one -> key.equals(one.key()))
                            .findFirst()
                            .orElse(null);
            var type = field == null ? "textfield" : field.type();
            if (key.equals("subject")) {
                answers.put(key, title);
            } else if (key.equals("affected")) {
                answers.put(key, "affected");
            } else if (Set.of("textfield", "textarea", "person").contains(type)) {
                if (field != null && field.required()) {
                    answers.put(key, LEFT_OUT);
                }
            } else {
                answers.put(key, value);
            }
        }
    }
}
