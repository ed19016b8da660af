package org.praxisitsm.rules;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.praxisitsm.change.Severity;
import org.praxisitsm.change.SeverityPolicy;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.DecisionMade.Kind;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Lets a rule grid of the pack say how much a conflict of the change calendar stands in the way; a decision table of the name,
 * where the pack has no such grid.
 */
@Component
class ConflictSeverities implements SeverityPolicy {

    private final Tables tables;
    private final Grids grids;

    ConflictSeverities(Tables tables, Grids grids) {
        this.tables = tables;
        this.grids = grids;
    }

    @Override
    public Verdict judge(Pack pack, String key, Map<String, ?> facts) {
        var grid = "rules/" + pack.key() + "/" + key + ".rules.csv";
        if (pack.files().has(grid)) {
            var inputs = chosen(grids.conflictFacts(pack, grid), facts);
            inputs.putIfAbsent("conflict", facts.get("conflict"));
            var said = grids.decide(pack, key, inputs);
            return verdict(Kind.GRID, inputs, said.outputs(), said.matchedRules());
        }
        var table = "rules/" + pack.key() + "/" + key + ".dmn";
        if (!pack.files().has(table)) {
            throw Refusal.notFound("The practice " + pack.key() + " has no grid or table " + key + ".");
        }
        var inputs = chosen(tables.inputsPublished(pack, table), facts);
        var said = tables.decidePublished(pack, table, inputs);
        return verdict(Kind.TABLE, inputs, said.outputs(), said.matchedRules());
    }

    private static Map<String, Object> chosen(Collection<String> read, Map<String, ?> facts) {
        var inputs = new LinkedHashMap<String, Object>();
        read.forEach(name -> inputs.put(name, facts.get(name)));
        return inputs;
    }

    private static Verdict verdict(
            Kind kind, Map<String, Object> inputs, Map<String, Object> outputs, List<MatchedRule> rules) {
        var why = rules.isEmpty() ? null : rules.get(0).annotation();
        return new Verdict(severity(Objects.toString(outputs.get("severity"), "")), why, kind, inputs, outputs, rules);
    }

    private static Severity severity(String name) {
        for (var severity : Severity.values()) {
            if (severity.name().equalsIgnoreCase(name)) {
                return severity;
            }
        }
        return Severity.WARNING;
    }
}
