package org.praxisitsm.rules;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.springframework.stereotype.Service;
import org.w3c.dom.Element;

/** A decision table as its owner reads it: columns and rows, as they stand in the file. */
@Service
public class TableSheets {

    /**
     * @param id of the decision, which is the file's name
     * @param hitPolicy in the words of DMN: UNIQUE, FIRST, COLLECT ...
     * @param inputs names of the columns that are compared, in order
     * @param outputs names of the columns that are answered, in order
     */
    public record Sheet(
            String id, String name, String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {}

    /** @param name what the expression reads or the answer is called; @param label what people read */
    public record Column(String name, String label) {}

    /** @param number its place, from 1; a cell without a condition is empty */
    public record Row(int number, List<String> inputs, List<String> outputs, @Nullable String annotation) {}

    /** @return the table; empty where the pack has none of the name or it cannot be read */
    public Optional<Sheet> of(Pack pack, String decision) {
        var path = "rules/" + pack.key() + "/" + decision + ".dmn";
        if (!pack.files().has(path)) {
            return Optional.empty();
        }
        return TableXml.all(TableXml.root(path, pack.files().bytes(path)), "decision").stream()
                .filter(element -> element.getAttribute("id").equals(decision))
                .findFirst()
                .flatMap(element -> TableXml.children(element, "decisionTable").stream()
                        .findFirst()
                        .map(table -> sheet(element, table)));
    }

    private static Sheet sheet(Element decision, Element table) {
        var policy = table.getAttribute("hitPolicy");
        var rows = TableXml.children(table, "rule");
        return new Sheet(
                decision.getAttribute("id"),
                decision.getAttribute("name"),
                policy.isEmpty() ? "UNIQUE" : policy,
                TableXml.children(table, "input").stream()
                        .map(TableSheets::input)
                        .toList(),
                TableXml.children(table, "output").stream()
                        .map(output -> column(output, output.getAttribute("name")))
                        .toList(),
                rows.stream().map(rule -> row(rows.indexOf(rule) + 1, rule)).toList());
    }

    private static Column input(Element input) {
        var expression = TableXml.children(input, "inputExpression").stream()
                .findFirst()
                .flatMap(one -> TableXml.text(one, "text"))
                .orElse("");
        return column(input, expression);
    }

    private static Column column(Element column, String name) {
        var label = column.getAttribute("label");
        return new Column(name, label.isEmpty() ? name : label);
    }

    private static Row row(int number, Element rule) {
        return new Row(
                number,
                cells(rule, "inputEntry"),
                cells(rule, "outputEntry"),
                TableXml.text(rule, "description")
                        .or(() -> TableXml.text(rule, "annotationEntry"))
                        .orElse(null));
    }

    private static List<String> cells(Element rule, String kind) {
        return TableXml.children(rule, kind).stream()
                .map(cell -> TableXml.text(cell, "text").orElse(""))
                .toList();
    }
}
