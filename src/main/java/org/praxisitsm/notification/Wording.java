package org.praxisitsm.notification;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.MessageText;
import org.praxisitsm.practice.PackWords;
import org.praxisitsm.practice.Practices;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people are told: in the words of the pack that the ticket runs by, or of the house where it has none for it. */
@Component
class Wording {

    /** Argument that says whose words are asked first, {@code <practice>:<version>}. */
    static final String PACK = "pack";

    /**
     * @param subject of the mail, or null where it is the ticket's
     * @param quotes whether what somebody wrote is shown behind it
     */
    record Said(String sentence, @Nullable String subject, boolean quotes) {}

    /** Finds the words of a version of a practice. */
    interface Packs {
        Optional<PackWords> words(String practice, int version, Locale locale);
    }

    private final MessageSource texts;
    private final Packs packs;

    @Autowired
    Wording(MessageSource texts, Practices practices) {
        this(texts, (practice, version, locale) -> practices
                .version(practice, version)
                .map(found -> found.pack().in(locale)));
    }

    Wording(MessageSource texts, Packs packs) {
        this.texts = texts;
        this.packs = packs;
    }

    Said of(@Nullable String ticket, String topic, Map<String, Object> arguments, Locale locale) {
        var words = words(arguments.get(PACK), locale);
        var values = new LinkedHashMap<String, Object>(arguments);
        values.put("number", ticket);
        words.ifPresent(own -> values.put("practice", own.name()));
        var subject = words.flatMap(own -> own.mailSubject(topic))
                .map(text -> MessageText.filled(text, values))
                .filter(text -> !text.isBlank())
                .orElse(null);
        return words.flatMap(own -> own.message(topic))
                .map(text -> new Said(MessageText.filled(text, values), subject, MessageText.quotes(text)))
                .orElseGet(() -> new Said(house(topic, named(arguments, words), locale), subject, true));
    }

    /** A practice is called by its name, in the reader's language, where its words are known. */
    private static Map<String, Object> named(Map<String, Object> arguments, Optional<PackWords> words) {
        var named = new LinkedHashMap<String, Object>(arguments);
        words.ifPresent(own -> named.put("practice", own.name()));
        return named;
    }

    private Optional<PackWords> words(@Nullable Object pack, Locale locale) {
        var parts = pack == null ? new String[0] : pack.toString().split(":");
        return parts.length == 2 && parts[1].matches("\\d{1,9}")
                ? packs.words(parts[0], Integer.parseInt(parts[1]), locale)
                : Optional.empty();
    }

    /** The sentence of the topic, then the text that a diagram sent along, if it did. */
    private String house(String topic, Map<String, Object> arguments, Locale locale) {
        var sentence = texts.getMessage("notification." + topic, null, topic, locale);
        var said = sentence == null ? topic : sentence;
        for (var argument : arguments.entrySet()) {
            said = said.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
        }
        var sentAlong = arguments.get("text");
        return sentAlong == null || sentAlong.toString().isBlank() ? said : said + " " + sentAlong;
    }
}
