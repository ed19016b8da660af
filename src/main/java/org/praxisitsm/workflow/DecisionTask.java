package org.praxisitsm.workflow;

import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;

/**
 * A business rule task: evaluates its table natively, so that the table log hears it, and puts each output
 * where its name says. Replaces the engine's own behaviour, which would store the result as a serialised Java object.
 */
final class DecisionTask extends AbstractBpmnActivityBehavior {

    private final String table;
    private final BaseCallableElement callable;
    private final TableLog log;
    private final Stage stage;

    DecisionTask(String table, BaseCallableElement callable, TableLog log, Stage stage) {
        this.table = table;
        this.callable = callable;
        this.log = log;
        this.stage = stage;
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        executeWithErrorPropagation(execution, () -> {
            log.clear();
            DecisionEvaluationUtil.evaluateDecision((ExecutionEntity) execution, null, callable, null, null);
            var evaluation = log.take();
            evaluation.values().forEach((name, value) -> execution.setVariable(name, Variables.simple(value)));
            stage.change(execution, evaluation.values());
            stage.decided(execution, table, evaluation);
            leave(execution);
            return null;
        });
    }
}
