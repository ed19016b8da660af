package org.praxisitsm.workflow;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The names in a variable whose text parts them by commas; a variable that is not there has none. */
record ListedNames(String variable) implements Expression {

    @Override
    public Object getValue(VariableScope scope) {
        var text = scope.getVariable(variable);
        return text == null
                ? List.of()
                : Arrays.stream(text.toString().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException("a list is read only");
    }

    @Override
    public String getExpressionText() {
        return variable;
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
