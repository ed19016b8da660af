package org.praxisitsm.sla;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/** Evaluates the tables of a pack that say which agreements apply and how long a target may take; fulfilled by {@code rules}. */
public interface AgreementTables {

    /**
     * @param inputs what the table read, by name
     * @param rows outputs of each row that counts
     */
    record Verdict(Map<String, Object> inputs, List<Map<String, Object>> rows, List<MatchedRule> matchedRules) {}

    /** @return the names that the table reads; none where the pack has no such table */
    Set<String> inputs(Pack pack, String table);

    /**
     * @param facts by name; those that the table does not read are left out, those that are missing are null
     * @throws org.praxisitsm.shared.Refusal where there is no such table or it cannot decide
     */
    Verdict decide(Pack pack, String table, Map<String, ?> facts);
}
