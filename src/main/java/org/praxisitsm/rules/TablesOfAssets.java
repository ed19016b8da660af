package org.praxisitsm.rules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.asset.MandatoryAttributes;
import org.praxisitsm.practice.Practices;
import org.springframework.stereotype.Component;

/** Lets the table {@code ci-mandatory} of whichever published pack holds one say what an item may not be without. */
@Component
class TablesOfAssets implements MandatoryAttributes {

    private static final String TABLE = "ci-mandatory";

    private final Practices practices;
    private final Tables tables;

    TablesOfAssets(Practices practices, Tables tables) {
        this.practices = practices;
        this.tables = tables;
    }

    @Override
    public Set<String> of(Map<String, ?> facts) {
        var names = new LinkedHashSet<String>();
        for (var published : practices.all()) {
            var pack = published.pack();
            var path = "rules/" + pack.key() + "/" + TABLE + ".dmn";
            if (pack.files().has(path)) {
                var inputs = new LinkedHashMap<String, Object>();
                tables.inputsPublished(pack, path).forEach(name -> inputs.put(name, facts.get(name)));
                var outputs = tables.decidePublished(pack, path, inputs).outputs();
                var rows = outputs.get("results") instanceof List<?> several ? several : List.of(outputs);
                rows.forEach(row -> {
                    if (row instanceof Map<?, ?> answer && answer.get("attribute") != null) {
                        names.add(answer.get("attribute").toString());
                    }
                });
            }
        }
        return names;
    }
}
