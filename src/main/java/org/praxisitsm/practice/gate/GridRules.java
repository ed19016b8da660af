package org.praxisitsm.practice.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.GridTerms;
import org.praxisitsm.practice.GridTerms.Type;
import org.praxisitsm.practice.gate.CsvText.Row;
import org.praxisitsm.practice.reading.ReservedNames;

/** Rule grids: columns are known facts, operators and actions; cells are literals of the column's type. */
final class GridRules {

    private static final int MOST_RULES = 500;
    private static final Set<String> TEXT_OPERATORS =
            Set.of("equals", "not equals", "one of", "contains", "not contains");
    private static final Set<String> NUMBER_OPERATORS =
            Set.of("equals", "not equals", "one of", "less than", "at most", "more than", "at least");
    private static final Map<String, String> ACTIONS = Map.of("score", "add", "exclude", "set", "choose", "set");

    private static final String VERDICT = "verdict";
    private static final Set<String> VERDICTS = Set.of("same", "duplicate", "different");

    private static final String SEVERITY = "severity";
    private static final Set<String> SEVERITIES = Set.of("INFO", "WARNING", "BLOCKING");

    private GridRules() {}

    static void check(GateScope scope, String file) {
        CsvText.read(scope, file).ifPresent(rows -> {
            if (rows.size() < 4 || !rows.get(0).cell(0).equals("rule")) {
                refuse(
                        scope,
                        file,
                        1,
                        "grid-header",
                        "A grid has three header lines, beginning with rule, and at least one rule");
            } else if (rows.size() > MOST_RULES + 3) {
                refuse(scope, file, 1, "grid-size", "A grid has at most " + MOST_RULES + " rules");
            } else {
                columns(scope, file, rows);
                ids(scope, file, rows);
            }
        });
    }

    private static void columns(GateScope scope, String file, List<Row> rows) {
        int width = rows.get(0).cells().size();
        for (int column = 1; column < width; column++) {
            var kind = rows.get(0).cell(column);
            switch (kind) {
                case "when" -> when(scope, file, rows, column);
                case "then" -> then(scope, file, rows, column);
                case "note" -> {
                    // Notes are for people.
                }
                default ->
                    refuse(
                            scope,
                            file,
                            1,
                            "grid-header",
                            "Column " + (column + 1) + " is '" + kind + "', not when, then or note");
            }
        }
        for (var row : rows) {
            if (row.cells().size() > width) {
                refuse(scope, file, row.line(), "grid-row", "The row has more cells than the first line");
            }
        }
    }

    private static void when(GateScope scope, String file, List<Row> rows, int column) {
        var fact = rows.get(1).cell(column);
        var operator = rows.get(2).cell(column);
        var type = has(rows, VERDICT)
                ? typeOfItem(fact)
                : has(rows, SEVERITY) ? typeOfConflict(fact) : typeOf(scope, fact);
        if (type == null) {
            refuse(scope, file, 2, "grid-fact", "There is no fact '" + fact + "'");
            return;
        }
        var operators =
                switch (type) {
                    case TEXT -> TEXT_OPERATORS;
                    case LIST -> Set.of("contains", "not contains");
                    case NUMBER -> NUMBER_OPERATORS;
                    case FLAG -> Set.of("is", "equals", "not equals");
                };
        if (!operators.contains(operator)) {
            refuse(
                    scope,
                    file,
                    3,
                    "grid-operator",
                    fact + " cannot be asked '" + operator + "': "
                            + operators.stream().sorted().toList());
            return;
        }
        for (var row : rows.subList(3, rows.size())) {
            for (var value :
                    operator.equals("one of") ? row.cell(column).split("\\|") : new String[] {row.cell(column)}) {
                cell(scope, file, row, value.strip(), type);
            }
        }
    }

    private static void then(GateScope scope, String file, List<Row> rows, int column) {
        var action = rows.get(1).cell(column);
        var alone = has(rows, VERDICT) ? VERDICT : has(rows, SEVERITY) ? SEVERITY : null;
        var verb = alone == null ? ACTIONS.get(action) : action.equals(alone) ? "set" : null;
        if (!rows.get(2).cell(column).equals(verb)) {
            refuse(
                    scope,
                    file,
                    2,
                    "grid-action",
                    "There is no action '" + action + " " + rows.get(2).cell(column) + "'");
            return;
        }
        for (var row : rows.subList(3, rows.size())) {
            var value = row.cell(column);
            var fits =
                    switch (action) {
                        case "score" -> isNumber(value);
                        case VERDICT -> VERDICTS.contains(value);
                        case SEVERITY -> SEVERITIES.contains(value);
                        default -> value.equals("true");
                    };
            if (!value.isEmpty() && !fits) {
                refuse(scope, file, row.line(), "grid-cell", "'" + value + "' is no value for " + action);
            }
        }
    }

    private static void cell(GateScope scope, String file, Row row, String value, Type type) {
        var fits =
                switch (type) {
                    case TEXT, LIST -> value.length() <= 200 && value.chars().noneMatch(Character::isISOControl);
                    case NUMBER -> isNumber(value);
                    case FLAG -> Set.of("true", "false").contains(value);
                };
        if (!value.isEmpty() && !fits) {
            refuse(scope, file, row.line(), "grid-cell", "'" + value + "' is no " + type);
        }
    }

    /** The action says what a grid is about: a verdict which known item a device is, a severity how much a conflict hinders. */
    private static boolean has(List<Row> rows, String action) {
        return rows.get(1).cells().stream().anyMatch(cell -> cell.strip().equals(action));
    }

    private static @org.jspecify.annotations.Nullable Type typeOfConflict(String fact) {
        return fact.startsWith("conflict.") ? GridTerms.OF_CONFLICT.get(fact.substring("conflict.".length())) : null;
    }

    private static @org.jspecify.annotations.Nullable Type typeOfItem(String fact) {
        int dot = fact.indexOf('.');
        var name = fact.substring(dot + 1);
        return switch (fact.substring(0, Math.max(dot, 0))) {
            case "candidate" -> GridTerms.OF_ITEM.get(name);
            case "inventory" -> GridTerms.OF_INVENTORY.get(name);
            default -> null;
        };
    }

    private static boolean isNumber(String value) {
        return value.matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?");
    }

    private static @org.jspecify.annotations.Nullable Type typeOf(GateScope scope, String fact) {
        if (fact.startsWith("candidate.")) {
            return GridTerms.OF_PERSON.get(fact.substring("candidate.".length()));
        }
        if (!fact.startsWith("ticket.")) {
            return null;
        }
        var name = fact.substring("ticket.".length());
        var field = scope.pack().descriptor().field(name);
        if (field.isPresent()) {
            return switch (field.get().type()) {
                case NUMBER, MONEY -> Type.NUMBER;
                case BOOLEAN -> Type.FLAG;
                case CHOICES -> Type.LIST;
                default -> Type.TEXT;
            };
        }
        return switch (name) {
            case "priority" -> Type.NUMBER;
            case "vip" -> Type.FLAG;
            default -> ReservedNames.VARIABLES.contains(name) ? Type.TEXT : null;
        };
    }

    private static void ids(GateScope scope, String file, List<Row> rows) {
        var seen = new HashSet<String>();
        for (var row : rows.subList(3, rows.size())) {
            var id = row.cell(0);
            if (!id.matches("[A-Za-z][A-Za-z0-9_-]{0,59}") || !seen.add(id)) {
                refuse(
                        scope,
                        file,
                        row.line(),
                        "grid-rule-id",
                        "The rule's id '" + id + "' is not usable or stands twice");
            }
        }
    }

    private static void refuse(GateScope scope, String file, int line, String rule, String message) {
        scope.at(Severity.ERROR, file, line, rule, message, "See \"Grid\" in docs/pack-reference.md.");
    }
}
