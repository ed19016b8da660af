package org.praxisitsm.workflow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.praxisitsm.workflow.Tasks.Outcome;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The buttons of a human task, as drawn: the flows that leave the exclusive gateway right after it.
 *
 * @see "docs/pack-reference.md, Outcomes are drawn"
 */
@Component
class Outcomes {

    private static final Pattern CONDITION =
            Pattern.compile("\\s*\\$\\{\\s*outcome\\s*==\\s*['\"]([^'\"]+)['\"]\\s*}\\s*");

    private static final List<Outcome> DONE = List.of(Outcome.DONE);

    private final RepositoryService repository;
    private final Map<String, List<Outcome>> known = new ConcurrentHashMap<>();

    Outcomes(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    List<Outcome> of(String definition, String activity) {
        return known.computeIfAbsent(
                definition + "#" + activity, key -> drawn(repository.getBpmnModelInstance(definition), activity));
    }

    static List<Outcome> drawn(BpmnModelInstance model, String activity) {
        if (!(model.getModelElementById(activity) instanceof UserTask task)) {
            return DONE;
        }
        // The flows themselves: a file need not repeat them as references inside the task.
        var leaving = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> task.equals(flow.getSource()))
                .toList();
        if (leaving.size() != 1) {
            return DONE;
        }
        var way = leaving.get(0);
        var only = way.getName() == null || way.getName().isBlank()
                ? DONE
                : List.of(new Outcome(Outcome.DONE.id(), way.getName()));
        if (!(way.getTarget() instanceof ExclusiveGateway gateway)) {
            return only;
        }
        // The file's order, not the gateway's list of references, is the order of the buttons.
        var drawn = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> gateway.equals(flow.getSource()))
                .flatMap(Outcomes::outcome)
                .toList();
        return drawn.isEmpty() ? only : drawn;
    }

    private static Stream<Outcome> outcome(SequenceFlow flow) {
        var condition = flow.getConditionExpression();
        var matcher = CONDITION.matcher(condition == null ? "" : condition.getTextContent());
        return matcher.matches()
                ? Stream.of(new Outcome(matcher.group(1), flow.getName() == null ? matcher.group(1) : flow.getName()))
                : Stream.empty();
    }
}
