package org.praxisitsm.journeys;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A BPMN file as what it says, whatever its prefixes, order of attributes and white space. Left out is what says nothing:
 * an attribute with its default, the tool that wrote it, an empty label or extension, a reference to nothing, a line in the
 * picture that belongs to no flow. Where a tool drew the inside of a closed sub-process beside it, the editor gives it a
 * picture of its own: then it counts that everything is drawn, not where.
 */
final class BpmnModel {

    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** Attributes whose value is the schema's default, so that it is the same with and without them. */
    private static final Set<String> DEFAULTS = Set.of(
            "isExecutable=false",
            "isClosed=false",
            "processType=None",
            "isForCompensation=false",
            "startQuantity=1",
            "completionQuantity=1",
            "triggeredByEvent=false",
            "cancelActivity=true",
            "isInterrupting=true",
            "parallelMultiple=false",
            "isCollection=false",
            "isUnlimited=true",
            "gatewayDirection=Unspecified",
            "eventGatewayType=Exclusive",
            "instantiate=false",
            "implementation=##unspecified",
            "isSequential=false",
            "behavior=All",
            "itemKind=Information",
            "structureRef=xsd:string",
            "associationDirection=None",
            "textFormat=text/plain",
            "waitForCompletion=true",
            "expressionLanguage=http://www.w3.org/1999/XPath",
            "typeLanguage=http://www.w3.org/2001/XMLSchema",
            "method=##Compensate",
            "ordering=Parallel",
            "testBefore=false");

    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";

    private final boolean places;
    private final Set<String> ids = new TreeSet<>();

    /** @param places whether it counts where something is drawn */
    private BpmnModel(boolean places) {
        this.places = places;
    }

    /** @return the first lines that only one of the two has, or empty where they say the same */
    static Optional<String> difference(String before, String after) {
        var places = planes(before) == planes(after);
        var left = new TreeSet<>(new BpmnModel(places).lines(before));
        var right = new TreeSet<>(new BpmnModel(places).lines(after));
        var lost = new TreeSet<>(left);
        lost.removeAll(right);
        var added = new TreeSet<>(right);
        added.removeAll(left);
        if (lost.isEmpty() && added.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("lost " + some(lost) + ", added " + some(added));
    }

    private static String some(Set<String> lines) {
        return lines.size() + " " + lines.stream().limit(6).toList();
    }

    private static int planes(String xml) {
        return xml.split("<[a-z]*:?BPMNPlane ", -1).length;
    }

    /** One line for each element, below the elements around it that have an id. */
    private List<String> lines(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            collect(root);
            var lines = new ArrayList<String>();
            describe(root, "", lines);
            return lines;
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void collect(Element element) {
        ids.add(element.getAttribute("id"));
        children(element).forEach(this::collect);
    }

    private void describe(Element element, String around, List<String> lines) {
        var attributes = new TreeMap<String, String>();
        for (var i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = (Attr) element.getAttributes().item(i);
            if (says(element, attribute, attribute.getLocalName())) {
                attributes.put(attribute.getLocalName(), value(attribute));
            }
        }
        // An expression with the type of a formal one, and a formal one, are the same.
        var name = element.getLocalName().equals("formalExpression") ? "expression" : element.getLocalName();
        var text = text(element);
        if (saysNothing(element, name, attributes, text)) {
            return;
        }
        if (!DI.equals(element.getNamespaceURI())) {
            lines.add(around + "/" + name + attributes + text);
            var here = around + "/" + name + attributes.getOrDefault("id", "");
            children(element).forEach(child -> describe(child, here, lines));
        } else if (places || attributes.containsKey("bpmnElement")) {
            drawn(element, name, attributes, lines);
        } else {
            children(element).forEach(child -> describe(child, "", lines));
        }
    }

    private void drawn(Element element, String name, TreeMap<String, String> attributes, List<String> lines) {
        var holder = name.equals("BPMNPlane") || name.equals("BPMNDiagram");
        if (!holder || places) {
            lines.add(name + (places ? attributes : attributes.get("bpmnElement")));
        }
        if (holder || places) {
            children(element).forEach(child -> describe(child, name + attributes.getOrDefault("id", ""), lines));
        }
    }

    private boolean saysNothing(Element element, String name, TreeMap<String, String> attributes, String text) {
        if (name.equals("BPMNEdge") && !attributes.containsKey("bpmnElement")) {
            return true;
        }
        if (name.endsWith("MessageRef") && !ids.contains(text)) {
            return true;
        }
        return attributes.isEmpty()
                && text.isEmpty()
                && children(element).isEmpty()
                && Set.of("BPMNLabel", "extensionElements", "text").contains(name);
    }

    private static boolean says(Element element, Attr attribute, String name) {
        var namespace = attribute.getNamespaceURI();
        if ("http://www.w3.org/2000/xmlns/".equals(namespace)) {
            return false;
        }
        if (XSI.equals(namespace)) {
            // The type of an expression is the schema's own in any case; where schemas lie says nothing of the model.
            return false;
        }
        if (name.equals("isMarkerVisible")) {
            // Whether the cross of an exclusive gateway is drawn is the same gateway.
            return false;
        }
        if (element.getLocalName().equals("definitions")
                && Set.of("exporter", "exporterVersion").contains(name)) {
            return false;
        }
        return !DEFAULTS.contains(name + "=" + attribute.getValue());
    }

    /** Names with a prefix mean the same under another one; numbers the same with and without a decimal point. */
    private static String value(Attr attribute) {
        var value = attribute.getValue().strip().replaceAll("\\s+", " ");
        if (value.matches("-?\\d+\\.\\d+") || value.matches("-?\\d+(\\.\\d+)?[eE]-?\\d+")) {
            return Double.toString(Double.parseDouble(value)).replaceAll("\\.0$", "");
        }
        var colon = value.indexOf(':');
        if (colon > 0 && !value.contains(" ") && !value.contains("/")) {
            var namespace = attribute.getOwnerElement().lookupNamespaceURI(value.substring(0, colon));
            if (namespace != null) {
                return MODEL.equals(namespace)
                        ? value.substring(colon + 1)
                        : "{" + namespace + "}" + value.substring(colon + 1);
            }
        }
        return value;
    }

    private static String text(Element element) {
        var text = new StringBuilder();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        var said = text.toString().strip().replaceAll("\\s+", " ");
        return said.matches("[A-Za-z_][\\w.-]*:[A-Za-z_][\\w.-]*") ? said.substring(said.indexOf(':') + 1) : said;
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
