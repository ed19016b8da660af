package org.praxisitsm.practice.gate;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.PackTexts;

/** Words in other languages: every key names something of the pack, none stands twice; what is left out is told once. */
final class TextRules {

    private static final int LONGEST = 4_000;
    private static final int MOST_NAMED = 5;

    private final GateScope scope;
    /** Every key that a file may have; true where the pack says something that can be translated. */
    private final Map<String, Boolean> known = new java.util.LinkedHashMap<>();

    private TextRules(GateScope scope, List<Diagram> diagrams) {
        this.scope = scope;
        var descriptor = scope.pack().descriptor();
        known.put("name", true);
        known.put("description", !descriptor.description().isBlank());
        var offer = descriptor.offer();
        if (offer != null) {
            known.put("offer.name", true);
            known.put("offer.description", !offer.description().isBlank());
            if (offer.group() != null) {
                known.put("offer.group", true);
            }
        }
        descriptor
                .states()
                .forEach(state ->
                        known.put("state." + state.key(), state.labels().isEmpty()));
        descriptor
                .milestones()
                .forEach(each ->
                        known.put("milestone." + each.key(), each.labels().isEmpty()));
        descriptor.fields().forEach(field -> {
            known.put("field." + field.key(), field.labels().isEmpty());
            field.options().keySet().forEach(value -> known.put("field." + field.key() + ".option." + value, true));
        });
        scope.pack().forms().values().forEach(form -> components("form." + form.id() + ".", form.components()));
        diagrams.forEach(this::drawn);
    }

    static void check(GateScope scope, String file, List<Diagram> diagrams) {
        new TextRules(scope, diagrams).file(file);
    }

    private void components(String prefix, List<Component> components) {
        for (var component : components) {
            var key = prefix + (component.key() == null ? component.id() : component.key());
            var field = scope.pack().descriptor().field(String.valueOf(component.key()));
            var says = component.label() != null || component.text() != null;
            if (says) {
                var same = field.filter(it -> it.label().equals(component.label()));
                known.put(key, same.isEmpty());
            }
            if (component.description() != null) {
                known.put(key + ".description", true);
            }
            component.options().forEach((value, label) -> {
                var same = field.filter(it -> label.equals(it.options().get(value)));
                known.put(key + ".option." + value, same.isEmpty());
            });
            components(prefix, component.components());
        }
    }

    private void drawn(Diagram diagram) {
        diagram.named("userTask").forEach(task -> {
            known.put("task." + task.id(), true);
            for (var flow : diagram.outgoing(task)) {
                known.put(
                        "outcome." + task.id() + ".done",
                        !flow.attribute("name", "").isBlank());
                var gateway = diagram.byId(flow.attribute("targetRef"));
                if (gateway != null && gateway.is(Words.BPMN, "exclusiveGateway")) {
                    diagram.outgoing(gateway).stream()
                            .map(FlowRules::outcomeOf)
                            .filter(java.util.Objects::nonNull)
                            .forEach(outcome -> known.put("outcome." + task.id() + "." + outcome, true));
                }
            }
        });
        diagram.named("startEvent").stream()
                .filter(start -> start.property("offeredTo") != null)
                .forEach(start -> known.put("command." + start.id(), true));
    }

    private void file(String path) {
        var text = new String(scope.files().bytes(path), StandardCharsets.UTF_8);
        Map<String, String> words;
        try {
            words = PackTexts.read(scope.files().bytes(path));
        } catch (IllegalArgumentException malformed) {
            error(
                    path,
                    null,
                    "texts-syntax",
                    "The file cannot be read: " + malformed.getMessage(),
                    "Write a backslash twice.");
            return;
        }
        twice(path, text);
        words.forEach((key, value) -> {
            if (!known.containsKey(key)) {
                error(
                        path,
                        line(text, key),
                        "texts-unknown",
                        "The pack has nothing that is called " + key,
                        "Keys are listed under \"Other languages\" in docs/pack-reference.md.");
            } else if (value.length() > LONGEST) {
                error(
                        path,
                        line(text, key),
                        "texts-long",
                        key + " has more than " + LONGEST + " characters",
                        "Shorten it.");
            }
        });
        missing(path, words.keySet());
    }

    private void missing(String path, Set<String> translated) {
        var missing = new TreeSet<String>();
        known.forEach((key, needed) -> {
            if (needed && !translated.contains(key)) {
                missing.add(key);
            }
        });
        if (!missing.isEmpty()) {
            scope.at(
                    Severity.INFO,
                    path,
                    null,
                    "texts-missing",
                    (missing.size() == 1 ? "1 text is" : missing.size() + " texts are") + " not translated, e.g. "
                            + String.join(
                                    ", ", missing.stream().limit(MOST_NAMED).toList()),
                    "They are shown in the pack's own language.");
        }
    }

    /** The format itself takes the last of two; a person who wrote both meant only one of them. */
    private void twice(String path, String text) {
        var seen = new HashSet<String>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var key = keyOf(line);
            if (key != null && !seen.add(key)) {
                error(path, number, "texts-twice", "The key " + key + " stands twice", "Leave one of them out.");
            }
        }
    }

    static @Nullable Integer line(String text, String key) {
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (key.equals(keyOf(line))) {
                return number;
            }
        }
        return null;
    }

    static @Nullable String keyOf(String line) {
        var start = line.stripLeading();
        var end = start.indexOf('=');
        return start.startsWith("#") || start.startsWith("!") || end < 0
                ? null
                : start.substring(0, end).strip();
    }

    private void error(String path, @Nullable Integer line, String rule, String message, String hint) {
        scope.at(Severity.ERROR, path, line, rule, message, hint);
    }
}
