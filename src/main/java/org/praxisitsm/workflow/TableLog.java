package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.rules.Heard;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/**
 * Hears the DMN engine and keeps, per thread, what the decision just evaluated and those that it requires said: every rule that
 * matched, with what its owner wrote beside it, and for a table that collects the outputs of each of them.
 */
final class TableLog implements DmnDecisionEvaluationListener {

    private final RuleNotes notes = new RuleNotes();
    private final ThreadLocal<DmnDecisionEvaluationEvent> heard = new ThreadLocal<>();

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        heard.set(event);
    }

    /** From now on the engine's decisions are heard, and their rules' annotations kept as they are read. */
    void listenTo(DefaultDmnEngineConfiguration engine) {
        List<DmnDecisionEvaluationListener> listening = new ArrayList<>();
        listening.add(this);
        engine.setCustomPostDecisionEvaluationListeners(listening);
        engine.getTransformer().getTransformListeners().add(notes);
    }

    void clear() {
        heard.remove();
    }

    /**
     * @param known what names say that no decision answers
     * @return those that were required first, in the order in which they were evaluated; the one that was asked for last
     */
    List<Stage.Evaluation> take(Function<String, @Nullable Object> known) {
        var event = heard.get();
        heard.remove();
        if (event == null) {
            throw new IllegalStateException("No decision was evaluated");
        }
        Map<String, DmnDecision> decisions = new HashMap<>();
        event.getRequiredDecisionResults()
                .forEach(one -> decisions.put(one.getDecision().getKey(), one.getDecision()));
        var asked = event.getDecisionResult().getDecision();
        decisions.put(asked.getKey(), asked);
        return Heard.of(event, known).stream()
                .map(one -> evaluation(one, decisions.get(one.decision())))
                .toList();
    }

    private Stage.Evaluation evaluation(Heard one, DmnDecision decision) {
        var matched = one.rules().stream()
                .map(rule -> matched((DmnDecisionTableImpl) decision.getDecisionLogic(), rule))
                .toList();
        return new Stage.Evaluation(one.decision(), one.isTable(), one.inputs(), one.outputs(), one.values(), matched);
    }

    private MatchedRule matched(DmnDecisionTableImpl table, String id) {
        for (var i = 0; i < table.getRules().size(); i++) {
            if (table.getRules().get(i).getId().equals(id)) {
                return new MatchedRule(id, i + 1, notes.of(table.getRules().get(i)));
            }
        }
        return new MatchedRule(id, 0, null);
    }
}
