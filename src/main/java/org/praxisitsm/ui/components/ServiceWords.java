package org.praxisitsm.ui.components;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.shared.Refusal;

/**
 * What services say, in the reader's language. Services, the API and what is kept speak English; a screen finds the sentence
 * again in the bundle {@code said}, takes its words of the case out and says it as the reader does. So a report made last
 * year, or on a screen of somebody else, reads as one made now. What the bundle does not know stays English.
 */
public final class ServiceWords {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(~?)}");
    private static final Pattern BETWEEN = Pattern.compile("(?<=[.!?]) (?=\\p{Lu}|')");
    /** Longer ones quote what somebody sent: they stay as they are, and nobody's text makes a screen think for long. */
    private static final int LONGEST = 2_000;

    /** A file, a place in it, and a part of that: more is not said before a sentence. */
    private static final int MOST_PLACES = 4;

    private static final Map<String, ServiceWords> BY_LANGUAGE = new java.util.concurrent.ConcurrentHashMap<>();

    /**
     * @param weight letters that are not words of the case: of two sentences that fit the closer one counts
     * @param beginsWithCase whether it begins with words of the case, which could be the begin of anything
     */
    private record Sentence(Pattern english, List<String> places, String other, int weight, boolean beginsWithCase) {}

    private final List<Sentence> sentences;

    ServiceWords(Properties english, Properties other) {
        sentences = english.stringPropertyNames().stream()
                .filter(other::containsKey)
                .map(key -> sentence(english.getProperty(key), other.getProperty(key)))
                .sorted(Comparator.comparing(Sentence::beginsWithCase)
                        .thenComparing(Comparator.comparingInt(Sentence::weight).reversed()))
                .toList();
    }

    /** @return the text as the reader of the current screen says it */
    public static String here(@Nullable String text) {
        var ui = UI.getCurrent();
        return in(ui == null ? Locale.ENGLISH : ui.getLocale(), text);
    }

    /** @return the text in that language, as it is where nobody has said it in that language; empty for null */
    public static String in(Locale locale, @Nullable String text) {
        var language = locale.getLanguage();
        if (text == null || text.length() > LONGEST || language.equals(Locale.ENGLISH.getLanguage())) {
            return Objects.requireNonNullElse(text, "");
        }
        return BY_LANGUAGE
                .computeIfAbsent(language, wanted -> new ServiceWords(bundle(""), bundle("_" + wanted)))
                .say(text);
    }

    /** @return what was refused and why, as the reader of the current screen says it */
    public static String of(Refusal refusal) {
        return here(refusal.getMessage());
    }

    /** @return the first of what is wrong with a single value, else the whole, as the reader of the screen says it */
    public static String first(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? of(refusal)
                : here(refusal.errors().get(0).message());
    }

    /** @return what is wrong and what to use instead, in one line, as the reader of the current screen says it */
    public static String of(Finding finding) {
        return of(finding.message(), finding.hint());
    }

    /** @return both sentences as the reader of the current screen says them */
    public static String of(String message, String hint) {
        var said = here(message);
        var ended = said.isBlank() || said.matches("(?s).*[.!?…]") ? said : said + ".";
        return (ended + " " + here(hint)).strip();
    }

    /** The whole text, or else each of its sentences. */
    String say(String text) {
        return say(text, MOST_PLACES);
    }

    private String say(String text, int places) {
        return whole(text, places).orElseGet(() -> BETWEEN.splitAsStream(text)
                .map(part -> whole(part, places).orElseGet(() -> behindItsPlace(part, places)))
                .collect(Collectors.joining(" ")));
    }

    /** What is said of a place begins with it: {@code states[2].key: The key stands twice}. */
    private String behindItsPlace(String text, int places) {
        var colon = text.indexOf(": ");
        return colon < 0 || places == 0
                ? text
                : text.substring(0, colon + 2) + say(text.substring(colon + 2), places - 1);
    }

    private Optional<String> whole(String text, int places) {
        var stop = text.endsWith(".") && !text.endsWith("..");
        var bare = stop ? text.substring(0, text.length() - 1) : text;
        for (var sentence : sentences) {
            var found = sentence.english().matcher(bare);
            if (found.matches()) {
                var words = new HashMap<String, String>();
                for (var i = 0; i < sentence.places().size(); i++) {
                    words.put(sentence.places().get(i), found.group(i + 1));
                }
                return Optional.of(filled(sentence.other(), words, places) + (stop ? "." : ""));
            }
        }
        return Optional.empty();
    }

    private String filled(String other, Map<String, String> words, int places) {
        return PLACE.matcher(other).replaceAll(place -> {
            var word = words.getOrDefault(place.group(1), "");
            return java.util.regex.Matcher.quoteReplacement(
                    place.group(2).isEmpty() || places == 0 ? word : say(word, places - 1));
        });
    }

    private static Sentence sentence(String english, String other) {
        var pattern = new StringBuilder();
        var places = new ArrayList<String>();
        var weight = 0;
        var at = 0;
        var place = PLACE.matcher(english);
        while (place.find()) {
            pattern.append(Pattern.quote(english.substring(at, place.start())))
                    .append(english.startsWith("'", place.end()) ? "((?:(?!\\. ').)*?)" : "(.*?)");
            weight += place.start() - at;
            places.add(place.group(1));
            at = place.end();
        }
        pattern.append(Pattern.quote(english.substring(at)));
        return new Sentence(
                Pattern.compile(pattern.toString(), Pattern.DOTALL),
                List.copyOf(places),
                other,
                weight + english.length() - at,
                PLACE.matcher(english).lookingAt());
    }

    /** In a folder of its own: whatever lies in {@code vaadin-i18n} is taken for a bundle of screens. */
    private static Properties bundle(String language) {
        var texts = new Properties();
        try (var in = ServiceWords.class.getResourceAsStream("/said/said" + language + ".properties")) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }
}
