package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the engine's plans for moving tickets from one version of a pack to another, one plan a diagram. */
@Component
class MigrationPlans {

    private static final String BODY = "#multiInstanceBody";
    private static final int MOST_WISHES = 500;

    /** A step of one version and what it is in the other. */
    record Move(FlowNode from, FlowNode to, String why, boolean restartsTimer) {}

    /** A step that is nothing in the other version, and why. */
    record Gap(FlowNode from, String why) {}

    /** @param plan null where the other version does not draw the process */
    record ProcessPlan(
            String process,
            String source,
            String target,
            @Nullable MigrationPlan plan,
            List<Move> moves,
            List<Gap> gaps) {

        @Nullable
        String fate(String activity) {
            return gaps.stream()
                    .filter(gap -> gap.from().getId().equals(activity))
                    .map(Gap::why)
                    .findFirst()
                    .orElse(null);
        }
    }

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Deployments deployments;
    /** Outside the caller's transaction: what the engine refuses would mark it to be rolled back, though nothing was written. */
    private final TransactionTemplate aside;

    MigrationPlans(
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            Deployments deployments,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.repository = repository;
        this.deployments = deployments;
        this.aside = new TransactionTemplate(transactions);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /**
     * @param wishes what the owner wants otherwise than suggested
     * @return by the engine's id of the process a ticket runs now
     * @throws Refusal invalid where a wish names what is not there or what the engine cannot do
     */
    Map<String, ProcessPlan> of(PublishedPack from, PublishedPack to, List<Migrations.Wish> wishes) {
        if (wishes.size() > MOST_WISHES) {
            throw Refusal.invalid("mapping", "At most " + MOST_WISHES + " entries; these are " + wishes.size() + ".");
        }
        refuseUnknownProcess(from, wishes);
        var plans = new LinkedHashMap<String, ProcessPlan>();
        for (var path : from.pack().diagrams()) {
            var process = processOf(path);
            deployments
                    .find(from, process)
                    .ifPresent(source -> plans.put(source, plan(from, to, process, source, wishes)));
        }
        return plans;
    }

    private static void refuseUnknownProcess(PublishedPack from, List<Migrations.Wish> wishes) {
        var known =
                from.pack().diagrams().stream().map(MigrationPlans::processOf).toList();
        for (var i = 0; i < wishes.size(); i++) {
            var process = wishes.get(i).process();
            if (process != null && !known.contains(process)) {
                throw Refusal.invalid(
                        "mapping[" + i + "].process",
                        "Version " + from.version() + " draws no process " + shortened(process) + "; it draws "
                                + String.join(", ", known) + ".");
            }
        }
    }

    static String processOf(String path) {
        var file = Deployments.fileName(path);
        return file.substring(0, file.length() - ".bpmn".length());
    }

    private ProcessPlan plan(
            PublishedPack from, PublishedPack to, String process, String source, List<Migrations.Wish> wishes) {
        var main = from.pack().descriptor().process();
        var wanted = process.equals(main) ? to.pack().descriptor().process() : process;
        var target = deployments.find(to, wanted);
        var here = repository.getBpmnModelInstance(source);
        if (target.isEmpty()) {
            var why = "Version " + to.version() + " draws no process " + wanted + ".";
            return new ProcessPlan(
                    process,
                    source,
                    "",
                    null,
                    List.of(),
                    StepMapping.steps(here).stream()
                            .map(step -> new Gap(step, why))
                            .toList());
        }
        var there = repository.getBpmnModelInstance(target.get());
        return new Builder(process, process.equals(main), source, target.get(), here, there, to.version()).with(wishes);
    }

    /** @return every step of the plan's target that a step can become */
    List<FlowNode> targets(ProcessPlan plan) {
        return plan.plan() == null ? List.of() : StepMapping.steps(repository.getBpmnModelInstance(plan.target()));
    }

    /** @return steps of the plan's target that no step of the source becomes */
    List<FlowNode> added(ProcessPlan plan) {
        if (plan.plan() == null) {
            return List.of();
        }
        var taken = plan.moves().stream().map(move -> move.to().getId()).toList();
        return StepMapping.steps(repository.getBpmnModelInstance(plan.target())).stream()
                .filter(step -> !taken.contains(step.getId()))
                .toList();
    }

    private final class Builder {

        private final String process;
        private final boolean main;
        private final String source;
        private final String target;
        private final BpmnModelInstance here;
        private final BpmnModelInstance there;
        private final int version;
        private final Map<String, Move> moves = new LinkedHashMap<>();
        private final Map<String, String> wished = new LinkedHashMap<>();
        private final Map<String, String> refused = new LinkedHashMap<>();

        Builder(
                String process,
                boolean main,
                String source,
                String target,
                BpmnModelInstance here,
                BpmnModelInstance there,
                int version) {
            this.process = process;
            this.main = main;
            this.source = source;
            this.target = target;
            this.here = here;
            this.there = there;
            this.version = version;
        }

        ProcessPlan with(List<Migrations.Wish> wishes) {
            StepMapping.suggested(here, there)
                    .forEach(pair ->
                            moves.put(pair.from().getId(), new Move(pair.from(), pair.to(), pair.why(), false)));
            for (var i = 0; i < wishes.size(); i++) {
                var wish = wishes.get(i);
                if (wish.process() == null ? main : wish.process().equals(process)) {
                    wish(wish, "mapping[" + i + "]");
                }
            }
            var plan = fitting();
            var gaps = StepMapping.steps(here).stream()
                    .filter(step -> !moves.containsKey(step.getId()))
                    .map(step -> new Gap(step, why(step)))
                    .toList();
            return new ProcessPlan(process, source, target, plan, List.copyOf(moves.values()), gaps);
        }

        private void wish(Migrations.Wish wish, String field) {
            var from = node(here, wish.from())
                    .orElseThrow(() -> Refusal.invalid(
                            field + ".from", "The version left has no step " + shortened(wish.from()) + "."));
            if (wished.putIfAbsent(from.getId(), field) != null) {
                throw Refusal.invalid(field + ".from", from.getId() + " is mapped twice.");
            }
            if (wish.to() == null) {
                moves.remove(from.getId());
                refused.put(from.getId(), "Left out on purpose: tickets that stand there stay.");
                return;
            }
            var to = node(there, wish.to())
                    .orElseThrow(() -> Refusal.invalid(
                            field + ".to", "Version " + version + " has no step " + shortened(wish.to()) + "."));
            moves.put(from.getId(), new Move(from, to, "Chosen", wish.restartTimer()));
        }

        private Optional<FlowNode> node(BpmnModelInstance model, @Nullable String id) {
            return id != null && model.getModelElementById(id) instanceof FlowNode node
                    ? Optional.of(node)
                    : Optional.empty();
        }

        /** Asks the engine, takes out what it refuses of the suggestions, and asks again. */
        private MigrationPlan fitting() {
            while (true) {
                try {
                    return Objects.requireNonNull(aside.execute(status -> built()));
                } catch (MigrationPlanValidationException invalid) {
                    var before = moves.size();
                    var errors = new ArrayList<FieldError>();
                    for (var report : invalid.getValidationReport().getInstructionReports()) {
                        var id = plain(report.getMigrationInstruction().getSourceActivityId());
                        var why = EngineWords.ofMapping(report.getFailures());
                        if (wished.containsKey(id)) {
                            errors.add(new FieldError(wished.get(id), why));
                        } else if (moves.remove(id) != null) {
                            refused.put(id, why);
                        }
                    }
                    if (!errors.isEmpty() && before == moves.size()) {
                        throw Refusal.invalid(errors);
                    }
                    if (before == moves.size()) {
                        throw Refusal.invalid("mapping", EngineWords.ofMapping(List.of(invalid.getMessage())));
                    }
                }
            }
        }

        private MigrationPlan built() {
            var builder = runtime.createMigrationPlan(source, target);
            for (var move : moves.values()) {
                if (isSeveral(move.from()) && isSeveral(move.to())) {
                    builder.mapActivities(move.from().getId() + BODY, move.to().getId() + BODY);
                }
                var instruction =
                        builder.mapActivities(move.from().getId(), move.to().getId());
                if (isRetriggered(move)) {
                    instruction.updateEventTrigger();
                }
            }
            return builder.build();
        }

        private String why(FlowNode step) {
            if (refused.containsKey(step.getId())) {
                return refused.get(step.getId());
            }
            return there.getModelElementById(step.getId()) instanceof FlowNode
                    ? "Version " + version + " has another kind of step under this id."
                    : "Version " + version + " has no such step.";
        }
    }

    private static String plain(String id) {
        return id.endsWith(BODY) ? id.substring(0, id.length() - BODY.length()) : id;
    }

    private static boolean isSeveral(FlowNode node) {
        return node instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
    }

    /** A message waited for under another name would never come; a timer keeps its date unless the owner wants it anew. */
    private static boolean isRetriggered(Move move) {
        return isTimer(move.from()) ? move.restartsTimer() : !Objects.equals(heard(move.from()), heard(move.to()));
    }

    static boolean isTimer(FlowNode node) {
        return node instanceof CatchEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    /** @return name of the message or signal that the step waits for, or null */
    static @Nullable String heard(FlowNode node) {
        if (node instanceof ReceiveTask task) {
            return task.getMessage() == null ? null : task.getMessage().getName();
        }
        if (!(node instanceof CatchEvent event)) {
            return null;
        }
        for (var definition : event.getEventDefinitions()) {
            if (definition instanceof MessageEventDefinition message && message.getMessage() != null) {
                return message.getMessage().getName();
            }
            if (definition instanceof SignalEventDefinition signal && signal.getSignal() != null) {
                return signal.getSignal().getName();
            }
        }
        return null;
    }

    private static String shortened(@Nullable String text) {
        var id = String.valueOf(text);
        return id.length() > 60 ? id.substring(0, 60) + "..." : id;
    }
}
