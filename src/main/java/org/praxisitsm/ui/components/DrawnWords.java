package org.praxisitsm.ui.components;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Which step and which outcome a word of a diagram means: the trail keeps both as they were drawn. */
final class DrawnWords {

    private final Map<String, String> steps = new HashMap<>();
    private final Map<String, List<String>> outcomes = new HashMap<>();

    DrawnWords(List<String> diagrams) {
        diagrams.forEach(this::read);
    }

    private void read(String xml) {
        for (var element : Jsoup.parse(xml, Parser.xmlParser()).getAllElements()) {
            if (element.tagName().endsWith("userTask")) {
                steps.putIfAbsent(element.attr("name"), element.id());
            } else if (element.tagName().endsWith("sequenceFlow")) {
                outcomes.computeIfAbsent(element.attr("name"), name -> new ArrayList<>())
                        .addAll(DrawnOutcomes.keys(element));
            }
        }
    }

    @Nullable
    String step(String drawn) {
        return steps.get(drawn);
    }

    List<String> outcomes(String drawn) {
        return outcomes.getOrDefault(drawn, List.of());
    }
}
