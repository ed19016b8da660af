package org.praxisitsm.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.praxisitsm.shared.Refusal;

/**
 * A file that was made elsewhere, on its way into a pack: where it belongs is said by what it holds, since diagrams, tables and
 * forms are named as their process, decision or form. Its content is not changed; what the gate thinks of it is said once it
 * lies in the draft.
 *
 * @param path in the pack
 * @param replaces whether the pack has a file there
 */
public record ForeignFile(String path, boolean replaces) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Named(String id, boolean executable) {}

    /**
     * @param name as the file was called, with its ending
     * @throws Refusal invalid where no pack has such a file, or it names nothing that it could be called by; says why
     */
    public static ForeignFile of(Pack pack, String name, byte[] content) {
        if (content.length > PackPaths.LARGEST_FILE) {
            throw refused(name, "The file has more than " + PackPaths.LARGEST_FILE + " bytes");
        }
        var path = place(pack.key(), plain(name), content);
        PackPaths.problem(path).ifPresent(problem -> {
            throw refused(name, problem);
        });
        return new ForeignFile(path, pack.files().has(path));
    }

    private static String place(String key, String name, byte[] content) {
        var process = "processes/" + key + "/";
        if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
            return process + fileName(name, process(name, content)) + ".bpmn";
        }
        if (name.endsWith(".dmn")) {
            return "rules/" + key + "/" + fileName(name, decision(name, content)) + ".dmn";
        }
        if (name.endsWith(".form")) {
            return process + fileName(name, form(name, content)) + ".form";
        }
        if (name.endsWith(".csv")) {
            return "rules/" + key + "/" + name;
        }
        if (name.endsWith(".properties") || name.equals("practice.yaml")) {
            return process + name;
        }
        if (name.endsWith(".yaml")) {
            return process + "scenarios/" + name;
        }
        throw refused(name, "A pack holds .bpmn, .dmn, .form, .csv, .yaml and .properties files");
    }

    /** The one that runs; a drawing of several pools has it among others. */
    private static String process(String name, byte[] content) {
        var processes = named(name, content, "process");
        return processes.stream()
                .filter(Named::executable)
                .findFirst()
                .orElse(processes.get(0))
                .id();
    }

    /** The one that no other requires: all others are decided on the way to it. */
    private static String decision(String name, byte[] content) {
        var required = new HashSet<String>();
        var decisions = named(name, content, "decision", required);
        return decisions.stream()
                .map(Named::id)
                .filter(id -> !required.contains("#" + id))
                .findFirst()
                .orElse(decisions.get(0).id());
    }

    private static List<Named> named(String name, byte[] content, String element) {
        return named(name, content, element, new HashSet<>());
    }

    /** @param required is given what decisions of the file are named by others */
    private static List<Named> named(String name, byte[] content, String element, Set<String> required) {
        var found = new ArrayList<Named>();
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            for (var depth = 0; reader.hasNext(); ) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (reader.getLocalName().equals("requiredDecision")) {
                            required.add(String.valueOf(reader.getAttributeValue(null, "href")));
                        }
                        if (++depth == 2 && reader.getLocalName().equals(element)) {
                            var id = Optional.ofNullable(reader.getAttributeValue(null, "id"));
                            found.add(new Named(
                                    id.orElse(""), "true".equals(reader.getAttributeValue(null, "isExecutable"))));
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.DTD -> throw refused(name, "A document type is not allowed");
                    default -> {
                        // Only the elements right below the root name what the file holds.
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            throw refused(
                    name,
                    "The XML cannot be read: "
                            + String.valueOf(unreadable.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
        if (found.isEmpty()) {
            throw refused(name, "It holds no " + element);
        }
        return found;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static String form(String name, byte[] content) {
        try {
            return Optional.ofNullable(JSON.readTree(content))
                    .map(form -> form.path("id"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .orElseThrow(() -> refused(name, "The form has no id"));
        } catch (IOException unreadable) {
            throw refused(name, "The JSON cannot be read");
        }
    }

    private static String fileName(String name, String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
            throw refused(
                    name,
                    "It calls itself '" + (id.length() > 80 ? id.substring(0, 80) + "…" : id)
                            + "': an id of letters, digits, hyphens and underscores is needed, since the file is named after it");
        }
        return id;
    }

    /** Some browsers send the folder too. */
    private static String plain(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static Refusal refused(String name, String problem) {
        return Refusal.invalid(name, problem);
    }
}
