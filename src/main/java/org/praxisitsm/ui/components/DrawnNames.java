package org.praxisitsm.ui.components;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What the elements of a diagram are called: as drawn, else by what they are and what they stand beside. */
public final class DrawnNames {

    /** A text of the bundles with its values, in the reader's language. */
    public interface Texts {

        String of(String key, Object... values);
    }

    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Texts texts;

    public DrawnNames(String xml, Texts texts) {
        this(List.of(xml), texts);
    }

    /** @param xmls diagrams that have no id twice, as those of one practice */
    public DrawnNames(List<String> xmls, Texts texts) {
        this.texts = texts;
        xmls.forEach(this::read);
    }

    private void read(String xml) {
        Jsoup.parse(xml, Parser.xmlParser()).getAllElements().stream()
                .filter(element -> !element.id().isEmpty() && !isPicture(element))
                .forEach(element -> elements.putIfAbsent(element.id(), element));
    }

    private static boolean isPicture(Element element) {
        return element.tagName().matches("(bpmndi|dc|di):.*");
    }

    /** @return never the id of something that the diagram draws */
    public String of(String id) {
        var element = elements.get(id);
        if (element == null) {
            return id;
        }
        var name = name(element);
        return name.isEmpty() ? unnamed(element) : name;
    }

    public boolean isFlow(String id) {
        var element = elements.get(id);
        return element != null && kind(element, "sequenceFlow");
    }

    private String unnamed(Element element) {
        var kind = kind(element);
        if (kind(element, "sequenceFlow")) {
            return texts.of("drawn.between", kind, end(element, "sourceRef"), end(element, "targetRef"));
        }
        if (!element.attr("attachedToRef").isEmpty()) {
            return texts.of("drawn.at", kind, end(element, "attachedToRef"));
        }
        return nearest(element, "targetRef", "sourceRef")
                .map(name -> texts.of("drawn.after", kind, name))
                .or(() -> nearest(element, "sourceRef", "targetRef").map(name -> texts.of("drawn.before", kind, name)))
                .orElse(kind);
    }

    /** An end without a name is told by its kind alone, or two nameless ones would tell each other for ever. */
    private String end(Element element, String reference) {
        var other = elements.get(element.attr(reference));
        return other == null ? "?" : name(other).isEmpty() ? kind(other) : name(other);
    }

    /** @return the first name on the way along the flows, over what has none itself */
    private Optional<String> nearest(Element start, String here, String there) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(start.id()));
        while (!open.isEmpty()) {
            var id = open.poll();
            for (var flow : flows(here, id).toList()) {
                var next = elements.get(flow.attr(there));
                if (next != null && !name(next).isEmpty()) {
                    return Optional.of(name(next));
                }
                if (next != null && seen.add(next.id())) {
                    open.add(next.id());
                }
            }
        }
        return Optional.empty();
    }

    private Stream<Element> flows(String end, String id) {
        return elements.values().stream()
                .filter(element -> kind(element, "sequenceFlow"))
                .filter(flow -> flow.attr(end).equals(id));
    }

    private static String name(@Nullable Element element) {
        return element == null
                ? ""
                : element.attr("name").replaceAll("\\s+", " ").strip();
    }

    private static boolean kind(Element element, String kind) {
        return element.tagName().equals(kind) || element.tagName().endsWith(":" + kind);
    }

    /** The word of the palette, as on the panel beside the canvas. */
    private String kind(Element element) {
        var tag = element.tagName().substring(element.tagName().indexOf(':') + 1);
        var kind = tag.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + tag.substring(1);
        var waits = element.children().stream()
                .map(child -> child.tagName().substring(child.tagName().indexOf(':') + 1))
                .filter(child -> child.endsWith("EventDefinition"))
                .map(child -> child.replace("EventDefinition", ""))
                .map(child -> child.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + child.substring(1))
                .findFirst()
                .orElse("");
        return Stream.of(kind + waits, kind, "Task")
                .map(key -> texts.of("editor.kind." + key))
                .filter(text -> !text.startsWith("!"))
                .findFirst()
                .orElse(tag);
    }
}
