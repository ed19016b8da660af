package org.praxisitsm.workflow;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDecorator;
import org.camunda.bpm.engine.impl.task.TaskDefinition;

/** Names a task as the diagram does, and leaves to the round whose it is. */
final class VoteDecorator extends TaskDecorator {

    VoteDecorator(TaskDefinition definition, ExpressionManager expressions) {
        super(definition, expressions);
    }

    @Override
    protected void initializeTaskAssignments(TaskEntity task, VariableScope scope) {
        // Each vote is with whom the round asks.
    }
}
