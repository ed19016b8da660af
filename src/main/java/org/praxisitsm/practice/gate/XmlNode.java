package org.praxisitsm.practice.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element as it stands in the file, with its line. Attributes are named {@code name} or {@code namespace|name}. */
public final class XmlNode {

    public final String namespace;
    public final String name;
    final int line;
    public final @Nullable XmlNode parent;
    public final Map<String, String> attributes;
    public final List<XmlNode> children = new ArrayList<>();
    final StringBuilder content = new StringBuilder();

    XmlNode(String namespace, String name, int line, @Nullable XmlNode parent, Map<String, String> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.parent = parent;
        this.attributes = attributes;
    }

    public String text() {
        return content.toString().strip();
    }

    @Nullable
    public String attribute(String attribute) {
        return attributes.get(attribute);
    }

    public String attribute(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    @Nullable
    String camunda(String attribute) {
        return attributes.get(Words.CAMUNDA + "|" + attribute);
    }

    /** @return the element's id, else that of the nearest element around it */
    public String id() {
        for (XmlNode node = this; node != null; node = node.parent) {
            if (node.attributes.containsKey("id")) {
                return node.attributes.get("id");
            }
        }
        return name;
    }

    public boolean is(String wantedNamespace, String... names) {
        return namespace.equals(wantedNamespace) && List.of(names).contains(name);
    }

    List<XmlNode> children(String wantedNamespace, String... names) {
        return children.stream()
                .filter(child -> child.is(wantedNamespace, names))
                .toList();
    }

    /** @return this element and all below, in file order, without recursion */
    public List<XmlNode> all() {
        var found = new ArrayList<XmlNode>();
        var waiting = new ArrayDeque<XmlNode>(List.of(this));
        while (!waiting.isEmpty()) {
            var node = waiting.pop();
            found.add(node);
            for (int i = node.children.size() - 1; i >= 0; i--) {
                waiting.push(node.children.get(i));
            }
        }
        return found;
    }

    /** @return the elements inside {@code extensionElements} with this Camunda name */
    List<XmlNode> extensions(String extension) {
        return children(Words.BPMN, "extensionElements").stream()
                .flatMap(elements -> elements.children(Words.CAMUNDA, extension).stream())
                .toList();
    }

    /** @return the value of a {@code camunda:property}, or null */
    @Nullable
    String property(String property) {
        return extensions("properties").stream()
                .flatMap(properties -> properties.children(Words.CAMUNDA, "property").stream())
                .filter(node -> property.equals(node.attribute("name")))
                .map(node -> node.attribute("value", ""))
                .findFirst()
                .orElse(null);
    }
}
