package org.praxisitsm.rules;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.praxisitsm.catalog.Audience;
import org.praxisitsm.practice.Practices;
import org.springframework.stereotype.Component;

/** Lets the audience table of a practice that takes orders say who may order what. */
@Component
class TablesOfOfferings implements Audience {

    private final Practices practices;
    private final Tables tables;

    TablesOfOfferings(Practices practices, Tables tables) {
        this.practices = practices;
        this.tables = tables;
    }

    @Override
    public Judge of(String practice) {
        var pack =
                practices.current(practice).map(published -> published.pack()).orElse(null);
        var catalogue = pack == null ? null : pack.descriptor().catalogue();
        if (pack == null || catalogue == null) {
            return facts -> false;
        }
        var path = "rules/" + pack.key() + "/" + catalogue.audience() + ".dmn";
        var names = tables.inputsPublished(pack, path);
        // Hundreds of offerings share a handful of audiences.
        var answers = new HashMap<Map<String, Object>, Boolean>();
        return facts -> {
            var inputs = new LinkedHashMap<String, Object>();
            names.forEach(name -> inputs.put(name, facts.get(name)));
            return answers.computeIfAbsent(
                    inputs,
                    asked -> Boolean.TRUE.equals(
                            tables.decidePublished(pack, path, asked).outputs().get("visible")));
        };
    }
}
