package org.praxisitsm.practice.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.HumanTasks;

/** Makes human tasks of what BPMN calls abstract tasks, in the text of the diagram. */
public final class PlainTasks {

    private static final String PLAIN = "task";
    private static final String HUMAN = "userTask";
    private static final String NAMES = "xmlns:";

    private record Edit(int from, int to, String instead) {}

    private final String text;
    private final List<XmlSpans.Element> spans;
    private final List<Edit> edits = new ArrayList<>();

    private PlainTasks(String text) {
        this.text = text;
        this.spans = XmlSpans.of(text);
    }

    public static Optional<HumanTasks> of(String diagram) {
        return XmlSource.read(diagram)
                .filter(root -> root.is(Words.BPMN, "definitions"))
                .map(root -> new PlainTasks(diagram).made(root.all()));
    }

    private HumanTasks made(List<XmlNode> nodes) {
        var prefix = prefix();
        var number = 0;
        var offered = false;
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            if (!node.is(Words.BPMN, PLAIN)) {
                continue;
            }
            number++;
            var offers = prefix != null && node.camunda("assignee") == null && node.camunda("candidateGroups") == null;
            offered |= offers;
            rename(spans.get(i), offers ? " " + prefix + ":candidateGroups=\"${group}\"" : "");
        }
        if (offered && !declares(spans.get(0), String.valueOf(prefix))) {
            int behind = spans.get(0).from + 1 + spans.get(0).name.length();
            edits.add(new Edit(behind, behind, " " + NAMES + prefix + "=\"" + Words.CAMUNDA + "\""));
        }
        return new HumanTasks(edited(), number);
    }

    /** @return what the engine's own words begin with; null where the name for it means something else somewhere */
    private @Nullable String prefix() {
        var known = spans.get(0).attributes.stream()
                .filter(one -> one.name().startsWith(NAMES) && value(one).equals(Words.CAMUNDA))
                .map(one -> one.name().substring(NAMES.length()))
                .findFirst()
                .orElse("camunda");
        var otherwise = spans.stream()
                .flatMap(span -> span.attributes.stream())
                .anyMatch(one -> one.name().equals(NAMES + known) && !value(one).equals(Words.CAMUNDA));
        return otherwise ? null : known;
    }

    private static boolean declares(XmlSpans.Element root, String prefix) {
        return root.attributes.stream().anyMatch(one -> one.name().equals(NAMES + prefix));
    }

    private String value(XmlSpans.Attribute attribute) {
        return text.substring(attribute.from(), attribute.to()).replaceAll("^[^\"']*[\"']|[\"']$", "");
    }

    private void rename(XmlSpans.Element span, String behind) {
        int local = span.name.indexOf(':') + 1;
        int from = span.from + 1 + local;
        edits.add(new Edit(from, from + PLAIN.length(), HUMAN + behind));
        if (span.to > span.opened) {
            int closed = text.lastIndexOf("</", span.to - 1) + 2 + local;
            edits.add(new Edit(closed, closed + PLAIN.length(), HUMAN));
        }
    }

    private String edited() {
        var edited = new StringBuilder();
        int at = 0;
        for (var edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
            edited.append(text, at, edit.from()).append(edit.instead());
            at = edit.to();
        }
        return edited.append(text, at, text.length()).toString();
    }
}
