package org.praxisitsm.workflow;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.ModelException;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.workflow.TicketTrials.Coverage;

/** What of a diagram is passed. */
final class DiagramCoverage {

    private DiagramCoverage() {}

    /** To the engine a link that leads away is no step: whoever comes to it stands at its other end at once. */
    private static Set<String> linksPassed(BpmnModelInstance model, Set<String> elements) {
        var passed = new LinkedHashSet<String>();
        model.getModelElementsByType(LinkEventDefinition.class).forEach(link -> {
            if (link.getParentElement() instanceof IntermediateThrowEvent event
                    && event.getIncoming().stream().anyMatch(flow -> elements.contains(flow.getId()))) {
                passed.add(event.getId());
            }
        });
        return passed;
    }

    /** To the engine a gateway waits for its events itself, and no flow leads to them. */
    private static Set<String> awaited(BpmnModelInstance model, Set<String> elements) {
        var passed = new LinkedHashSet<String>();
        model.getModelElementsByType(EventBasedGateway.class).forEach(gateway -> gateway.getOutgoing().stream()
                .filter(flow -> elements.contains(flow.getTarget().getId()))
                .forEach(flow -> passed.add(flow.getId())));
        return passed;
    }

    /** @return empty where the diagram cannot be read */
    static Optional<Coverage> of(Pack pack, String path, Set<String> elements) {
        try {
            var model = Bpmn.readModelFromStream(
                    new ByteArrayInputStream(pack.files().bytes(path)));
            var drawn = new LinkedHashSet<String>();
            model.getModelElementsByType(FlowNode.class).forEach(node -> drawn.add(node.getId()));
            model.getModelElementsByType(SequenceFlow.class).forEach(flow -> drawn.add(flow.getId()));
            var passed = new LinkedHashSet<>(drawn);
            passed.retainAll(elements);
            passed.addAll(linksPassed(model, elements));
            passed.addAll(awaited(model, elements));
            drawn.removeAll(passed);
            var process = path.substring(path.lastIndexOf('/') + 1, path.length() - ".bpmn".length());
            return Optional.of(new Coverage(process, pack.text(path), passed, drawn));
        } catch (ModelException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
