package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.TriedAgain;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Migrations.Fate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the owner of a practice does by hand where one ticket is stuck: move it to another step, restart a step, end it; and
 * the jobs that failed. Always with a reason, always in the trail.
 */
@Service
@Transactional
@TriedAgain
public class Interventions {

    /** @param instance this passage through the step, needed only where a step is active several times */
    public record Active(String instance, String activity, String name, String kind) {}

    public record Target(String activity, String name, String kind) {}

    /**
     * @param cause first line of what went wrong, or an empty text
     * @param retries how often it is still tried by itself; 0: it waits for somebody
     * @param nextAt when it is tried next, or null
     */
    public record FailedJob(
            String id,
            String number,
            String activity,
            String name,
            String cause,
            int retries,
            Instant since,
            @Nullable Instant nextAt) {}

    /** Where a ticket stands, and where it could be moved. */
    public record Standing(
            String number,
            String process,
            int version,
            List<Active> active,
            List<Target> targets,
            List<FailedJob> failed) {}

    private static final String TRIED = "Only tried";
    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_JOBS = 500;

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final IdentityService identity;
    private final TicketDesk desk;
    private final TicketProgress progress;
    private final Practices practices;
    private final StepBuffer steps;
    private final ApplicationEventPublisher events;
    private final FailedJobs jobs;
    private final TicketStanding standing;
    private final TransactionTemplate trial;

    Interventions(
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            @Lazy ManagementService management,
            @Lazy IdentityService identity,
            TicketDesk desk,
            TicketProgress progress,
            Practices practices,
            StepBuffer steps,
            ApplicationEventPublisher events,
            FailedJobs jobs,
            TicketStanding standing,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.identity = identity;
        this.desk = desk;
        this.progress = progress;
        this.practices = practices;
        this.steps = steps;
        this.events = events;
        this.jobs = jobs;
        this.standing = standing;
        this.trial = new TransactionTemplate(transactions);
    }

    /** @throws Refusal not found where the viewer may not see the ticket, forbidden unless owner of its practice */
    public Standing of(String number, Viewer by) {
        var ticket = permitted(number, by);
        var published = progress.pack(ticket.id());
        var active = new ArrayList<Active>();
        var targets = new ArrayList<Target>();
        for (var instance : instances(number)) {
            var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
            passages(runtime.getActivityInstance(instance.getId()))
                    .forEach(passage -> active.add(new Active(
                            passage.getId(),
                            passage.getActivityId(),
                            TicketMove.name(model, passage.getActivityId()),
                            passage.getActivityType())));
            model.getModelElementsByType(FlowNode.class).stream()
                    .filter(Interventions::canBeEntered)
                    .forEach(node -> targets.add(new Target(
                            node.getId(),
                            TicketMove.name(model, node.getId()),
                            node.getElementType().getTypeName())));
        }
        return new Standing(
                number,
                published.pack().descriptor().process(),
                published.version(),
                active,
                targets,
                instances(number).stream()
                        .flatMap(instance -> failed(instance).stream())
                        .toList());
    }

    /** Beginnings and attached events are entered by what they wait for. */
    private static boolean canBeEntered(FlowNode node) {
        return !(node instanceof StartEvent)
                && !(node instanceof BoundaryEvent)
                && !(node instanceof SubProcess process && process.triggeredByEvent());
    }

    /**
     * Takes the ticket out of one step and puts it before another one of the same diagram.
     *
     * @param from id of an active step, or of one passage through it
     * @throws Refusal conflict where it does not stand there, invalid where the other step is not there or cannot be entered
     */
    public TicketView move(String number, String from, String to, String reason, Viewer by) {
        return moved(number, from, to, reason, "process.moved", by);
    }

    /** What {@link #move} would do: it is done and taken back. Nothing of it remains, nobody is told. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<Fate> tryMove(String number, String from, String to, Viewer by) {
        return tried(number, () -> move(number, from, to, TRIED, by));
    }

    /** What {@link #restart} would do. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<Fate> tryRestart(String number, String activity, Viewer by) {
        return tried(number, () -> restart(number, activity, TRIED, by));
    }

    /** What {@link #cancel} would do. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<Fate> tryCancel(String number, Viewer by) {
        return tried(number, () -> cancel(number, TRIED, by));
    }

    private List<Fate> tried(String number, Runnable intervention) {
        return Objects.requireNonNull(trial.execute(status -> {
            status.setRollbackOnly();
            var before = standing.of(number);
            intervention.run();
            return standing.of(number).since(before);
        }));
    }

    /** Leaves an active step and enters it anew: timers and tasks begin again. */
    public TicketView restart(String number, String activity, String reason, Viewer by) {
        return moved(number, activity, null, reason, "process.restarted", by);
    }

    private TicketView moved(String number, String from, @Nullable String to, String reason, String act, Viewer by) {
        var ticket = locked(number, reason, by);
        for (var instance : instances(number)) {
            var passages = passages(runtime.getActivityInstance(instance.getId())).stream()
                    .filter(passage -> passage.getId().equals(from)
                            || passage.getActivityId().equals(from))
                    .toList();
            if (passages.size() > 1) {
                throw Refusal.conflict(from + " is active " + passages.size() + " times: name one passage.");
            }
            if (passages.size() == 1) {
                var passage = passages.get(0);
                var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
                var target = target(model, to == null ? passage.getActivityId() : to);
                as(by, () -> {
                    entered(instance, passage, target, reason);
                    var left = TicketMove.name(model, passage.getActivityId());
                    publish(ticket, act, left, target, reason, by);
                    note(
                            ticket,
                            to == null
                                    ? "Restarted at '" + left + "'"
                                    : "Moved from '" + left + "' to '" + TicketMove.name(model, target.getId()) + "'",
                            reason,
                            by);
                    steps.settle();
                });
                return progress.view(ticket.id(), by);
            }
        }
        throw Refusal.conflict(number + " does not stand at " + shortened(from) + ".");
    }

    private void entered(ProcessInstance instance, ActivityInstance passage, FlowNode target, String reason) {
        try {
            // Entered before it is left, so that the scope around both stays.
            runtime.createProcessInstanceModification(instance.getId())
                    .startBeforeActivity(target.getId())
                    .cancelActivityInstance(passage.getId())
                    .setAnnotation(reason)
                    .execute();
        } catch (ProcessEngineException refused) {
            throw Refusal.conflict("The process engine refuses it: " + FailedJobs.firstLine(refused.getMessage()));
        }
    }

    private static FlowNode target(BpmnModelInstance model, String to) {
        if (model.getModelElementById(to) instanceof FlowNode node && canBeEntered(node)) {
            return node;
        }
        throw Refusal.invalid("to", "There is no step " + shortened(to) + " in its diagram that could be entered.");
    }

    /** Ends the process where it stands. The ticket takes the practice's state for what was cancelled. */
    public TicketView cancel(String number, String reason, Viewer by) {
        var ticket = locked(number, reason, by);
        var published = progress.pack(ticket.id());
        var at = new Act.ProcessStep(published.pack().descriptor().process(), published.version(), null);
        as(by, () -> {
            for (var instance : instances(number)) {
                if (instance.getId().equals(instance.getRootProcessInstanceId())) {
                    runtime.deleteProcessInstance(instance.getId(), reason);
                }
            }
            steps.settle();
            progress.cancelled(ticket.id(), by.account(), at);
            note(ticket, "Ended by hand", reason, by);
            events.publishEvent(
                    Act.onTicket(by.account(), "process.cancelled", number, Map.of(), Map.of("reason", reason))
                            .in(at));
        });
        return progress.view(ticket.id(), by);
    }

    /** @return jobs of the practice's tickets that went wrong, those that wait for somebody first */
    public List<FailedJob> failedJobs(String practice, Viewer by) {
        refuseUnlessOwner(unit(practice), by);
        var found = new ArrayList<FailedJob>();
        for (var process : processes(practice)) {
            management
                    .createJobQuery()
                    .processDefinitionKey(process)
                    .withException()
                    .orderByJobId()
                    .asc()
                    .listPage(0, MOST_JOBS)
                    .stream()
                    .map(this::shown)
                    .filter(job -> isOf(job, practice))
                    .forEach(found::add);
        }
        found.sort(java.util.Comparator.comparingInt(FailedJob::retries).thenComparing(FailedJob::since));
        return found;
    }

    private boolean isOf(FailedJob job, String practice) {
        return progress.idOf(job.number())
                .map(id -> progress.pack(id).pack().key().equals(practice))
                .orElse(false);
    }

    private Set<String> processes(String practice) {
        var keys = new LinkedHashSet<String>();
        practices.versions(practice).forEach(version -> version.pack()
                .diagrams()
                .forEach(path -> keys.add(MigrationPlans.processOf(path))));
        return keys;
    }

    private List<FailedJob> failed(ProcessInstance instance) {
        return management.createJobQuery().processInstanceId(instance.getId()).withException().list().stream()
                .map(this::shown)
                .toList();
    }

    private FailedJob shown(Job job) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        var activity = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        return new FailedJob(
                job.getId(),
                instance == null ? "" : Objects.requireNonNullElse(instance.getBusinessKey(), ""),
                activity,
                TicketMove.name(repository.getBpmnModelInstance(job.getProcessDefinitionId()), activity),
                FailedJobs.firstLine(job.getExceptionMessage()),
                job.getRetries(),
                job.getCreateTime().toInstant(),
                job.getRetries() == 0 || job.getDuedate() == null
                        ? null
                        : job.getDuedate().toInstant());
    }

    /** Tries it once more, at once. @throws Refusal not found where it is no failed job of the practice */
    public FailedJob retry(String practice, String id, Viewer by) {
        var job = failedJobs(practice, by).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(practice + " has no failed job " + shortened(id) + "."));
        again(job, by);
        return shown(management.createJobQuery().jobId(job.id()).singleResult());
    }

    /** Those who work on the ticket read why it is where it is. */
    private void note(TicketView ticket, String what, String reason, Viewer by) {
        progress.journal(ticket.id(), what + ": " + reason, true, by.account());
    }

    /** Tries all of them once more, at once. @return how many */
    public int retryAll(String practice, Viewer by) {
        var failed = failedJobs(practice, by);
        failed.forEach(job -> again(job, by));
        return failed.size();
    }

    private void again(FailedJob job, Viewer by) {
        jobs.again(job.id(), job.number(), job.name(), job.cause(), by);
    }

    private TicketView permitted(String number, Viewer by) {
        var ticket = desk.get(number, by);
        refuseUnlessOwner(ticket.unit(), by);
        return ticket;
    }

    private TicketView locked(String number, String reason, Viewer by) {
        var ticket = permitted(number, by);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "Say why, in at most " + LONGEST_REASON + " characters.");
        }
        progress.lock(ticket.id(), null);
        if (!progress.isRunning(ticket.id())) {
            throw Refusal.conflict(number + " has ended.");
        }
        return ticket;
    }

    private static void refuseUnlessOwner(String unit, Viewer by) {
        if (!Migrations.mayMove(by, unit)) {
            throw Refusal.forbidden(
                    "Only a process owner of the unit " + unit + ", a manager or an administrator may do that.");
        }
    }

    private String unit(String practice) {
        return practices
                .current(practice)
                .map(pack -> pack.pack().descriptor().unit())
                .orElseThrow(() -> Refusal.notFound("There is no practice " + shortened(practice) + "."));
    }

    private List<ProcessInstance> instances(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
    }

    private static List<ActivityInstance> passages(@Nullable ActivityInstance node) {
        var found = new ArrayList<ActivityInstance>();
        if (node != null) {
            for (var child : node.getChildActivityInstances()) {
                found.add(child);
                found.addAll(passages(child));
            }
        }
        return found;
    }

    private void publish(TicketView ticket, String act, String from, FlowNode target, String reason, Viewer by) {
        var published = progress.pack(ticket.id());
        var to = target.getName() == null || target.getName().isBlank() ? target.getId() : target.getName();
        events.publishEvent(Act.onTicket(
                        by.account(), act, ticket.number(), Map.of("step", from), Map.of("step", to, "reason", reason))
                .in(new Act.ProcessStep(published.pack().descriptor().process(), published.version(), target.getId()))
                .hidden());
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60).toLowerCase(Locale.ROOT) + "..." : text;
    }

    private void as(Viewer by, Runnable work) {
        identity.setAuthenticatedUserId(by.account());
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }
}
