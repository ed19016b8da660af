package org.praxisitsm.asset;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a search compares: words in lower case without accents, of letters and digits. */
final class CiWords {

    static final int LONGEST = 64;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private CiWords() {}

    /** @return the words of a text; also what is left when its gaps are taken out, so that a number is found as one types it */
    static Set<String> stored(String text) {
        var words = new LinkedHashSet<String>();
        for (var chunk : text.split("\\s+")) {
            var parts = split(chunk);
            parts.forEach(part -> words.add(cut(part)));
            if (parts.size() > 1) {
                words.add(cut(String.join("", parts)));
            }
        }
        return words;
    }

    /** @return the words that somebody searches for, at most eight */
    static List<String> asked(String text) {
        return split(text).stream().map(CiWords::cut).distinct().limit(8).toList();
    }

    /** @return what comes after every word that begins with this one, in the order of code points */
    static String after(String word) {
        var last = word.codePointBefore(word.length());
        return word.substring(0, word.length() - Character.charCount(last)) + Character.toString(last + 1);
    }

    private static List<String> split(String text) {
        var folded = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return GAPS.splitAsStream(folded).filter(word -> !word.isEmpty()).toList();
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) > LONGEST
                ? word.substring(0, word.offsetByCodePoints(0, LONGEST))
                : word;
    }
}
