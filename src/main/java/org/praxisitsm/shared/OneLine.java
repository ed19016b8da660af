package org.praxisitsm.shared;

/** Texts that stand on one line, such as a subject: shown in lists, and in the head of a mail. */
public final class OneLine {

    private OneLine() {}

    /** @return whether it has a line break or a tab in it */
    public static boolean isBroken(String text) {
        return text.strip().codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }

    /** @return whether a person sees nothing: also where there are only characters without width */
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }
}
