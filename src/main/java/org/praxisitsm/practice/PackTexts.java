package org.praxisitsm.practice;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The words of a pack in other languages than its own: {@code processes/<key>/texts_de.properties} and the like, UTF-8, by key.
 * What a file does not translate is shown as the pack has it. See "Other languages" in docs/pack-reference.md.
 */
public final class PackTexts {

    private static final Pattern FILE = Pattern.compile(".*/texts_([a-z]{2}(?:_[A-Z]{2})?)\\.properties");

    private static final Pattern MESSAGES = Pattern.compile(".*/messages(?:_([a-z]{2}(?:_[A-Z]{2})?))?\\.properties");

    private final Map<String, Map<String, String>> byLanguage;
    private final Map<String, Map<String, String>> messages;

    private PackTexts(Map<String, Map<String, String>> byLanguage, Map<String, Map<String, String>> messages) {
        this.byLanguage = byLanguage;
        this.messages = messages;
    }

    public static PackTexts none() {
        return new PackTexts(Map.of(), Map.of());
    }

    /** @return whether the file holds what people are told, and no words for screens */
    public static boolean isMessages(String path) {
        return MESSAGES.matcher(path).matches();
    }

    /** Reads what can be read; the gate tells what cannot. */
    static PackTexts of(PackFiles files) {
        return new PackTexts(read(files, FILE), read(files, MESSAGES));
    }

    private static Map<String, Map<String, String>> read(PackFiles files, Pattern kind) {
        var all = new TreeMap<String, Map<String, String>>();
        for (var path : files.pathsEndingWith(".properties")) {
            var matcher = kind.matcher(path);
            if (matcher.matches()) {
                var language = Objects.requireNonNullElse(matcher.group(1), "");
                try {
                    all.put(language, read(files.bytes(path)));
                } catch (IllegalArgumentException malformed) {
                    all.put(language, Map.of());
                }
            }
        }
        return all;
    }

    /**
     * @return keys and words of one file
     * @throws IllegalArgumentException where an escape in it is broken
     */
    public static Map<String, String> read(byte[] file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(new String(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var words = new TreeMap<String, String>();
        properties.forEach((key, value) -> words.put(key.toString(), value.toString()));
        return words;
    }

    /** @return the words of the reader's country, else of their language. */
    public Optional<String> find(String key, Locale locale) {
        return language(locale.getLanguage() + "_" + locale.getCountry(), key)
                .or(() -> language(locale.getLanguage(), key));
    }

    /** @return what people are told: in the words of the reader's country, of their language, else in the pack's own. */
    public Optional<String> message(String key, Locale locale) {
        return word(messages, locale.getLanguage() + "_" + locale.getCountry(), key)
                .or(() -> word(messages, locale.getLanguage(), key))
                .or(() -> word(messages, "", key));
    }

    /** @return whether there are words at all in the reader's country or language */
    public boolean speaks(Locale locale) {
        return byLanguage.containsKey(locale.getLanguage())
                || byLanguage.containsKey(locale.getLanguage() + "_" + locale.getCountry());
    }

    private Optional<String> language(String name, String key) {
        return word(byLanguage, name, key);
    }

    private static Optional<String> word(Map<String, Map<String, String>> of, String language, String key) {
        return Optional.ofNullable(of.getOrDefault(language, Map.of()).get(key)).filter(text -> !text.isBlank());
    }
}
