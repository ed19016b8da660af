package org.praxisitsm.practice.reading;

import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** YAML without its dangers: no anchors, no types, no merging, limited size and depth, no member twice. */
final class YamlSource {

    private static final int LONGEST = 256 * 1024;
    private static final int MOST_EVENTS = 20_000;
    private static final int DEEPEST = 12;
    private static final String RULE = "yaml-syntax";

    private YamlSource() {}

    static Optional<Node> compose(String file, String text, Findings findings) {
        if (text.length() > LONGEST) {
            findings.error(file, null, null, RULE, "The file has more than " + LONGEST + " characters", "Shorten it.");
            return Optional.empty();
        }
        try {
            scan(text);
            var root = yaml().compose(new StringReader(text));
            if (!(root instanceof MappingNode)) {
                throw new YAMLException("The file must hold members (name: value)");
            }
            refuseTwice(root);
            return Optional.of(root);
        } catch (MarkedYAMLException e) {
            var line = e.getProblemMark() == null ? null : e.getProblemMark().getLine() + 1;
            findings.error(
                    file,
                    null,
                    line,
                    RULE,
                    "The YAML cannot be read: " + e.getProblem(),
                    "Check indentation and quotes.");
        } catch (Trouble e) {
            findings.error(file, null, e.line, RULE, e.getMessage(), "Write plain members, lists and values.");
        } catch (YAMLException e) {
            findings.error(file, null, null, RULE, String.valueOf(e.getMessage()), "Check indentation and quotes.");
        }
        return Optional.empty();
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST + 2);
        options.setCodePointLimit(LONGEST);
        return new Yaml(new SafeConstructor(options));
    }

    private static void scan(String text) {
        int count = 0;
        int depth = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            if (++count > MOST_EVENTS) {
                throw new Trouble(event, "The file has more than " + MOST_EVENTS + " values");
            }
            if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
                throw new Trouble(event, "Anchors and aliases are not allowed");
            }
            if (event instanceof ScalarEvent scalar && scalar.getTag() != null
                    || event instanceof CollectionStartEvent start && start.getTag() != null) {
                throw new Trouble(event, "Types (!name) are not allowed");
            }
            depth += event.is(Event.ID.MappingStart) || event.is(Event.ID.SequenceStart) ? 1 : 0;
            depth -= event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd) ? 1 : 0;
            if (depth > DEEPEST) {
                throw new Trouble(event, "The file nests deeper than " + DEEPEST + " levels");
            }
        }
    }

    /** Composing alone does not look for members that stand twice; constructing would. */
    private static void refuseTwice(Node node) {
        if (node instanceof MappingNode mapping) {
            Set<String> seen = new java.util.HashSet<>();
            for (var tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key && !seen.add(key.getValue())) {
                    throw new Trouble(
                            key.getStartMark().getLine() + 1, "The member " + key.getValue() + " stands here twice");
                }
                refuseTwice(tuple.getValueNode());
            }
        } else if (node instanceof org.yaml.snakeyaml.nodes.SequenceNode sequence) {
            sequence.getValue().forEach(YamlSource::refuseTwice);
        }
    }

    private static final class Trouble extends RuntimeException {

        private final int line;

        Trouble(Event event, String message) {
            this(event.getStartMark().getLine() + 1, message);
        }

        Trouble(int line, String message) {
            super(message);
            this.line = line;
        }
    }
}
