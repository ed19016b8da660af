package org.praxisitsm.ui.studio;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.rules.sheet.CsvSheet;
import org.praxisitsm.ui.studio.CellKind.Type;

/** A grid that says how much a conflict of the change calendar stands in the way: the first rule that fits counts. */
final class GridOfConflicts implements GridSubject {

    static final String PREFIX = "conflict.";
    private static final String KIND = "conflict";

    private final CsvSheet sheet;
    private final GridFacts facts;
    private final Texts texts;

    GridOfConflicts(CsvSheet sheet, GridFacts facts, Texts texts) {
        this.sheet = sheet;
        this.facts = facts;
        this.texts = texts;
    }

    /** @return what the fact is called where it is given: its kind is the conflict itself */
    private static String input(String fact) {
        var name = fact.substring(fact.indexOf('.') + 1);
        return name.equals("kind") ? KIND : name;
    }

    @Override
    public Map<String, Object> asked(Map<String, Object> values) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put(KIND, "");
        values.forEach((fact, value) -> asked.put(input(fact), value));
        return asked;
    }

    @Override
    public @Nullable Object given(Map<String, String> row, String fact) {
        return CasesPanel.read(row.getOrDefault(input(fact), ""));
    }

    @Override
    public List<CellKind> givens() {
        var givens = new LinkedHashSet<CellKind>();
        for (var column = 0; column < sheet.rows().get(0).size(); column++) {
            if (sheet.cell(0, column).equals("when")) {
                var kind = facts.kindOf(sheet, column);
                givens.add(new CellKind(input(kind.name()), kind.type(), kind.options(), false));
            }
        }
        return List.copyOf(givens);
    }

    @Override
    public List<CellKind> expected() {
        return List.of(new CellKind("severity", Type.TEXT, facts.severities(), true));
    }

    @Override
    public Map<String, Object> answer(GridOutcome outcome) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("severity", outcome.outputs().get("severity"));
        return answer;
    }

    @Override
    public String says(GridOutcome outcome) {
        return outcome.fired().isEmpty()
                ? texts.say("studio.grid.severity.none")
                : texts.say(
                        "studio.grid.severity.by",
                        outcome.fired().get(0),
                        severity(String.valueOf(outcome.outputs().get("severity"))));
    }

    private String severity(String key) {
        return facts.severities().getOrDefault(key, key);
    }

    @Override
    public String out(String action, List<String> set) {
        return set.isEmpty() ? "" : severity(set.get(0));
    }

    @Override
    public String did(String action, String cell) {
        return severity(cell);
    }

    @Override
    public List<String> actions() {
        return List.of("severity");
    }
}
