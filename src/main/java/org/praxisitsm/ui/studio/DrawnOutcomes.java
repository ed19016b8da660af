package org.praxisitsm.ui.studio;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The buttons that a diagram draws below a form: the ways out of the decision point right after its task. */
final class DrawnOutcomes {

    private DrawnOutcomes() {}

    /** @return the labels of the first task that has this form, in the order of the file; empty where it has no such ways */
    static List<String> ofForm(String xml, String form) {
        var elements = Jsoup.parse(xml, Parser.xmlParser()).getAllElements();
        var flows = elements.stream()
                .filter(element -> element.tagName().endsWith("sequenceFlow"))
                .toList();
        return elements.stream()
                .filter(element -> element.tagName().endsWith("userTask"))
                .filter(task -> form.equals(task.attr("camunda:formRef")))
                .findFirst()
                .map(task -> labels(task, flows))
                .orElse(List.of());
    }

    private static List<String> labels(Element task, List<Element> flows) {
        var next = new LinkedHashSet<String>();
        flows.stream()
                .filter(flow -> flow.attr("sourceRef").equals(task.id()))
                .forEach(flow -> next.add(flow.attr("targetRef")));
        var labels = new ArrayList<String>();
        flows.stream()
                .filter(flow -> next.contains(flow.attr("sourceRef")))
                .filter(flow -> flow.wholeText().contains("outcome"))
                .forEach(flow -> labels.add(flow.attr("name")));
        return labels;
    }
}
