package org.praxisitsm.rules;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.praxisitsm.shared.Refusal;

/** Camunda's DMN engine by itself, without the process engine: the same FEEL, no script, no bean, no expression of Java. */
final class DmnEngineDoor {

    private final ThreadLocal<DmnDecisionEvaluationEvent> evaluated = new ThreadLocal<>();
    private final DmnEngine engine;

    DmnEngineDoor() {
        var settings = new DefaultDmnEngineConfiguration();
        settings.setScriptEngineResolver(new OnlyFeel());
        settings.setElProvider(expression -> {
            throw new IllegalStateException("Only FEEL is evaluated");
        });
        settings.getCustomPostDecisionEvaluationListeners().add(evaluated::set);
        settings.setFeelEngineFactory(QuickFeel.factory());
        settings.setTransformer(QuickDmn.transformer());
        engine = settings.buildEngine();
    }

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

    /** @return what each decision said; the one that was asked for last */
    List<Heard> ask(DmnDecision decision, Map<String, Object> inputs) {
        try {
            evaluate(decision, inputs);
            return Heard.of(evaluated.get(), inputs::get);
        } finally {
            evaluated.remove();
        }
    }
}
