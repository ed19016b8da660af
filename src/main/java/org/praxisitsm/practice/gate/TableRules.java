package org.praxisitsm.practice.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.reading.ReservedNames;

/** Decision tables: in FEEL, with hit policies that the engine runs, small enough to be read. */
final class TableRules {

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_COLUMNS = 40;
    private static final Set<String> POLICIES = Set.of("UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER");
    private static final Set<String> TYPES =
            Set.of("string", "boolean", "integer", "long", "double", "number", "date", "dateTime");
    private static final Set<String> LANGUAGES = Set.of("feel", "FEEL", "https://www.omg.org/spec/DMN/20191111/FEEL/");
    private static final Set<String> ATTRIBUTES = Set.of("priority", "group", "assignee", "service");

    private TableRules() {}

    static void ids(GateScope scope, String file, XmlNode root) {
        var seen = new HashSet<String>();
        for (var node : root.all()) {
            var id = node.attribute("id");
            if (id != null && (!id.matches("[A-Za-z_][A-Za-z0-9_.-]{0,119}") || !seen.add(id))) {
                scope.error(
                        file,
                        node,
                        "id-unique",
                        "The id '" + id + "' is not usable or stands twice",
                        "Give each its own.");
            }
        }
    }

    static void languages(GateScope scope, String file, XmlNode root) {
        for (var node : root.all()) {
            var language = node.attribute("expressionLanguage");
            if (language != null && !LANGUAGES.contains(language)) {
                scope.error(
                        file, node, "table-language", "Tables are written in FEEL, not in " + language, "Write feel.");
            }
        }
    }

    static void table(GateScope scope, String file, XmlNode table) {
        var inputs = table.children(Words.DMN, "input");
        var outputs = table.children(Words.DMN, "output");
        var rules = table.children(Words.DMN, "rule");
        if (outputs.isEmpty() || inputs.size() + outputs.size() > MOST_COLUMNS || rules.size() > MOST_ROWS) {
            scope.error(
                    file,
                    table,
                    "table-size",
                    "A table has outputs, at most " + MOST_COLUMNS + " columns and " + MOST_ROWS + " rows",
                    "Split the table.");
        }
        policy(scope, file, table, outputs.size());
        if (collects(table)) {
            outputs.forEach(output -> single(scope, file, output));
        }
        inputs.forEach(input -> input(scope, file, input));
        outputs(scope, file, outputs);
        rules.forEach(rule -> rule(scope, file, rule, inputs.size(), outputs.size()));
    }

    private static void policy(GateScope scope, String file, XmlNode table, int outputs) {
        var policy = table.attribute("hitPolicy", "UNIQUE");
        var aggregation = table.attribute("aggregation");
        if (!POLICIES.contains(policy)) {
            scope.error(
                    file,
                    table,
                    "table-hit-policy",
                    "The hit policy " + policy + " does not run",
                    "One of " + POLICIES + ".");
        }
        if (aggregation != null
                && (!policy.equals("COLLECT")
                        || outputs != 1
                        || !Set.of("SUM", "MIN", "MAX", "COUNT").contains(aggregation))) {
            scope.error(
                    file,
                    table,
                    "table-hit-policy",
                    "Only COLLECT with one output aggregates: SUM, MIN, MAX or COUNT",
                    "Correct it.");
        }
    }

    private static boolean collects(XmlNode table) {
        var policy = table.attribute("hitPolicy", "UNIQUE");
        return policy.equals("RULE ORDER")
                || policy.equals("OUTPUT ORDER")
                || policy.equals("COLLECT") && table.attribute("aggregation") == null;
    }

    /** Its result is a list; in a field that takes one value it would fail when the first ticket comes by. */
    private static void single(GateScope scope, String file, XmlNode output) {
        var name = output.attribute("name", "");
        var takesOne = ATTRIBUTES.contains(name)
                || scope.pack()
                        .descriptor()
                        .field(name)
                        .filter(field -> field.type() != PracticeDescriptor.FieldType.CHOICES
                                && field.type() != PracticeDescriptor.FieldType.ROWS
                                && field.type() != PracticeDescriptor.FieldType.FILES)
                        .isPresent();
        if (takesOne) {
            scope.error(
                    file,
                    output,
                    "table-collects",
                    "The table collects the values of all rows that match, and " + name + " takes one",
                    "Choose UNIQUE or FIRST, an aggregation, or another name for the output.");
        }
    }

    private static void input(GateScope scope, String file, XmlNode input) {
        var expressions = input.children(Words.DMN, "inputExpression");
        var text = expressions.size() == 1 ? text(expressions.get(0)) : "";
        if (!text.matches("[A-Za-z][A-Za-z0-9]{0,39}")) {
            scope.error(file, input, "table-input", "An input is a plain name, not '" + text + "'", "Name a variable.");
        }
        type(scope, file, expressions.isEmpty() ? input : expressions.get(0));
    }

    private static void outputs(GateScope scope, String file, List<XmlNode> outputs) {
        var names = new HashSet<String>();
        for (var output : outputs) {
            var name = output.attribute("name", "");
            if (!isOutput(name) || !names.add(name)) {
                scope.error(
                        file,
                        output,
                        "table-output",
                        "The output name '" + name + "' is not usable or stands twice",
                        "A name in lower camel case that no ticket has already.");
            }
            if (output.attribute("typeRef") == null) {
                scope.error(file, output, "table-output", "The output " + name + " has no type", "Choose its type.");
            }
            type(scope, file, output);
        }
    }

    static boolean isOutput(String name) {
        var reserved = ReservedNames.ALL.contains(name) && !ATTRIBUTES.contains(name);
        return name.matches("[a-z][A-Za-z0-9]{0,39}") && !reserved;
    }

    static void type(GateScope scope, String file, XmlNode node) {
        var type = node.attribute("typeRef");
        if (type != null && !TYPES.contains(type)) {
            scope.error(
                    file,
                    node,
                    "table-type",
                    "There is no type " + type,
                    "One of " + TYPES.stream().sorted().toList() + ".");
        }
    }

    private static void rule(GateScope scope, String file, XmlNode rule, int inputs, int outputs) {
        var whenever = rule.children(Words.DMN, "inputEntry");
        var then = rule.children(Words.DMN, "outputEntry");
        if (whenever.size() != inputs || then.size() != outputs) {
            scope.error(
                    file,
                    rule,
                    "table-row",
                    "The row has not one cell for each column",
                    "Save the table with the editor.");
        }
        for (var cell : whenever) {
            FeelText.unaryTests(scope, file, cell, text(cell));
        }
        for (var cell : then) {
            FeelText.expression(scope, file, cell, text(cell));
        }
    }

    static String text(XmlNode node) {
        var texts = node.children(Words.DMN, "text");
        return texts.isEmpty() ? "" : texts.get(0).text();
    }
}
