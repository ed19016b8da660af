package org.praxisitsm.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the engine's plans for moving tickets from one version of a pack to another, one plan a diagram. */
@Component
class MigrationPlans {

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
        return fitting(new PlanBuilder.Ends(
                        process,
                        process.equals(main),
                        source,
                        target.get(),
                        here,
                        repository.getBpmnModelInstance(target.get()),
                        to.version()))
                .with(wishes);
    }

    private PlanBuilder fitting(PlanBuilder.Ends ends) {
        return new PlanBuilder(runtime, aside, ends);
    }

    /**
     * @return every element of the target's diagram, in file order, with what keeps the step from becoming it; empty where the
     *     other version does not draw the process
     * @throws Refusal not found where there is no such step
     */
    List<StepChoices.Choice> choices(
            PublishedPack from, PublishedPack to, List<Migrations.Wish> wishes, String process, String step) {
        var plan = of(from, to, wishes).values().stream()
                .filter(candidate -> candidate.process().equals(process))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "Version " + from.version() + " draws no process " + shortened(process) + "."));
        if (plan.plan() == null) {
            return List.of();
        }
        var here = repository.getBpmnModelInstance(plan.source());
        if (!(here.getModelElementById(step) instanceof FlowNode left)) {
            throw Refusal.notFound("Version " + from.version() + " has no step " + shortened(step) + ".");
        }
        var there = repository.getBpmnModelInstance(plan.target());
        var fitted = fitting(new PlanBuilder.Ends(
                process,
                process.equals(from.pack().descriptor().process()),
                plan.source(),
                plan.target(),
                here,
                there,
                to.version()));
        fitted.with(wishes);
        return there.getModelElementsByType(FlowNode.class).stream()
                .map(node -> fitted.choice(left, node))
                .toList();
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

    static String shortened(@Nullable String text) {
        var id = String.valueOf(text);
        return id.length() > 60 ? id.substring(0, 60) + "..." : id;
    }
}
