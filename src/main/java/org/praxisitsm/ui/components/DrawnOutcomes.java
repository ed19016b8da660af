package org.praxisitsm.ui.components;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.praxisitsm.workflow.Tasks;

/** The buttons that a diagram draws below a form: the ways out of the decision point right after its task. */
public final class DrawnOutcomes {

    private static final Pattern OUTCOME = Pattern.compile("outcome\\s*==\\s*['\"]([^'\"]+)['\"]");

    private DrawnOutcomes() {}

    /** @return the buttons of the first task that has this form, in the order of the file; empty where it has no such ways */
    public static List<Tasks.Outcome> ofForm(String xml, String form) {
        return ofTasks(xml, form).findFirst().orElse(List.of());
    }

    /** @return those of all tasks that have this form, each once; for a task without a decision its only way */
    public static List<Tasks.Outcome> ofAllWith(String xml, String form) {
        var outcomes = new LinkedHashMap<String, Tasks.Outcome>();
        ofTasks(xml, form)
                .flatMap(drawn -> drawn.isEmpty() ? Stream.of(Tasks.Outcome.DONE) : drawn.stream())
                .forEach(outcome -> outcomes.putIfAbsent(outcome.id(), outcome));
        return List.copyOf(outcomes.values());
    }

    private static Stream<List<Tasks.Outcome>> ofTasks(String xml, String form) {
        var elements = Jsoup.parse(xml, Parser.xmlParser()).getAllElements();
        var flows = elements.stream()
                .filter(element -> element.tagName().endsWith("sequenceFlow"))
                .toList();
        return elements.stream()
                .filter(element -> element.tagName().endsWith("userTask"))
                .filter(task -> form.equals(task.attr("camunda:formRef")))
                .map(task -> ways(task, flows).map(DrawnOutcomes::outcome).toList());
    }

    private static Tasks.Outcome outcome(Element flow) {
        var label = flow.attr("name");
        return new Tasks.Outcome(keys(flow).stream().findFirst().orElse(label), label);
    }

    /** @return the outcomes that the condition of a flow asks for, in its order */
    static List<String> keys(Element flow) {
        return OUTCOME.matcher(flow.wholeText())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** @return the label of one way out of the task, named or by its id; the outcome itself where the diagram draws no such way */
    public static String label(String xml, String task, String outcome) {
        var elements = Jsoup.parse(xml, Parser.xmlParser()).getAllElements();
        var flows = elements.stream()
                .filter(element -> element.tagName().endsWith("sequenceFlow"))
                .toList();
        return elements.stream()
                .filter(element -> element.tagName().endsWith("userTask"))
                .filter(element -> task.equals(element.id())
                        || task.equals(element.attr("name").strip()))
                .flatMap(element -> ways(element, flows))
                .filter(flow -> keys(flow).contains(outcome))
                .map(flow -> flow.attr("name").strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(outcome);
    }

    /** @return what the only button of the task says; empty where the diagram names it nothing */
    public static String done(String xml, String task) {
        return Jsoup.parse(xml, Parser.xmlParser()).getAllElements().stream()
                .filter(element -> element.tagName().endsWith("sequenceFlow"))
                .filter(flow -> flow.attr("sourceRef").equals(task))
                .map(flow -> flow.attr("name").strip())
                .findFirst()
                .orElse("");
    }

    static Stream<Element> ways(Element task, List<Element> flows) {
        var next = flows.stream()
                .filter(flow -> flow.attr("sourceRef").equals(task.id()))
                .map(flow -> flow.attr("targetRef"))
                .collect(Collectors.toSet());
        return flows.stream()
                .filter(flow -> next.contains(flow.attr("sourceRef")))
                .filter(flow -> flow.wholeText().contains("outcome"));
    }
}
