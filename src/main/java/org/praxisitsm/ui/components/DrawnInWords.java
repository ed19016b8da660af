package org.praxisitsm.ui.components;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackWords;
import org.praxisitsm.workflow.Tasks;

/**
 * A diagram as its reader says it: human tasks, their buttons and commands by the names of the pack in the reader's language.
 * For pictures and lists of names; what is edited stays as it was drawn.
 */
public final class DrawnInWords {

    private DrawnInWords() {}

    /** @return the pack's diagrams in the order of its files */
    public static List<String> all(Pack pack, Locale locale) {
        return pack.diagrams().stream()
                .map(path -> of(pack, pack.text(path), locale))
                .toList();
    }

    /** @return the same file where the pack says nothing of it in that language */
    public static String of(Pack pack, String xml, Locale locale) {
        if (xml.isBlank() || !pack.texts().speaks(locale)) {
            return xml;
        }
        var drawn = Jsoup.parse(xml, Parser.xmlParser());
        drawn.outputSettings().prettyPrint(false);
        return new Naming(drawn, pack.in(locale)).isOther() ? drawn.outerHtml() : xml;
    }

    private static final class Naming {

        private final PackWords words;
        private boolean other;

        private Naming(Document drawn, PackWords words) {
            this.words = words;
            var elements = drawn.getAllElements();
            var flows = elements.stream()
                    .filter(element -> isA(element, "sequenceFlow"))
                    .toList();
            elements.stream().filter(element -> isA(element, "userTask")).forEach(task -> task(task, flows));
            elements.stream()
                    .filter(element -> isA(element, "startEvent"))
                    .forEach(event -> name(event, words.command(event.id(), event.attr("name"))));
        }

        private static boolean isA(Element element, String kind) {
            return element.tagName().equals(kind) || element.tagName().endsWith(":" + kind);
        }

        private void task(Element task, List<Element> flows) {
            name(task, words.task(task.id(), task.attr("name")));
            DrawnOutcomes.ways(task, flows).forEach(flow -> DrawnOutcomes.keys(flow)
                    .forEach(key -> name(flow, words.outcome(task.id(), key, flow.attr("name")))));
            flows.stream()
                    .filter(flow -> flow.attr("sourceRef").equals(task.id()))
                    .filter(flow -> !flow.attr("name").isBlank())
                    .forEach(flow -> name(flow, words.outcome(task.id(), Tasks.Outcome.DONE.id(), flow.attr("name"))));
        }

        private void name(Element element, String name) {
            if (!name.equals(element.attr("name"))) {
                element.attr("name", name);
                other = true;
            }
        }

        private boolean isOther() {
            return other;
        }
    }
}
