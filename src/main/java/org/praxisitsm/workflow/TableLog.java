package org.praxisitsm.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/** Hears the DMN engine and keeps, per thread, what the table just evaluated said. */
final class TableLog implements DmnDecisionTableEvaluationListener {

    private final ThreadLocal<Deque<Stage.Evaluation>> heard = ThreadLocal.withInitial(ArrayDeque::new);

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        var table = (DmnDecisionTableImpl) event.getDecisionTable().getDecisionLogic();
        var inputs = new LinkedHashMap<String, Object>();
        for (var i = 0; i < event.getInputs().size(); i++) {
            var expression = table.getInputs().get(i).getExpression().getExpression();
            inputs.put(expression, plain(event.getInputs().get(i).getValue().getValue()));
        }
        var outputs = new LinkedHashMap<String, Object>();
        var matched = new ArrayList<MatchedRule>();
        for (var rule : event.getMatchingRules()) {
            rule.getOutputEntries()
                    .values()
                    .forEach(output -> outputs.putIfAbsent(
                            output.getOutputName(), plain(output.getValue().getValue())));
            matched.add(new MatchedRule(rule.getId(), row(table, rule.getId()), null));
        }
        if (event.getCollectResultName() != null) {
            outputs.put(
                    event.getCollectResultName(),
                    plain(event.getCollectResultValue().getValue()));
        }
        heard.get().addLast(new Stage.Evaluation(inputs, outputs, matched));
    }

    private static int row(DmnDecisionTableImpl table, String rule) {
        for (var i = 0; i < table.getRules().size(); i++) {
            if (table.getRules().get(i).getId().equals(rule)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** FEEL counts in longs; what fits an int is kept as one, so that records read back equal. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Long number && number.intValue() == number) {
            return number.intValue();
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9) {
            return number.intValue();
        }
        if (value instanceof Date date) {
            return date.toInstant().toString();
        }
        return value == null || value instanceof String || value instanceof Number || value instanceof Boolean
                ? value
                : value.toString();
    }

    void clear() {
        heard.get().clear();
    }

    /** @return the last table evaluated on this thread: a decision that requires others is evaluated after them */
    Stage.Evaluation take() {
        var last = heard.get().peekLast();
        heard.remove();
        if (last == null) {
            throw new IllegalStateException("No table was evaluated");
        }
        return last;
    }
}
