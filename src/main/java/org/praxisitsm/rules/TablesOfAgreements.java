package org.praxisitsm.rules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.AgreementTables;
import org.springframework.stereotype.Component;

/** Lets the tables of a pack say which agreements apply and how long targets may take. */
@Component
class TablesOfAgreements implements AgreementTables {

    private final Tables tables;

    TablesOfAgreements(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Set<String> inputs(Pack pack, String table) {
        var path = path(pack, table);
        return pack.files().has(path) ? new LinkedHashSet<>(tables.inputsPublished(pack, path)) : Set.of();
    }

    @Override
    public Verdict decide(Pack pack, String table, Map<String, ?> facts) {
        var path = path(pack, table);
        if (!pack.files().has(path)) {
            throw Refusal.notFound("The practice " + pack.key() + " has no table " + table + ".");
        }
        var inputs = new LinkedHashMap<String, Object>();
        tables.inputsPublished(pack, path).forEach(name -> inputs.put(name, facts.get(name)));
        var verdict = tables.decidePublished(pack, path, inputs);
        return new Verdict(inputs, rows(verdict.outputs()), verdict.matchedRules());
    }

    /** A table that collects gives a list of rows under one name. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> outputs) {
        if (outputs.get("results") instanceof List<?> rows) {
            return (List<Map<String, Object>>) rows;
        }
        return outputs.isEmpty() ? List.of() : List.of(outputs);
    }

    private static String path(Pack pack, String table) {
        return "rules/" + pack.key() + "/" + table + ".dmn";
    }
}
