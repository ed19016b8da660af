package org.praxisitsm.workflow;

import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.DefaultBpmnParseFactory;
import org.xml.sax.SAXException;

/**
 * Camunda's reader of diagrams, which reads the schemas of BPMN once. The one it comes with reads all of them again for each diagram that it
 * checks, in deployments as when a running process first needs its definition.
 */
final class QuickBpmn extends DefaultBpmnParseFactory {

    private static final class Schemas {
        static final Schema BPMN = read();

        private static Schema read() {
            var location = Objects.requireNonNull(
                    BpmnParser.class.getClassLoader().getResource(BpmnParser.BPMN_20_SCHEMA_LOCATION));
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(new StreamSource(location.toString()));
            } catch (SAXException e) {
                throw new IllegalStateException("The engine's schemas of BPMN cannot be read", e);
            }
        }
    }

    @Override
    public BpmnParse createBpmnParse(BpmnParser parser) {
        var quick = new Parser(parser);
        var parse = super.createBpmnParse(quick);
        // The schema is in the parser already.
        parse.setSchemaResource(null);
        return parse;
    }

    private static final class Parser extends BpmnParser {

        private final SAXParserFactory factory = factory();

        Parser(BpmnParser usual) {
            super(usual.getExpressionManager(), null);
            setParseListeners(usual.getParseListeners());
        }

        private static SAXParserFactory factory() {
            var factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setSchema(Schemas.BPMN);
            try {
                factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
            } catch (ParserConfigurationException | SAXException e) {
                throw new IllegalStateException("This Java cannot read diagrams", e);
            }
            return factory;
        }

        @Override
        protected SAXParserFactory getSaxParserFactoryLazily() {
            return factory;
        }

        @Override
        protected void enableSchemaValidation(boolean enabled) {
            // Always, by the schema in the factory.
        }
    }
}
