package org.praxisitsm.ui.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.studio.CellKind.Type;

/** A grid that says which known item a reported device is; it is tried on one of them. */
final class GridOfItems implements GridSubject {

    private static final int ITEM = 1;

    private final GridFacts facts;
    private final Texts texts;

    GridOfItems(GridFacts facts, Texts texts) {
        this.facts = facts;
        this.texts = texts;
    }

    @Override
    public Map<String, Object> asked(Map<String, Object> values) {
        var inventory = new LinkedHashMap<String, Object>();
        var item = new LinkedHashMap<String, Object>();
        item.put("ci", ITEM);
        values.forEach((fact, value) ->
                (fact.startsWith("candidate.") ? item : inventory).put(fact.substring(fact.indexOf('.') + 1), value));
        return Map.of("inventory", inventory, "candidates", List.of(item));
    }

    /** Of the report of a case, and the first item that it may be. */
    @Override
    public @Nullable Object given(Map<String, String> row, String fact) {
        var items = CasesPanel.read(row.getOrDefault("candidates", ""));
        var from = !fact.startsWith("candidate.")
                ? CasesPanel.read(row.getOrDefault("inventory", ""))
                : items instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
        return from instanceof Map<?, ?> map ? map.get(fact.substring(fact.indexOf('.') + 1)) : null;
    }

    @Override
    public List<CellKind> givens() {
        return List.of(
                new CellKind("inventory", Type.OTHER, Map.of(), false),
                new CellKind("candidates", Type.OTHER, Map.of(), false));
    }

    @Override
    public List<CellKind> expected() {
        return List.of(new CellKind("outcome", Type.TEXT, facts.outcomes(), true));
    }

    @Override
    public Map<String, Object> answer(GridOutcome outcome) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("outcome", outcome.outputs().get("outcome"));
        answer.put("ci", outcome.outputs().get("ci"));
        return answer;
    }

    @Override
    public String says(GridOutcome outcome) {
        return outcome.fired().isEmpty()
                ? texts.say("studio.grid.verdict.none")
                : texts.say(
                        "studio.grid.verdict.by",
                        outcome.fired().get(0),
                        facts.outcomes()
                                .getOrDefault(String.valueOf(outcome.outputs().get("outcome")), ""));
    }

    @Override
    public String out(String action, List<String> set) {
        return set.isEmpty() ? "" : did(action, set.get(0));
    }

    @Override
    public String did(String action, String cell) {
        return facts.verdicts().getOrDefault(cell, cell);
    }

    @Override
    public List<String> actions() {
        return List.of("verdict");
    }
}
