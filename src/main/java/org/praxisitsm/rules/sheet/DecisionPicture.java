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
        return file.isDrawn() ? file.text() : new DecisionPicture().laidOut(file, words);
    }

    private String laidOut(DecisionsText file, UnaryOperator<String> words) {
        collect(file, words);
        place();
        return written();
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
                    var id = "Fact_" + name;
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
            var at = places.get(box.id());
            drawing.append(
                    "<dmndi:DMNShape id=\"Shape_%1$s\" dmnElementRef=\"%1$s\"><dc:Bounds x=\"%2$d\" y=\"%3$d\" width=\"%4$d\" height=\"%5$d\" /></dmndi:DMNShape>"
                            .formatted(attribute(box.id()), at[0], at[1], box.width(), box.height()));
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
        var from = places.get(below.id());
        var to = places.get(box.id());
        var arrives = to[0] + box.width() * (number + 1) / (box.below().size() + 1);
        drawing.append(
                "<dmndi:DMNEdge id=\"Edge_%1$s\" dmnElementRef=\"%1$s\"><di:waypoint x=\"%2$d\" y=\"%3$d\" /><di:waypoint x=\"%4$d\" y=\"%5$d\" /></dmndi:DMNEdge>"
                        .formatted(id, from[0] + below.width() / 2, from[1], arrives, to[1] + box.height()));
    }

    private static String attribute(String value) {
        return XmlSpans.escapedAttribute(value);
    }
}
