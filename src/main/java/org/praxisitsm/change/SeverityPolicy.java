package org.praxisitsm.change;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/** Says by a table of the pack how much a conflict stands in the way; fulfilled by {@code rules}. */
public interface SeverityPolicy {

    /**
     * @param why what the owner wrote beside the row, or null
     * @param inputs what the table read, by name
     * @param outputs what it said
     */
    record Verdict(
            Severity severity,
            @Nullable String why,
            Map<String, Object> inputs,
            Map<String, Object> outputs,
            List<MatchedRule> matchedRules) {}

    /**
     * @param facts {@code conflict} (a {@link ConflictKind}), {@code changeType, approved, otherApproved, criticality,
     *     environment, steps, minutes, starting}; those that the table does not read are left out
     * @return what the first row that matches says; a warning where none does
     * @throws org.praxisitsm.shared.Refusal where there is no such table or it cannot decide
     */
    Verdict judge(Pack pack, String table, Map<String, ?> facts);
}
