package org.praxisitsm.rules;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Writes the rule text of a grid: the only source of DRL. Names and operators come from our lists; texts of cells are
 * written as hex digits, so that no character of a cell can become rule text, whatever the rule compiler does with escapes.
 */
final class GridTemplate {

    static final String PACKAGE = "praxisgrid";

    private GridTemplate() {}

    static String ruleText(GridDefinition grid) {
        var text = new StringBuilder("package ").append(PACKAGE).append(";\n");
        text.append("import org.praxisitsm.rules.grid.TicketFact;\n");
        text.append("import org.praxisitsm.rules.grid.CandidateFact;\n");
        text.append("import org.praxisitsm.rules.grid.Operators;\n");
        for (var row = 0; row < grid.rows().size(); row++) {
            text.append(rule(grid, row));
        }
        return text.toString();
    }

    private static String rule(GridDefinition grid, int row) {
        return """
                rule "%s"
                    salience %d
                when
                    ticket : TicketFact(%s)
                    candidate : CandidateFact(%s)
                then
                    candidate.matched();
                %send
                """
                .formatted(
                        name(row),
                        grid.rows().size() - row,
                        conditions(grid, row, false),
                        conditions(grid, row, true),
                        actions(grid, row));
    }

    static String name(int row) {
        return "row " + row;
    }

    static int row(String ruleName) {
        return Integer.parseInt(ruleName.substring("row ".length()));
    }

    private static String conditions(GridDefinition grid, int row, boolean ofCandidate) {
        var cells = grid.rows().get(row).cells();
        return java.util.stream.IntStream.range(0, cells.size())
                .filter(i -> !cells.get(i).isEmpty())
                .filter(i -> grid.columns().get(i) instanceof GridColumn.When when && when.ofCandidate() == ofCandidate)
                .mapToObj(i -> condition((GridColumn.When) grid.columns().get(i), cells.get(i)))
                .collect(Collectors.joining(", "));
    }

    private static String condition(GridColumn.When when, String cell) {
        var literal =
                switch (when.operator().literal()) {
                    case TEXT -> text(cell);
                    case TEXTS ->
                        GridCells.alternatives(cell).stream()
                                .map(GridTemplate::text)
                                .collect(Collectors.joining(", "));
                    case NUMBER -> "\"" + cell + "\"";
                    case TRUTH -> cell;
                };
        return "Operators.%s(get(\"%s\"), %s)".formatted(when.operator().method(), when.property(), literal);
    }

    private static String text(String cell) {
        return "Operators.text(\"" + HexFormat.of().formatHex(cell.getBytes(StandardCharsets.UTF_8)) + "\")";
    }

    private static String actions(GridDefinition grid, int row) {
        var cells = grid.rows().get(row).cells();
        var text = new StringBuilder();
        for (var i = 0; i < cells.size(); i++) {
            if (grid.columns().get(i) instanceof GridColumn.Then then
                    && !cells.get(i).isEmpty()) {
                text.append("    candidate.")
                        .append(call(then.action(), cells.get(i), row))
                        .append(";\n");
            }
        }
        return text.toString();
    }

    private static String call(GridAction action, String cell, int row) {
        return switch (action) {
            case SCORE -> "add(\"" + cell + "\")";
            case EXCLUDE -> "exclude()";
            case CHOOSE -> "choose(" + row + ")";
            case VERDICT, SEVERITY -> "verdict(" + text(cell) + ", " + row + ")";
        };
    }
}
