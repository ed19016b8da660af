package org.praxisitsm.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ApprovalSpec;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the diagrams say of their approvals, by definition and step. */
@Component
class ApprovalSpecs {

    private final RepositoryService repository;
    private final Map<String, Optional<ApprovalSpec>> known = new ConcurrentHashMap<>();

    ApprovalSpecs(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** @return empty where the step is no approval */
    Optional<ApprovalSpec> of(String definition, String activity) {
        return known.computeIfAbsent(
                definition + "#" + activity, key -> drawn(repository.getBpmnModelInstance(definition), activity));
    }

    static Optional<ApprovalSpec> drawn(BpmnModelInstance model, String activity) {
        return model.getModelElementById(activity) instanceof UserTask task
                ? ApprovalSpec.of(name -> property(task, name), task.getCamundaCandidateGroups())
                : Optional.empty();
    }

    /** Several people may be asked at an approval at once; where it became a plain task, the first answer would find the others. */
    static boolean becomesPlain(FlowNode from, FlowNode to) {
        return drawn((BpmnModelInstance) from.getModelInstance(), from.getId()).isPresent()
                && drawn((BpmnModelInstance) to.getModelInstance(), to.getId()).isEmpty();
    }

    static @Nullable String property(UserTask task, String name) {
        if (task.getExtensionElements() == null) {
            return null;
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst()
                .orElse(null);
    }
}
