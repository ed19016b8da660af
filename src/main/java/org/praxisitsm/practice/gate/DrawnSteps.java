package org.praxisitsm.practice.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.praxisitsm.practice.PackFiles;

/** What the steps and events of a pack's diagrams are called, by id. */
public final class DrawnSteps {

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
}
