package org.praxisitsm.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.praxisitsm.practice.GridTerms;
import org.praxisitsm.rules.GridDefinition.Kind;
import org.praxisitsm.shared.Refusal;

/** The three header lines of a grid: kind, property, operator. */
record GridHeader(String file, GridReader.Line kinds, GridReader.Line properties, GridReader.Line operators) {

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
        var about = about();
        var known = path.length == 2
                && switch (path[0]) {
                    case "ticket" ->
                        about == Kind.PEOPLE && OF_TICKET.matcher(path[1]).matches();
                    case "inventory" -> about == Kind.IDENTITY && GridTerms.OF_INVENTORY.containsKey(path[1]);
                    case "conflict" -> about == Kind.CONFLICT && GridTerms.OF_CONFLICT.containsKey(path[1]);
                    case "candidate" ->
                        about == Kind.PEOPLE && GridTerms.OF_PERSON.containsKey(path[1])
                                || about == Kind.IDENTITY && GridTerms.OF_ITEM.containsKey(path[1]);
                    default -> false;
                };
        if (!known) {
            throw refused(
                    properties,
                    i,
                    "unknown fact '" + properties.cell(i) + "': use "
                            + switch (about) {
                                case PEOPLE -> "ticket.<name> or candidate.<name>";
                                case IDENTITY -> "inventory.<name> or candidate.<name>";
                                case CONFLICT -> "conflict.<name>";
                            });
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
                .filter(found -> found.kind() == about())
                .orElseThrow(() -> refused(
                        properties,
                        i,
                        "unknown action '" + properties.cell(i) + "': use "
                                + switch (about()) {
                                    case PEOPLE -> "score, exclude or choose";
                                    case IDENTITY -> "verdict alone";
                                    case CONFLICT -> "severity alone";
                                }));
        if (!operators.cell(i).equals(action.verb())) {
            throw refused(operators, i, "the action " + action.property() + " is written with '" + action.verb() + "'");
        }
        return new GridColumn.Then(action);
    }

    private Kind about() {
        var named = properties.cells().stream().map(String::strip).toList();
        return named.contains(GridAction.VERDICT.property())
                ? Kind.IDENTITY
                : named.contains(GridAction.SEVERITY.property()) ? Kind.CONFLICT : Kind.PEOPLE;
    }

    private Refusal refused(GridReader.Line line, int index, String problem) {
        return GridReader.refused(file, line.number(), index + 1, problem);
    }
}
