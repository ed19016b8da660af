package org.praxisitsm.ui.studio;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.ui.components.DrawnOutcomes;

/** What a key of a file with translations stands for: the pack's own text, which an owner knows where its key is a riddle. */
record TextKeys(Pack pack, DrawnNames.Texts texts) {

    private static final Pattern KEY = Pattern.compile(
            "(?<![\\w.-])(?:name|description|(?:offer|state|milestone|field|form|task|outcome|command)\\.[\\w.-]*\\w)(?![\\w-])");

    /** @return the sentence with each key told by its text; a key without one stays */
    String told(String sentence) {
        return KEY.matcher(sentence).replaceAll(found -> {
            var own = own(found.group());
            return Matcher.quoteReplacement(own == null ? found.group() : texts.of("studio.quoted", own));
        });
    }

    @Nullable
    String own(String key) {
        var parts = key.split("\\.", 3);
        var practice = pack.descriptor();
        var found =
                switch (parts[0]) {
                    case "name" -> practice.name();
                    case "description" -> practice.description();
                    case "offer" -> offer(parts[1]);
                    case "state" ->
                        practice.state(parts[1]).map(state -> state.label()).orElse(null);
                    case "milestone" ->
                        practice.milestones().stream()
                                .filter(one -> one.key().equals(parts[1]))
                                .map(one -> one.label())
                                .findFirst()
                                .orElse(null);
                    case "field" -> field(parts);
                    case "form" -> parts.length < 3 ? null : asked(parts[1], parts[2]);
                    case "task", "command" -> drawn(parts[1]);
                    case "outcome" -> parts.length < 3 ? null : outcome(parts[1], parts[2]);
                    default -> null;
                };
        return found == null || found.isBlank() ? null : shortened(found);
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() > 60 ? line.substring(0, 59) + "…" : line;
    }

    private @Nullable String offer(String part) {
        var offer = pack.descriptor().offer();
        if (offer == null) {
            return null;
        }
        return switch (part) {
            case "name" -> offer.name();
            case "description" -> offer.description();
            default -> offer.group();
        };
    }

    private @Nullable String field(String[] parts) {
        return pack.descriptor()
                .field(parts[1])
                .map(field ->
                        parts.length < 3 ? field.label() : field.options().get(parts[2].replaceFirst("^option\\.", "")))
                .orElse(null);
    }

    private @Nullable String asked(String form, String rest) {
        var parts = rest.split("\\.", 2);
        var asked = pack.forms().get(form);
        return (asked == null ? Stream.<Component>empty() : all(asked.components()))
                .filter(one -> parts[0].equals(one.key() == null ? one.id() : one.key()))
                .map(one -> parts.length == 1
                        ? Objects.requireNonNullElse(one.label(), Objects.requireNonNullElse(one.text(), ""))
                        : parts[1].equals("description")
                                ? one.description()
                                : one.options().get(parts[1].replaceFirst("^option\\.", "")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Component> all(List<Component> components) {
        return components.stream().flatMap(one -> Stream.concat(Stream.of(one), all(one.components())));
    }

    private @Nullable String drawn(String id) {
        return pack.diagrams().stream()
                .map(path -> new DrawnNames(pack.text(path), texts).of(id))
                .filter(name -> !name.equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The button with the step that it ends: "Accept" alone stands below many forms. */
    private @Nullable String outcome(String task, String outcome) {
        var step = drawn(task);
        return pack.diagrams().stream()
                .map(pack::text)
                .map(xml -> outcome.equals("done")
                        ? DrawnOutcomes.done(xml, task)
                        : DrawnOutcomes.label(xml, task, outcome))
                .filter(label -> !label.isEmpty() && !label.equals(outcome))
                .findFirst()
                .map(label -> step == null ? label : step + ": " + label)
                .orElse(null);
    }
}
