package org.praxisitsm.api;

import org.jspecify.annotations.Nullable;

/** What a text from outside may consist of: characters that every database, page and file can hold. */
final class PlainText {

    private PlainText() {}

    /** @return what is wrong with the text, or null where nothing is */
    static @Nullable String problem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return "must not contain control characters (U+%04X at position %d)".formatted((int) c, i + 1);
            }
            if (c >= '\uFFFE') {
                return "must not contain U+%04X, which is no character (position %d)".formatted((int) c, i + 1);
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "must not contain half a character (U+%04X at position %d)".formatted((int) c, i + 1);
            }
        }
        return null;
    }
}
