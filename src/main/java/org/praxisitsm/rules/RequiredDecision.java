package org.praxisitsm.rules;

import java.util.List;
import java.util.Map;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/**
 * What a decision said that another one requires.
 *
 * @param decision its id
 * @param name as people call it
 * @param inputs what it read, by name
 * @param matchedRules empty where it is an expression
 */
public record RequiredDecision(
        String decision,
        String name,
        Map<String, Object> inputs,
        Map<String, Object> outputs,
        List<MatchedRule> matchedRules) {}
