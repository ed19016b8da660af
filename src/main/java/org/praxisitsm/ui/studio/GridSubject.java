package org.praxisitsm.ui.studio;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.rules.sheet.CsvSheet;

/** What a rule grid is about: what is given to try it, what its cases hold, and what its answer says. */
interface GridSubject {

    /** Texts of the bundles by key, with what stands in their places. */
    interface Texts extends BiFunction<String, Object[], String> {

        default String say(String key, Object... places) {
            return apply(key, places);
        }
    }

    static GridSubject of(CsvSheet sheet, GridFacts facts, Texts texts) {
        return isOfConflicts(sheet)
                ? new GridOfConflicts(sheet, facts, texts)
                : isOfItems(sheet) ? new GridOfItems(facts, texts) : new GridOfPeople(texts);
    }

    static boolean isOfConflicts(CsvSheet sheet) {
        return does(sheet, "severity");
    }

    static boolean isOfItems(CsvSheet sheet) {
        return does(sheet, "verdict");
    }

    private static boolean does(CsvSheet sheet, String action) {
        return IntStream.range(0, sheet.rows().get(0).size())
                .anyMatch(column -> sheet.cell(0, column).equals("then")
                        && sheet.cell(1, column).equals(action));
    }

    /** @param values what was typed, by the fact that a column reads */
    Map<String, Object> asked(Map<String, Object> values);

    /** @return what a case gives for the fact, or null for nothing */
    @Nullable
    Object given(Map<String, String> row, String fact);

    List<CellKind> givens();

    List<CellKind> expected();

    /** @return the answer as a case expects it */
    Map<String, Object> answer(GridOutcome outcome);

    /** @return the answer in a sentence */
    String says(GridOutcome outcome);

    /** @param set what the cells of the action say, of the rules that fired, in their order */
    String out(String action, List<String> set);

    /** @return what one rule did, from its cell */
    String did(String action, String cell);

    /** @return what its columns do */
    List<String> actions();
}
