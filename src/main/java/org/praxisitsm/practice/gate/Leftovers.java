package org.praxisitsm.practice.gate;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ForeignParts;
import org.praxisitsm.practice.ForeignParts.Kind;
import org.praxisitsm.practice.ForeignParts.Part;

/** Cuts out of a diagram what other tools left there and what says nothing; see {@link OtherTools}. */
public final class Leftovers {

    /** Whatever stands before a colon, in names as in text: rather one name too many is kept than one too few. */
    private static final Pattern PREFIX = Pattern.compile("(?<![\\p{L}\\p{N}_.:-])([\\p{L}\\p{N}_.-]++):");

    private record Cut(int from, int to, String instead) {}

    private final String text;
    private final List<XmlNode> nodes;
    private final List<XmlSpans.Element> spans;
    private final Set<XmlNode> gone = new HashSet<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final Map<Map.Entry<Kind, String>, Integer> taken = new LinkedHashMap<>();
    private final Map<Map.Entry<Kind, String>, Integer> kept = new LinkedHashMap<>();

    private Leftovers(String text, XmlNode root) {
        this.text = text;
        this.nodes = root.all();
        this.spans = XmlSpans.of(text);
    }

    public static Optional<ForeignParts> of(String diagram) {
        return XmlSource.read(diagram)
                .filter(root -> root.is(Words.BPMN, "definitions"))
                .map(root -> new Leftovers(diagram, root).parts());
    }

    private ForeignParts parts() {
        choose();
        var behind = new HashSet<XmlNode>();
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            if (behind.contains(node.parent)) {
                behind.add(node);
            } else if (gone.contains(node)) {
                behind.add(node);
                cut(node, spans.get(i));
            } else {
                if (runs(node)) {
                    behind.add(node);
                    count(kept, Kind.RUNS, node.name);
                }
                attributes(node, spans.get(i));
            }
        }
        return new ForeignParts(withoutNames(edited(text, cuts)), list(taken), list(kept));
    }

    /** First all that may go; then what others refer to stays where nothing can stand for it. */
    private void choose() {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (mayGo(nodes.get(i))) {
                gone.add(nodes.get(i));
            }
        }
        keepWhatIsReferredTo();
    }

    private void keepWhatIsReferredTo() {
        var byId = new HashMap<String, List<XmlNode>>();
        gone.stream()
                .filter(node -> OtherTools.describesData(node) && !canStandIn(node))
                .forEach(node -> ids(node).forEach(id -> byId.computeIfAbsent(id, any -> new ArrayList<>())
                        .add(node)));
        var staying = nodes.stream().filter(node -> !isGone(node)).collect(Collectors.toCollection(ArrayDeque::new));
        while (!staying.isEmpty()) {
            // What one refers to stays with all that stands inside, which may refer to more.
            for (var name : names(staying.pop())) {
                for (var referred : Objects.requireNonNullElse(byId.remove(name), List.<XmlNode>of())) {
                    if (gone.remove(referred)) {
                        referred.all().stream().filter(one -> !isGone(one)).forEach(staying::push);
                    }
                }
            }
        }
    }

    private boolean mayGo(XmlNode node) {
        if (node.is(Words.BPMN, "extensionElements")) {
            // From the end to the beginning: what stands inside is decided.
            return node.text().isEmpty()
                    && gone.containsAll(node.children)
                    && !(node.children.isEmpty() && BpmnWords.ALL.fits(node));
        }
        if (node.is(Words.BPMN, "extension")) {
            return !"true".equals(node.attribute("mustUnderstand"));
        }
        if (drawing(node)) {
            return !BpmnWords.ALL.knows(node);
        }
        var within = node.parent != null && node.parent.is(Words.BPMN, "ioSpecification");
        return (OtherTools.describesData(node) && !within)
                || (OtherTools.foreign(node.namespace) && !OtherTools.runs(node));
    }

    private static boolean drawing(XmlNode node) {
        return Set.of(Words.BPMN_DI, Words.DC, Words.DI).contains(node.namespace);
    }

    /** @return what the node may refer to: any text or value in it that stays */
    private static Set<String> names(XmlNode node) {
        var names = new HashSet<String>();
        names.add(local(node.text()));
        node.attributes.forEach((name, value) -> {
            if (!name.equals("id") && !leaves(node, name)) {
                names.add(local(value));
            }
        });
        return names;
    }

    private boolean isGone(@Nullable XmlNode node) {
        for (var one = node; one != null; one = one.parent) {
            if (gone.contains(one)) {
                return true;
            }
        }
        return false;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static List<String> ids(XmlNode node) {
        return node.all().stream()
                .map(one -> one.attribute("id"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The ends of drawn data flows are forms of data elsewhere; the editor keeps a property of the step for them. */
    private static boolean canStandIn(XmlNode node) {
        return node.parent != null
                && Diagram.isNode(node.parent)
                && !node.name.equals("dataState")
                && ids(node).stream().allMatch(id -> id.matches("[A-Za-z0-9_.-]+"));
    }

    private void cut(XmlNode node, XmlSpans.Element span) {
        int from = span.from;
        while (from > 0 && " \t".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        var alone = from > 0 && text.charAt(from - 1) == '\n';
        from = alone ? from - (text.startsWith("\r\n", from - 2) ? 2 : 1) : span.from;
        var before = text.substring(from, span.from);
        var instead = OtherTools.describesData(node) && canStandIn(node) ? standIn(node, span, before) : "";
        cuts.add(new Cut(from, span.to, instead));
        if (node.is(Words.BPMN, "extensionElements")) {
            node.children.forEach(child -> count(taken, kind(child), tool(child.namespace)));
            if (node.children.isEmpty()) {
                count(taken, Kind.IDLE, "");
            }
        } else {
            count(taken, kind(node), tool(node.namespace));
        }
    }

    private String standIn(XmlNode node, XmlSpans.Element span, String before) {
        var prefix = span.name.contains(":") ? span.name.substring(0, span.name.indexOf(':') + 1) : "";
        var ends = nodes.stream()
                .filter(one -> one.is(Words.BPMN, "sourceRef", "targetRef", "loopDataInputRef", "loopDataOutputRef"))
                .map(one -> local(one.text()))
                .collect(Collectors.toSet());
        return node.all().stream()
                .filter(one -> one.is(Words.BPMN, "dataInput", "dataOutput"))
                .map(one -> one.attribute("id", ""))
                .filter(ends::contains)
                .map(id -> before + "<" + prefix + "property id=\"" + id + "\" name=\"__targetRef_placeholder\" />")
                .collect(Collectors.joining());
    }

    private static Kind kind(XmlNode node) {
        if (drawing(node)) {
            return Kind.DRAWING;
        }
        return node.namespace.equals(Words.BPMN) && !node.name.equals("extension") ? Kind.DATA : Kind.TOOL;
    }

    /** @return the site of a tool, as its namespace says it; empty for BPMN's own */
    private static String tool(String namespace) {
        if (!OtherTools.foreign(namespace)) {
            return "";
        }
        try {
            var host = new URI(namespace).getHost();
            return host == null ? namespace : host.replaceFirst("^www\\.", "");
        } catch (java.net.URISyntaxException nothingLikeASite) {
            return namespace;
        }
    }

    /** @return whether it is the outermost of what another engine would run */
    private static boolean runs(XmlNode node) {
        return (OtherTools.foreign(node.namespace) || node.namespace.equals(Words.CAMUNDA))
                && !BpmnWords.ALL.knows(node);
    }

    private void attributes(XmlNode node, XmlSpans.Element span) {
        var written = span.attributes.stream()
                .filter(attribute ->
                        !attribute.name().equals("xmlns") && !attribute.name().startsWith("xmlns:"))
                .toList();
        int next = 0;
        for (var name : node.attributes.keySet()) {
            var place = written.get(next++);
            if (leaves(node, name)) {
                cuts.add(cut(text, place));
                var tool = tool(OtherTools.namespaceOf(name));
                var own = tool.isEmpty() || tool.equals("w3.org");
                count(taken, drawing(node) ? Kind.DRAWING : own ? Kind.IDLE : Kind.TOOL, own ? "" : tool);
            } else if (name.contains("|")
                    && node.namespace.equals(Words.BPMN)
                    && !BpmnWords.ALL.allows(node, name)
                    && OtherTools.runs(OtherTools.namespaceOf(name), OtherTools.nameOf(name))) {
                count(kept, Kind.RUNS, OtherTools.nameOf(name));
            }
        }
    }

    private static boolean leaves(XmlNode node, String attribute) {
        if (BpmnWords.ALL.allows(node, attribute)) {
            return false;
        }
        return drawing(node)
                ? !OtherTools.namespaceOf(attribute).equals(Words.XSI)
                : node.namespace.equals(Words.BPMN) && OtherTools.idle(attribute, node.attribute(attribute, ""));
    }

    private static void count(Map<Map.Entry<Kind, String>, Integer> counts, Kind kind, String of) {
        counts.merge(Map.entry(kind, of), 1, Integer::sum);
    }

    private static List<Part> list(Map<Map.Entry<Kind, String>, Integer> counts) {
        return counts.entrySet().stream()
                .map(one -> new Part(one.getKey().getKey(), one.getKey().getValue(), one.getValue()))
                .sorted(Comparator.comparingInt(Part::number).reversed())
                .toList();
    }

    private static Cut cut(String text, XmlSpans.Attribute attribute) {
        int from = attribute.from();
        while (Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return new Cut(from, attribute.to(), "");
    }

    /** Names of tools that nothing speaks of any more go too. */
    private static String withoutNames(String edited) {
        var spoken = PREFIX.matcher(edited).results().map(one -> one.group(1)).collect(Collectors.toSet());
        var cuts = XmlSpans.of(edited).stream()
                .flatMap(span -> span.attributes.stream())
                .filter(attribute -> attribute.name().startsWith("xmlns:"))
                .filter(attribute -> OtherTools.foreign(value(edited, attribute))
                        && !spoken.contains(attribute.name().substring("xmlns:".length())))
                .map(attribute -> cut(edited, attribute))
                .toList();
        return edited(edited, cuts);
    }

    private static String value(String text, XmlSpans.Attribute attribute) {
        return text.substring(attribute.from(), attribute.to()).replaceAll("^[^\"']*[\"']|[\"']$", "");
    }

    private static String edited(String text, List<Cut> cuts) {
        var edited = new StringBuilder();
        int at = 0;
        for (var cut : cuts.stream().sorted(Comparator.comparingInt(Cut::from)).toList()) {
            edited.append(text, at, cut.from()).append(cut.instead());
            at = cut.to();
        }
        return edited.append(text, at, text.length()).toString();
    }
}
