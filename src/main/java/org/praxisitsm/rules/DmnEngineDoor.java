package org.praxisitsm.rules;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.praxisitsm.shared.Refusal;

/** Camunda's DMN engine by itself, without the process engine: the same FEEL, no script, no bean, no expression of Java. */
final class DmnEngineDoor {

    private final ThreadLocal<List<String>> matched = ThreadLocal.withInitial(ArrayList::new);
    private final DmnEngine engine;

    DmnEngineDoor() {
        var settings = new DefaultDmnEngineConfiguration();
        settings.setScriptEngineResolver(new OnlyFeel());
        settings.setElProvider(expression -> {
            throw new IllegalStateException("Only FEEL is evaluated");
        });
        settings.getCustomPostDecisionTableEvaluationListeners().add(event -> {
            matched.get().clear();
            event.getMatchingRules().forEach(rule -> matched.get().add(rule.getId()));
        });
        settings.setFeelEngineFactory(QuickFeel.factory());
        engine = settings.buildEngine();
    }

    /** What a table said: the rules that matched and the outputs of each, or one output where the table adds them up. */
    record Said(List<String> rules, List<Map<String, Object>> outputs) {}

    /** @throws Refusal invalid where the engine cannot run it */
    DmnDecision parse(String file, String key, byte[] bytes) {
        try {
            return engine.parseDecision(key, new ByteArrayInputStream(bytes));
        } catch (RuntimeException e) {
            throw Refusal.invalid(file, "cannot be read as a decision table: " + e.getMessage());
        }
    }

    DmnDecisionResult evaluate(DmnDecision decision, Map<String, Object> inputs) {
        return engine.evaluateDecision(decision, inputs);
    }

    Said ask(DmnDecision decision, Map<String, Object> inputs) {
        try {
            var outputs = evaluate(decision, inputs).getResultList().stream()
                    .map(DmnEngineDoor::plain)
                    .toList();
            return new Said(List.copyOf(matched.get()), outputs);
        } finally {
            matched.remove();
        }
    }

    private static Map<String, Object> plain(Map<String, Object> row) {
        var outputs = new LinkedHashMap<String, Object>();
        row.forEach((name, value) -> outputs.put(name, PlainValues.plain(value)));
        return outputs;
    }
}
