package org.praxisitsm.rules.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.rules.sheet.XmlSpans.Node;

/**
 * The text of a DMN file, one decision table of which is changed in place: what nobody touched stays byte for byte, with its ids,
 * comments, formatting and drawing. Immutable; every change answers a new one. Columns are counted over inputs and then
 * outputs, rules from 0.
 *
 * @see "DMN 1.3, 8 Decision table"
 */
public final class TableText extends XmlEdit {

    /**
     * @param name what an input reads, or what an output is called
     * @param type FEEL type, or null where the file gives none
     * @param values the only values there are, as the file lists them in FEEL; empty where it does not
     */
    public record Column(String id, String label, String name, @Nullable String type, String values) {

        /** @return what people read at the head of the column */
        public String title() {
            return label.isBlank() ? name : label;
        }
    }

    /** @param cells FEEL as written, of inputs and then outputs */
    public record Rule(String id, List<String> cells, String note) {}

    private final Node decision;
    private final Node table;
    private final List<Node> inputs;
    private final List<Node> outputs;
    private final List<Node> rules;

    private TableText(String text, Node root, Node decision, Node table) {
        super(text, root);
        this.decision = decision;
        this.table = table;
        this.inputs = table.children("input");
        this.outputs = table.children("output");
        this.rules = table.children("rule");
    }

    /** @return empty where the text is not XML with exactly one decision, which is a table */
    public static Optional<TableText> read(String text) {
        return read(text, root -> root.children("decision").size() == 1 ? root.child("decision") : Optional.empty());
    }

    /** @return empty where the text is not XML with a decision of that id, which is a table */
    public static Optional<TableText> read(String text, String decision) {
        return read(text, root -> root.children("decision").stream()
                .filter(one -> idOf(text, one).equals(decision))
                .findFirst());
    }

    private static Optional<TableText> read(String text, Function<Node, Optional<Node>> choice) {
        try {
            var root = XmlSpans.root(text);
            if (!root.name.equals("definitions")) {
                return Optional.empty();
            }
            var read = choice.apply(root).flatMap(decision -> decision.child("decisionTable")
                    .map(table -> new TableText(text, root, decision, table)));
            read.ifPresent(TableText::rules);
            return read;
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String idOf(String text, Node decision) {
        var span = decision.attributes.get("id");
        return span == null ? "" : XmlSpans.meant(text.substring(span.from(), span.to()));
    }

    /** @return a new file with one input, one output and one rule. */
    public static TableText blank(String id, String name, String practice) {
        var text =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_%1$s" name="%2$s" namespace="http://praxisitsm.org/rules/%3$s">
                  <decision id="%1$s" name="%2$s">
                    <decisionTable id="Table_%1$s" hitPolicy="FIRST">
                      <input id="Input_priority" label="Priority">
                        <inputExpression id="InputExpression_priority" typeRef="integer" expressionLanguage="feel">
                          <text>priority</text>
                        </inputExpression>
                      </input>
                      <output id="Output_group" label="Group" name="group" typeRef="string" />
                      <rule id="Rule_01">
                        <inputEntry id="Rule_01_in_priority">
                          <text></text>
                        </inputEntry>
                        <outputEntry id="Rule_01_out_group">
                          <text></text>
                        </outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """;
        return read(text.formatted(id, XmlSpans.escapedAttribute(name), practice))
                .orElseThrow();
    }

    public String id() {
        return attribute(decision, "id");
    }

    public String name() {
        return attribute(decision, "name");
    }

    /** @return in the words of DMN; UNIQUE where the file says nothing */
    public String hitPolicy() {
        var policy = attribute(table, "hitPolicy");
        return policy.isEmpty() ? "UNIQUE" : policy;
    }

    /** @return SUM, MIN, MAX or COUNT, or empty */
    public String aggregation() {
        return attribute(table, "aggregation");
    }

    public List<Column> inputs() {
        return inputs.stream()
                .map(input -> {
                    var expression = input.child("inputExpression");
                    return new Column(
                            attribute(input, "id"),
                            attribute(input, "label"),
                            expression.map(this::cell).orElse(""),
                            expression
                                    .map(one -> attribute(one, "typeRef"))
                                    .filter(type -> !type.isEmpty())
                                    .orElse(null),
                            input.child("inputValues").map(this::cell).orElse(""));
                })
                .toList();
    }

    public List<Column> outputs() {
        return outputs.stream()
                .map(output -> {
                    var type = attribute(output, "typeRef");
                    return new Column(
                            attribute(output, "id"),
                            attribute(output, "label"),
                            attribute(output, "name"),
                            type.isEmpty() ? null : type,
                            output.child("outputValues").map(this::cell).orElse(""));
                })
                .toList();
    }

    public List<Rule> rules() {
        return rules.stream()
                .map(rule -> new Rule(
                        attribute(rule, "id"),
                        IntStream.range(0, inputs.size() + outputs.size())
                                .mapToObj(column ->
                                        entry(rule, column).map(this::cell).orElse(""))
                                .toList(),
                        note(rule)
                                .map(node ->
                                        node.name.equals("description") ? XmlSpans.content(text, node) : cell(node))
                                .orElse("")
                                .strip()))
                .toList();
    }

    /** @return the same with this cell; the same text where it says so already */
    public TableText withCell(int rule, int column, String feel) {
        var splice = new Splice(text);
        write(splice, rules.get(rule), column, feel);
        return read(splice);
    }

    public TableText withNote(int rule, String note) {
        var splice = new Splice(text);
        write(splice, rules.get(rule), note);
        return read(splice);
    }

    /** @return the same with a rule at this place, formatted as its neighbour and with ids of its own */
    public TableText withRule(int at, List<String> cells, String note) {
        if (rules.isEmpty()) {
            return firstRule(cells, note);
        }
        var like = rules.get(Math.min(at, rules.size() - 1));
        var raw = text.substring(like.from, like.to);
        var made = renamed(raw, like);
        var place = at < rules.size() ? rules.get(at).from : rules.get(rules.size() - 1).to;
        var gap = blanksBefore(like);
        var inserted = at < rules.size() ? made + gap : gap + made;
        var changed = read(new Splice(text).insert(place, inserted));
        return changed.filled(at, cells, note);
    }

    private TableText filled(int rule, List<String> cells, String note) {
        var splice = new Splice(text);
        for (var column = 0; column < inputs.size() + outputs.size(); column++) {
            write(splice, rules.get(rule), column, column < cells.size() ? cells.get(column) : "");
        }
        write(splice, rules.get(rule), note);
        return read(splice);
    }

    private TableText firstRule(List<String> cells, String note) {
        var last = table.children.isEmpty() ? table : table.children.get(table.children.size() - 1);
        var gap = table.children.isEmpty() ? "\n      " : blanksBefore(last);
        var inner = gap + "  ";
        var deep = inner + "  ";
        var taken = ids();
        var id = free("Rule_01", taken);
        var p = table.prefix;
        var made = new StringBuilder(gap)
                .append("<")
                .append(p)
                .append("rule id=\"")
                .append(id)
                .append("\">");
        for (var column = 0; column < inputs.size() + outputs.size(); column++) {
            var kind = column < inputs.size() ? "inputEntry" : "outputEntry";
            made.append(inner)
                    .append("<")
                    .append(p)
                    .append(kind)
                    .append(" id=\"")
                    .append(entryId(id, column))
                    .append("\">")
                    .append(deep)
                    .append("<")
                    .append(p)
                    .append("text></")
                    .append(p)
                    .append("text>")
                    .append(inner)
                    .append("</")
                    .append(p)
                    .append(kind)
                    .append(">");
        }
        made.append(gap).append("</").append(p).append("rule>");
        var changed = table.empty
                ? this
                : read(new Splice(text).insert(last == table ? table.open : last.to, made.toString()));
        return changed.filled(0, cells, note);
    }

    private String entryId(String rule, int column) {
        var isInput = column < inputs.size();
        var name = isInput
                ? inputs().get(column).name()
                : outputs().get(column - inputs.size()).name();
        return rule + (isInput ? "_in_" : "_out_") + name;
    }

    /** The text of a rule with ids that no other element has; those of its cells go on to begin with the rule's. */
    private String renamed(String raw, Node like) {
        var taken = ids();
        var old = attribute(like, "id");
        var fresh = free(old.isEmpty() ? "Rule_01" : old, taken);
        taken.add(fresh);
        var splice = new Splice(raw);
        for (var node : within(like)) {
            var span = node.attributes.get("id");
            if (span == null) {
                continue;
            }
            var own = text.substring(span.from(), span.to());
            var to = node == like
                    ? fresh
                    : !old.isEmpty() && own.startsWith(old)
                            ? free(fresh + own.substring(old.length()), taken)
                            : free(own, taken);
            taken.add(to);
            splice.replace(span.from() - like.from, span.to() - like.from, to);
        }
        return splice.done();
    }

    public TableText withoutRule(int rule) {
        var node = rules.get(rule);
        return read(new Splice(text).replace(node.from - blanksBefore(node).length(), node.to, ""));
    }

    /** @return the same with the rule at another place; all others keep their order */
    public TableText withRuleMoved(int from, int to) {
        var splice = new Splice(text);
        reorder(splice, rules, from, to);
        return read(splice);
    }

    private void reorder(Splice splice, List<Node> nodes, int from, int to) {
        var order = new ArrayList<>(nodes);
        order.add(to, order.remove(from));
        for (var i = 0; i < nodes.size(); i++) {
            var slot = nodes.get(i);
            var other = order.get(i);
            if (slot != other) {
                splice.replace(slot.from, slot.to, text.substring(other.from, other.to));
            }
        }
    }

    /** @param aggregation SUM, MIN, MAX or COUNT for COLLECT, or empty */
    public TableText withHitPolicy(String policy, String aggregation) {
        var splice = new Splice(text);
        if (!policy.equals(hitPolicy())) {
            attribute(splice, table, "hitPolicy", policy);
        }
        if (!aggregation.equals(aggregation())) {
            attribute(splice, table, "aggregation", aggregation);
        }
        return read(splice);
    }

    public TableText withName(String name) {
        var splice = new Splice(text);
        attribute(splice, decision, "name", name);
        return read(splice);
    }

    /** @return the same with another input at the end of the inputs, empty in every rule */
    public TableText withInput(String label, String name, String type) {
        var gap = inputs.isEmpty()
                ? (outputs.isEmpty() ? "\n" : blanksBefore(outputs.get(0)))
                : blanksBefore(inputs.get(0));
        var p = table.prefix;
        var taken = ids();
        var made =
                ("<%1$sinput id=\"%2$s\" label=\"%3$s\">%7$s  <%1$sinputExpression id=\"%4$s\" typeRef=\"%5$s\" expressionLanguage=\"feel\">"
                                + "%7$s    <%1$stext>%6$s</%1$stext>%7$s  </%1$sinputExpression>%7$s</%1$sinput>")
                        .formatted(
                                p,
                                free("Input_" + name, taken),
                                XmlSpans.escapedAttribute(label),
                                free("InputExpression_" + name, taken),
                                type,
                                XmlSpans.escaped(name),
                                gap);
        var splice = new Splice(text);
        if (!inputs.isEmpty()) {
            splice.insert(inputs.get(inputs.size() - 1).to, gap + made);
        } else if (!outputs.isEmpty()) {
            splice.insert(outputs.get(0).from, made + gap);
        } else {
            splice.insert(table.open, gap + made);
        }
        rules.forEach(rule -> entry(splice, rule, "inputEntry", "_in_" + name, taken));
        return read(splice);
    }

    /** @return the same with another output at the end, empty in every rule */
    public TableText withOutput(String label, String name, String type) {
        var taken = ids();
        var made = "<%soutput id=\"%s\" label=\"%s\" name=\"%s\" typeRef=\"%s\" />"
                .formatted(table.prefix, free("Output_" + name, taken), XmlSpans.escapedAttribute(label), name, type);
        var last = outputs.isEmpty() ? inputs.get(inputs.size() - 1) : outputs.get(outputs.size() - 1);
        var splice = new Splice(text).insert(last.to, blanksBefore(last) + made);
        rules.forEach(rule -> entry(splice, rule, "outputEntry", "_out_" + name, taken));
        return read(splice);
    }

    private void entry(Splice splice, Node rule, String kind, String ending, Set<String> taken) {
        var same = rule.children(kind);
        var p = table.prefix;
        var id = free(attribute(rule, "id") + ending, taken);
        taken.add(id);
        var after = !same.isEmpty()
                ? same.get(same.size() - 1)
                : kind.equals("outputEntry") && !rule.children("inputEntry").isEmpty()
                        ? rule.children("inputEntry")
                                .get(rule.children("inputEntry").size() - 1)
                        : null;
        var gap = after == null ? blanksBefore(rule) + "  " : blanksBefore(after);
        var made =
                "%s<%s%s id=\"%s\">%s  <%stext></%stext>%s</%s%s>".formatted(gap, p, kind, id, gap, p, p, gap, p, kind);
        var place = after != null
                ? after.to
                : note(rule)
                        .filter(one -> one.name.equals("description"))
                        .map(one -> one.to)
                        .orElse(rule.open);
        splice.insert(place, made);
    }

    /** @return the same with another head over this column; its cells stay as they are */
    public TableText withColumn(int column, String label, String name, String type) {
        var splice = new Splice(text);
        if (column < inputs.size()) {
            var input = inputs.get(column);
            var old = inputs().get(column);
            change(splice, input, "label", old.label(), label);
            input.child("inputExpression").ifPresent(expression -> {
                change(splice, expression, "typeRef", attribute(expression, "typeRef"), type);
                if (!name.equals(old.name())) {
                    put(splice, expression, name);
                }
            });
        } else {
            var output = outputs.get(column - inputs.size());
            change(splice, output, "label", attribute(output, "label"), label);
            change(splice, output, "name", attribute(output, "name"), name);
            change(splice, output, "typeRef", attribute(output, "typeRef"), type);
        }
        return read(splice);
    }

    private void change(Splice splice, Node node, String attribute, String old, String fresh) {
        if (!old.equals(fresh)) {
            attribute(splice, node, attribute, fresh);
        }
    }

    public TableText withoutColumn(int column) {
        var splice = new Splice(text);
        var head = column < inputs.size() ? inputs.get(column) : outputs.get(column - inputs.size());
        cut(splice, head);
        rules.forEach(rule -> entry(rule, column).ifPresent(cell -> cut(splice, cell)));
        return read(splice);
    }

    /** @throws IllegalArgumentException where an input would come to stand among the outputs or the other way round */
    public TableText withColumnMoved(int from, int to) {
        var first = from < inputs.size();
        if (first != to < inputs.size()) {
            throw new IllegalArgumentException("Inputs stay before outputs");
        }
        var shift = first ? 0 : inputs.size();
        var splice = new Splice(text);
        reorder(splice, first ? inputs : outputs, from - shift, to - shift);
        for (var rule : rules) {
            var cells = rule.children(first ? "inputEntry" : "outputEntry");
            if (cells.size() > Math.max(from, to) - shift) {
                reorder(splice, cells, from - shift, to - shift);
            }
        }
        return read(splice);
    }

    private Optional<Node> entry(Node rule, int column) {
        var cells = rule.children(column < inputs.size() ? "inputEntry" : "outputEntry");
        var place = column < inputs.size() ? column : column - inputs.size();
        return place < cells.size() ? Optional.of(cells.get(place)) : Optional.empty();
    }

    private void write(Splice splice, Node rule, int column, String feel) {
        var cell = entry(rule, column)
                .orElseThrow(() -> new IllegalArgumentException("The rule has no cell in column " + (column + 1)));
        if (!cell(cell).equals(feel.strip())) {
            put(splice, cell, feel.strip());
        }
    }

    private void write(Splice splice, Node rule, String note) {
        var old = note(rule);
        var plain = note.strip();
        if (old.isPresent() && old.get().name.equals("annotationEntry")) {
            if (!cell(old.get()).equals(plain)) {
                put(splice, old.get(), plain);
            }
        } else if (old.isPresent()) {
            var node = old.get();
            if (plain.isEmpty()) {
                cut(splice, node);
            } else if (!XmlSpans.content(text, node).strip().equals(plain)) {
                var whole = "<" + node.prefix + "description>" + XmlSpans.escaped(plain) + "</" + node.prefix
                        + "description>";
                splice.replace(node.from, node.to, whole);
            }
        } else if (!plain.isEmpty()) {
            var p = rule.prefix;
            var gap = rule.children.isEmpty() ? "" : blanksBefore(rule.children.get(0));
            splice.insert(
                    rule.open, gap + "<" + p + "description>" + XmlSpans.escaped(plain) + "</" + p + "description>");
        }
    }

    /** The modelers write a description; DMN 1.3 has annotation entries. */
    private static Optional<Node> note(Node rule) {
        return rule.child("description").or(() -> rule.child("annotationEntry"));
    }

    private TableText read(Splice splice) {
        return read(splice.done(), id())
                .orElseThrow(() -> new IllegalStateException("The table cannot be read after a change"));
    }
}
