package org.praxisitsm.sla;

import java.io.StringReader;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The elements of a diagram, one after the other. */
final class DrawnElements {

    /** The element where the reading stands. */
    static final class Element {

        private final XMLStreamReader reader;
        private final String name;

        private Element(XMLStreamReader reader) {
            this.reader = reader;
            this.name = reader.getLocalName();
        }

        String name() {
            return name;
        }

        /** @return the attribute, whatever its namespace; empty where there is none */
        String value(String attribute) {
            for (var i = 0; i < reader.getAttributeCount(); i++) {
                if (reader.getAttributeLocalName(i).equals(attribute)) {
                    return reader.getAttributeValue(i);
                }
            }
            return "";
        }

        /** @return the text within, up to the end of the element: its attributes are read before */
        String text() {
            try {
                return reader.getElementText().strip();
            } catch (XMLStreamException unreadable) {
                return "";
            }
        }
    }

    private DrawnElements() {}

    /** Up to the first place that cannot be read: the gate says so itself. */
    static void each(String xml, Consumer<Element> what) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    what.accept(new Element(reader));
                }
            }
        } catch (XMLStreamException unreadable) {
            // What stands before it has been read.
        }
    }
}
