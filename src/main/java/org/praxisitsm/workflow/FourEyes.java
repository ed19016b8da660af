package org.praxisitsm.workflow;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.StepDoers;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.TaskFacts;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who may not complete a human task, whatever group they are in: the extension property {@code notBy} of the task, so that
 * nobody approves what they asked for, or releases what they have entered.
 */
@Component
class FourEyes {

    /**
     * @param names parts of the ticket, and steps, that the task excludes people by
     * @param steps of these, with what they are called
     */
    private record Barred(List<String> names, Map<String, String> steps) {}

    private final RepositoryService repository;
    private final TicketProgress progress;
    private final StepDoers doers;
    private final Map<String, Barred> known = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> askedFor = new ConcurrentHashMap<>();

    FourEyes(@Lazy RepositoryService repository, TicketProgress progress, StepDoers doers) {
        this.repository = repository;
        this.progress = progress;
        this.doers = doers;
    }

    /** @return whether the task asks for a second pair of eyes, whoever it excludes */
    boolean isAskedFor(TaskFacts task) {
        return !barred(task).names().isEmpty();
    }

    private Barred barred(TaskFacts task) {
        return known.computeIfAbsent(
                task.definition() + "#" + task.activity(),
                key -> barred(repository.getBpmnModelInstance(task.definition()), task.activity()));
    }

    /** @throws Refusal forbidden where the account is one of those */
    void refuse(TaskFacts task, String account) {
        var barred = barred(task);
        for (var name : barred.names()) {
            if (!barred.steps().containsKey(name)) {
                if (account.equals(progress.value(task.ticketId(), name))) {
                    throw Refusal.forbidden(task.name() + " needs a second pair of eyes: whoever is " + name + " of "
                            + task.number() + " cannot do it.");
                }
            } else if (doers.of(task.ticketId(), name).contains(account)) {
                throw Refusal.forbidden(task.name() + " needs a second pair of eyes: whoever did '"
                        + barred.steps().get(name) + "' of " + task.number() + " cannot do it.");
            }
        }
    }

    private static Barred barred(BpmnModelInstance model, String activity) {
        var names = drawn(model, activity);
        var steps = new LinkedHashMap<String, String>();
        names.stream()
                .filter(name -> !ApprovalSpec.PARTS.contains(name))
                .forEach(name -> steps.put(
                        name,
                        model.getModelElementById(name) instanceof UserTask step && step.getName() != null
                                ? step.getName()
                                : name));
        return new Barred(names, steps);
    }

    /** Whoever completes a task is kept where another task of the diagram excludes them for it. */
    void done(TaskFacts task, String account) {
        var steps = askedFor.computeIfAbsent(
                task.definition(), definition -> steps(repository.getBpmnModelInstance(definition)));
        if (steps.contains(task.activity())) {
            doers.note(task.ticketId(), task.activity(), account);
        }
    }

    private static Set<String> steps(BpmnModelInstance model) {
        return model.getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> drawn(model, task.getId()).stream())
                .filter(name -> !ApprovalSpec.PARTS.contains(name))
                .collect(Collectors.toSet());
    }

    /** @return what {@code notBy} of the task names; for an approval the requester where it says nothing */
    static List<String> drawn(BpmnModelInstance model, String activity) {
        if (!(model.getModelElementById(activity) instanceof UserTask task)) {
            return List.of();
        }
        var approval = ApprovalSpecs.drawn(model, activity);
        if (approval.isPresent()) {
            return approval.get().notBy();
        }
        var said = ApprovalSpecs.property(task, "notBy");
        return said == null
                ? List.of()
                : Arrays.stream(said.split(",")).map(String::strip).toList();
    }
}
