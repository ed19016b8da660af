package org.praxisitsm.ui.studio;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.studio.CellKind.Type;

/** A grid that weighs the people of a group for a ticket; it is tried on one of them. */
final class GridOfPeople implements GridSubject {

    private static final String PERSON = "somebody";

    private final Texts texts;

    GridOfPeople(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Map<String, Object> asked(Map<String, Object> values) {
        var ticket = new LinkedHashMap<String, Object>();
        var person = new LinkedHashMap<String, Object>();
        person.put("account", PERSON);
        values.forEach((fact, value) ->
                (fact.startsWith("candidate.") ? person : ticket).put(fact.substring(fact.indexOf('.') + 1), value));
        return Map.of("ticket", ticket, "candidates", List.of(person));
    }

    /** Of the ticket of a case, and the first of its people. */
    @Override
    public @Nullable Object given(Map<String, String> row, String fact) {
        var people = CasesPanel.read(row.getOrDefault("candidates", ""));
        var from = !fact.startsWith("candidate.")
                ? CasesPanel.read(row.getOrDefault("ticket", ""))
                : people instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
        return from instanceof Map<?, ?> map ? map.get(fact.substring(fact.indexOf('.') + 1)) : null;
    }

    @Override
    public List<CellKind> givens() {
        return List.of(
                new CellKind("ticket", Type.OTHER, Map.of(), false),
                new CellKind("candidates", Type.OTHER, Map.of(), false));
    }

    @Override
    public List<CellKind> expected() {
        return List.of(new CellKind("assignee", Type.TEXT, Map.of(), true));
    }

    @Override
    public Map<String, Object> answer(GridOutcome outcome) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("assignee", isChosen(outcome) ? PERSON : null);
        return answer;
    }

    private static boolean isChosen(GridOutcome outcome) {
        return outcome.outputs().get("assignee") != null;
    }

    @Override
    public String says(GridOutcome outcome) {
        return isChosen(outcome)
                ? texts.say(
                        "studio.grid.score",
                        outcome.fired().size(),
                        outcome.outputs().get("score"))
                : texts.say(outcome.fired().isEmpty() ? "studio.sheet.nobody" : "studio.grid.excluded");
    }

    @Override
    public String out(String action, List<String> set) {
        if (action.equals("score")) {
            return set.stream()
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return set.isEmpty() ? "" : texts.say("studio.sheet.yes");
    }

    @Override
    public String did(String action, String cell) {
        return action.equals("score")
                ? cell.startsWith("-") ? cell.replace('-', '−') : "+" + cell
                : texts.say("studio.grid.did." + action);
    }

    @Override
    public List<String> actions() {
        return List.of("score", "exclude", "choose");
    }
}
