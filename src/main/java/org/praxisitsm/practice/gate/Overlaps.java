package org.praxisitsm.practice.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps that lie on top of each other: one of them cannot be seen. */
final class Overlaps {

    private record Box(XmlNode node, double x, double y, double width, double height) {

        boolean covers(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    private Overlaps() {}

    static void check(GateScope scope, Diagram diagram) {
        var boxes = new ArrayList<Box>();
        for (var shape : diagram.all) {
            var box = shape.is(Words.BPMN_DI, "BPMNShape") ? box(diagram, shape) : null;
            if (box != null) {
                boxes.add(box);
            }
        }
        boxes.sort(Comparator.comparingDouble(Box::x));
        for (int i = 0; i < boxes.size(); i++) {
            cover(scope, diagram, boxes, i);
        }
    }

    /** Sorted from the left: what begins right of a box cannot cover it. */
    private static void cover(GateScope scope, Diagram diagram, List<Box> boxes, int index) {
        var box = boxes.get(index);
        for (int i = index + 1; i < boxes.size() && boxes.get(i).x < box.x + box.width; i++) {
            var other = boxes.get(i);
            if (box.node.parent == other.node.parent && box.covers(other)) {
                scope.warn(
                        diagram.file,
                        other.node,
                        "overlap",
                        "It lies on top of " + named(box.node),
                        "Move one of them.");
                return;
            }
        }
    }

    private static String named(XmlNode node) {
        var name = node.attribute("name", "");
        return name.isBlank() ? node.id() : "'" + name + "'";
    }

    private static @Nullable Box box(Diagram diagram, XmlNode shape) {
        var node = diagram.byId(shape.attribute("bpmnElement"));
        var bounds = shape.children(Words.DC, "Bounds");
        if (node == null || !Diagram.isNode(node) || node.name.equals("boundaryEvent") || bounds.isEmpty()) {
            return null;
        }
        try {
            var it = bounds.get(0);
            return new Box(
                    node,
                    Double.parseDouble(it.attribute("x", "")),
                    Double.parseDouble(it.attribute("y", "")),
                    Double.parseDouble(it.attribute("width", "")),
                    Double.parseDouble(it.attribute("height", "")));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
