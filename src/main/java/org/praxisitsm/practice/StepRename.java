package org.praxisitsm.practice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.praxisitsm.practice.gate.DrawnSteps;
import org.praxisitsm.practice.reading.YamlText;

/**
 * A step that is called otherwise than before, while scenarios, milestones or texts still call it as it was.
 *
 * @param was name or id that no step has any more
 * @param is what the step has instead
 * @param files that still say what was, as they would be
 */
public record StepRename(String was, String is, Map<String, String> files) {

    private record Mention(String value, Object[] place) {}

    private static final List<String> BY_NAME_OR_ID = List.of("complete", "overdue", "timer", "command");
    private static final List<String> EXPECTED = List.of("at", "path", "not");

    /** @return how many scenarios say what was */
    public long scenarios() {
        return files.keySet().stream()
                .filter(path -> path.contains("/scenarios/"))
                .count();
    }

    /**
     * @param before files whose diagrams call the steps as they were
     * @param now files as they are, or would be if they were saved
     */
    public static List<StepRename> between(PackFiles before, PackFiles now) {
        var was = DrawnSteps.of(before);
        var is = DrawnSteps.of(now);
        Map<String, String> renamed = new LinkedHashMap<>();
        was.forEach((id, name) -> {
            var other = is.get(id);
            if (other != null) {
                if (!name.isBlank() && !other.isBlank() && !other.equals(name) && !is.containsValue(name)) {
                    renamed.putIfAbsent(name, other);
                }
            } else if (!name.isBlank()) {
                only(is, was, name).ifPresent(fresh -> renamed.put(id, fresh));
            }
        });
        return renamed.entrySet().stream()
                .map(entry -> new StepRename(
                        entry.getKey(), entry.getValue(), changed(entry.getKey(), entry.getValue(), now)))
                .filter(rename -> !rename.files().isEmpty())
                .toList();
    }

    /** @return the id of the only step of this name that was not there before */
    private static Optional<String> only(Map<String, String> is, Map<String, String> was, String name) {
        var found = is.entrySet().stream()
                .filter(step -> step.getValue().equals(name) && !was.containsKey(step.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Map<String, String> changed(String was, String is, PackFiles files) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (var path : files.paths()) {
            var name = path.substring(path.lastIndexOf('/') + 1);
            if (path.contains("/scenarios/")
                    || name.equals("practice.yaml")
                    || name.matches("texts_\\w+\\.properties")) {
                var text = new String(files.bytes(path), StandardCharsets.UTF_8);
                // Most files say nothing of most steps: they are not even read.
                if (text.contains(was)) {
                    var other = name.endsWith(".properties")
                            ? texts(was, is, text)
                            : yaml(was, is, text, path.contains("/scenarios/"));
                    if (!other.equals(text)) {
                        changed.put(path, other);
                    }
                }
            }
        }
        return changed;
    }

    /** Keys name the id of a step: {@code task.Task_Approve=}. */
    private static String texts(String was, String is, String text) {
        return Pattern.compile("(?m)^([a-z]+\\.)" + Pattern.quote(was) + "(?=[.= :])")
                .matcher(text)
                .replaceAll("$1" + Matcher.quoteReplacement(is));
    }

    private static String yaml(String was, String is, String text, boolean scenario) {
        var yaml = YamlText.read(text).orElse(null);
        if (yaml == null) {
            return text;
        }
        var mentions = scenario ? scenario(yaml) : milestones(yaml);
        try {
            for (var mention : mentions.filter(one -> one.value().equals(was)).toList()) {
                yaml = Objects.requireNonNull(yaml).with(is, mention.place());
            }
        } catch (IllegalArgumentException cannotBeWrittenThere) {
            return text;
        }
        return yaml.text();
    }

    private static Stream<Mention> scenario(YamlText yaml) {
        var found = new ArrayList<Mention>();
        for (int i = 0; i < yaml.size("steps"); i++) {
            for (var verb : BY_NAME_OR_ID) {
                plain(yaml, found, "steps", i, verb);
            }
            for (var expected : EXPECTED) {
                plain(yaml, found, "steps", i, "expect", expected);
                each(yaml, found, "steps", i, "expect", expected);
            }
        }
        return found.stream();
    }

    private static Stream<Mention> milestones(YamlText yaml) {
        var found = new ArrayList<Mention>();
        for (int i = 0; i < yaml.size("milestones"); i++) {
            each(yaml, found, "milestones", i, "activities");
        }
        return found.stream();
    }

    private static void plain(YamlText yaml, List<Mention> found, Object... place) {
        yaml.scalar(place).ifPresent(value -> found.add(new Mention(value, place)));
    }

    private static void each(YamlText yaml, List<Mention> found, Object... list) {
        for (int i = 0; i < yaml.size(list); i++) {
            var place = Stream.concat(Stream.of(list), Stream.of((Object) i)).toArray();
            plain(yaml, found, place);
        }
    }
}
