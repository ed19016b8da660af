package org.praxisitsm.workflow;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** The annotations of rules, which the engine drops when it reads a table; forgotten with the rule itself. */
final class RuleNotes implements DmnTransformListener {

    private final Map<DmnDecisionTableRuleImpl, String> notes = Collections.synchronizedMap(new WeakHashMap<>());

    /** @return what the owner wrote beside the rule, or null */
    @Nullable
    String of(DmnDecisionTableRuleImpl rule) {
        return notes.get(rule);
    }

    @Override
    public void transformDecisionTableRule(Rule rule, DmnDecisionTableRuleImpl read) {
        var note = note(rule);
        if (!note.isEmpty()) {
            notes.put(read, note);
        }
    }

    /** DMN 1.3 has annotation entries; the modelers write a description. */
    private static String note(Rule rule) {
        if (rule.getDescription() != null) {
            return rule.getDescription().getTextContent().strip();
        }
        return rule.getDomElement().getChildElements().stream()
                .filter(child -> child.getLocalName().equals("annotationEntry"))
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void transformDecision(Decision decision, DmnDecision read) {
        // Only rules are annotated.
    }

    @Override
    public void transformDecisionTableInput(Input input, DmnDecisionTableInputImpl read) {
        // Only rules are annotated.
    }

    @Override
    public void transformDecisionTableOutput(Output output, DmnDecisionTableOutputImpl read) {
        // Only rules are annotated.
    }

    @Override
    public void transformDecisionRequirementsGraph(Definitions definitions, DmnDecisionRequirementsGraph read) {
        // Only rules are annotated.
    }
}
