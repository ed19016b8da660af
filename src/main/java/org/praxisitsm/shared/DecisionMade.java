package org.praxisitsm.shared;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision or rule grid was evaluated for a ticket; {@code audit} keeps it in the same transaction.
 *
 * @param ticket number of the ticket
 * @param key id of the decision or grid
 * @param version pack version that the rules came from
 * @param kind a table, an expression ({@code LITERAL}) or a grid
 * @param inputs every input by name, as plain JSON types: evaluating the same version with them gives the same outputs. Where it
 *     requires other decisions, what these need and what they said is among them
 * @param outputs outputs by name; for tables that collect, a list of such maps under {@code results}
 * @param matchedRules rules that matched, in the order in which they counted
 * @param process the element that asked
 */
public record DecisionMade(
        String ticket,
        String key,
        int version,
        Kind kind,
        Map<String, ?> inputs,
        Map<String, ?> outputs,
        List<MatchedRule> matchedRules,
        Act.@Nullable ProcessStep process) {

    public enum Kind {
        TABLE,
        LITERAL,
        GRID
    }

    /**
     * @param id id of the rule in the file
     * @param row its place, starting at 1
     * @param annotation what the owner wrote beside it, or null
     */
    public record MatchedRule(String id, int row, @Nullable String annotation) {}
}
