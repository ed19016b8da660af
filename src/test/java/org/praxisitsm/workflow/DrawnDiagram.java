package org.praxisitsm.workflow;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.praxisitsm.practice.Pack;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A diagram as it stands in its file, for tests that look at what it names and how it is laid out. */
final class DrawnDiagram {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    final String path;
    private final Document xml;

    private DrawnDiagram(String path, Document xml) {
        this.path = path;
        this.xml = xml;
    }

    static Stream<DrawnDiagram> of(Pack pack) {
        return pack.diagrams().stream().map(path -> read(path, pack.files().bytes(path)));
    }

    private static DrawnDiagram read(String path, byte[] bytes) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new DrawnDiagram(path, factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)));
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** @return elements with one of the BPMN names, in the order of the file */
    List<Element> elements(String... names) {
        var wanted = Set.of(names);
        return children(xml.getElementsByTagNameNS(BPMN, "*"))
                .filter(element -> wanted.contains(element.getLocalName()))
                .toList();
    }

    List<Element> flowNodes() {
        return children(xml.getElementsByTagNameNS(BPMN, "*"))
                .filter(element ->
                        element.getLocalName().matches("task|.*Task|.*Gateway|.*Event|subProcess|callActivity"))
                .toList();
    }

    List<Element> flows() {
        return elements("sequenceFlow");
    }

    Set<String> ids() {
        var ids = new TreeSet<String>();
        Stream.concat(flowNodes().stream(), flows().stream()).forEach(element -> ids.add(element.getAttribute("id")));
        return ids;
    }

    /** @return values of the extension property, e.g. {@code state} */
    List<String> properties(String name) {
        return children(xml.getElementsByTagNameNS(CAMUNDA, "property"))
                .filter(property -> property.getAttribute("name").equals(name))
                .map(property -> property.getAttribute("value"))
                .toList();
    }

    /** @return input parameters of an action by name */
    static Map<String, String> inputs(Element task) {
        var inputs = new HashMap<String, String>();
        children(task.getElementsByTagNameNS(CAMUNDA, "inputParameter"))
                .forEach(input -> inputs.put(input.getAttribute("name"), input.getTextContent()));
        return inputs;
    }

    static String camunda(Element element, String attribute) {
        return element.getAttributeNS(CAMUNDA, attribute);
    }

    record Shape(String plane, String element, double x, double y, double width, double height) {

        boolean overlaps(Shape other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    List<Shape> shapes() {
        var shapes = new ArrayList<Shape>();
        for (var shape : named("BPMNShape")) {
            var box = (Element) shape.getElementsByTagNameNS("*", "Bounds").item(0);
            shapes.add(new Shape(
                    plane(shape),
                    shape.getAttribute("bpmnElement"),
                    at(box, "x"),
                    at(box, "y"),
                    at(box, "width"),
                    at(box, "height")));
        }
        return shapes;
    }

    /** One straight piece of a drawn flow. */
    record Line(String plane, String flow, double x1, double y1, double x2, double y2) {

        /** Whether the two pieces cross in a point inside both; pieces that lie on each other do not. */
        boolean crosses(Line other) {
            return side(other.x1, other.y1) * side(other.x2, other.y2) < 0
                    && other.side(x1, y1) * other.side(x2, y2) < 0;
        }

        private double side(double x, double y) {
            return Math.signum((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
        }
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var edge : named("BPMNEdge")) {
            var points = children(edge.getElementsByTagNameNS("*", "waypoint")).toList();
            for (int i = 1; i < points.size(); i++) {
                var from = points.get(i - 1);
                var to = points.get(i);
                lines.add(new Line(
                        plane(edge),
                        edge.getAttribute("bpmnElement"),
                        at(from, "x"),
                        at(from, "y"),
                        at(to, "x"),
                        at(to, "y")));
            }
        }
        return lines;
    }

    private List<Element> named(String name) {
        return children(xml.getElementsByTagNameNS("*", name)).toList();
    }

    private static String plane(Element drawn) {
        return ((Element) drawn.getParentNode()).getAttribute("bpmnElement");
    }

    private static double at(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static Stream<Element> children(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    @Override
    public String toString() {
        return path;
    }
}
