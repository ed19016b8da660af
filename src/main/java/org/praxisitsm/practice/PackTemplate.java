package org.praxisitsm.practice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.praxisitsm.shared.Refusal;

/**
 * The files of a practice to begin with: somebody asks, a group answers. It is whole and passes every check, so that whoever
 * builds their own changes what works.
 *
 * @param group who does the work
 * @param language of what can be read in it, as far as there are words
 */
public record PackTemplate(String key, String name, String prefix, String unit, String group, Locale language) {

    private static final String ROOT = "/pack-template/";
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");
    private static final int LONGEST_KEY = 33;
    private static final Map<String, String> FILES = Map.of(
            "practice.yaml", "practice.yaml",
            "ask.form", "%s-ask.form",
            "handle.form", "%s-handle.form",
            "process.bpmn", "%s.bpmn",
            "scenarios/01-done.yaml", "scenarios/01-done.yaml",
            "scenarios/02-declined.yaml", "scenarios/02-declined.yaml",
            "scenarios/03-withdrawn.yaml", "scenarios/03-withdrawn.yaml");

    public PackTemplate {
        if (name.isBlank() || keyOf(name).isEmpty()) {
            throw Refusal.invalid("name", "Give it a name with letters.");
        }
        if (!prefix.matches("[A-Z]{2,6}")) {
            throw Refusal.invalid("prefix", "2 to 6 capital letters, which the numbers of its tickets begin with.");
        }
        if (!key.matches("[a-z][a-z0-9-]{1," + (LONGEST_KEY - 1) + "}")) {
            throw Refusal.invalid(
                    "key",
                    "2 to " + LONGEST_KEY + " characters: lower-case letters, digits and dashes, a letter first.");
        }
    }

    /** @return the key that a practice of this name has, or an empty text where the name has no letters */
    public static String keyOf(String name) {
        var key = letters(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+", "");
        return key.substring(0, Math.min(key.length(), LONGEST_KEY)).replaceAll("-+$", "");
    }

    /** @return letters of the name that no other practice uses for its numbers, or an empty text */
    public static String prefixOf(String name, Set<String> taken) {
        var letters = letters(name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        for (var length = 3; length <= Math.min(6, letters.length()); length++) {
            if (!taken.contains(letters.substring(0, length))) {
                return letters.substring(0, length);
            }
        }
        return "";
    }

    private static String letters(String name) {
        return Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    public PackFiles files() {
        var values = values();
        var files = new LinkedHashMap<String, byte[]>();
        FILES.forEach((from, to) -> files.put(
                "processes/" + key + "/" + to.formatted(key),
                filled(from, values).getBytes(StandardCharsets.UTF_8)));
        return new PackFiles(files);
    }

    private Map<String, String> values() {
        var values = new LinkedHashMap<>(Map.of(
                "key", key,
                "name", name.strip(),
                "prefix", prefix,
                "unit", unit,
                "group", group,
                "ask", key + "-ask",
                "handle", key + "-handle"));
        var words = words("words.properties");
        if (language.getLanguage().equals("de")) {
            words.putAll(words("words_de.properties"));
        }
        words.forEach((word, text) -> values.put("word." + word, text.toString()));
        return values;
    }

    private static String filled(String file, Map<String, String> values) {
        return PLACE.matcher(read(file))
                .replaceAll(place -> Matcher.quoteReplacement(
                        file.endsWith(".bpmn")
                                ? inXml(values.get(place.group(1)))
                                : quoted(values.get(place.group(1)))));
    }

    /** A text of JSON is one of YAML, too. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    private static String inXml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}", " ");
    }

    private static Properties words(String file) {
        var words = new Properties();
        try (var in = PackTemplate.class.getResourceAsStream(ROOT + file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException unreadable) {
            throw new IllegalStateException(file, unreadable);
        }
    }

    private static String read(String file) {
        try (var in = PackTemplate.class.getResourceAsStream(ROOT + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(file, unreadable);
        }
    }
}
