package org.praxisitsm.workflow;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ticket.TicketEvents.CommentAdded;
import org.praxisitsm.ticket.TicketEvents.TicketChanged;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.TaskFacts;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the process what people did to the ticket beside it, so that the diagram can react; in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TicketRelay {

    /** Where it goes to, and not what it is about. */
    private static final Set<String> ROUTED = Set.of("group", "assignee");

    private final Signals signals;
    private final TicketProgress progress;
    private final StepBuffer steps;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final DerivedFacts derived;

    TicketRelay(
            Signals signals,
            TicketProgress progress,
            StepBuffer steps,
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            DerivedFacts derived) {
        this.signals = signals;
        this.progress = progress;
        this.steps = steps;
        this.runtime = runtime;
        this.tasks = tasks;
        this.derived = derived;
    }

    @EventListener
    void on(CommentAdded comment) {
        if (comment.byRequester() && !comment.internal()) {
            signals.send(comment.number(), "Requester replied", Map.of());
            steps.settle();
        }
    }

    /** Before all others: what they tell the process is decided from the new values. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TicketChanged change) {
        var instance = progress.processInstance(change.id());
        if (instance == null) {
            return;
        }
        var known = runtime.getVariables(instance).keySet();
        change.after().forEach((name, value) -> {
            if (known.contains(name)) {
                runtime.setVariable(instance, name, Variables.simple(value));
            }
        });
        runtime.setVariables(instance, derived.of(change.after()));
        progress.tasksOf(change.id()).forEach(task -> follow(task, change));
        judgeAnew(change, known);
        steps.settle();
    }

    /** What the diagram decides from may have changed. A priority that the person gave beside it stays. */
    private void judgeAnew(TicketChanged change, Set<String> known) {
        var given = change.after().containsKey("priority");
        var before = given ? change.before().get("priority") : progress.value(change.id(), "priority");
        if (!given && change.after().keySet().stream().anyMatch(name -> isFact(name, known))) {
            signals.send(change.number(), "Facts changed", Map.of());
        }
        if (isRaised(before, progress.value(change.id(), "priority"))) {
            signals.send(change.number(), "Priority raised", Map.of());
        }
    }

    private static boolean isFact(String name, Set<String> known) {
        return DerivedFacts.SOURCES.contains(name) || known.contains(name) && !ROUTED.contains(name);
    }

    private static boolean isRaised(@Nullable Object before, @Nullable Object now) {
        return now instanceof Integer after && (!(before instanceof Integer earlier) || after < earlier);
    }

    private void follow(TaskFacts task, TicketChanged change) {
        if (task.followsGroup() && change.after().containsKey("group")) {
            if (task.group() != null) {
                tasks.deleteCandidateGroup(task.id(), task.group());
            }
            var group = Objects.toString(change.after().get("group"), "");
            if (!group.isEmpty()) {
                tasks.addCandidateGroup(task.id(), group);
            }
            progress.taskHandedOver(task.id(), group.isEmpty() ? null : group, task.assignee(), change.by(), false);
        }
        if (task.followsAssignee() && change.after().containsKey("assignee")) {
            var assignee = change.after().get("assignee");
            tasks.setAssignee(task.id(), assignee == null ? null : assignee.toString());
        }
    }
}
