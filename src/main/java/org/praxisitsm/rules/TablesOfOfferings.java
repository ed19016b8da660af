package org.praxisitsm.rules;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.praxisitsm.catalog.Audience;
import org.praxisitsm.practice.Practices;
import org.springframework.stereotype.Component;

/** Lets the audience table of a practice that takes orders say who may order what. */
@Component
class TablesOfOfferings implements Audience {

    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

    private final Practices practices;
    private final Tables tables;
    private final TableSheets sheets;

    TablesOfOfferings(Practices practices, Tables tables, TableSheets sheets) {
        this.practices = practices;
        this.tables = tables;
        this.sheets = sheets;
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

    @Override
    public List<String> words(String practice) {
        var pack =
                practices.current(practice).map(published -> published.pack()).orElse(null);
        var catalogue = pack == null ? null : pack.descriptor().catalogue();
        if (pack == null || catalogue == null) {
            return List.of();
        }
        return sheets.of(pack, catalogue.audience())
                .map(TablesOfOfferings::words)
                .orElse(List.of());
    }

    private static List<String> words(TableSheets.Sheet sheet) {
        var place =
                sheet.inputs().stream().map(TableSheets.Column::name).toList().indexOf("audience");
        return place < 0
                ? List.of()
                : sheet.rows().stream()
                        .flatMap(row -> WORD.matcher(row.inputs().get(place)).results())
                        .map((MatchResult word) -> word.group(1))
                        .distinct()
                        .toList();
    }
}
