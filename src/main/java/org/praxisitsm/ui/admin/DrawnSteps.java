package org.praxisitsm.ui.admin;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.praxisitsm.practice.Pack;

/**
 * What the diagrams of a pack draw, as far as an agreement can name it.
 *
 * @param steps names of tasks and sub-processes by id
 * @param answers for each message that something waits for: what happens then, in the words of the diagram
 */
record DrawnSteps(Map<String, String> steps, Map<String, String> answers) {

    private static final Set<String> STEPS = Set.of(
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "manualTask",
            "businessRuleTask",
            "subProcess",
            "callActivity",
            "intermediateCatchEvent");

    private static final Set<String> AROUND = Set.of("subProcess", "process");

    static DrawnSteps of(Pack pack) {
        var steps = new LinkedHashMap<String, String>();
        var answers = new LinkedHashMap<String, String>();
        pack.diagrams().forEach(path -> read(pack.text(path), steps, answers));
        return new DrawnSteps(steps, answers);
    }

    private static void read(String xml, Map<String, String> steps, Map<String, String> answers) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var messages = new LinkedHashMap<String, String>();
        var waits = new LinkedHashMap<String, String>();
        var around = new ArrayDeque<String>();
        var event = "";
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                var kind = reader.next();
                if (kind == XMLStreamConstants.END_ELEMENT && AROUND.contains(reader.getLocalName())) {
                    around.poll();
                } else if (kind == XMLStreamConstants.START_ELEMENT) {
                    var element = reader.getLocalName();
                    if (STEPS.contains(element)) {
                        steps.put(value(reader, "id"), value(reader, "name"));
                    }
                    if (AROUND.contains(element)) {
                        around.push(value(reader, "name"));
                    } else if (element.equals("message")) {
                        messages.put(value(reader, "id"), value(reader, "name"));
                    } else if (element.endsWith("Event")) {
                        event = value(reader, "name");
                    } else if (element.equals("messageEventDefinition")) {
                        var inside = around.peek();
                        waits.put(value(reader, "messageRef"), inside == null || inside.isBlank() ? event : inside);
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            // The gate lets no such diagram be published; what was read until here is offered.
        }
        waits.forEach((id, name) -> answers.put(messages.getOrDefault(id, id), name));
    }

    private static String value(XMLStreamReader reader, String name) {
        var value = reader.getAttributeValue(null, name);
        return value == null ? "" : value.replace('\n', ' ');
    }
}
