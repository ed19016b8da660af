package org.praxisitsm.rules.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.practice.reading.FeelNames;
import org.praxisitsm.rules.sheet.XmlSpans.Node;

/**
 * The text of a DMN file as decisions that require each other, changed in place: what nobody touched stays byte for byte.
 * Immutable; every change answers a new one. What stands in a table is {@link TableText}'s.
 *
 * @see "DMN 1.3, 6 Requirements"
 */
public final class DecisionsText extends XmlEdit {

    public enum Kind {
        TABLE,
        EXPRESSION,
        /** Neither: nothing that could be evaluated. */
        NONE
    }

    /**
     * @param requires ids of decisions
     * @param reads names that it reads, whoever answers them
     * @param answers names under which others read what it says
     * @param expression FEEL, empty for a table
     * @param type of an expression's answer, empty where the file gives none
     */
    public record Decision(
            String id,
            String name,
            Kind kind,
            List<String> requires,
            List<String> reads,
            List<String> answers,
            String expression,
            String type) {

        /** @return what people call it */
        public String title() {
            return name.isBlank() ? id : name;
        }

        /** @return the name of an expression's answer, empty where it has none */
        public String answer() {
            return answers.isEmpty() ? "" : answers.get(0);
        }
    }

    /** @param kind name of the element: {@code inputData}, {@code knowledgeSource}; @param forIds ids of decisions that it leads to */
    public record Source(String id, String name, String kind, List<String> forIds) {}

    private final List<Node> nodes;
    private final List<Decision> decisions;

    private DecisionsText(String text, Node root) {
        super(text, root);
        this.nodes = root.children("decision");
        this.decisions = nodes.stream().map(this::decision).toList();
    }

    /** @return empty where the text is not XML with at least one decision */
    public static Optional<DecisionsText> read(String text) {
        try {
            var root = XmlSpans.root(text);
            return root.name.equals("definitions") && !root.children("decision").isEmpty()
                    ? Optional.of(new DecisionsText(text, root))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** @return a new file whose own decision is an expression */
    public static DecisionsText blank(String id, String name, String answer, String type, String practice) {
        var text =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_%1$s" name="%2$s" namespace="http://praxisitsm.org/rules/%5$s">
                  <decision id="%1$s" name="%2$s">
                    <variable id="Answer_%1$s" name="%3$s" typeRef="%4$s" />
                    <literalExpression id="Expression_%1$s" expressionLanguage="feel">
                      <text></text>
                    </literalExpression>
                  </decision>
                </definitions>
                """;
        return read(text.formatted(id, XmlSpans.escapedAttribute(name), answer, type, practice))
                .orElseThrow();
    }

    private Decision decision(Node node) {
        var table = node.child("decisionTable");
        var expression = node.child("literalExpression");
        var reads = new LinkedHashSet<String>();
        var answers = new ArrayList<String>();
        table.ifPresent(one -> {
            one.children("input")
                    .forEach(input ->
                            input.child("inputExpression").map(this::cell).ifPresent(reads::add));
            one.children("output").forEach(output -> answers.add(attribute(output, "name")));
        });
        if (table.isEmpty() && expression.isPresent()) {
            reads.addAll(FeelNames.of(cell(expression.get())));
            node.child("variable")
                    .map(one -> attribute(one, "name"))
                    .filter(name -> !name.isEmpty())
                    .ifPresent(answers::add);
        }
        return new Decision(
                attribute(node, "id"),
                attribute(node, "name"),
                table.isPresent() ? Kind.TABLE : expression.isPresent() ? Kind.EXPRESSION : Kind.NONE,
                required(node, "requiredDecision"),
                List.copyOf(reads),
                List.copyOf(answers),
                table.isPresent() ? "" : expression.map(this::cell).orElse(""),
                node.child("variable").map(one -> attribute(one, "typeRef")).orElse(""));
    }

    private List<String> required(Node decision, String kind) {
        return decision.children.stream()
                .filter(child -> child.name.endsWith("Requirement"))
                .flatMap(requirement -> requirement.children(kind).stream())
                .map(required -> attribute(required, "href").replaceFirst("^#", ""))
                .distinct()
                .toList();
    }

    public String name() {
        return attribute(root, "name");
    }

    /** @return in the order of the file */
    public List<Decision> decisions() {
        return decisions;
    }

    public Optional<Decision> decision(String id) {
        return decisions.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** @return whether there is more in it than one table */
    public boolean isGraph() {
        return decisions.size() > 1 || decisions.get(0).kind() != Kind.TABLE;
    }

    /** @return what is drawn beside the decisions */
    public List<Source> sources() {
        return root.children.stream()
                .filter(child -> child.name.equals("inputData") || child.name.equals("knowledgeSource"))
                .map(child -> {
                    var id = attribute(child, "id");
                    return new Source(
                            id,
                            attribute(child, "name"),
                            child.name,
                            nodes.stream()
                                    .filter(node ->
                                            required(node, "requiredInput").contains(id)
                                                    || required(node, "requiredAuthority")
                                                            .contains(id))
                                    .map(node -> attribute(node, "id"))
                                    .toList());
                })
                .toList();
    }

    /** @return id of the decision in which an element stands, or of the decision itself */
    public Optional<String> around(String element) {
        return nodes.stream()
                .filter(node -> within(node).stream()
                        .anyMatch(inside -> attribute(inside, "id").equals(element)))
                .map(node -> attribute(node, "id"))
                .findFirst();
    }

    /** @return ids of all that has to be decided before it */
    public Set<String> before(String id) {
        var found = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<>(List.of(id));
        while (!waiting.isEmpty()) {
            decision(waiting.pop())
                    .ifPresent(one -> one.requires().stream().filter(found::add).forEach(waiting::add));
        }
        return found;
    }

    /** @return whether it may require the other one: what requires it itself would make a circle */
    public boolean mayRequire(String id, String other) {
        return !id.equals(other) && !before(other).contains(id);
    }

    /** @return ids of all that it requires or may require */
    public List<String> mayRequire(String id) {
        return decisions.stream()
                .map(Decision::id)
                .filter(other -> mayRequire(id, other))
                .toList();
    }

    /** @return the same with this name for a decision; the file is called as its own decision is */
    public DecisionsText withName(String id, String name) {
        var splice = new Splice(text);
        if (nodes.size() == 1 && attribute(root, "name").equals(attribute(nodes.get(0), "name"))) {
            attribute(splice, root, "name", name);
        }
        attribute(splice, node(id), "name", name);
        return read(splice);
    }

    public DecisionsText withExpression(String id, String feel) {
        var splice = new Splice(text);
        var holder = node(id).child("literalExpression").orElseThrow();
        if (!cell(holder).equals(feel.strip())) {
            put(splice, holder, feel.strip());
        }
        return read(splice);
    }

    /** @return the same with this name and type for the answer of an expression; those that read it go on to do so */
    public DecisionsText withAnswer(String id, String name, String type) {
        var splice = new Splice(text);
        var node = node(id);
        var variable = node.child("variable");
        if (variable.isPresent()) {
            attribute(splice, variable.get(), "name", name);
            attribute(splice, variable.get(), "typeRef", type);
        } else {
            var inside = node.children.isEmpty() ? "\n    " : blanksBefore(node.children.get(0));
            splice.insert(
                    node.open,
                    "%s<%svariable id=\"%s\" name=\"%s\" typeRef=\"%s\" />"
                            .formatted(inside, node.prefix, free("Answer_" + id, ids()), name, type));
        }
        return read(splice);
    }

    /** @return the same with a decision at the end whose table says nothing yet */
    public DecisionsText withTable(String id, String name, String input, String inputType, String answer, String type) {
        var p = nodes.get(0).prefix;
        return withDecision(
                """
                <%1$sdecision id="%2$s" name="%3$s">
                    <%1$sdecisionTable id="Table_%2$s" hitPolicy="FIRST">
                      <%1$sinput id="Input_%2$s_%4$s" label="">
                        <%1$sinputExpression id="InputExpression_%2$s_%4$s" typeRef="%5$s" expressionLanguage="feel">
                          <%1$stext>%4$s</%1$stext>
                        </%1$sinputExpression>
                      </%1$sinput>
                      <%1$soutput id="Output_%2$s_%6$s" label="" name="%6$s" typeRef="%7$s" />
                      <%1$srule id="Rule_%2$s_01">
                        <%1$sinputEntry id="Rule_%2$s_01_in_%4$s">
                          <%1$stext></%1$stext>
                        </%1$sinputEntry>
                        <%1$soutputEntry id="Rule_%2$s_01_out_%6$s">
                          <%1$stext></%1$stext>
                        </%1$soutputEntry>
                      </%1$srule>
                    </%1$sdecisionTable>
                  </%1$sdecision>"""
                        .formatted(p, id, XmlSpans.escapedAttribute(name), input, inputType, answer, type)
                        .replace(" label=\"\"", ""));
    }

    /** @return the same with a decision at the end whose expression is empty yet */
    public DecisionsText withNewExpression(String id, String name, String answer, String type) {
        var p = nodes.get(0).prefix;
        return withDecision(
                """
                <%1$sdecision id="%2$s" name="%3$s">
                    <%1$svariable id="Answer_%2$s" name="%4$s" typeRef="%5$s" />
                    <%1$sliteralExpression id="Expression_%2$s" expressionLanguage="feel">
                      <%1$stext></%1$stext>
                    </%1$sliteralExpression>
                  </%1$sdecision>"""
                        .formatted(p, id, XmlSpans.escapedAttribute(name), answer, type));
    }

    private DecisionsText withDecision(String made) {
        var last = nodes.get(nodes.size() - 1);
        var splice = new Splice(text).insert(last.to, blanksBefore(last) + made);
        if (attribute(root, "id").isEmpty()) {
            attribute(splice, root, "id", free("Definitions_1", ids()));
        }
        return read(splice);
    }

    /** @return the same without the decision, its place in the picture and every line that leads to it or from it */
    public DecisionsText without(String id) {
        var splice = new Splice(text);
        var gone = new LinkedHashSet<String>(Set.of(id));
        within(node(id)).forEach(inside -> gone.add(attribute(inside, "id")));
        cut(splice, node(id));
        for (var node : nodes) {
            if (!attribute(node, "id").equals(id)) {
                lines(node, id).forEach(line -> {
                    gone.add(attribute(line, "id"));
                    cut(splice, line);
                });
            }
        }
        drawnFor(gone).forEach(drawn -> cut(splice, drawn));
        return read(splice);
    }

    private List<Node> lines(Node decision, String to) {
        return decision.children.stream()
                .filter(child -> child.name.endsWith("Requirement"))
                .filter(requirement -> requirement.children.stream()
                        .anyMatch(required -> attribute(required, "href").equals("#" + to)))
                .toList();
    }

    private List<Node> drawnFor(Set<String> ids) {
        return within(root).stream()
                .filter(node -> node.name.equals("DMNShape") || node.name.equals("DMNEdge"))
                .filter(node -> ids.contains(attribute(node, "dmnElementRef")))
                .toList();
    }

    /** @throws IllegalArgumentException where a circle would come of it */
    public DecisionsText withRequirement(String id, String other) {
        if (!mayRequire(id, other)) {
            throw new IllegalArgumentException(other + " requires " + id);
        }
        var node = node(id);
        if (!lines(node, other).isEmpty()) {
            return this;
        }
        var p = node.prefix;
        var gap = node.children.isEmpty() ? "\n    " : blanksBefore(node.children.get(0));
        var made =
                "%1$s<%2$sinformationRequirement id=\"%3$s\">%1$s  <%2$srequiredDecision href=\"#%4$s\" />%1$s</%2$sinformationRequirement>"
                        .formatted(gap, p, free("Requirement_" + id + "_" + other, ids()), other);
        var before = node.children.stream()
                .filter(child -> Set.of(
                                "description",
                                "extensionElements",
                                "question",
                                "allowedAnswers",
                                "variable",
                                "informationRequirement")
                        .contains(child.name))
                .reduce((first, second) -> second);
        return read(new Splice(text).insert(before.map(one -> one.to).orElse(node.open), made));
    }

    public DecisionsText withoutRequirement(String id, String other) {
        var splice = new Splice(text);
        var gone = new LinkedHashSet<String>();
        for (var line : lines(node(id), other)) {
            gone.add(attribute(line, "id"));
            cut(splice, line);
        }
        gone.remove("");
        drawnFor(gone).forEach(drawn -> cut(splice, drawn));
        return read(splice);
    }

    /** @return the same with a line to the decision from each one that answers what it reads, unless a circle came of it */
    public DecisionsText connected(String id) {
        var changed = this;
        for (var name : decision(id).map(Decision::reads).orElse(List.of())) {
            for (var other : decisions) {
                if (other.answers().contains(name) && changed.mayRequire(id, other.id())) {
                    changed = changed.withRequirement(id, other.id());
                }
            }
        }
        return changed;
    }

    private Node node(String id) {
        return nodes.stream()
                .filter(one -> attribute(one, "id").equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no decision " + id));
    }

    /** @return whether the file draws all of its decisions, sources and the lines between them */
    boolean isDrawn() {
        var drawn = within(root).stream()
                .filter(node -> node.name.equals("DMNShape") || node.name.equals("DMNEdge"))
                .map(node -> attribute(node, "dmnElementRef"))
                .collect(Collectors.toSet());
        return decisions.stream().allMatch(one -> drawn.contains(one.id()))
                && sources().stream().allMatch(one -> drawn.contains(one.id()))
                && nodes.stream()
                        .flatMap(node -> node.children.stream())
                        .filter(child -> child.name.endsWith("Requirement"))
                        .allMatch(line -> drawn.contains(attribute(line, "id")));
    }

    /** @return the upper left corner of what the file places in its picture, by id */
    Map<String, int[]> places() {
        var places = new HashMap<String, int[]>();
        within(root).stream().filter(node -> node.name.equals("DMNShape")).forEach(shape -> shape.child("Bounds")
                .ifPresent(bounds -> places.put(
                        attribute(shape, "dmnElementRef"),
                        new int[] {rounded(attribute(bounds, "x")), rounded(attribute(bounds, "y"))})));
        return places;
    }

    private static int rounded(String number) {
        try {
            return (int) Math.round(Double.parseDouble(number));
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    /** @return whether its picture can be changed: of this version of DMN, and with nothing in it but boxes and lines */
    public boolean mayBeDrawn() {
        return text.contains("\"https://www.omg.org/spec/DMN/20191111/MODEL/\"")
                && root.children.stream()
                        .noneMatch(child -> Set.of("textAnnotation", "association", "group", "businessKnowledgeModel")
                                .contains(child.name));
    }

    /** @return id of the line by which one leads to the other, empty where there is none or it has no id */
    String line(String id, String other) {
        return nodes.stream()
                .filter(one -> attribute(one, "id").equals(id))
                .flatMap(one -> lines(one, other).stream())
                .map(line -> attribute(line, "id"))
                .findFirst()
                .orElse("");
    }

    /** @param drawing in place of the picture that the file has, if any */
    DecisionsText drawn(String drawing) {
        var splice = new Splice(text);
        root.children("DMNDI").forEach(old -> cut(splice, old));
        var last = nodes.get(nodes.size() - 1);
        splice.insert(root.children.get(root.children.size() - 1).to, blanksBefore(last) + drawing);
        return read(splice);
    }

    private DecisionsText read(Splice splice) {
        return read(splice.done())
                .orElseThrow(() -> new IllegalStateException("The file cannot be read after a change"));
    }
}
