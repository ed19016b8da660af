package org.praxisitsm.ui.studio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.praxisitsm.practice.PackTexts;
import org.praxisitsm.practice.reading.YamlText;

/**
 * What states, fields and milestones are called in other languages. A language with a file of texts has its words there, any
 * other in the labels of practice.yaml; the screen reads and writes where they count.
 */
final class PackLabels {

    private static final Pattern FILE = Pattern.compile(".*/texts_([a-z]{2}(?:_[A-Z]{2})?)\\.properties");

    private final PackEditing editing;

    PackLabels(PackEditing editing) {
        this.editing = editing;
    }

    /** @return language tags: those of the files, those of the labels, and German, which every screen has */
    List<String> languages(YamlText yaml) {
        var all = new TreeSet<String>(List.of("de"));
        for (var path : editing.now().files().pathsEndingWith(".properties")) {
            var file = FILE.matcher(path);
            if (file.matches()) {
                all.add(file.group(1).replace('_', '-'));
            }
        }
        for (var list : List.of("states", "fields", "milestones")) {
            for (var i = 0; i < yaml.size(list); i++) {
                all.addAll(yaml.members(list, i, "labels"));
            }
        }
        return List.copyOf(all);
    }

    private String path(String language) {
        return "processes/" + editing.pack().key() + "/texts_" + language.replace('-', '_') + ".properties";
    }

    private Optional<String> file(String language) {
        return editing.text(path(language));
    }

    String read(YamlText yaml, String list, int row, String language) {
        return file(language)
                .map(text ->
                        PackTexts.read(text.getBytes(StandardCharsets.UTF_8)).get(key(yaml, list, row)))
                .filter(word -> !word.isBlank())
                .orElseGet(() -> yaml.scalar(list, row, "labels", language).orElse(""));
    }

    private static String key(YamlText yaml, String list, int row) {
        return list.substring(0, list.length() - 1) + "."
                + yaml.scalar(list, row, "key").orElse("");
    }

    /** @return the descriptor as it is then; a file of texts is changed beside it */
    YamlText write(YamlText yaml, String list, int row, String language, String word) {
        var text = file(language);
        if (text.isEmpty()) {
            return word.isBlank()
                    ? yaml.without(list, row, "labels", language)
                    : yaml.with(word, list, row, "labels", language);
        }
        editing.change(path(language), line(text.get(), key(yaml, list, row), word));
        return yaml;
    }

    /** One line of the file becomes another; a new one comes behind those of its kind. */
    static String line(String text, String key, String word) {
        var written = key + "=" + word.replace("\\", "\\\\").replace("\n", "\\n");
        var own = Pattern.compile("(?m)^[ \\t]*" + Pattern.quote(key) + "[ \\t]*[=:].*(?:\\R|\\z)")
                .matcher(text);
        if (own.find()) {
            var end = own.group().endsWith("\n") ? "\n" : "";
            return text.substring(0, own.start()) + (word.isBlank() ? "" : written + end) + text.substring(own.end());
        }
        if (word.isBlank()) {
            return text;
        }
        var kind = Pattern.compile("(?m)^" + Pattern.quote(key.substring(0, key.indexOf('.') + 1)) + "[^=.]*=.*$")
                .matcher(text);
        var at = -1;
        while (kind.find()) {
            at = kind.end();
        }
        if (at < 0) {
            return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + written + "\n";
        }
        return text.substring(0, at) + "\n" + written + text.substring(at);
    }
}
