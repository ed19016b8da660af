package org.praxisitsm.practice.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The text of a YAML file, changed value by value: comments, order, quotation marks and everything nobody touched stay byte for
 * byte. Places are named by members (texts) and positions (numbers) from the root. Immutable; every change answers a new one.
 */
public final class YamlText {

    private final String text;
    private final MappingNode root;

    private YamlText(String text, MappingNode root) {
        this.text = text;
        this.root = root;
    }

    /** @return empty where it is no YAML that a pack may hold */
    public static Optional<YamlText> read(String text) {
        return YamlSource.compose("", text, new Findings()).map(root -> new YamlText(text, (MappingNode) root));
    }

    public String text() {
        return text;
    }

    /** @return the plain value there, or empty where there is none */
    public Optional<String> scalar(Object... place) {
        return find(place)
                .filter(node -> node instanceof ScalarNode && !node.getTag().equals(Tag.NULL))
                .map(node -> ((ScalarNode) node).getValue());
    }

    /** @return how many entries the list there has; none where there is no list */
    public int size(Object... place) {
        return find(place)
                .map(node -> node instanceof SequenceNode list ? list.getValue().size() : 0)
                .orElse(0);
    }

    /** @return the plain values of the list there */
    public List<String> scalars(Object... place) {
        return find(place).filter(SequenceNode.class::isInstance).stream()
                .flatMap(node -> ((SequenceNode) node).getValue().stream())
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue())
                .toList();
    }

    /** @return the names of the members there, in order */
    public List<String> members(Object... place) {
        return find(place).filter(MappingNode.class::isInstance).stream()
                .flatMap(node -> ((MappingNode) node).getValue().stream())
                .map(YamlText::name)
                .toList();
    }

    /**
     * @param raw whether it is a number or true/false, else a text, which is quoted where it would be read as something else
     * @return the same with this value there; members that are missing on the way are made
     */
    private YamlText with(boolean raw, String value, Object... place) {
        var known = find(place);
        if (known.isPresent() && known.get() instanceof ScalarNode scalar) {
            if (scalar.getValue().equals(value) && !scalar.getTag().equals(Tag.NULL)) {
                return this;
            }
            return written(raw, value, quoted -> replaced(scalar, quoted), place);
        }
        if (known.isPresent()) {
            throw new IllegalArgumentException("There is no plain value");
        }
        return written(raw, value, quoted -> inserted(quoted, place), place);
    }

    public YamlText with(String value, Object... place) {
        return with(false, value, place);
    }

    public YamlText with(boolean value, Object... place) {
        return with(true, String.valueOf(value), place);
    }

    public YamlText with(int value, Object... place) {
        return with(true, String.valueOf(value), place);
    }

    /** Tries the simplest form first and takes the one that is read as it was meant. */
    private static YamlText written(boolean raw, String value, UnaryOperator<String> put, Object... place) {
        var forms = raw ? List.of(value) : List.of(value, "'" + value.replace("'", "''") + "'", doubleQuoted(value));
        for (var form : forms) {
            if (form.isBlank() || form.contains("\n")) {
                continue;
            }
            var made = read(put.apply(form));
            var node = made.flatMap(yaml -> yaml.find(place));
            if (node.isPresent()
                    && node.get() instanceof ScalarNode scalar
                    && scalar.getValue().equals(value)
                    && (raw || scalar.getTag().equals(Tag.STR))) {
                return made.get();
            }
        }
        throw new IllegalArgumentException("The value cannot be written there");
    }

    private static String doubleQuoted(String value) {
        return "\""
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "\"";
    }

    private String replaced(ScalarNode scalar, String by) {
        // A key without a value ends at its colon.
        var gap = scalar.getTag().equals(Tag.NULL) && start(scalar) > 0 && text.charAt(start(scalar) - 1) == ':'
                ? " "
                : "";
        var style = scalar.getScalarStyle();
        var single = "'" + unquoted(by).replace("'", "''") + "'";
        var kept = style == ScalarStyle.SINGLE_QUOTED && !by.startsWith("\"") ? single : by;
        var end = end(scalar);
        var tail = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED ? "\n" : "";
        return text.substring(0, start(scalar)) + gap + kept + tail + text.substring(end);
    }

    private static String unquoted(String form) {
        return form.startsWith("'") && form.endsWith("'") && form.length() > 1
                ? form.substring(1, form.length() - 1).replace("''", "'")
                : form;
    }

    private String inserted(String quoted, Object... place) {
        var depth = place.length - 1;
        while (depth > 0 && find(cut(place, depth)).isEmpty()) {
            depth--;
        }
        var value = quoted;
        for (var i = place.length - 1; i > depth; i--) {
            value = "{" + place[i] + ": " + value + "}";
        }
        if (!(find(cut(place, depth)).orElseThrow() instanceof MappingNode map)
                || !(place[depth] instanceof String name)) {
            throw new IllegalArgumentException("There is no place for it");
        }
        return member(map, name + ": " + value, depth == place.length - 1);
    }

    /** A plain value comes behind the other plain values, anything else at the end. */
    private String member(MappingNode map, String member, boolean plain) {
        var all = map.getValue();
        if (map.getFlowStyle() == FlowStyle.FLOW) {
            var at = all.isEmpty() ? end(map) - 1 : end(all.get(all.size() - 1).getValueNode());
            return text.substring(0, at) + (all.isEmpty() ? "" : ", ") + member + text.substring(at);
        }
        var after = all.get(all.size() - 1);
        if (plain) {
            for (var tuple : all) {
                if (tuple.getValueNode() instanceof ScalarNode) {
                    after = tuple;
                } else {
                    break;
                }
            }
            if (!(after.getValueNode() instanceof ScalarNode)) {
                after = all.get(all.size() - 1);
            }
        }
        var at = lineEnd(end(after.getValueNode()));
        var indent = " ".repeat(all.get(0).getKeyNode().getStartMark().getColumn());
        return text.substring(0, at) + "\n" + indent + member + text.substring(at);
    }

    /** @return the same with this list of plain values; empty takes the member out */
    public YamlText withScalars(List<String> values, Object... place) {
        if (scalars(place).equals(values)) {
            return this;
        }
        if (values.isEmpty()) {
            return without(place);
        }
        var known = find(place);
        if (known.isPresent() && known.get() instanceof SequenceNode list && list.getFlowStyle() != FlowStyle.FLOW) {
            var first = list.getValue().get(0);
            var from = lineStart(start(first));
            var dash = text.substring(from, start(first));
            var lines = values.stream().map(value -> dash + value).collect(Collectors.joining("\n"));
            return read(text.substring(0, from) + lines + text.substring(end(list)))
                    .orElseThrow();
        }
        var flow = "[" + String.join(", ", values) + "]";
        var changed = known.isPresent()
                ? text.substring(0, start(known.get())) + flow + text.substring(end(known.get()))
                : inserted(flow, place);
        return read(changed).orElseThrow(() -> new IllegalArgumentException("The list cannot be written there"));
    }

    /** @return the same without the member or entry; the same where there is none */
    public YamlText without(Object... place) {
        if (find(place).isEmpty()) {
            return this;
        }
        var parent = find(cut(place, place.length - 1)).orElseThrow();
        var last = place[place.length - 1];
        var pieces = pieces(parent);
        var at = last instanceof Integer index
                ? index
                : names((MappingNode) parent).indexOf(last);
        if (pieces.size() == 1 && place.length > 1 && !isFlow(parent)) {
            // What would be left is a key with nothing behind it.
            return without(cut(place, place.length - 1));
        }
        var piece = pieces.get(at);
        var from = piece[0];
        var to = piece[1];
        if (isFlow(parent)) {
            if (at + 1 < pieces.size()) {
                to = pieces.get(at + 1)[0];
            } else if (at > 0) {
                from = pieces.get(at - 1)[1];
            }
        }
        return read(text.substring(0, from) + text.substring(to)).orElseThrow();
    }

    /** @param entry members with their values: texts, numbers, flags, lists of texts, maps of texts; @param list an existing list */
    public YamlText withEntry(int at, Map<String, Object> entry, Object... list) {
        var node = (SequenceNode) find(list).orElseThrow(() -> new IllegalArgumentException("There is no list"));
        var flow = flow(entry);
        if (isFlow(node)) {
            var pieces = pieces(node);
            var place =
                    pieces.isEmpty() ? end(node) - 1 : at < pieces.size() ? pieces.get(at)[0] : pieces.get(at - 1)[1];
            var made = pieces.isEmpty() ? flow : at < pieces.size() ? flow + ", " : ", " + flow;
            return read(text.substring(0, place) + made + text.substring(place)).orElseThrow();
        }
        var pieces = pieces(node);
        var first = node.getValue().get(0);
        var begin = lineStart(start(first));
        var dash = text.substring(begin, start(first));
        var place = at < pieces.size() ? pieces.get(at)[0] : pieces.get(pieces.size() - 1)[1];
        var before = place > 0 && text.charAt(place - 1) != '\n' ? "\n" : "";
        var lines = entry(entry, " ".repeat(dash.length()));
        return read(text.substring(0, place) + before + dash + lines + "\n" + text.substring(place))
                .orElseThrow();
    }

    /** Members that hold more than plain values get a line each. */
    private static String entry(Map<String, Object> entry, String indent) {
        if (entry.values().stream().noneMatch(YamlText::isStructure)) {
            return flow(entry);
        }
        var lines = new ArrayList<String>();
        entry.forEach((name, value) -> {
            if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
                lines.add(name + ":");
                list.forEach(one -> lines.add("  - " + flow(one)));
            } else {
                lines.add(name + ": " + flow(value));
            }
        });
        return String.join("\n" + indent, lines);
    }

    private static boolean isStructure(Object value) {
        return value instanceof Map
                || value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance);
    }

    /**
     * The same with exactly these members: plain values, maps and lists of either. What is the same already is not touched, and
     * of lists only the entries that differ.
     */
    public YamlText withTree(Map<String, Object> wanted) {
        return merged(this, wanted);
    }

    private static YamlText merged(YamlText begun, Map<String, Object> wanted, Object... place) {
        var yaml = begun;
        for (var name : begun.members(place)) {
            if (wanted.get(name) == null) {
                yaml = yaml.without(below(place, name));
            }
        }
        for (var member : wanted.entrySet()) {
            if (member.getValue() != null) {
                yaml = put(yaml, member.getValue(), below(place, member.getKey()));
            }
        }
        return yaml;
    }

    @SuppressWarnings("unchecked")
    private static YamlText put(YamlText yaml, Object value, Object... place) {
        var there = yaml.find(place);
        if (value instanceof Map<?, ?> map) {
            if (there.isPresent() && there.get() instanceof MappingNode) {
                return map.isEmpty() ? yaml.without(place) : merged(yaml, (Map<String, Object>) map, place);
            }
            return map.isEmpty() ? yaml.without(place) : anew(yaml, value, place);
        }
        if (value instanceof List<?> list) {
            if (list.stream().noneMatch(Map.class::isInstance)) {
                return yaml.withScalars(list.stream().map(String::valueOf).toList(), place);
            }
            return there.isPresent()
                            && there.get() instanceof SequenceNode known
                            && !known.getValue().isEmpty()
                    ? listed(yaml, (List<Map<String, Object>>) list, place)
                    : anew(yaml, value, place);
        }
        if (there.isPresent() && !(there.get() instanceof ScalarNode)) {
            return anew(yaml, value, place);
        }
        return yaml.with(!(value instanceof String), String.valueOf(value), place);
    }

    private static YamlText anew(YamlText yaml, Object value, Object... place) {
        var free = yaml.without(place);
        return read(free.inserted(flow(value), place))
                .orElseThrow(() -> new IllegalArgumentException("The value cannot be written there"));
    }

    /** Entries that are the same at the begin and at the end stay; between them they are changed one by one. */
    private static YamlText listed(YamlText begun, List<Map<String, Object>> wanted, Object... place) {
        var yaml = begun;
        var size = begun.size(place);
        var head = 0;
        while (head < Math.min(size, wanted.size()) && begun.says(wanted.get(head), below(place, head))) {
            head++;
        }
        var tail = 0;
        while (tail < Math.min(size, wanted.size()) - head
                && begun.says(wanted.get(wanted.size() - 1 - tail), below(place, size - 1 - tail))) {
            tail++;
        }
        var both = Math.min(size, wanted.size()) - head - tail;
        for (var i = head; i < head + both; i++) {
            yaml = merged(yaml, wanted.get(i), below(place, i));
        }
        for (var i = head + both; i < wanted.size() - tail; i++) {
            yaml = yaml.withEntry(i, wanted.get(i), place);
        }
        for (var i = size - tail - 1; i >= head + both; i--) {
            yaml = yaml.without(below(place, i));
        }
        return yaml;
    }

    private boolean says(Object value, Object... place) {
        if (value instanceof Map<?, ?> map) {
            return members(place).size() == map.size()
                    && map.entrySet().stream()
                            .allMatch(entry ->
                                    entry.getValue() != null && says(entry.getValue(), below(place, entry.getKey())));
        }
        if (value instanceof List<?> list) {
            return size(place) == list.size()
                    && java.util.stream.IntStream.range(0, list.size())
                            .allMatch(i -> says(list.get(i), below(place, i)));
        }
        return scalar(place).filter(String.valueOf(value)::equals).isPresent();
    }

    private static Object[] below(Object[] place, Object step) {
        var longer = cut(place, place.length + 1);
        longer[place.length] = step;
        return longer;
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        if (!(value instanceof String plain)) {
            return String.valueOf(value);
        }
        var simple = plain.matches("[\\p{L}][\\p{L}\\p{N} _./-]*")
                && !plain.endsWith(" ")
                && !plain.matches("(?i)true|false|null|yes|no|on|off|y|n");
        return simple ? plain : "'" + plain.replace("'", "''") + "'";
    }

    /** @return the same with the entry or member of that position at another one, with the comment above it */
    public YamlText withMoved(int from, int to, Object... place) {
        var parent = find(place).orElseThrow();
        var slots = pieces(parent);
        var order = new ArrayList<>(slots);
        order.add(to, order.remove(from));
        var made = new StringBuilder();
        var at = 0;
        for (var i = 0; i < slots.size(); i++) {
            made.append(text, at, slots.get(i)[0]);
            var piece = text.substring(order.get(i)[0], order.get(i)[1]);
            var whole = text.substring(slots.get(i)[0], slots.get(i)[1]);
            // The last line of a file may lack its end.
            made.append(
                    piece.endsWith("\n") && !whole.endsWith("\n")
                            ? piece.substring(0, piece.length() - 1)
                            : whole.endsWith("\n") && !piece.endsWith("\n") ? piece + "\n" : piece);
            at = slots.get(i)[1];
        }
        return read(made.append(text.substring(at)).toString()).orElseThrow();
    }

    /** @return the same with the member under another name */
    public YamlText withName(String name, Object... place) {
        var map = (MappingNode) find(cut(place, place.length - 1)).orElseThrow();
        var key =
                map.getValue().get(names(map).indexOf(place[place.length - 1])).getKeyNode();
        return read(text.substring(0, start(key)) + name + text.substring(end(key)))
                .orElseThrow(() -> new IllegalArgumentException("The name cannot be written there"));
    }

    /** Begin and end of each entry or member; in block style whole lines, with the comment lines right above. */
    private List<int[]> pieces(Node parent) {
        var pieces = new ArrayList<int[]>();
        var nodes = parent instanceof SequenceNode list
                ? list.getValue().stream().map(node -> new Node[] {node, node}).toList()
                : ((MappingNode) parent)
                        .getValue().stream()
                                .map(tuple -> new Node[] {tuple.getKeyNode(), tuple.getValueNode()})
                                .toList();
        for (var node : nodes) {
            if (isFlow(parent)) {
                pieces.add(new int[] {start(node[0]), end(node[1])});
                continue;
            }
            var from = lineStart(start(node[0]));
            var lead = text.substring(from, start(node[0]));
            var isFirstOfEntry = parent instanceof MappingNode && !lead.isBlank();
            if (isFirstOfEntry || parent instanceof SequenceNode && !lead.matches("\\s*-\\s+")) {
                from = start(node[0]);
            } else {
                from = aboveComments(from, pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1)[1]);
            }
            var to = lineEnd(end(node[1]));
            pieces.add(new int[] {from, Math.min(text.length(), to + 1)});
        }
        return pieces;
    }

    private int aboveComments(int line, int notBefore) {
        var from = line;
        while (from > notBefore) {
            var before = lineStart(from - 1);
            if (before < notBefore || !text.substring(before, from).strip().startsWith("#")) {
                break;
            }
            from = before;
        }
        return from;
    }

    private static boolean isFlow(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    private static List<String> names(MappingNode map) {
        return map.getValue().stream().map(YamlText::name).toList();
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    private Optional<Node> find(Object... place) {
        @Nullable Node here = root;
        for (var step : place) {
            if (step instanceof Integer index
                    && here instanceof SequenceNode list
                    && index < list.getValue().size()) {
                here = list.getValue().get(index);
            } else if (step instanceof String name
                    && here instanceof MappingNode map
                    && names(map).contains(name)) {
                here = map.getValue().get(names(map).indexOf(name)).getValueNode();
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(here);
    }

    private static Object[] cut(Object[] place, int length) {
        return java.util.Arrays.copyOf(place, length);
    }

    /** Marks count characters as people do, beyond the first 65,536 too. */
    private int at(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    private int start(Node node) {
        return at(node.getStartMark().getIndex());
    }

    /** Of a block the end of its last value: its mark stands behind comments that belong to what comes next. */
    private int end(Node node) {
        if (node instanceof MappingNode map && !isFlow(map) && !map.getValue().isEmpty()) {
            return end(map.getValue().get(map.getValue().size() - 1).getValueNode());
        }
        if (node instanceof SequenceNode list
                && !isFlow(list)
                && !list.getValue().isEmpty()) {
            return end(list.getValue().get(list.getValue().size() - 1));
        }
        return at(node.getEndMark().getIndex());
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int lineEnd(int at) {
        // A block scalar ends behind its last line break.
        var from = at > 0 && text.charAt(at - 1) == '\n' ? at - 1 : at;
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
