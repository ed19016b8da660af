package org.praxisitsm.change;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/** Says by a rule grid of the pack, or a table, how much a conflict stands in the way; fulfilled by {@code rules}. */
public interface SeverityPolicy {

    /**
     * @param why what the owner wrote beside the row, or null
     * @param kind whether a grid or a table said it
     * @param inputs what it read, by name
     * @param outputs what it said
     */
    record Verdict(
            Severity severity,
            @Nullable String why,
            DecisionMade.Kind kind,
            Map<String, Object> inputs,
            Map<String, Object> outputs,
            List<MatchedRule> matchedRules) {}

    /**
     * @param facts {@code conflict} (a {@link ConflictKind}), {@code changeType, approved, otherApproved, criticality,
     *     environment, steps, minutes, starting}; those that the grid or table does not read are left out
     * @return what the first row that matches says; a warning where none does
     * @throws org.praxisitsm.shared.Refusal where there is no such grid or table, or it cannot decide
     */
    Verdict judge(Pack pack, String key, Map<String, ?> facts);
}
