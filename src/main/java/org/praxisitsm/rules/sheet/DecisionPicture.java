package org.praxisitsm.rules.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The requirements of a file as a drawing: as the file places them, or, where it does not place all, laid out from the facts at
 * the bottom up to the decision that needs all others. Facts of the ticket that the decisions read are drawn with them.
 */
public final class DecisionPicture {

    private static final int WIDTH = 180;
    private static final int HEIGHT = 80;
    private static final int COLUMN = 220;
    private static final int ROW = 140;
    private static final int MOST_ROUNDS = 100;
    private static final String FACT = "Fact_";

    /** @param below what it needs, by id */
    private record Box(String id, String name, String kind, List<String> below) {

        int width() {
            return kind.equals("inputData") ? 125 : kind.equals("knowledgeSource") ? 100 : WIDTH;
        }

        int height() {
            return kind.equals("inputData") ? 45 : kind.equals("knowledgeSource") ? 63 : HEIGHT;
        }
    }

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<String, int[]> places = new HashMap<>();

    private DecisionPicture() {}

    /** @param words what people call a fact of the ticket, by its name */
    public static String of(DecisionsText file, UnaryOperator<String> words) {
        var picture = laidOut(file, words);
        return file.isDrawn()
                        && (!file.mayBeDrawn()
                                || picture.boxes.keySet().stream().noneMatch(DecisionPicture::isFact))
                ? file.text()
                : picture.written();
    }

    /** @return the file with one of its decisions or sources elsewhere in the picture, everything else where it stands now */
    public static DecisionsText moved(DecisionsText file, String id, int x, int y) {
        var picture = laidOut(file, UnaryOperator.identity());
        if (!file.mayBeDrawn() || isFact(id) || !picture.boxes.containsKey(id)) {
            return file;
        }
        picture.places.put(id, new int[] {x, y});
        return file.drawn(picture.kept(file));
    }

    /** @return the file with all of it in its picture, where it has one: what came since it was drawn is drawn beneath */
    public static DecisionsText redrawn(DecisionsText file) {
        return file.places().isEmpty() || file.isDrawn() || !file.mayBeDrawn()
                ? file
                : file.drawn(laidOut(file, UnaryOperator.identity()).kept(file));
    }

    /** @return ids of what can be placed elsewhere in the picture */
    public static List<String> movable(DecisionsText file) {
        return file.mayBeDrawn()
                ? laidOut(file, UnaryOperator.identity()).boxes.keySet().stream()
                        .filter(id -> !isFact(id))
                        .toList()
                : List.of();
    }

    private static DecisionPicture laidOut(DecisionsText file, UnaryOperator<String> words) {
        var picture = new DecisionPicture();
        picture.collect(file, words);
        picture.place();
        picture.keep(file.places());
        return picture;
    }

    /** A fact that the file does not draw is drawn here only. */
    private static boolean isFact(String id) {
        return id.startsWith(FACT);
    }

    /** What the file places stays there; the rest comes beneath, facts last, each as near as may be to what reads it. */
    private void keep(Map<String, int[]> kept) {
        if (boxes.keySet().stream().noneMatch(kept::containsKey)) {
            return;
        }
        boxes.keySet().stream().filter(kept::containsKey).forEach(id -> places.put(id, kept.get(id)));
        beneath(boxes.values().stream()
                .filter(box -> !kept.containsKey(box.id()) && !isFact(box.id()))
                .toList());
        beneath(boxes.values().stream().filter(box -> isFact(box.id())).toList());
    }

    private void beneath(List<Box> row) {
        row.forEach(box -> places.remove(box.id()));
        var y = places.entrySet().stream()
                .mapToInt(one -> one.getValue()[1] + boxes.get(one.getKey()).height())
                .max()
                .orElse(0);
        var x = Integer.MIN_VALUE;
        for (var box :
                row.stream().sorted(Comparator.comparingDouble(this::wanted)).toList()) {
            var wanted = wanted(box);
            var left = wanted == Double.MAX_VALUE ? 20 : (int) wanted - box.width() / 2;
            x = x == Integer.MIN_VALUE ? left : Math.max(left, x);
            places.put(box.id(), new int[] {x, y + ROW - HEIGHT});
            x += box.width() + COLUMN - WIDTH;
        }
    }

    private void collect(DecisionsText file, UnaryOperator<String> words) {
        var sources = file.sources();
        for (var decision : file.decisions()) {
            var below = new ArrayList<String>();
            decision.requires().stream()
                    .filter(other -> file.decision(other).isPresent())
                    .forEach(below::add);
            sources.stream()
                    .filter(source -> source.forIds().contains(decision.id()))
                    .forEach(source -> below.add(source.id()));
            boxes.put(decision.id(), new Box(decision.id(), decision.title(), "decision", below));
        }
        sources.forEach(
                source -> boxes.put(source.id(), new Box(source.id(), source.name(), source.kind(), List.of())));
        if (sources.stream().anyMatch(source -> source.kind().equals("inputData"))) {
            return;
        }
        for (var decision : file.decisions()) {
            for (var name : decision.reads()) {
                if (name.matches("[A-Za-z][A-Za-z0-9]*")
                        && file.decisions().stream()
                                .noneMatch(other -> other.answers().contains(name) && other != decision)) {
                    var id = FACT + name;
                    boxes.putIfAbsent(id, new Box(id, words.apply(name), "inputData", List.of()));
                    boxes.get(decision.id()).below().add(id);
                }
            }
        }
    }

    private void place() {
        var height = new HashMap<String, Integer>();
        boxes.keySet().forEach(id -> height.put(id, 0));
        // A circle, which the gate refuses, would climb for ever: its members stay where they are after some rounds.
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var before = Map.copyOf(height);
            boxes.values().forEach(box -> box.below()
                    .forEach(
                            other -> height.merge(box.id(), Math.min(height.get(other) + 1, boxes.size()), Math::max)));
            if (before.equals(height)) {
                break;
            }
        }
        // Facts stand right below the lowest that reads them.
        boxes.values().stream().filter(box -> box.kind().equals("inputData")).forEach(box -> boxes.values().stream()
                .filter(other -> other.below().contains(box.id()))
                .mapToInt(other -> height.get(other.id()) - 1)
                .min()
                .ifPresent(lowest -> height.put(box.id(), Math.max(0, lowest))));
        var rows = new TreeMap<Integer, List<Box>>(Comparator.reverseOrder());
        boxes.values().forEach(box -> rows.computeIfAbsent(height.get(box.id()), level -> new ArrayList<>())
                .add(box));
        var widest = rows.values().stream().mapToInt(List::size).max().orElse(1);
        var y = 20;
        for (var row : rows.values()) {
            row.sort(Comparator.comparingDouble(this::wanted));
            var x = 20 + (widest - row.size()) * COLUMN / 2;
            for (var box : row) {
                places.put(box.id(), new int[] {x + (WIDTH - box.width()) / 2, y + (HEIGHT - box.height()) / 2});
                x += COLUMN;
            }
            y += ROW;
        }
    }

    /** In the middle of what stands above it and needs it. */
    private double wanted(Box box) {
        return boxes.values().stream()
                .filter(other -> other.below().contains(box.id()) && places.containsKey(other.id()))
                .mapToInt(other -> places.get(other.id())[0] + other.width() / 2)
                .average()
                .orElse(Double.MAX_VALUE);
    }

    private String written() {
        var model = new StringBuilder();
        var drawing = new StringBuilder();
        for (var box : boxes.values()) {
            model.append(
                    "<%s id=\"%s\" name=\"%s\">".formatted(box.kind(), attribute(box.id()), attribute(box.name())));
            drawing.append(shape(box));
            for (var i = 0; i < box.below().size(); i++) {
                line(box, boxes.get(box.below().get(i)), i, model, drawing);
            }
            model.append("</%s>".formatted(box.kind()));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" id="Picture" name="Picture" namespace="http://praxisitsm.org/picture">%s<dmndi:DMNDI><dmndi:DMNDiagram>%s</dmndi:DMNDiagram></dmndi:DMNDI></definitions>
                """
                .formatted(model, drawing);
    }

    private void line(Box box, Box below, int number, StringBuilder model, StringBuilder drawing) {
        var id = attribute("Line_" + box.id() + "_" + number);
        var authority = below.kind().equals("knowledgeSource");
        var kind = authority ? "authorityRequirement" : "informationRequirement";
        var required = authority
                ? "requiredAuthority"
                : below.kind().equals("inputData") ? "requiredInput" : "requiredDecision";
        model.append("<%1$s id=\"%2$s\"><%3$s href=\"#%4$s\" /></%1$s>"
                .formatted(kind, id, required, attribute(below.id())));
        drawing.append(edge(id, box, below, number));
    }

    private String shape(Box box) {
        var at = places.get(box.id());
        return "<dmndi:DMNShape id=\"Shape_%1$s\" dmnElementRef=\"%1$s\"><dc:Bounds x=\"%2$d\" y=\"%3$d\" width=\"%4$d\" height=\"%5$d\" /></dmndi:DMNShape>"
                .formatted(attribute(box.id()), at[0], at[1], box.width(), box.height());
    }

    /** From the upper side of the one to the lower side of the other; where they do not stand so, from border to border. */
    private String edge(String id, Box box, Box below, int number) {
        var from = places.get(below.id());
        var to = places.get(box.id());
        var arrives = to[0] + box.width() * (number + 1) / (box.below().size() + 1);
        var isUnder = from[1] >= to[1] + box.height();
        var start = isUnder ? new int[] {from[0] + below.width() / 2, from[1]} : border(below, middle(box));
        var end = isUnder ? new int[] {arrives, to[1] + box.height()} : border(box, middle(below));
        return "<dmndi:DMNEdge id=\"Edge_%1$s\" dmnElementRef=\"%1$s\"><di:waypoint x=\"%2$d\" y=\"%3$d\" /><di:waypoint x=\"%4$d\" y=\"%5$d\" /></dmndi:DMNEdge>"
                .formatted(id, start[0], start[1], end[0], end[1]);
    }

    private int[] middle(Box box) {
        var at = places.get(box.id());
        return new int[] {at[0] + box.width() / 2, at[1] + box.height() / 2};
    }

    /** Where a line from its middle to the point leaves it. */
    private int[] border(Box box, int[] point) {
        var middle = middle(box);
        var dx = point[0] - middle[0];
        var dy = point[1] - middle[1];
        var part = Math.min(
                dx == 0 ? 1 : box.width() / 2.0 / Math.abs(dx), dy == 0 ? 1 : box.height() / 2.0 / Math.abs(dy));
        return new int[] {(int) Math.round(middle[0] + dx * part), (int) Math.round(middle[1] + dy * part)};
    }

    /** @return what the file keeps of it: its own boxes, and its own lines where they have an id */
    private String kept(DecisionsText file) {
        var drawing = new StringBuilder();
        for (var box : boxes.values()) {
            if (isFact(box.id())) {
                continue;
            }
            drawing.append("\n      ").append(shape(box));
            for (var i = 0; i < box.below().size(); i++) {
                var below = boxes.get(box.below().get(i));
                var line = file.line(box.id(), below.id());
                if (!line.isEmpty()) {
                    drawing.append("\n      ").append(edge(attribute(line), box, below, i));
                }
            }
        }
        return """
                <dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/">
                    <dmndi:DMNDiagram id="Picture">%s
                    </dmndi:DMNDiagram>
                  </dmndi:DMNDI>"""
                .formatted(drawing);
    }

    private static String attribute(String value) {
        return XmlSpans.escapedAttribute(value);
    }
}
