package org.praxisitsm.ticket;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/** Decides by a rule grid of a pack; fulfilled by {@code rules}. */
public interface GridPolicy {

    record Verdict(Map<String, Object> outputs, List<MatchedRule> matchedRules) {}

    /**
     * @param grid file name without {@code .rules.csv}, e.g. {@code incident-assignment}
     * @param inputs facts as plain JSON types: {@code ticket} (map) and {@code candidates} (list of maps)
     * @throws org.praxisitsm.shared.Refusal where the pack has no such grid
     */
    Verdict decide(Pack pack, String grid, Map<String, ?> inputs);
}
