package org.praxisitsm.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.w3c.dom.Element;

/** A decision table that has been read: what it wants to know, and the place and words of each rule. */
record DecisionTable(DmnDecision decision, List<Wanted> wanted, Map<String, Place> rules, boolean collects) {

    /** @param name what the input expression reads; @param type FEEL type, or null where the table gives none */
    record Wanted(String name, @Nullable String type) {}

    /** @param row place of the rule, starting at 1 */
    record Place(int row, @Nullable String annotation) {}

    private static final int MAX_BYTES = 1_000_000;

    /** @throws Refusal invalid where it cannot be read, has no such decision, or is not in FEEL */
    static DecisionTable read(DmnEngineDoor engine, String file, String key, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Refusal.invalid(file, "is larger than " + MAX_BYTES + " bytes");
        }
        var root = TableXml.root(file, bytes);
        OnlyFeel.check(file, root);
        var table = TableXml.all(root, "decision").stream()
                .filter(decision -> decision.getAttribute("id").equals(key))
                .flatMap(decision -> TableXml.children(decision, "decisionTable").stream())
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(file, "holds no decision table with the id " + key));
        return new DecisionTable(engine.parse(file, key, bytes), wanted(table), places(table), collects(table));
    }

    private static List<Wanted> wanted(Element table) {
        return TableXml.children(table, "input").stream()
                .flatMap(input -> TableXml.children(input, "inputExpression").stream())
                .map(expression -> new Wanted(
                        TableXml.text(expression, "text").orElse(""),
                        expression.hasAttribute("typeRef") ? expression.getAttribute("typeRef") : null))
                .toList();
    }

    private static Map<String, Place> places(Element table) {
        var places = new LinkedHashMap<String, Place>();
        for (var rule : TableXml.children(table, "rule")) {
            places.put(rule.getAttribute("id"), new Place(places.size() + 1, annotation(rule)));
        }
        return places;
    }

    /** DMN 1.3 has annotation entries; the modelers write a description. */
    private static @Nullable String annotation(Element rule) {
        return TableXml.text(rule, "description")
                .or(() -> TableXml.text(rule, "annotationEntry"))
                .orElse(null);
    }

    private static boolean collects(Element table) {
        return switch (table.getAttribute("hitPolicy")) {
            case "RULE ORDER" -> true;
            case "COLLECT" -> table.getAttribute("aggregation").isEmpty();
            default -> false;
        };
    }
}
