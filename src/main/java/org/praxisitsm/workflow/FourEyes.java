package org.praxisitsm.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.TaskFacts;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who may not complete a human task, whatever group they are in: the extension property {@code notBy} of the task, so that
 * nobody approves what they asked for.
 */
@Component
class FourEyes {

    private final RepositoryService repository;
    private final TicketProgress progress;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    FourEyes(@Lazy RepositoryService repository, TicketProgress progress) {
        this.repository = repository;
        this.progress = progress;
    }

    /** @throws Refusal forbidden where the account is one of those */
    void refuse(TaskFacts task, String account) {
        var names = known.computeIfAbsent(
                task.definition() + "#" + task.activity(),
                key -> drawn(repository.getBpmnModelInstance(task.definition()), task.activity()));
        for (var name : names) {
            if (account.equals(progress.value(task.ticketId(), name))) {
                throw Refusal.forbidden(task.name() + " needs a second pair of eyes: whoever is " + name + " of "
                        + task.number() + " cannot do it.");
            }
        }
    }

    static List<String> drawn(BpmnModelInstance model, String activity) {
        if (!(model.getModelElementById(activity) instanceof UserTask task) || task.getExtensionElements() == null) {
            return List.of();
        }
        var approval = ApprovalSpecs.drawn(model, activity);
        if (approval.isPresent()) {
            return approval.get().notBy();
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "notBy".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
    }
}
