package org.praxisitsm.workflow;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** What is decided inside a step that is repeated for each of a list belongs to that repetition: the others decide for themselves. */
final class RepeatedStep {

    /** The engine counts repetitions by it, in each one's own scope. */
    static final String COUNTER = "loopCounter";

    private RepeatedStep() {}

    static void set(ExecutionEntity execution, String name, @Nullable Object value) {
        for (var scope = execution; scope != null; scope = scope.getParent()) {
            if (scope.hasVariableLocal(COUNTER)) {
                scope.setVariableLocal(name, value);
                return;
            }
        }
        execution.setVariable(name, value);
    }
}
