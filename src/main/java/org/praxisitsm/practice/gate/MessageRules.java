package org.praxisitsm.practice.gate;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.HouseTopics;
import org.praxisitsm.practice.MessageText;
import org.praxisitsm.practice.PackTexts;

/** What people are told in a pack's own words: every key is told of by somebody, every place is one of a short list. */
final class MessageRules {

    private static final String OWN = "messages.properties";
    private static final Pattern IN_A_LANGUAGE =
            Pattern.compile("processes/[^/]+/(?:texts|messages)_([a-z]{2})[.]properties");
    private static final int MOST_NAMED = 5;

    private final GateScope scope;
    private final Set<String> topics;
    private final String path;
    private final String text;

    private MessageRules(GateScope scope, String path, List<Diagram> diagrams) {
        this.scope = scope;
        this.path = path;
        this.text = new String(scope.files().bytes(path), StandardCharsets.UTF_8);
        this.topics = new HashSet<>(HouseTopics.all());
        topics.addAll(diagrams.stream().flatMap(Topics::of).collect(Collectors.toSet()));
    }

    static void check(GateScope scope, String file, List<Diagram> diagrams) {
        new MessageRules(scope, file, diagrams).file();
    }

    private void file() {
        Map<String, String> words;
        try {
            words = new TreeMap<>(PackTexts.read(scope.files().bytes(path)));
        } catch (IllegalArgumentException malformed) {
            error(
                    null,
                    "texts-syntax",
                    "The file cannot be read: " + malformed.getMessage(),
                    "Write a backslash twice.");
            return;
        }
        twice();
        words.forEach(this::message);
        if (path.endsWith(OWN)) {
            languages().forEach(language -> untranslated(words.keySet(), language));
        }
    }

    /** Those that the pack speaks besides its own, by any of its files. */
    private Set<String> languages() {
        return scope.files().paths().stream()
                .map(IN_A_LANGUAGE::matcher)
                .filter(Matcher::matches)
                .map(file -> file.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void untranslated(Set<String> own, String language) {
        var name = "messages_" + language + ".properties";
        var file = path.substring(0, path.length() - OWN.length()) + name;
        var missing = new TreeSet<>(own);
        missing.removeAll(translated(file));
        if (!missing.isEmpty()) {
            scope.at(
                    Severity.INFO,
                    path,
                    null,
                    "messages-missing",
                    (missing.size() == 1 ? "1 message is" : missing.size() + " messages are") + " not in " + name
                            + ", e.g. "
                            + missing.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
                    "Whoever reads in that language is told in the pack's own.");
        }
    }

    private Set<String> translated(String file) {
        try {
            return scope.files().has(file)
                    ? PackTexts.read(scope.files().bytes(file)).keySet()
                    : Set.of();
        } catch (IllegalArgumentException malformed) {
            // It is complained of by itself.
            return Set.of();
        }
    }

    private void message(String key, String words) {
        var subject = key.equals(MessageText.SUBJECT) || key.endsWith("." + MessageText.SUBJECT);
        var topic = subject ? key.substring(0, Math.max(0, key.length() - MessageText.SUBJECT.length() - 1)) : key;
        if (!topic.isEmpty() && !topics.contains(topic)) {
            error(
                    line(key),
                    "messages-unknown",
                    "Nobody is ever told of " + topic,
                    "Name a topic of a step that sends a message, or one of the house: see docs/pack-reference.md");
        }
        var longest = subject ? MessageText.LONGEST_SUBJECT : MessageText.LONGEST;
        if (words.length() > longest) {
            error(line(key), "messages-long", key + " has more than " + longest + " characters", "Shorten it.");
        }
        if (words.chars().anyMatch(each -> Character.isISOControl(each) && (subject || each != '\n'))) {
            error(
                    line(key),
                    "messages-control",
                    key + " holds a character that no text may have",
                    subject ? "A subject is one line" : "Begin a new line with \\n");
        }
        for (var place : MessageText.places(words)) {
            if (!MessageText.PLACES.contains(place) || subject && place.equals(MessageText.QUOTE)) {
                error(
                        line(key),
                        "messages-place",
                        "Nothing can stand in the place {" + place + "} of " + key,
                        "One of " + MessageText.PLACES.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        if (MessageText.places(words).size()
                != words.chars().filter(each -> each == '{' || each == '}').count() / 2.0) {
            error(line(key), "messages-place", key + " has a brace without its other half", "Close it or leave it out");
        }
    }

    private void twice() {
        var seen = new HashSet<String>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var key = TextRules.keyOf(line);
            if (key != null && !seen.add(key)) {
                error(number, "texts-twice", "The key " + key + " stands twice", "Leave one of them out.");
            }
        }
    }

    private @Nullable Integer line(String key) {
        return TextRules.line(text, key);
    }

    private void error(@Nullable Integer line, String rule, String message, String hint) {
        scope.at(Severity.ERROR, path, line, rule, message, hint);
    }
}
