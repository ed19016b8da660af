package org.praxisitsm.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.praxisitsm.change.Severity;
import org.praxisitsm.change.SeverityPolicy;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/** Lets a table of the pack say how much a conflict of the change calendar stands in the way. */
@Component
class TablesOfConflicts implements SeverityPolicy {

    private final Tables tables;

    TablesOfConflicts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Verdict judge(Pack pack, String table, Map<String, ?> facts) {
        var path = "rules/" + pack.key() + "/" + table + ".dmn";
        if (!pack.files().has(path)) {
            throw Refusal.notFound("The practice " + pack.key() + " has no table " + table + ".");
        }
        var inputs = new LinkedHashMap<String, Object>();
        tables.inputsPublished(pack, path).forEach(name -> inputs.put(name, facts.get(name)));
        var verdict = tables.decidePublished(pack, path, inputs);
        var why = verdict.matchedRules().isEmpty()
                ? null
                : verdict.matchedRules().get(0).annotation();
        return new Verdict(
                severity(Objects.toString(verdict.outputs().get("severity"), "")),
                why,
                inputs,
                verdict.outputs(),
                verdict.matchedRules());
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
