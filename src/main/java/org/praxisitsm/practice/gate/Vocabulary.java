package org.praxisitsm.practice.gate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which elements a file may hold, with which attributes and which elements inside. Whatever it does not know is refused. */
final class Vocabulary {

    /** @param children names of the elements that may stand inside, in the order in which their ranks must ascend */
    record Entry(Set<String> attributes, Set<String> children) {}

    private final Map<String, Entry> entries = new HashMap<>();

    /** Attributes and children as space-separated lists; {@code c:} stands for the Camunda namespace. */
    Vocabulary add(String namespace, String names, String attributes, String children) {
        for (var name : names.split(" ")) {
            var known =
                    entries.computeIfAbsent(namespace + "|" + name, key -> new Entry(new HashSet<>(), new HashSet<>()));
            split(attributes).forEach(attribute -> known.attributes()
                    .add(attribute.replaceFirst("^c:", Words.CAMUNDA + "|").replaceFirst("^xsi:", Words.XSI + "|")));
            known.children().addAll(split(children));
        }
        return this;
    }

    private static List<String> split(String list) {
        return list.isBlank() ? List.of() : Arrays.asList(list.split(" "));
    }

    /** @return whether any element of the namespace may stand somewhere */
    boolean speaks(String namespace) {
        return entries.keySet().stream().anyMatch(key -> key.startsWith(namespace + "|"));
    }

    boolean knows(XmlNode node) {
        return entries.containsKey(node.namespace + "|" + node.name);
    }

    /** @return whether a known element may stand where it does */
    boolean fits(XmlNode node) {
        var around = node.parent == null ? null : entries.get(node.parent.namespace + "|" + node.parent.name);
        return around == null || around.children().contains(node.name);
    }

    /** @param attribute {@code name} or {@code namespace|name} */
    boolean allows(XmlNode node, String attribute) {
        var entry = entries.get(node.namespace + "|" + node.name);
        int bar = attribute.lastIndexOf('|');
        return (bar > 0 && Words.OF_EDITORS.contains(attribute.substring(0, bar)))
                || (entry != null && entry.attributes().contains(attribute));
    }

    void check(GateScope scope, String file, XmlNode root) {
        for (var node : root.all()) {
            if (!knows(node)) {
                // What stands inside is refused with it.
                if (node.parent == null || knows(node.parent)) {
                    refuseElement(scope, file, node);
                }
                continue;
            }
            checkPlace(scope, file, node);
            checkAttributes(scope, file, node);
        }
    }

    private void refuseElement(GateScope scope, String file, XmlNode node) {
        var foreign = !speaks(node.namespace);
        scope.error(
                file,
                node,
                foreign ? "unknown-namespace" : "unknown-element",
                foreign
                        ? "The namespace '" + node.namespace + "' (element " + node.name + ") is not allowed"
                        : "The element " + node.name + " is not allowed",
                Hints.forElement(node.name));
    }

    private void checkPlace(GateScope scope, String file, XmlNode node) {
        if (node.parent != null && !fits(node)) {
            scope.error(
                    file,
                    node,
                    "misplaced-element",
                    "The element " + node.name + " cannot stand inside " + node.parent.name,
                    Hints.forElement(node.name));
        }
    }

    private void checkAttributes(GateScope scope, String file, XmlNode node) {
        for (var attribute : node.attributes.keySet()) {
            if (!allows(node, attribute)) {
                var name = attribute.substring(attribute.lastIndexOf('|') + 1);
                scope.error(
                        file,
                        node,
                        "unknown-attribute",
                        "The attribute " + name + " is not allowed on " + node.name,
                        Hints.forAttribute(name));
            }
        }
    }
}
