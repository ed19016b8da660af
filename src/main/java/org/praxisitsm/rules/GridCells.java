package org.praxisitsm.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.praxisitsm.change.Severity;

/** What a cell may hold. */
final class GridCells {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");

    private static final Set<String> VERDICTS = Set.of("same", "duplicate", "different");
    private static final Set<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::name).collect(Collectors.toUnmodifiableSet());

    private GridCells() {}

    /** @return why the cell does not fit its column, or an empty text */
    static String problem(GridColumn column, String cell) {
        if (cell.length() > GridReader.MAX_CELL) {
            return "a cell has at most " + GridReader.MAX_CELL + " characters";
        }
        if (column instanceof GridColumn.When when) {
            return switch (when.operator().literal()) {
                case NUMBER -> number(cell);
                case TRUTH ->
                    cell.equals("true") || cell.equals("false") ? "" : "'" + cell + "' is neither true nor false";
                case TEXTS ->
                    alternatives(cell).stream().anyMatch(String::isEmpty) ? "an empty alternative between |" : "";
                case TEXT -> "";
            };
        }
        if (column instanceof GridColumn.Then then) {
            return switch (then.action()) {
                case SCORE -> number(cell);
                case VERDICT ->
                    VERDICTS.contains(cell) ? "" : "'" + cell + "' is no verdict: use same, duplicate or different";
                case SEVERITY ->
                    SEVERITIES.contains(cell) ? "" : "'" + cell + "' is no severity: use INFO, WARNING or BLOCKING";
                case EXCLUDE, CHOOSE -> cell.equals("true") ? "" : "'" + cell + "': only true can be set here";
            };
        }
        return "";
    }

    static List<String> alternatives(String cell) {
        return Arrays.stream(cell.split("\\|", -1)).map(String::strip).toList();
    }

    private static String number(String cell) {
        return NUMBER.matcher(cell).matches() ? "" : "'" + cell + "' is no number";
    }
}
