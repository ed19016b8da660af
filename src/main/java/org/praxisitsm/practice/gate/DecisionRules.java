package org.praxisitsm.practice.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.praxisitsm.practice.reading.FeelNames;
import org.praxisitsm.practice.reading.ReservedNames;

/**
 * A file of decisions: the one that it is named after and those that it requires, tables and literal expressions, each of which
 * reads what the ticket knows or what a decision says that it requires.
 *
 * @see "DMN 1.3, 6 Requirements"
 */
final class DecisionRules {

    private static final int MOST_DECISIONS = 40;
    private static final int LONGEST_WAY = 12;

    /** @param provides names that others can read; @param requires ids of decisions */
    private record Part(XmlNode node, String id, boolean table, Set<String> provides, Set<String> requires) {

        String called() {
            return node.attribute("name", id);
        }
    }

    private final GateScope scope;
    private final String file;
    private final XmlNode root;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private DecisionRules(GateScope scope, String file, XmlNode root) {
        this.scope = scope;
        this.file = file;
        this.root = root;
    }

    /** Which decisions a pack has, so that diagrams and cases may name them; a second one of an id is refused. */
    static void register(GateScope scope, String file, XmlNode root) {
        if (root.children(Words.DMN, "decision").size() > 1) {
            registerRoot(scope, file, root);
        }
        for (var decision : root.children(Words.DMN, "decision")) {
            var id = decision.attribute("id", "");
            var other = scope.decisions().putIfAbsent(id, file);
            if (other != null && !other.equals(file)) {
                scope.error(
                        file,
                        decision,
                        "decision-id",
                        "The decision " + id + " stands in " + GateScope.nameOf(other) + ".dmn too",
                        "Give it an id of its own.");
            }
        }
    }

    /** The engine keeps what requires each other under the id of the file's root. */
    private static void registerRoot(GateScope scope, String file, XmlNode root) {
        var id = root.attribute("id", "");
        var other = id.isEmpty() ? "" : scope.decisions().putIfAbsent("#" + id, file);
        if (other != null && !other.equals(file)) {
            scope.error(
                    file,
                    root,
                    "id-unique",
                    other.isEmpty()
                            ? "A file of several decisions has an id of its own"
                            : "The file has the id " + id + ", as " + GateScope.nameOf(other) + ".dmn has",
                    "Give it an id that no other file has.");
        }
    }

    static void check(GateScope scope, String file, XmlNode root) {
        DmnWords.ALL.check(scope, file, root);
        new DecisionRules(scope, file, root).check();
    }

    private void check() {
        var decisions = root.children(Words.DMN, "decision");
        var name = GateScope.nameOf(file);
        if (!root.is(Words.DMN, "definitions")
                || decisions.stream().noneMatch(decision -> name.equals(decision.attribute("id")))) {
            scope.error(
                    file,
                    root,
                    "decision-id",
                    "The file must hold a decision (DMN 1.3) with the id " + name + ", the name of the file",
                    "Rename the file or the decision.");
            return;
        }
        if (decisions.size() > MOST_DECISIONS) {
            scope.error(
                    file,
                    decisions.get(MOST_DECISIONS),
                    "decision-count",
                    "The file holds more than " + MOST_DECISIONS + " decisions",
                    "Split it.");
            return;
        }
        TableRules.ids(scope, file, root);
        TableRules.languages(scope, file, root);
        decisions.forEach(this::decision);
        references();
        if (isAcyclic()) {
            parts.values().forEach(this::reads);
            unused();
        }
    }

    private void decision(XmlNode decision) {
        var id = decision.attribute("id", "");
        var tables = decision.children(Words.DMN, "decisionTable");
        var expressions = decision.children(Words.DMN, "literalExpression");
        if (tables.size() + expressions.size() != 1) {
            scope.error(
                    file,
                    decision,
                    "decision-logic",
                    "The decision " + id + " is neither a table nor an expression",
                    "Write one of them.");
            return;
        }
        if (!id.matches("[A-Za-z][A-Za-z0-9_-]{0,79}")) {
            scope.error(
                    file,
                    decision,
                    "decision-id",
                    "The id '" + id + "' of a decision is not usable",
                    "Letters, digits, hyphens and underscores.");
        }
        var provides = new LinkedHashSet<String>();
        if (tables.isEmpty()) {
            expression(decision, expressions.get(0)).ifPresent(provides::add);
        } else {
            TableRules.table(scope, file, tables.get(0));
            tables.get(0).children(Words.DMN, "output").forEach(output -> provides.add(output.attribute("name", "")));
        }
        parts.putIfAbsent(id, new Part(decision, id, expressions.isEmpty(), provides, requires(decision)));
    }

    /** @return the name of its answer */
    private Optional<String> expression(XmlNode decision, XmlNode expression) {
        var variables = decision.children(Words.DMN, "variable");
        var name = variables.isEmpty() ? "" : variables.get(0).attribute("name", "");
        if (!TableRules.isOutput(name)) {
            scope.error(
                    file,
                    decision,
                    "decision-variable",
                    "The answer of an expression has a name, and '" + name + "' is not usable",
                    "Its variable takes a name in lower camel case that no ticket has already.");
        }
        if (!variables.isEmpty()) {
            TableRules.type(scope, file, variables.get(0));
            if (variables.get(0).attribute("typeRef") == null) {
                scope.error(
                        file,
                        variables.get(0),
                        "decision-variable",
                        "The answer " + name + " has no type",
                        "Choose its type.");
            }
        }
        var text = TableRules.text(expression);
        if (text.isEmpty()) {
            scope.error(
                    file,
                    expression,
                    "decision-logic",
                    "The expression of " + decision.attribute("name", name) + " is empty",
                    "Write FEEL, for example days * rate.");
        }
        FeelText.expression(scope, file, expression, text);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static Set<String> requires(XmlNode decision) {
        var ids = new LinkedHashSet<String>();
        for (var requirement : decision.children(Words.DMN, "informationRequirement")) {
            for (var required : requirement.children(Words.DMN, "requiredDecision")) {
                ids.add(required.attribute("href", "").replaceFirst("^#", ""));
            }
        }
        return ids;
    }

    /** Whatever refers to something refers to an element of this very file, and of the right kind. */
    private void references() {
        var kinds = new HashMap<String, String>();
        root.children.stream()
                .filter(child -> child.attribute("id") != null)
                .forEach(child -> kinds.putIfAbsent(child.attribute("id", ""), child.name));
        for (var node : root.all()) {
            var wanted =
                    switch (node.name) {
                        case "requiredDecision" -> Set.of("decision");
                        case "requiredInput" -> Set.of("inputData");
                        case "requiredAuthority" -> Set.of("knowledgeSource", "decision", "inputData");
                        case "sourceRef", "targetRef" ->
                            Set.of("knowledgeSource", "decision", "inputData", "textAnnotation");
                        default -> Set.<String>of();
                    };
            var href = node.attribute("href", "");
            if (!wanted.isEmpty()
                    && (!href.startsWith("#") || !wanted.contains(kinds.getOrDefault(href.substring(1), "")))) {
                scope.error(
                        file,
                        node,
                        "requirement-reference",
                        "There is no " + wanted.stream().sorted().toList() + " '" + href + "' in this file",
                        "A requirement names an element of its own file, with # before its id.");
            }
        }
        for (var requirement : root.all()) {
            if (requirement.is(Words.DMN, "informationRequirement") && requirement.children.size() != 1) {
                scope.error(
                        file,
                        requirement,
                        "requirement-reference",
                        "A requirement names one decision or one input",
                        "Draw the line anew.");
            }
        }
    }

    /** Takes away what requires nothing that is left, again and again: what stays requires itself. */
    private boolean isAcyclic() {
        var left = new LinkedHashMap<String, Set<String>>();
        parts.values().forEach(part -> {
            var open = new LinkedHashSet<>(part.requires());
            open.retainAll(parts.keySet());
            left.put(part.id(), open);
        });
        var free = new ArrayDeque<String>();
        left.forEach((id, open) -> {
            if (open.isEmpty()) {
                free.add(id);
            }
        });
        var way = new HashMap<String, Integer>();
        while (!free.isEmpty()) {
            var id = free.remove();
            left.remove(id);
            var longest = parts.get(id).requires().stream()
                            .mapToInt(other -> way.getOrDefault(other, 0))
                            .max()
                            .orElse(0)
                    + 1;
            way.put(id, longest);
            if (longest == LONGEST_WAY + 1) {
                scope.error(
                        file,
                        parts.get(id).node(),
                        "decision-depth",
                        "More than " + LONGEST_WAY + " decisions stand one behind the other before "
                                + parts.get(id).called(),
                        "Put some of them into one.");
            }
            left.forEach((other, open) -> {
                if (open.remove(id) && open.isEmpty()) {
                    free.add(other);
                }
            });
        }
        left.keySet().stream()
                .limit(5)
                .forEach(id -> scope.error(
                        file,
                        parts.get(id).node(),
                        "decision-cycle",
                        "The decision " + parts.get(id).called() + " requires itself, by way of "
                                + String.join(", ", left.get(id)),
                        "Take away one of the lines."));
        return left.isEmpty();
    }

    private List<Part> before(Part part) {
        var ids = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<>(part.requires());
        while (!waiting.isEmpty()) {
            var id = waiting.pop();
            if (parts.containsKey(id) && ids.add(id)) {
                waiting.addAll(parts.get(id).requires());
            }
        }
        return ids.stream().map(parts::get).toList();
    }

    /** A name is either decided in the file or known of the ticket: what is decided is read by those that require it. */
    private void reads(Part part) {
        var before = before(part);
        var said = new HashMap<String, Part>();
        for (var other : before) {
            for (var name : other.provides()) {
                var twice = said.putIfAbsent(name, other);
                if (twice != null) {
                    scope.error(
                            file,
                            part.node(),
                            "decision-names",
                            "Both " + twice.called() + " and " + other.called() + " decide " + name + " for "
                                    + part.called(),
                            "Call one of the answers otherwise.");
                }
            }
        }
        for (var name : names(part)) {
            if (said.containsKey(name)) {
                continue;
            }
            parts.values().stream()
                    .filter(other -> other != part && other.provides().contains(name))
                    .findFirst()
                    .ifPresent(other -> scope.error(
                            file,
                            part.node(),
                            "decision-names",
                            part.called() + " reads " + name + ", which " + other.called()
                                    + " decides, and does not require it",
                            "Draw a line from " + other.called() + " to " + part.called() + "."));
            if (part.provides().contains(name) && (!isOfTicket(name) || isRequired(part))) {
                scope.error(
                        file,
                        part.node(),
                        "decision-names",
                        part.called() + " reads " + name + ", which is its own answer",
                        "Call the answer otherwise.");
            }
        }
        for (var other : part.requires()) {
            var known = parts.get(other);
            if (known != null && known.provides().stream().noneMatch(names(part)::contains)) {
                scope.warn(
                        file,
                        part.node(),
                        "requirement-unused",
                        part.called() + " requires " + known.called() + " and reads nothing that it decides",
                        "Read one of " + known.provides() + ", or take the line away.");
            }
        }
    }

    private boolean isRequired(Part part) {
        return parts.values().stream().anyMatch(other -> other.requires().contains(part.id()));
    }

    private boolean isOfTicket(String name) {
        return ReservedNames.ALL.contains(name)
                || scope.pack().descriptor().field(name).isPresent();
    }

    private static List<String> names(Part part) {
        if (!part.table()) {
            return part.node().children(Words.DMN, "literalExpression").stream()
                    .flatMap(expression -> FeelNames.of(TableRules.text(expression)).stream())
                    .toList();
        }
        var names = new ArrayList<String>();
        for (var table : part.node().children(Words.DMN, "decisionTable")) {
            for (var input : table.children(Words.DMN, "input")) {
                input.children(Words.DMN, "inputExpression")
                        .forEach(expression -> names.add(TableRules.text(expression)));
            }
        }
        return names;
    }

    /** Nobody evaluates what the file's own decision does not require and no diagram names. */
    private void unused() {
        var main = parts.get(GateScope.nameOf(file));
        if (main == null) {
            return;
        }
        var used = new LinkedHashSet<Part>(before(main));
        used.add(main);
        parts.values().stream()
                .filter(part -> !used.contains(part) && !scope.called().contains(part.id()))
                .filter(part -> !isRequired(part))
                .forEach(part -> scope.warn(
                        file,
                        part.node(),
                        "decision-unused",
                        "Nothing requires the decision " + part.called() + ", and no diagram names it",
                        "Draw a line from it, or take it out."));
    }
}
