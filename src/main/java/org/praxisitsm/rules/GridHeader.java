package org.praxisitsm.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.praxisitsm.shared.Refusal;

/** The three header lines of a grid: kind, property, operator. */
record GridHeader(String file, GridReader.Line kinds, GridReader.Line properties, GridReader.Line operators) {

    private static final Set<String> OF_CANDIDATE =
            Set.of("account", "name", "skills", "load", "present", "title", "site", "unit", "isLead");
    private static final Set<String> OF_ITEM = Set.of(
            "serial", "uuid", "imei", "assetTag", "mac", "agent", "hostname", "class", "model", "ended", "unseenDays");
    private static final Set<String> OF_INVENTORY = Set.of(
            "class",
            "source",
            "name",
            "manufacturer",
            "model",
            "serial",
            "uuid",
            "assetTag",
            "agent",
            "partial",
            "candidates");
    private static final String VERDICT = GridAction.VERDICT.property();
    private static final Pattern OF_TICKET = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    List<GridColumn> columns() {
        var width = kinds.cells().size();
        if (width > GridReader.MAX_COLUMNS) {
            throw GridReader.refused(
                    file, kinds.number(), width, "a grid has at most " + GridReader.MAX_COLUMNS + " columns");
        }
        if (properties.cells().size() > width || operators.cells().size() > width) {
            throw GridReader.refused(file, properties.number(), width + 1, "more cells than columns");
        }
        if (!kinds.cell(0).equals("rule")) {
            throw GridReader.refused(file, kinds.number(), 1, "the first column is 'rule'");
        }
        var columns = new ArrayList<GridColumn>();
        for (var i = 0; i < width; i++) {
            columns.add(column(i));
        }
        return List.copyOf(columns);
    }

    private GridColumn column(int i) {
        return switch (kinds.cell(i)) {
            case "when" -> condition(i);
            case "then" -> action(i);
            case "note" -> label(i, true);
            case "rule" -> label(i, false);
            default -> throw refused(kinds, i, "unknown column '" + kinds.cell(i) + "': use rule, when, then or note");
        };
    }

    private GridColumn label(int i, boolean note) {
        if (!properties.cell(i).isEmpty() || !operators.cell(i).isEmpty() || (!note && i > 0)) {
            throw refused(kinds, i, "'" + kinds.cell(i) + "' stands once and has neither property nor operator");
        }
        return new GridColumn.Label(note);
    }

    private GridColumn condition(int i) {
        var path = properties.cell(i).split("\\.", 2);
        var known = path.length == 2
                && switch (path[0]) {
                    case "ticket" -> !isIdentity() && OF_TICKET.matcher(path[1]).matches();
                    case "inventory" -> isIdentity() && OF_INVENTORY.contains(path[1]);
                    case "candidate" -> (isIdentity() ? OF_ITEM : OF_CANDIDATE).contains(path[1]);
                    default -> false;
                };
        if (!known) {
            throw refused(
                    properties,
                    i,
                    "unknown fact '" + properties.cell(i) + "': use "
                            + (isIdentity() ? "inventory.<name>" : "ticket.<name>") + " or candidate.<name>");
        }
        var operator = GridOperator.labelled(operators.cell(i))
                .orElseThrow(() -> refused(
                        operators,
                        i,
                        "unknown operator '" + operators.cell(i) + "': use one of " + GridOperator.labels()));
        return new GridColumn.When(path[0].equals("candidate"), path[1], operator);
    }

    private GridColumn action(int i) {
        var action = GridAction.named(properties.cell(i))
                .filter(found -> (found == GridAction.VERDICT) == isIdentity())
                .orElseThrow(() -> refused(
                        properties,
                        i,
                        "unknown action '" + properties.cell(i) + "': use "
                                + (isIdentity() ? VERDICT + " alone" : "score, exclude or choose")));
        if (!operators.cell(i).equals(action.verb())) {
            throw refused(operators, i, "the action " + action.property() + " is written with '" + action.verb() + "'");
        }
        return new GridColumn.Then(action);
    }

    private boolean isIdentity() {
        return properties.cells().stream().anyMatch(property -> property.strip().equals(VERDICT));
    }

    private Refusal refused(GridReader.Line line, int index, String problem) {
        return GridReader.refused(file, line.number(), index + 1, problem);
    }
}
