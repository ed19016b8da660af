package org.praxisitsm.ui.studio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.praxisitsm.practice.HouseTopics;
import org.praxisitsm.practice.MessageText;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackTexts;

/** The files in which a pack says what people are told, by language, while they are edited; what nobody knows in them stays. */
record MessageFiles(PackEditing editing) {

    private static final Pattern TOPIC = Pattern.compile(
            "<camunda:inputParameter name=\"topic\">\\s*([a-z0-9-]{1,64})\\s*</camunda:inputParameter>");
    private static final Pattern LANGUAGE = Pattern.compile(".*/messages_([a-z]{2}(?:_[A-Z]{2})?)\\.properties");

    /** @return topics that the pack has words for, in whichever language */
    static Set<String> written(Pack pack) {
        var topics = new TreeSet<String>();
        for (var path : pack.files().pathsEndingWith(".properties")) {
            if (PackTexts.isMessages(path)) {
                read(pack.text(path)).keySet().stream()
                        .filter(key -> !key.equals(MessageText.SUBJECT))
                        .map(key -> key.replaceAll("\\." + MessageText.SUBJECT + "$", ""))
                        .forEach(topics::add);
            }
        }
        return topics;
    }

    /** @return what the pack's diagrams tell of first, then what the house tells of by itself */
    List<String> topics() {
        var drawn = new TreeSet<String>();
        for (var diagram : editing.pack().diagrams()) {
            var found = TOPIC.matcher(editing.text(diagram).orElse(""));
            while (found.find()) {
                drawn.add(found.group(1));
            }
        }
        drawn.addAll(written(editing.now()));
        var all = new ArrayList<>(drawn);
        HouseTopics.all().stream()
                .filter(topic -> HouseTopics.isOfAnyTicket(topic) && !drawn.contains(topic))
                .forEach(all::add);
        return all;
    }

    /** @return languages by the end of the file's name; the pack's own is empty and comes first */
    List<String> languages() {
        var languages = new TreeSet<>(Set.of("", "de"));
        for (var path : editing.now().files().pathsEndingWith(".properties")) {
            var matcher = LANGUAGE.matcher(path);
            if (matcher.matches()) {
                languages.add(matcher.group(1));
            }
        }
        return List.copyOf(languages);
    }

    String path(String language) {
        return "processes/" + editing.pack().key() + "/messages" + (language.isEmpty() ? "" : "_" + language)
                + ".properties";
    }

    String word(String language, String key) {
        return editing.text(path(language))
                .map(text -> read(text).getOrDefault(key, ""))
                .orElse("");
    }

    void write(String language, String key, String word) {
        var text = editing.text(path(language)).orElse("");
        editing.change(path(language), PackLabels.line(text, key, word.strip()));
        editing.judge();
    }

    private static Map<String, String> read(String text) {
        try {
            return PackTexts.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException halfTyped) {
            return Map.of();
        }
    }
}
