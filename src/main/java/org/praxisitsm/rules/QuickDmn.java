package org.praxisitsm.rules;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransform;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformer;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.camunda.bpm.model.xml.ModelException;
import org.xml.sax.SAXException;

/**
 * Camunda's reader of decision tables, which reads the schemas of DMN once.
 *
 * <p>The one it comes with reads all six of them again for each table, and then checks the table against its schema, read once, anyway. Most of
 * the time of a deployment went there.
 */
public final class QuickDmn extends DefaultDmnTransformer {

    private static final String SCHEMA_LANGUAGE = "http://java.sun.com/xml/jaxp/properties/schemaLanguage";
    private static final String SCHEMA_SOURCE = "http://java.sun.com/xml/jaxp/properties/schemaSource";

    private static final List<String> VERSIONS =
            List.of("DMN15", "DMN14", "DMN13", "DMN12", "DMN11", "DMN11_Alternative");

    private QuickDmn() {}

    public static DmnTransformer transformer() {
        return new QuickDmn();
    }

    @Override
    public DmnTransform createTransform() {
        return new Transform(this);
    }

    private static final class Transform extends DefaultDmnTransform {

        Transform(DmnTransformer transformer) {
            super(transformer);
        }

        @Override
        public void setModelInstance(InputStream table) {
            try {
                setModelInstance(Parser.ONE.parseModelFromStream(table));
            } catch (ModelException e) {
                throw new DmnTransformException("cannot be read: " + e.getMessage(), e);
            }
        }
    }

    private static final class Parser extends DmnParser {

        private static final Schema SCHEMA = schema();
        private static final Parser ONE = new Parser();

        /** With the schema in the factory the elements' ids are still known as ids, by which required decisions are found. */
        @Override
        protected void configureFactory(DocumentBuilderFactory factory) {
            super.configureFactory(factory);
            factory.setAttribute(SCHEMA_SOURCE, null);
            factory.setAttribute(SCHEMA_LANGUAGE, null);
            factory.setValidating(false);
            factory.setSchema(SCHEMA);
        }

        private static Schema schema() {
            var sources = VERSIONS.stream()
                    .map(version -> "/org/camunda/bpm/model/dmn/schema/" + version + ".xsd")
                    .map(path -> new StreamSource(Objects.requireNonNull(DmnParser.class.getResource(path), path)
                            .toString()))
                    .toArray(Source[]::new);
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(sources);
            } catch (SAXException e) {
                throw new IllegalStateException("The engine's schemas of DMN cannot be read", e);
            }
        }
    }
}
