package org.praxisitsm.practice.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in a YAML file that knows where it stands: every complaint names file, path of the member and line. Nothing is
 * thrown; what cannot be read is complained about once and answered with a harmless value.
 */
public final class YamlTree {

    private static final String RULE = "yaml-member";

    private final String file;
    private final String path;
    private final @Nullable Node node;
    private final int line;
    private final Findings findings;

    private YamlTree(String file, String path, @Nullable Node node, int line, Findings findings) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.line = node == null ? line : node.getStartMark().getLine() + 1;
        this.findings = findings;
    }

    /** @return the root of the file, or empty where it is no readable YAML; the findings then say why */
    public static Optional<YamlTree> read(String file, byte[] bytes, Findings findings) {
        return YamlSource.compose(file, new String(bytes, StandardCharsets.UTF_8), findings)
                .map(root -> new YamlTree(file, "", root, 1, findings));
    }

    public boolean isMissing() {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public String path() {
        return path;
    }

    public int line() {
        return line;
    }

    /** Refuses members of this map that nobody asked for. */
    public YamlTree only(Set<String> names) {
        members().keySet().stream().filter(name -> !names.contains(name)).forEach(name -> child(name)
                .complain("There is no such member", "Known members: " + String.join(", ", sorted(names)) + "."));
        return this;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    public YamlTree child(String name) {
        return members().getOrDefault(name, new YamlTree(file, below(name), null, line, findings));
    }

    /** @return the members of this map in file order; empty where it is missing or no map */
    public Map<String, YamlTree> members() {
        var members = new LinkedHashMap<String, YamlTree>();
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    members.put(
                            key.getValue(),
                            new YamlTree(file, below(key.getValue()), tuple.getValueNode(), line, findings));
                } else {
                    complain("A member's name must be plain text", "Write it as name: value.");
                }
            }
        }
        return members;
    }

    /** @return the members of this map, with a complaint where it is something else; missing gives none */
    public Map<String, YamlTree> map() {
        if (!isMissing() && !isMap()) {
            complain("Expected members (name: value)", "Write it as name: value, one a line.");
        }
        return members();
    }

    public List<YamlTree> list() {
        if (isMissing()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            complain("Expected a list", "Begin each entry with a dash, or write [a, b].");
            return List.of();
        }
        var items = new ArrayList<YamlTree>();
        for (var item : sequence.getValue()) {
            items.add(new YamlTree(file, path + "[" + items.size() + "]", item, line, findings));
        }
        return items;
    }

    /** @return the text of a plain value, or null where it is missing */
    public @Nullable String textOrNull() {
        if (isMissing()) {
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        complain("Expected a plain value", "Write one text, number or true/false.");
        return null;
    }

    public String text(int longest) {
        var text = textOrNull();
        if (text == null || text.isBlank()) {
            complain("A value is required", "Add it.");
            return "";
        }
        if (text.length() > longest) {
            complain("The text is longer than " + longest + " characters", "Shorten it.");
        }
        return text;
    }

    public boolean flag(boolean otherwise) {
        var text = textOrNull();
        if (text == null) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            complain("Expected true or false", "Write true or false.");
        }
        return text.equals("true");
    }

    public int number(int otherwise, int least, int most) {
        var text = textOrNull();
        if (text == null) {
            return otherwise;
        }
        if (text.matches("-?[0-9]{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        complain("Expected a whole number from " + least + " to " + most, "Correct the number.");
        return otherwise;
    }

    public void complain(String message, String hint) {
        findings.error(file, path.isEmpty() ? null : path, line, RULE, sentence(message), hint);
    }

    private String sentence(String message) {
        return path.isEmpty() ? message : path + ": " + message;
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
