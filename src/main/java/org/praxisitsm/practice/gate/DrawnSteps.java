package org.praxisitsm.practice.gate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.PackFiles;

/** The steps of a pack's diagrams as others need to know them: what they are called, and who is offered them. */
public final class DrawnSteps {

    /** @param groups keys, without those that an expression finds */
    public record Offered(String id, int line, List<String> groups) {}

    private DrawnSteps() {}

    /** @return names by id, empty where a step has none; diagrams that the gate does not read are left out */
    public static Map<String, String> of(PackFiles files) {
        Map<String, String> drawn = new LinkedHashMap<>();
        for (var path : files.pathsEndingWith(".bpmn")) {
            XmlSource.read(new String(files.bytes(path), java.nio.charset.StandardCharsets.UTF_8)).stream()
                    .flatMap(root -> root.all().stream())
                    .filter(node -> Diagram.isNode(node) && node.attribute("id") != null)
                    .forEach(node -> drawn.putIfAbsent(node.attribute("id", ""), node.attribute("name", "")));
        }
        return drawn;
    }

    /** @return tasks of the diagram that groups are offered; none where the gate does not read it */
    public static List<Offered> toGroups(String diagram) {
        return XmlSource.read(diagram).stream()
                .flatMap(root -> root.all().stream())
                .filter(node -> node.is(Words.BPMN, "userTask") && node.camunda("candidateGroups") != null)
                .map(node -> new Offered(node.attribute("id", ""), node.line, groups(node.camunda("candidateGroups"))))
                .toList();
    }

    private static List<String> groups(String listed) {
        return Arrays.stream(listed.split(","))
                .map(String::strip)
                .filter(group -> !group.isEmpty() && !group.contains("${"))
                .toList();
    }
}
