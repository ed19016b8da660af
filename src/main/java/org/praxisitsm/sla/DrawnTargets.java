package org.praxisitsm.sla;

import java.io.StringReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a diagram says about clocks.
 *
 * @param targets keys that the actions on targets name, by the id of their step; values that are computed are left out
 * @param messages names of the messages that something waits for
 */
record DrawnTargets(Map<String, String> targets, Set<String> messages) {

    private static final Set<String> ACTIONS = Set.of("${startTarget}", "${stopTarget}", "${cancelTarget}");

    static DrawnTargets of(String xml) {
        var targets = new LinkedHashMap<String, String>();
        var names = new LinkedHashMap<String, String>();
        var waits = new HashSet<String>();
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var step = "";
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "serviceTask", "sendTask" ->
                        step = ACTIONS.contains(value(reader, "delegateExpression")) ? value(reader, "id") : "";
                    case "inputParameter" -> {
                        if (!step.isEmpty() && value(reader, "name").equals("target")) {
                            var target = reader.getElementText().strip();
                            if (!target.startsWith("${")) {
                                targets.put(step, target);
                            }
                        }
                    }
                    case "message" -> names.put(value(reader, "id"), value(reader, "name"));
                    case "messageEventDefinition", "receiveTask" -> waits.add(value(reader, "messageRef"));
                    default -> {
                        // Says nothing about clocks.
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            // The gate says so itself.
        }
        var messages = new HashSet<String>();
        waits.stream().filter(names::containsKey).forEach(id -> messages.add(names.get(id)));
        return new DrawnTargets(targets, messages);
    }

    private static String value(XMLStreamReader reader, String name) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }
}
