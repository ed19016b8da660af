package org.praxisitsm.journeys;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schema of BPMN 2.0 as its owner publishes it. */
record BpmnSchema(Schema schema) {

    static BpmnSchema in(Path folder) {
        try {
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            return new BpmnSchema(factory.newSchema(folder.resolve("BPMN20.xsd").toFile()));
        } catch (SAXException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** @return the first thing that is against the schema, or empty */
    Optional<String> problem(String xml) {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXException invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
