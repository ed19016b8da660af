package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketView;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A ticket on its diagram: the version it runs on, what is done, where it stands. */
@Service
@Transactional
public class ProcessViews {

    /**
     * @param version of the pack that is shown
     * @param xml the diagram of that version
     * @param done ids of flow nodes that have ended at least once
     * @param flows ids of sequence flows between done steps that were taken
     * @param active ids of steps that are active now
     * @param steps the path so far, oldest first, each with the version it ran in
     * @param versions all versions that the ticket has run on, oldest first
     */
    public record DiagramView(
            String process,
            String name,
            int version,
            boolean currentVersion,
            String xml,
            Set<String> done,
            Set<String> flows,
            Set<String> active,
            List<Passage> steps,
            List<Integer> versions) {

        /** @return the same picture in other words */
        public DiagramView named(String name, String xml, List<Passage> steps) {
            return new DiagramView(process, name, version, currentVersion, xml, done, flows, active, steps, versions);
        }
    }

    /**
     * One passage through a step; {@code endedAt} null while active; {@code who} an account or null where nobody did;
     * {@code version} of the pack that it ran in, which for an open one is the version that the ticket runs on.
     */
    public record Passage(
            String activity,
            String name,
            String type,
            @Nullable String who,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean cancelled,
            int version) {

        public Passage named(String name) {
            return new Passage(activity, name, type, who, startedAt, endedAt, cancelled, version);
        }
    }

    /** A milestone of the requester's view; {@code state} is {@code DONE, NOW} or {@code AHEAD}. */
    public record Milestone(String key, String label, String state, @Nullable Instant since) {}

    private final HistoryService history;
    private final RepositoryService repository;
    private final TicketDesk desk;
    private final TicketProgress progress;
    private final Practices practices;
    private final Deployments deployments;

    ProcessViews(
            @Lazy HistoryService history,
            @Lazy RepositoryService repository,
            TicketDesk desk,
            TicketProgress progress,
            Practices practices,
            Deployments deployments) {
        this.history = history;
        this.repository = repository;
        this.desk = desk;
        this.progress = progress;
        this.practices = practices;
        this.deployments = deployments;
    }

    public DiagramView of(String number, Viewer viewer) {
        return of(number, null, viewer);
    }

    /**
     * The ticket on one of the versions that it has run on: on an earlier one, only what ran there.
     *
     * @param version null for the one it runs on now
     * @throws org.praxisitsm.shared.Refusal not found where it never ran on that version
     */
    public DiagramView of(String number, @Nullable Integer version, Viewer viewer) {
        var ticket = desk.get(number, viewer);
        var running = progress.pack(ticket.id());
        var passed = passed(ticket);
        var byVersion = versions(ticket.practice(), running, passed);
        var wanted = version == null ? running.version() : version;
        var published = byVersion.values().stream()
                .filter(pack -> pack.version() == wanted)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(number + " has not run on version " + wanted + "."));
        var process = published.pack().descriptor().process();
        var model = repository.getBpmnModelInstance(deployments.definition(published, process));
        var done = new LinkedHashSet<String>();
        var active = new LinkedHashSet<String>();
        var shown = wanted == running.version()
                ? passed
                : passed.stream()
                        .filter(step -> version(step, byVersion, running) == wanted)
                        .toList();
        shown.stream()
                .filter(step -> model.getModelElementById(step.getActivityId()) != null)
                .forEach(step -> (step.getEndTime() == null ? active : done).add(step.getActivityId()));
        var current =
                practices.current(ticket.practice()).map(pack -> pack.version()).orElse(0);
        return new DiagramView(
                process,
                published.pack().descriptor().name(),
                published.version(),
                current == published.version(),
                published.pack().text("processes/" + ticket.practice() + "/" + process + ".bpmn"),
                done,
                flows(model, shown),
                active,
                passed.stream()
                        .map(step -> passage(step, version(step, byVersion, running)))
                        .toList(),
                byVersion.values().stream().map(PublishedPack::version).sorted().toList());
    }

    /** @return by the engine's deployment, the versions that the steps ran in */
    private Map<String, PublishedPack> versions(
            String practice, PublishedPack running, List<HistoricActivityInstance> passed) {
        var found = new LinkedHashMap<String, PublishedPack>();
        found.put(running.deployment(), running);
        for (var step : passed) {
            var deployment = deployments.deploymentOf(step.getProcessDefinitionId());
            if (!found.containsKey(deployment)) {
                practices.versions(practice).stream()
                        .filter(pack -> deployment.equals(pack.deployment()))
                        .findFirst()
                        .ifPresent(pack -> found.put(deployment, pack));
            }
        }
        return found;
    }

    private int version(HistoricActivityInstance step, Map<String, PublishedPack> byVersion, PublishedPack running) {
        var pack = byVersion.get(deployments.deploymentOf(step.getProcessDefinitionId()));
        return pack == null ? running.version() : pack.version();
    }

    private List<HistoricActivityInstance> passed(TicketView ticket) {
        var instance = progress.processInstance(ticket.id());
        if (instance == null) {
            return List.of();
        }
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, 1000);
    }

    private static Passage passage(HistoricActivityInstance step, int version) {
        return new Passage(
                step.getActivityId(),
                Objects.requireNonNullElse(step.getActivityName(), step.getActivityId()),
                step.getActivityType(),
                step.getAssignee(),
                step.getStartTime().toInstant(),
                step.getEndTime() == null ? null : step.getEndTime().toInstant(),
                step.isCanceled(),
                version);
    }

    /** Each step was entered by that incoming flow whose source ended last before it. */
    private static Set<String> flows(BpmnModelInstance model, List<HistoricActivityInstance> passed) {
        var taken = new HashSet<String>();
        var drawn = model.getModelElementsByType(SequenceFlow.class);
        for (var i = 0; i < passed.size(); i++) {
            if (!(model.getModelElementById(passed.get(i).getActivityId()) instanceof FlowNode node)) {
                continue;
            }
            for (var j = i - 1; j >= 0; j--) {
                var source = passed.get(j);
                var flow = source.getEndTime() == null || source.isCanceled()
                        ? null
                        : drawn.stream()
                                .filter(incoming -> node.equals(incoming.getTarget())
                                        && incoming.getSource().getId().equals(source.getActivityId()))
                                .findFirst()
                                .orElse(null);
                if (flow != null) {
                    taken.add(flow.getId());
                    break;
                }
            }
        }
        return taken;
    }

    /**
     * Where a ticket was cancelled, its end is no milestone: what lay ahead then was never reached.
     *
     * @param locale of the reader, whose words the milestones bear
     */
    public List<Milestone> milestones(String number, Locale locale, Viewer viewer) {
        var ticket = desk.get(number, viewer);
        var passed = passed(ticket);
        var milestones = new ArrayList<Milestone>();
        var furthest = -1;
        var pack = progress.pack(ticket.id()).pack();
        var drawn = pack.descriptor().milestones();
        var reached = ticket.category() == Category.CANCELLED
                ? passed.stream()
                        .filter(step -> !step.getActivityType().endsWith("EndEvent"))
                        .toList()
                : passed;
        for (var milestone : drawn) {
            var steps = reached.stream()
                    .filter(step -> milestone.activities().contains(step.getActivityId()))
                    .toList();
            var now = steps.stream().anyMatch(step -> step.getEndTime() == null);
            var since = steps.stream()
                    .max(Comparator.comparing(HistoricActivityInstance::getStartTime))
                    .map(step -> step.getStartTime().toInstant())
                    .orElse(null);
            var label = pack.in(locale).milestone(milestone);
            milestones.add(
                    new Milestone(milestone.key(), label, now ? "NOW" : steps.isEmpty() ? "AHEAD" : "DONE", since));
            furthest = steps.isEmpty() ? furthest : milestones.size() - 1;
        }
        // What was skipped on the way is behind the requester all the same.
        for (var i = 0; i < furthest; i++) {
            var milestone = milestones.get(i);
            if (milestone.state().equals("AHEAD")) {
                milestones.set(i, new Milestone(milestone.key(), milestone.label(), "DONE", null));
            }
        }
        return milestones;
    }
}
