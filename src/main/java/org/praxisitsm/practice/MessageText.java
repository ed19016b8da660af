package org.praxisitsm.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that people are told, with places for what happened: names in braces of a short list. What is put there is text and is
 * never looked at again.
 */
public final class MessageText {

    public static final int LONGEST = 2_000;
    public static final int LONGEST_SUBJECT = 150;

    /** What a place may be called. {@code quote} stands behind the sentence, set off from it. */
    public static final Set<String> PLACES =
            Set.of("number", "subject", "practice", "by", "person", "task", "text", "quote");

    public static final String QUOTE = "quote";

    /** Key of the subject of all mails of a practice; {@code <topic>.subject} is that of one. */
    public static final String SUBJECT = "subject";

    private static final Pattern PLACE = Pattern.compile("\\{([^{}\\s]{1,40})}");

    private MessageText() {}

    /** @return names in braces, known or not, in order */
    public static List<String> places(String text) {
        var found = new ArrayList<String>();
        var place = PLACE.matcher(text);
        while (place.find()) {
            found.add(place.group(1));
        }
        return found;
    }

    /** @return the text with the values; nothing where there is none. A quote is left to whoever shows it. */
    public static String filled(String text, Map<String, ?> values) {
        var filled = PLACE.matcher(text).replaceAll(place -> {
            var name = place.group(1);
            if (!PLACES.contains(name)) {
                return Matcher.quoteReplacement(place.group());
            }
            var value = name.equals(QUOTE) ? null : values.get(name);
            return Matcher.quoteReplacement(value == null ? "" : value.toString());
        });
        return filled.strip();
    }

    public static boolean quotes(String text) {
        return places(text).contains(QUOTE);
    }
}
