package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Act;
import org.praxisitsm.ticket.TicketEvents;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.RedrawnTask;
import org.praxisitsm.ticket.TicketProgress.Step;
import org.praxisitsm.workflow.Migrations.Fate;
import org.praxisitsm.workflow.Migrations.Report;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves one ticket to another version of its pack, in the caller's transaction: ticket row first, then the engine. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TicketMove {

    /** The ticket stays where it is; carries no stack trace, it is an answer. */
    static final class Stays extends RuntimeException {

        Stays(String why) {
            super(why, null, false, false);
        }
    }

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final MoveFates fatesOf;
    private final IdentityService identity;
    private final TicketProgress progress;
    private final DerivedFacts derived;
    private final StepBuffer steps;
    private final ApplicationEventPublisher events;

    TicketMove(
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            @Lazy RepositoryService repository,
            @Lazy IdentityService identity,
            TicketProgress progress,
            DerivedFacts derived,
            MoveFates fatesOf,
            StepBuffer steps,
            ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.repository = repository;
        this.identity = identity;
        this.progress = progress;
        this.derived = derived;
        this.fatesOf = fatesOf;
        this.steps = steps;
        this.events = events;
    }

    /**
     * @param plans by the engine's id of the process left
     * @throws Stays where the ticket cannot be moved, or not any more
     */
    Report move(
            long ticketId,
            PublishedPack from,
            PublishedPack to,
            Map<String, MigrationPlans.ProcessPlan> plans,
            String by) {
        progress.lock(ticketId, null);
        if (!progress.isRunning(ticketId)) {
            throw new Stays("It has ended meanwhile.");
        }
        if (progress.version(ticketId) != from.version()) {
            throw new Stays("It runs on version " + progress.version(ticketId) + " already.");
        }
        identity.setAuthenticatedUserId(by);
        try {
            return locked(ticketId, from, to, plans, by);
        } finally {
            identity.clearAuthentication();
        }
    }

    private Report locked(
            long ticketId,
            PublishedPack from,
            PublishedPack to,
            Map<String, MigrationPlans.ProcessPlan> plans,
            String by) {
        var number = progress.number(ticketId);
        var instances = instances(number);
        if (instances.isEmpty()) {
            throw new Stays("The process engine knows of no running process of it.");
        }
        var state = progress.state(ticketId);
        var fates = new ArrayList<Fate>();
        var before = fatesOf.of(ticketId, instances);
        instances.forEach(instance -> fates.addAll(moved(instance, plans, to.version())));
        steps.forget(ticketId);
        var now = instances(number);
        supplyVariables(ticketId, to, now.get(0));
        progress.redrawn(ticketId, to.version(), standing(now), openTasks(now, fates), by);
        steps.forget(ticketId);
        // The clocks hear of it now, not only before the commit: a preview, which has none, says what becomes of them
        // too.
        events.publishEvent(new TicketEvents.ProcessSettled(Set.of(ticketId)));
        fates.addAll(fatesOf.of(ticketId, now).since(before));
        var after = progress.state(ticketId);
        if (!state.equals(after)) {
            fates.add(new Fate("STATE", state, after, "The state " + state + " becomes " + after + "."));
        }
        events.publishEvent(Act.onTicket(
                        by,
                        "ticket.migrated",
                        number,
                        Map.of("version", from.version()),
                        Map.of("version", to.version(), "steps", sentences(fates)))
                .in(new Act.ProcessStep(to.pack().descriptor().process(), to.version(), null))
                .hidden());
        return new Report(List.copyOf(fates));
    }

    private static List<String> sentences(List<Fate> fates) {
        return fates.stream().limit(20).map(Fate::sentence).toList();
    }

    /** The process of the ticket before those that it calls. */
    private List<ProcessInstance> instances(String number) {
        var found = new ArrayList<>(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list());
        found.sort((a, b) -> Boolean.compare(isCalled(a), isCalled(b)));
        return found;
    }

    private static boolean isCalled(ProcessInstance instance) {
        return !instance.getId().equals(instance.getRootProcessInstanceId());
    }

    private List<Fate> moved(ProcessInstance instance, Map<String, MigrationPlans.ProcessPlan> plans, int version) {
        var plan = plans.get(instance.getProcessDefinitionId());
        if (plan == null || plan.plan() == null) {
            throw new Stays("It runs a process that version " + version + " does not draw.");
        }
        var before = new ArrayList<Fate>();
        if (isCalled(instance)) {
            before.add(new Fate(
                    "CALLED",
                    plan.process(),
                    plan.process(),
                    "The process " + plan.process() + " that it has called moves too."));
        }
        var here = repository.getBpmnModelInstance(plan.source());
        refuseGaps(instance, plan, here);
        try {
            runtime.newMigration(plan.plan())
                    .processInstanceIds(instance.getId())
                    .skipCustomListeners()
                    .skipIoMappings()
                    .execute();
        } catch (MigratingProcessInstanceValidationException refused) {
            throw new Stays(inWords(refused, here));
        }
        before.addAll(scopes(plan, instance));
        return before;
    }

    /** Said before the engine is asked, because it knows nothing of the reason. */
    private void refuseGaps(ProcessInstance instance, MigrationPlans.ProcessPlan plan, BpmnModelInstance here) {
        for (var leaf : leaves(runtime.getActivityInstance(instance.getId()))) {
            var why = plan.fate(leaf);
            if (why != null) {
                throw new Stays("It stands at '" + name(here, leaf) + "'. " + why);
            }
        }
    }

    private static List<String> leaves(@Nullable ActivityInstance node) {
        var found = new ArrayList<String>();
        if (node == null) {
            return found;
        }
        for (var child : node.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length == 0 && child.getChildTransitionInstances().length == 0) {
                found.add(child.getActivityId());
            }
            found.addAll(leaves(child));
        }
        Arrays.stream(node.getChildTransitionInstances()).forEach(waiting -> found.add(waiting.getActivityId()));
        return found;
    }

    private static String inWords(MigratingProcessInstanceValidationException refused, BpmnModelInstance here) {
        var sentences = new ArrayList<String>();
        var report = refused.getValidationReport();
        report.getActivityInstanceReports()
                .forEach(step -> sentences.add("'" + name(here, step.getSourceScopeId()) + "' "
                        + EngineWords.ofMove(step.getFailures()) + "."));
        report.getTransitionInstanceReports()
                .forEach(step -> sentences.add("'" + name(here, step.getSourceScopeId()) + "' "
                        + EngineWords.ofMove(step.getFailures()) + "."));
        report.getFailures().forEach(failure -> sentences.add("The process engine refuses it: " + failure + "."));
        return String.join(" ", sentences);
    }

    static String name(BpmnModelInstance model, String activity) {
        var id = activity.replace("#multiInstanceBody", "");
        return model.getModelElementById(id) instanceof FlowNode node
                        && node.getName() != null
                        && !node.getName().isBlank()
                ? node.getName()
                : id;
    }

    /** What became of the steps that are active now. */
    private List<Fate> scopes(MigrationPlans.ProcessPlan plan, ProcessInstance instance) {
        var fates = new ArrayList<Fate>();
        var active = new ArrayList<String>();
        collect(runtime.getActivityInstance(instance.getId()), active);
        for (var move : plan.moves()) {
            if (active.contains(move.to().getId())) {
                fates.addAll(MoveFates.ofStep(move.from(), move.to()));
            }
        }
        return fates;
    }

    static String named(FlowNode node) {
        return node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName();
    }

    private static void collect(@Nullable ActivityInstance node, List<String> active) {
        if (node != null) {
            for (var child : node.getChildActivityInstances()) {
                active.add(child.getActivityId());
                collect(child, active);
            }
            Arrays.stream(node.getChildTransitionInstances()).forEach(waiting -> active.add(waiting.getActivityId()));
        }
    }

    /** Fields that only the new version gives to its process are there from now on. */
    private void supplyVariables(long ticketId, PublishedPack to, ProcessInstance instance) {
        var values = progress.values(ticketId);
        var known = runtime.getVariables(instance.getId()).keySet();
        var facts = derived.of(values);
        var all = Variables.of(
                to.pack().descriptor(),
                values,
                (String) facts.get("criticality"),
                Boolean.TRUE.equals(facts.get("vip")));
        var missing = new HashMap<String, Object>();
        all.forEach((name, value) -> {
            if (!known.contains(name)) {
                missing.put(name, value);
            }
        });
        if (!missing.isEmpty()) {
            runtime.setVariables(instance.getId(), missing);
        }
    }

    private List<Step> standing(List<ProcessInstance> instances) {
        var standing = new ArrayList<Step>();
        for (var instance : instances) {
            var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
            stand(runtime.getActivityInstance(instance.getId()), model, standing);
        }
        return standing;
    }

    private static void stand(@Nullable ActivityInstance node, BpmnModelInstance model, List<Step> standing) {
        if (node == null) {
            return;
        }
        for (var child : node.getChildActivityInstances()) {
            if (model.getModelElementById(child.getActivityId()) instanceof FlowNode drawn) {
                var state = property(drawn, "state");
                var waits =
                        DiagramListener.WAITS.contains(drawn.getElementType().getTypeName());
                if (waits || state != null) {
                    standing.add(new Step(child.getId(), drawn.getId(), named(drawn), state, waits));
                }
            }
            stand(child, model, standing);
        }
    }

    static @Nullable String property(FlowNode node, String name) {
        return node.getExtensionElements() == null
                ? null
                : node.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> name.equals(property.getCamundaName()))
                        .map(property -> property.getCamundaValue())
                        .findFirst()
                        .orElse(null);
    }

    private List<RedrawnTask> openTasks(List<ProcessInstance> instances, List<Fate> fates) {
        var open = new ArrayList<RedrawnTask>();
        for (var instance : instances) {
            var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
            for (var task : tasks.createTaskQuery()
                    .processInstanceId(instance.getId())
                    .initializeFormKeys()
                    .list()) {
                if (model.getModelElementById(task.getTaskDefinitionKey()) instanceof UserTask drawn) {
                    open.add(redrawn(task, drawn, fates));
                }
            }
        }
        return open;
    }

    private RedrawnTask redrawn(Task task, UserTask drawn, List<Fate> fates) {
        var name = drawn.getName() == null || drawn.getName().contains("${") ? task.getName() : drawn.getName();
        if (name != null && !name.equals(task.getName())) {
            task.setName(name);
            tasks.saveTask(task);
        }
        var form = drawn.getCamundaFormRef();
        progress.task(task.getId()).ifPresent(facts -> fates.add(fatesOf.ofTask(facts, drawn, name)));
        return new RedrawnTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                Objects.requireNonNullElse(name, task.getTaskDefinitionKey()),
                form,
                task.getProcessDefinitionId(),
                "${group}".equals(drawn.getCamundaCandidateGroups()),
                "${assignee}".equals(drawn.getCamundaAssignee()));
    }
}
