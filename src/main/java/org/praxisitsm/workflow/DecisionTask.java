package org.praxisitsm.workflow;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionLiteralExpressionImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;

/**
 * A business rule task: evaluates its decision natively, with those that it requires, so that the table log hears them, and puts
 * each output where its name says. Replaces the engine's own behaviour, which would store the result as a serialised Java object.
 */
final class DecisionTask extends AbstractBpmnActivityBehavior {

    private final BaseCallableElement callable;
    private final TableLog log;
    private final Stage stage;

    DecisionTask(BaseCallableElement callable, TableLog log, Stage stage) {
        this.callable = callable;
        this.log = log;
        this.stage = stage;
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        executeWithErrorPropagation(execution, () -> {
            var evaluations = evaluated((ExecutionEntity) execution, callable, log);
            var last = evaluations.get(evaluations.size() - 1);
            evaluations.subList(0, evaluations.size() - 1).forEach(before -> stage.decided(execution, before));
            last.values()
                    .forEach((name, value) ->
                            RepeatedStep.set((ExecutionEntity) execution, name, Variables.simple(value)));
            stage.change(execution, last.values());
            stage.decided(execution, last);
            leave(execution);
            return null;
        });
    }

    /** @return those that were required first; the one that was asked for last */
    static List<Stage.Evaluation> evaluated(ExecutionEntity execution, BaseCallableElement callable, TableLog log)
            throws Exception {
        log.clear();
        evaluate(execution, callable);
        return log.take(execution::getVariable);
    }

    private static void evaluate(ExecutionEntity execution, BaseCallableElement callable) throws Exception {
        var decision = CallableElementUtil.getDecisionDefinitionToCall(execution, execution.getTenantId(), callable);
        var decided = decided((DmnDecision) decision);
        if (decided.isEmpty()) {
            DecisionEvaluationUtil.evaluateDecision(execution, null, callable, null, null);
            return;
        }
        // What a decision leaves open is null for those that require it: neither unknown, nor what the ticket says by
        // that name.
        var variables = execution.getVariablesTyped(false);
        decided.forEach(name -> variables.put(name, null));
        DecisionEvaluationUtil.evaluateDecision(decision, variables);
    }

    /** @return names of all that is decided before it */
    private static Set<String> decided(DmnDecision decision) {
        var names = new LinkedHashSet<String>();
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<DmnDecision>(decision.getRequiredDecisions());
        while (!waiting.isEmpty()) {
            var one = waiting.pop();
            if (!seen.add(one.getKey())) {
                continue;
            }
            if (one.getDecisionLogic() instanceof DmnDecisionTableImpl table) {
                table.getOutputs().stream()
                        .map(DmnDecisionTableOutputImpl::getOutputName)
                        .forEach(names::add);
            } else if (one.getDecisionLogic() instanceof DmnDecisionLiteralExpressionImpl expression) {
                names.add(expression.getVariable().getName());
            }
            waiting.addAll(one.getRequiredDecisions());
        }
        return names;
    }
}
