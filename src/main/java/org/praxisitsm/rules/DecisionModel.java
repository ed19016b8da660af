package org.praxisitsm.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.reading.FeelNames;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;
import org.w3c.dom.Element;

/**
 * A decision that has been read, with those that it requires.
 *
 * @param wanted what has to be known: what any of them reads and none of them decides
 * @param decided what those that are required decide, by name
 * @param places of the rules of each table, by decision and rule
 * @see "DMN 1.3, 6.2 Decision requirements"
 */
record DecisionModel(
        DmnDecision decision, List<Wanted> wanted, Set<String> decided, Map<String, Map<String, Place>> places) {

    /** @param name what is read; @param type FEEL type, or null where the file gives none */
    record Wanted(String name, @Nullable String type) {}

    /** @param row place of the rule, starting at 1 */
    record Place(int row, @Nullable String annotation) {}

    private static final int MAX_BYTES = 1_000_000;
    private static final int MOST_DECISIONS = 100;

    /** @throws Refusal invalid where it cannot be read, has no such decision, requires itself, or is not in FEEL */
    static DecisionModel read(DmnEngineDoor engine, String file, String key, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Refusal.invalid(file, "is larger than " + MAX_BYTES + " bytes");
        }
        var root = TableXml.root(file, bytes);
        OnlyFeel.check(file, root);
        var all = new LinkedHashMap<String, Element>();
        TableXml.children(root, "decision").forEach(decision -> all.putIfAbsent(decision.getAttribute("id"), decision));
        if (!all.containsKey(key) || logic(all.get(key)) == null) {
            throw Refusal.invalid(file, "holds no decision with the id " + key + " that is a table or an expression");
        }
        if (all.size() > MOST_DECISIONS) {
            throw Refusal.invalid(file, "holds more than " + MOST_DECISIONS + " decisions");
        }
        var inOrder = required(file, all, key);
        var decided = new LinkedHashSet<String>();
        inOrder.subList(0, inOrder.size() - 1).forEach(one -> decided.addAll(outputs(all.get(one))));
        var wanted = new LinkedHashMap<String, Wanted>();
        var types = types(root);
        var places = new HashMap<String, Map<String, Place>>();
        for (var one : inOrder) {
            reads(all.get(one), types).stream()
                    .filter(input -> !decided.contains(input.name()))
                    .forEach(input -> wanted.putIfAbsent(input.name(), input));
            places.put(one, places(all.get(one)));
        }
        return new DecisionModel(
                engine.parse(file, key, bytes),
                List.copyOf(wanted.values()),
                Collections.unmodifiableSet(decided),
                places);
    }

    static @Nullable Element logic(Element decision) {
        return TableXml.children(decision, "decisionTable").stream()
                .findFirst()
                .or(() -> TableXml.children(decision, "literalExpression").stream()
                        .findFirst())
                .orElse(null);
    }

    /** Those that are required before those that require them, the decision itself last; without recursion. */
    private static List<String> required(String file, Map<String, Element> all, String key) {
        var begun = new LinkedHashSet<String>();
        var done = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<String>(List.of(key));
        while (!waiting.isEmpty()) {
            var one = waiting.peek();
            if (done.contains(one)) {
                waiting.pop();
                continue;
            }
            begun.add(one);
            var open = new ArrayList<String>();
            for (var other : requires(all.get(one))) {
                if (!all.containsKey(other) || logic(all.get(other)) == null) {
                    throw Refusal.invalid(file, "the decision " + one + " requires " + other + ", which is not there");
                }
                if (!done.contains(other)) {
                    open.add(other);
                }
            }
            if (open.isEmpty()) {
                done.add(waiting.pop());
            } else if (open.stream().anyMatch(begun::contains)) {
                throw Refusal.invalid(file, "the decision " + one + " requires itself by way of others");
            } else {
                open.forEach(waiting::push);
            }
        }
        return List.copyOf(done);
    }

    private static List<String> requires(Element decision) {
        return TableXml.children(decision, "informationRequirement").stream()
                .flatMap(requirement -> TableXml.children(requirement, "requiredDecision").stream())
                .map(required -> required.getAttribute("href").replaceFirst("^#", ""))
                .distinct()
                .toList();
    }

    private static Set<String> outputs(Element decision) {
        var logic = Objects.requireNonNull(logic(decision));
        var names = new LinkedHashSet<String>();
        if (logic.getLocalName().equals("decisionTable")) {
            TableXml.children(logic, "output").forEach(output -> names.add(output.getAttribute("name")));
        } else {
            TableXml.children(decision, "variable").forEach(variable -> names.add(variable.getAttribute("name")));
        }
        return names;
    }

    /** What data of the drawing are, by name: the only types that names in an expression have. */
    private static Map<String, String> types(Element root) {
        var types = new HashMap<String, String>();
        TableXml.children(root, "inputData").stream()
                .flatMap(data -> TableXml.children(data, "variable").stream())
                .filter(variable -> variable.hasAttribute("typeRef"))
                .forEach(variable -> types.put(variable.getAttribute("name"), variable.getAttribute("typeRef")));
        return types;
    }

    private static List<Wanted> reads(Element decision, Map<String, String> types) {
        var logic = Objects.requireNonNull(logic(decision));
        if (logic.getLocalName().equals("literalExpression")) {
            return FeelNames.of(TableXml.text(logic, "text").orElse("")).stream()
                    .map(name -> new Wanted(name, types.get(name)))
                    .toList();
        }
        return TableXml.children(logic, "input").stream()
                .flatMap(input -> TableXml.children(input, "inputExpression").stream())
                .map(expression -> new Wanted(
                        TableXml.text(expression, "text").orElse(""),
                        expression.hasAttribute("typeRef") ? expression.getAttribute("typeRef") : null))
                .toList();
    }

    private static Map<String, Place> places(Element decision) {
        var places = new LinkedHashMap<String, Place>();
        for (var rule : TableXml.children(Objects.requireNonNull(logic(decision)), "rule")) {
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

    /** @return the rules of one of the decisions, with the place and the words of each */
    List<MatchedRule> matched(Heard heard) {
        var known = places.getOrDefault(heard.decision(), Map.of());
        return heard.rules().stream()
                .map(rule -> {
                    var place = known.getOrDefault(rule, new Place(0, null));
                    return new MatchedRule(rule, place.row(), place.annotation());
                })
                .toList();
    }
}
