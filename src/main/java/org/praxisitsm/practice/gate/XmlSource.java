package org.praxisitsm.practice.gate;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.reading.Findings;

/**
 * Reads XML element by element and counts before it builds anything: no DTD, no entity of one's own, no processing
 * instruction, UTF-8 only (another parser might read another encoding as other elements), limited size, depth and number.
 */
final class XmlSource {

    private static final int LARGEST = 1024 * 1024;
    private static final int DEEPEST = 40;
    private static final int MOST_ELEMENTS = 10_000;
    private static final int MOST_ATTRIBUTES = 40;
    private static final int LONGEST_VALUE = 4_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final String SYNTAX = "xml-syntax";
    private static final String LIMIT = "xml-limit";

    private final Findings findings;
    private final String file;
    private int elements;

    private XmlSource(Findings findings, String file) {
        this.findings = findings;
        this.file = file;
    }

    /** @return the root, or empty where something was refused */
    static Optional<XmlNode> read(GateScope scope, String file) {
        return new XmlSource(scope.findings(), file).read(scope.files().bytes(file));
    }

    /** @return the root of a text that is no file of a pack yet, or empty where a file would be refused */
    static Optional<XmlNode> read(String text) {
        return new XmlSource(new Findings(), "").read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<XmlNode> read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return refuse(null, LIMIT, "The file has more than " + LARGEST + " bytes", "Split it.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return refuse(null, SYNTAX, "The file is not UTF-8", "Save it as UTF-8.");
        }
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var encoding = ENCODING.matcher(text);
        if (encoding.find() && !encoding.group(1).equalsIgnoreCase("UTF-8")) {
            return refuse(1, SYNTAX, "The file says it is " + encoding.group(1), "Save it as UTF-8.");
        }
        try {
            var reader = factory().createXMLStreamReader(new StringReader(text));
            return Optional.ofNullable(tree(reader));
        } catch (XMLStreamException e) {
            var line = e.getLocation() == null ? null : e.getLocation().getLineNumber();
            return refuse(line, SYNTAX, "The XML cannot be read: " + firstLine(e), "Correct the XML.");
        } catch (Refused e) {
            return refuse(e.line, e.rule, String.valueOf(e.getMessage()), "Draw it with the editor of the Studio.");
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external reference");
        });
        return factory;
    }

    private @Nullable XmlNode tree(XMLStreamReader reader) throws XMLStreamException {
        XmlNode root = null;
        XmlNode here = null;
        int depth = 0;
        while (reader.hasNext()) {
            int line = reader.getLocation().getLineNumber();
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    line = reader.getLocation().getLineNumber();
                    count(++depth, line);
                    here = node(reader, here, line);
                    root = root == null ? here : root;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    here = here == null ? null : here.parent;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader, here, line);
                case XMLStreamConstants.DTD -> throw new Refused(line, "xml-dtd", "A document type is not allowed");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Refused(line, "xml-dtd", "Entities of one's own are not allowed");
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    throw new Refused(line, "xml-instruction", "Processing instructions are not allowed");
                default -> {
                    // Comments and the document's own begin and end say nothing.
                }
            }
        }
        return root;
    }

    private void count(int depth, int line) {
        if (depth > DEEPEST) {
            throw new Refused(line, LIMIT, "The file nests deeper than " + DEEPEST + " elements");
        }
        if (++elements > MOST_ELEMENTS) {
            throw new Refused(line, LIMIT, "The file has more than " + MOST_ELEMENTS + " elements");
        }
    }

    private static XmlNode node(XMLStreamReader reader, @Nullable XmlNode parent, int line) {
        if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
            throw new Refused(line, LIMIT, "An element has more than " + MOST_ATTRIBUTES + " attributes");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var namespace = reader.getAttributeNamespace(i);
            var name = reader.getAttributeLocalName(i);
            var value = reader.getAttributeValue(i);
            if (value.length() > LONGEST_VALUE) {
                throw new Refused(line, LIMIT, name + " is longer than " + LONGEST_VALUE + " characters");
            }
            attributes.put(namespace == null || namespace.isEmpty() ? name : namespace + "|" + name, value);
        }
        var namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        var node = new XmlNode(namespace, reader.getLocalName(), line, parent, attributes);
        if (parent != null) {
            parent.children.add(node);
        }
        return node;
    }

    private static void text(XMLStreamReader reader, @Nullable XmlNode here, int line) {
        if (here != null) {
            here.content.append(reader.getText());
            if (here.content.length() > LONGEST_TEXT) {
                throw new Refused(line, LIMIT, "A text is longer than " + LONGEST_TEXT + " characters");
            }
        }
    }

    private static String firstLine(XMLStreamException e) {
        var message = String.valueOf(e.getMessage());
        return message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
    }

    private Optional<XmlNode> refuse(@Nullable Integer line, String rule, String message, String hint) {
        findings.error(file, null, line, rule, message, hint);
        return Optional.empty();
    }

    private static final class Refused extends RuntimeException {

        private final int line;
        private final String rule;

        Refused(int line, String rule, String message) {
            super(message, null, false, false);
            this.line = line;
            this.rule = rule;
        }
    }
}
