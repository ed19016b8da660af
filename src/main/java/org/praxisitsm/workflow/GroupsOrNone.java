package org.praxisitsm.workflow;

import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Candidate groups of a human task, where no group is an answer. */
record GroupsOrNone(Expression drawn) implements Expression {

    @Override
    public Object getValue(VariableScope scope) {
        return orNone(drawn.getValue(scope));
    }

    private static Object orNone(@org.jspecify.annotations.Nullable Object groups) {
        return groups == null || groups.toString().isBlank() ? List.of() : groups;
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        drawn.setValue(value, scope);
    }

    @Override
    public String getExpressionText() {
        return drawn.getExpressionText();
    }

    @Override
    public boolean isLiteralText() {
        return drawn.isLiteralText();
    }
}
