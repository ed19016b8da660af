package org.praxisitsm.asset.inventory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/**
 * A message as maps, lists and texts, names in lower case, whether it came as XML or JSON. No document type, no entity of its
 * own, nothing from outside; depth, elements and the length of a value are counted while reading.
 */
final class MessageTree {

    static final int MAX_DEPTH = 24;
    static final int MAX_VALUES = 4_000_000;

    private static final XMLInputFactory XML = factory();

    private final int maxField;
    private int values;

    private MessageTree(int maxField) {
        this.maxField = maxField;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** @return the content of the document's element, under its name */
    static Map<String, Object> xml(String text, int maxField) {
        try {
            var reader = reader(text);
            try {
                return new MessageTree(maxField).document(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw Refusal.malformed("The XML cannot be read"
                    + (at == null ? "" : " at line " + at.getLineNumber() + ", column " + at.getColumnNumber())
                    + ": " + reason(e));
        }
    }

    /** A parser that knows no document types and reads nothing from outside. */
    static XMLStreamReader reader(String text) throws XMLStreamException {
        synchronized (XML) {
            return XML.createXMLStreamReader(new StringReader(text));
        }
    }

    private static String reason(XMLStreamException e) {
        var said = String.valueOf(e.getMessage());
        int message = said.indexOf("Message: ");
        var reason = (message < 0 ? said : said.substring(message + "Message: ".length())).strip();
        return reason.length() > 300 ? reason.substring(0, 300) : reason;
    }

    private Map<String, Object> document(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw Refusal.malformed("A document type (DTD) is not taken");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                var name = name(reader);
                var content = element(reader, name, 1);
                while (reader.hasNext()) {
                    reader.next();
                }
                return Map.of(name, content);
            }
        }
        throw Refusal.malformed("The XML has no element");
    }

    private Object element(XMLStreamReader reader, String path, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw Refusal.malformed("Elements lie deeper than " + MAX_DEPTH + " in each other, in line "
                    + reader.getLocation().getLineNumber());
        }
        count();
        Map<String, Object> children = null;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            children = children == null ? new LinkedHashMap<>() : children;
            add(children, reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT), reader.getAttributeValue(i));
        }
        int line = reader.getLocation().getLineNumber();
        var text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    children = children == null ? new LinkedHashMap<>() : children;
                    var name = name(reader);
                    add(children, name, element(reader, path + "/" + name, depth + 1));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    checkLength(path, text.length(), line);
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Refusal.malformed("The entity " + reader.getLocalName() + " is not known, in line "
                            + reader.getLocation().getLineNumber());
                case XMLStreamConstants.END_ELEMENT -> {
                    return children == null ? text.toString().strip() : children;
                }
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        }
    }

    private static String name(XMLStreamReader reader) {
        return reader.getLocalName().toLowerCase(Locale.ROOT);
    }

    private void checkLength(String path, int length, int line) {
        if (length > maxField) {
            throw Refusal.invalid(
                    path.toUpperCase(Locale.ROOT),
                    "has more than " + maxField + " characters, from line " + line + " on");
        }
    }

    private void count() {
        if (++values > MAX_VALUES) {
            throw Refusal.tooLarge("The message has more than " + MAX_VALUES + " values");
        }
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> parent, String name, Object value) {
        var there = parent.putIfAbsent(name, value);
        if (there instanceof Many many) {
            many.add(value);
        } else if (there != null) {
            var many = new Many();
            many.add(there);
            many.add(value);
            parent.put(name, many);
        }
    }

    /** Elements of one name beside each other; never an element that is itself a list. */
    private static final class Many extends ArrayList<Object> {}

    /** @return the object that the text is */
    @SuppressWarnings("unchecked")
    static Map<String, Object> json(String text, int maxField) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(maxField)
                        .maxNumberLength(100)
                        .maxNameLength(200)
                        .build())
                .build();
        var path = new ArrayList<String>();
        try (var parser = factory.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.malformed("The body must be a JSON object");
            }
            var tree = (Map<String, Object>) new MessageTree(maxField).value(parser, path);
            if (parser.nextToken() != null) {
                throw Refusal.malformed("Something follows the JSON object");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw Refusal.invalid(
                    path.isEmpty() ? "body" : String.join(".", path),
                    "is too long or nested too deeply: at most " + maxField + " characters a value, " + MAX_DEPTH
                            + " levels");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw Refusal.malformed("The JSON cannot be read"
                    + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()));
        } catch (IOException impossible) {
            throw new IllegalStateException("Nothing fails in memory", impossible);
        }
    }

    private @Nullable Object value(JsonParser parser, List<String> path) throws IOException {
        count();
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName().toLowerCase(Locale.ROOT);
                    path.add(name);
                    parser.nextToken();
                    var value = value(parser, path);
                    path.remove(path.size() - 1);
                    if (value != null) {
                        map.put(name, value);
                    }
                }
                yield map;
            }
            case START_ARRAY -> {
                var list = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    var value = value(parser, path);
                    if (value != null) {
                        list.add(value);
                    }
                }
                yield list;
            }
            case VALUE_NULL -> null;
            default -> parser.getText().strip();
        };
    }

    /** @return what is there under the name as a list: none, one or many */
    static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    }

    /** @return the maps that are there under the name */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(@Nullable Object value) {
        return list(value).stream()
                .filter(Map.class::isInstance)
                .map(element -> (Map<String, Object>) element)
                .toList();
    }

    /** @return the map under the name, several in one; an empty one where there is none */
    static Map<String, Object> map(@Nullable Object value) {
        var maps = maps(value);
        if (maps.size() < 2) {
            return maps.isEmpty() ? Map.of() : maps.get(0);
        }
        var all = new LinkedHashMap<String, Object>();
        maps.forEach(map -> map.forEach(all::putIfAbsent));
        return all;
    }

    /** @return the first text under one of the names, or null where there is none but blanks */
    static @Nullable String text(Map<String, Object> map, String... names) {
        for (var name : names) {
            for (var value : list(map.get(name))) {
                if (value instanceof String text && !text.isBlank()) {
                    return text.strip();
                }
            }
        }
        return null;
    }
}
