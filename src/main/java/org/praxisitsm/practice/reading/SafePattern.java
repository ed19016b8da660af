package org.praxisitsm.practice.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that cannot run away: classes, literals, alternatives and groups, where a repeated part holds no
 * repetition or alternative of its own; and matching stops after a fixed number of steps.
 */
public final class SafePattern {

    public static final String HINT =
            "Use classes such as [A-Z0-9], counts such as {2,8} and single repetitions; no repetition of a repeated group, "
                    + "no back reference, no look-around.";

    private static final int LONGEST = 200;

    private SafePattern() {}

    /** @return why the pattern is refused, or empty where it may be used */
    public static Optional<String> problem(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("it is longer than " + LONGEST + " characters");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException | StackOverflowError e) {
            return Optional.of("it is no regular expression");
        }
        return new Scan(pattern).problem();
    }

    /** @return whether the whole text matches; false also where deciding it would take too many steps */
    public static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern)
                    .matcher(new CountedText(text, new int[1]))
                    .matches();
        } catch (TooManySteps | StackOverflowError e) {
            return false;
        }
    }

    /** Every step of the matcher reads a character: counting the reads bounds the time. */
    private record CountedText(CharSequence text, int[] reads) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (++reads[0] > 500_000) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.subSequence(start, end), reads);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManySteps extends RuntimeException {

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    private static final class Scan {

        private static final int MOST_REPETITIONS = 6;

        private final String pattern;
        private int at;
        private int repetitions;

        Scan(String pattern) {
            this.pattern = pattern;
        }

        Optional<String> problem() {
            try {
                sequence(0);
                return at < pattern.length() ? Optional.of("a parenthesis is closed twice") : Optional.empty();
            } catch (IllegalStateException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }

        /** @return whether what was read repeats or chooses, so that it must not be repeated again */
        private boolean sequence(int depth) {
            if (depth > 5) {
                throw new IllegalStateException("groups nest deeper than 5");
            }
            boolean moves = false;
            while (at < pattern.length() && pattern.charAt(at) != ')') {
                if (pattern.charAt(at) == '|') {
                    at++;
                    moves = true;
                    continue;
                }
                boolean inner = atom(depth);
                boolean repeats = repetition();
                if (repeats && inner) {
                    throw new IllegalStateException("a group with a repetition or alternative is repeated");
                }
                moves |= repeats || inner;
            }
            return moves;
        }

        private boolean atom(int depth) {
            char c = pattern.charAt(at++);
            if (c == '[') {
                characterClass();
            } else if (c == '\\') {
                escape();
            } else if (c == '(') {
                return group(depth);
            }
            return false;
        }

        private boolean group(int depth) {
            if (pattern.startsWith("?", at)) {
                if (!pattern.startsWith("?:", at)) {
                    throw new IllegalStateException("it looks around or names a group");
                }
                at += 2;
            }
            boolean moves = sequence(depth + 1);
            at++;
            return moves;
        }

        private void characterClass() {
            at += pattern.startsWith("^", at) ? 1 : 0;
            at += pattern.startsWith("]", at) ? 1 : 0;
            while (at < pattern.length() && pattern.charAt(at) != ']') {
                if (pattern.charAt(at) == '[' || pattern.startsWith("&&", at)) {
                    throw new IllegalStateException("a class holds another class");
                }
                at += pattern.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        }

        private void escape() {
            char c = at < pattern.length() ? pattern.charAt(at++) : '\\';
            if (Character.isLetterOrDigit(c) && "dDwWsSnrtbB".indexOf(c) < 0) {
                throw new IllegalStateException("\\" + c + " is not supported");
            }
        }

        private boolean repetition() {
            if (at >= pattern.length()) {
                return false;
            }
            char c = pattern.charAt(at);
            if (c == '{') {
                at = pattern.indexOf('}', at) + 1;
            } else if (c == '*' || c == '+' || c == '?') {
                at++;
            } else {
                return false;
            }
            if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
                at++;
            }
            if (c != '?' && ++repetitions > MOST_REPETITIONS) {
                throw new IllegalStateException("it repeats more than " + MOST_REPETITIONS + " parts");
            }
            return c != '?';
        }
    }
}
