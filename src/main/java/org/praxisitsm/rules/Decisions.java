package org.praxisitsm.rules;

import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.springframework.stereotype.Service;

/** Evaluates a table or grid of a published pack on demand; changes nothing. */
@Service
public class Decisions {

    /** @param version pack version that the rules came from */
    public record Outcome(Map<String, Object> outputs, List<MatchedRule> matchedRules, int version) {}

    /**
     * Evaluates the current version of the table or grid with this key, of whatever practice.
     *
     * @throws org.praxisitsm.shared.Refusal not found; invalid where an input is missing, unknown or of the wrong type
     */
    public Outcome evaluate(String key, Map<String, Object> inputs, Viewer viewer) {
        throw new UnsupportedOperationException("rules");
    }
}
