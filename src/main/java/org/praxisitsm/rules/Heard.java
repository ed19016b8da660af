package org.praxisitsm.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLiteralExpressionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionLiteralExpressionImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.reading.FeelNames;

/**
 * What one decision said when it was evaluated, in plain JSON types.
 *
 * @param decision its id
 * @param name as people call it
 * @param isTable whether it is a table, else a literal expression
 * @param inputs what it read, by name, decisions that it requires included
 * @param rows outputs of each rule that counts, or the one answer of an expression or of a table that adds up
 * @param collects whether all rows are the answer, as a list
 * @param rules ids of the rules that matched, in the order in which they count
 */
public record Heard(
        String decision,
        String name,
        boolean isTable,
        Map<String, Object> inputs,
        List<Map<String, Object>> rows,
        boolean collects,
        List<String> rules) {

    private static final Set<String> COLLECTING = Set.of("COLLECT", "RULE ORDER");

    /**
     * @param known what a name says that no decision answers; read for expressions only, tables say themselves what they read
     * @return those that were required first, in the order in which they were evaluated; the one that was asked for last
     */
    public static List<Heard> of(DmnDecisionEvaluationEvent event, Function<String, @Nullable Object> known) {
        var events = new ArrayList<>(event.getRequiredDecisionResults());
        events.add(event.getDecisionResult());
        var answered = new HashMap<String, Object>();
        var heard = new ArrayList<Heard>();
        for (var one : events) {
            var said = of(one, name -> answered.containsKey(name) ? answered.get(name) : known.apply(name));
            answered.putAll(said.values());
            heard.add(said);
        }
        return whole(heard);
    }

    /** The record of the one that was asked for begins with what had to be known for those that it requires. */
    private static List<Heard> whole(List<Heard> heard) {
        if (heard.size() < 2) {
            return heard;
        }
        var last = heard.remove(heard.size() - 1);
        Set<String> decided = new HashSet<>();
        heard.forEach(one -> decided.addAll(one.values().keySet()));
        var inputs = new LinkedHashMap<String, Object>();
        heard.forEach(one -> one.inputs().forEach((name, value) -> {
            if (!decided.contains(name)) {
                inputs.put(name, value);
            }
        }));
        inputs.putAll(last.inputs());
        heard.add(new Heard(
                last.decision(), last.name(), last.isTable(), inputs, last.rows(), last.collects(), last.rules()));
        return heard;
    }

    private static Heard of(DmnDecisionLogicEvaluationEvent event, Function<String, @Nullable Object> known) {
        return event instanceof DmnDecisionTableEvaluationEvent table
                ? ofTable(table)
                : ofExpression((DmnDecisionLiteralExpressionEvaluationEvent) event, known);
    }

    private static Heard ofTable(DmnDecisionTableEvaluationEvent event) {
        var decision = event.getDecisionTable();
        var table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        var inputs = new LinkedHashMap<String, Object>();
        for (var i = 0; i < event.getInputs().size(); i++) {
            inputs.put(
                    table.getInputs().get(i).getExpression().getExpression(),
                    PlainValues.plain(event.getInputs().get(i).getValue().getValue()));
        }
        var policy = table.getHitPolicyHandler().getHitPolicyEntry();
        var collects = policy.getAggregator() == null
                && COLLECTING.contains(String.valueOf(policy.getHitPolicy()).replace('_', ' '));
        var rows = event.getMatchingRules().stream().map(Heard::row).toList();
        if (event.getCollectResultName() != null) {
            var sum = new LinkedHashMap<String, Object>();
            sum.put(
                    event.getCollectResultName(),
                    PlainValues.plain(event.getCollectResultValue().getValue()));
            rows = List.of(sum);
        }
        return new Heard(
                decision.getKey(),
                String.valueOf(decision.getName()),
                true,
                inputs,
                rows,
                collects,
                event.getMatchingRules().stream()
                        .map(DmnEvaluatedDecisionRule::getId)
                        .toList());
    }

    private static Map<String, Object> row(DmnEvaluatedDecisionRule rule) {
        var row = new LinkedHashMap<String, Object>();
        rule.getOutputEntries()
                .values()
                .forEach(output -> row.put(
                        output.getOutputName(),
                        PlainValues.plain(output.getValue().getValue())));
        return row;
    }

    private static Heard ofExpression(
            DmnDecisionLiteralExpressionEvaluationEvent event, Function<String, @Nullable Object> known) {
        var decision = event.getDecision();
        var logic = (DmnDecisionLiteralExpressionImpl) decision.getDecisionLogic();
        var inputs = new LinkedHashMap<String, Object>();
        // The engine reads an empty expression as none, and answers nothing.
        FeelNames.of(Objects.requireNonNullElse(logic.getExpression().getExpression(), ""))
                .forEach(name -> inputs.put(name, PlainValues.plain(known.apply(name))));
        var row = new LinkedHashMap<String, Object>();
        row.put(
                event.getOutputName(),
                event.getOutputValue() == null
                        ? null
                        : PlainValues.plain(event.getOutputValue().getValue()));
        return new Heard(
                decision.getKey(), String.valueOf(decision.getName()), false, inputs, List.of(row), false, List.of());
    }

    /** @return as it is recorded and answered: all rows under {@code results} where it collects */
    public Map<String, Object> outputs() {
        if (collects) {
            return Map.of("results", rows);
        }
        var outputs = new LinkedHashMap<String, Object>();
        rows.forEach(row -> row.forEach(outputs::putIfAbsent));
        return outputs;
    }

    /** @return what those that require it read, and what goes into variables: a list for each output where it collects */
    public Map<String, Object> values() {
        if (!collects) {
            return outputs();
        }
        var values = new LinkedHashMap<String, Object>();
        rows.forEach(row -> row.forEach((name, value) -> {
            @SuppressWarnings("unchecked")
            var all = (List<Object>) values.computeIfAbsent(name, each -> new ArrayList<>());
            if (value != null) {
                all.add(value);
            }
        }));
        return values;
    }
}
