package org.praxisitsm.workflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.sla.ClockKey;
import org.praxisitsm.sla.ClockState;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.ticket.TicketProgress.TaskFacts;
import org.praxisitsm.workflow.Migrations.Fate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What a move means for the timers, the targets, the tasks and the surroundings of a ticket, in words for its owner. */
@Component
class MoveFates {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** @param name as drawn; @param due when it goes off, or null */
    private record Timer(String activity, String name, @Nullable Instant due) {}

    /** The timers and open targets of a ticket at one moment. */
    record Moment(Map<String, Timer> timers, Map<ClockKey, ClockState> targets) {

        List<Fate> since(Moment before) {
            var fates = new ArrayList<Fate>();
            before.timers.forEach((id, timer) -> fates.add(ofTimer(timer, timers.get(id))));
            timers.forEach((id, timer) -> {
                if (!before.timers.containsKey(id)) {
                    fates.add(new Fate(
                            "TIMER",
                            null,
                            timer.activity(),
                            "The timer '" + timer.name() + "' begins" + on(timer.due()) + "."));
                }
            });
            before.targets.forEach((key, target) -> fates.add(ofTarget(target, targets.get(key))));
            targets.forEach((key, target) -> {
                if (!before.targets.containsKey(key)) {
                    fates.add(new Fate(
                            "TARGET",
                            null,
                            key.target(),
                            "The target '" + target.name() + "' begins" + on(target.dueAt()) + "."));
                }
            });
            return fates;
        }

        private static Fate ofTimer(Timer before, @Nullable Timer now) {
            if (now == null) {
                return new Fate("TIMER", before.activity(), null, "The timer '" + before.name() + "' ends.");
            }
            var words = Objects.equals(before.due(), now.due()) ? " keeps its date" : " begins anew";
            return new Fate(
                    "TIMER",
                    before.activity(),
                    now.activity(),
                    "The timer '" + now.name() + "'" + words + on(now.due()) + ".");
        }

        private static Fate ofTarget(ClockState before, @Nullable ClockState now) {
            var key = before.key().target();
            var name = "The target '" + before.name() + "'";
            if (now == null) {
                return new Fate("TARGET", key, null, name + " ends.");
            }
            if (now.state() != before.state()) {
                return new Fate(
                        "TARGET",
                        key,
                        key,
                        name
                                + (now.state() == ClockState.State.PAUSED
                                        ? " pauses."
                                        : " runs on" + on(now.dueAt()) + "."));
            }
            var words = Objects.equals(before.dueAt(), now.dueAt()) ? " stays as it is" : " is due otherwise";
            return new Fate("TARGET", key, key, name + words + on(now.dueAt()) + ".");
        }

        private static String on(@Nullable Instant due) {
            return due == null ? "" : ", " + MINUTE.format(due);
        }
    }

    private final ManagementService management;
    private final RepositoryService repository;
    private final Clocks clocks;
    private final People people;
    private final Map<String, String> activityOf = new ConcurrentHashMap<>();

    MoveFates(@Lazy ManagementService management, @Lazy RepositoryService repository, Clocks clocks, People people) {
        this.management = management;
        this.repository = repository;
        this.clocks = clocks;
        this.people = people;
    }

    /** In the caller's transaction, whose changes are seen. */
    Moment of(long ticketId, List<ProcessInstance> instances) {
        var timers = new LinkedHashMap<String, Timer>();
        for (var instance : instances) {
            var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
            for (var job : management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()) {
                var activity = activity(job);
                var due = job.getDuedate();
                timers.put(
                        job.getId(),
                        new Timer(activity, TicketMove.name(model, activity), due == null ? null : due.toInstant()));
            }
        }
        var targets = new LinkedHashMap<ClockKey, ClockState>();
        clocks.open(ticketId).forEach(clock -> targets.put(clock.key(), clock));
        return new Moment(timers, targets);
    }

    private String activity(Job job) {
        return activityOf.computeIfAbsent(job.getJobDefinitionId(), id -> management
                .createJobDefinitionQuery()
                .jobDefinitionId(id)
                .singleResult()
                .getActivityId());
    }

    /** @param name of the task from now on */
    Fate ofTask(TaskFacts before, UserTask drawn, @Nullable String name) {
        var form = drawn.getCamundaFormRef();
        var sentence = new StringBuilder("The task '" + Objects.requireNonNullElse(name, before.name()) + "' stays");
        if (before.assignee() != null) {
            sentence.append(" with ").append(people.nameOf(before.assignee()));
        } else if (before.group() != null) {
            sentence.append(" offered to ")
                    .append(people.group(before.group()).map(People.Group::name).orElse(before.group()));
        }
        if (!Objects.equals(before.form(), form)) {
            sentence.append("; its form is ")
                    .append(form == null ? "none" : form)
                    .append(" from now on");
        }
        return new Fate(
                "TASK", before.activity(), drawn.getId(), sentence.append('.').toString());
    }

    /** The step itself, and the sub-process around it where that is another one. */
    static List<Fate> ofStep(FlowNode from, FlowNode to) {
        var fates = new ArrayList<Fate>();
        var before = TicketMove.named(from);
        var after = TicketMove.named(to);
        fates.add(new Fate(
                "STEP",
                from.getId(),
                to.getId(),
                before.equals(after) ? "'" + after + "' stays." : "'" + before + "' becomes '" + after + "'.",
                before,
                after));
        var left = around(from);
        var entered = around(to);
        if (entered != null && (left == null || !left.getId().equals(entered.getId()))) {
            fates.add(new Fate(
                    "SCOPE",
                    left == null ? null : left.getId(),
                    entered.getId(),
                    "'" + after + "' lies in the sub-process '" + TicketMove.named(entered) + "' from now on."));
        } else if (entered == null && left != null) {
            fates.add(new Fate(
                    "SCOPE",
                    left.getId(),
                    null,
                    "'" + after + "' leaves the sub-process '" + TicketMove.named(left) + "'."));
        }
        return fates;
    }

    private static @Nullable SubProcess around(FlowNode node) {
        return node.getParentElement() instanceof SubProcess process ? process : null;
    }
}
