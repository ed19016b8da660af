package org.praxisitsm.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/**
 * Hears the DMN engine and keeps, per thread, what the table just evaluated said: every rule that matched, with what its
 * owner wrote beside it, and for a table that collects the outputs of each of them.
 */
final class TableLog implements DmnDecisionTableEvaluationListener {

    private final RuleNotes notes = new RuleNotes();
    private final ThreadLocal<Deque<Stage.Evaluation>> heard = ThreadLocal.withInitial(ArrayDeque::new);

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        var table = (DmnDecisionTableImpl) event.getDecisionTable().getDecisionLogic();
        var inputs = new LinkedHashMap<String, Object>();
        for (var i = 0; i < event.getInputs().size(); i++) {
            var expression = table.getInputs().get(i).getExpression().getExpression();
            inputs.put(expression, plain(event.getInputs().get(i).getValue().getValue()));
        }
        var matched = event.getMatchingRules().stream()
                .map(rule -> matched(table, rule.getId()))
                .toList();
        heard.get().addLast(new Stage.Evaluation(inputs, outputs(table, event), values(table, event), matched));
    }

    /** As {@code POST /decisions/{key}/evaluate} answers: all rows under {@code results} where the table collects. */
    private static Map<String, Object> outputs(DmnDecisionTableImpl table, DmnDecisionTableEvaluationEvent event) {
        return collects(table) ? Map.of("results", rows(event)) : firstOf(event);
    }

    /** What goes into variables and onto the ticket: of a table that collects the list of all values. */
    private static Map<String, Object> values(DmnDecisionTableImpl table, DmnDecisionTableEvaluationEvent event) {
        if (!collects(table)) {
            return firstOf(event);
        }
        var values = new LinkedHashMap<String, Object>();
        rows(event)
                .forEach(row -> row.forEach((name, value) -> {
                    @SuppressWarnings("unchecked")
                    var all = (List<Object>) values.computeIfAbsent(name, each -> new ArrayList<>());
                    if (value != null) {
                        all.add(value);
                    }
                }));
        return values;
    }

    private static Map<String, Object> firstOf(DmnDecisionTableEvaluationEvent event) {
        var outputs = new LinkedHashMap<String, Object>();
        rows(event).stream().limit(1).forEach(outputs::putAll);
        if (event.getCollectResultName() != null) {
            outputs.put(
                    event.getCollectResultName(),
                    plain(event.getCollectResultValue().getValue()));
        }
        return outputs;
    }

    private static List<Map<String, Object>> rows(DmnDecisionTableEvaluationEvent event) {
        return event.getMatchingRules().stream().map(TableLog::row).toList();
    }

    private static Map<String, Object> row(DmnEvaluatedDecisionRule rule) {
        var row = new LinkedHashMap<String, Object>();
        rule.getOutputEntries()
                .values()
                .forEach(output ->
                        row.put(output.getOutputName(), plain(output.getValue().getValue())));
        return row;
    }

    private static boolean collects(DmnDecisionTableImpl table) {
        var policy = table.getHitPolicyHandler().getHitPolicyEntry();
        return policy.getAggregator() == null
                && (policy.getHitPolicy() == HitPolicy.COLLECT || policy.getHitPolicy() == HitPolicy.RULE_ORDER);
    }

    private MatchedRule matched(DmnDecisionTableImpl table, String id) {
        for (var i = 0; i < table.getRules().size(); i++) {
            if (table.getRules().get(i).getId().equals(id)) {
                return new MatchedRule(id, i + 1, notes.of(table.getRules().get(i)));
            }
        }
        return new MatchedRule(id, 0, null);
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

    /** From now on the engine's tables are heard, and their rules' annotations kept as they are read. */
    void listenTo(DefaultDmnEngineConfiguration engine) {
        List<DmnDecisionTableEvaluationListener> heard = new ArrayList<>();
        heard.add(this);
        engine.setCustomPostDecisionTableEvaluationListeners(heard);
        engine.getTransformer().getTransformListeners().add(notes);
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
