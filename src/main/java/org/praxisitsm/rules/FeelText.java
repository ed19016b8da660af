package org.praxisitsm.rules;

import java.util.regex.Pattern;

/**
 * What an expression must not be before it is read: too long, too deep for a parser that recurses, or a loop over a range,
 * which builds a list of any length in memory before a time limit can end it.
 */
final class FeelText {

    static final int MAX_CHARACTERS = 2_000;
    private static final int MAX_DEPTH = 20;
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern LOOP = Pattern.compile("\\b(for|some|every)\\b");
    private static final Pattern CODE = Pattern.compile("\\b(function|external)\\b");

    private FeelText() {}

    /** @return why it is not read, or an empty text */
    static String problem(String expression) {
        if (expression.length() > MAX_CHARACTERS) {
            return "longer than " + MAX_CHARACTERS + " characters";
        }
        var code = TEXT.matcher(expression).replaceAll("\"\"");
        if (depth(code) > MAX_DEPTH) {
            return "nested deeper than " + MAX_DEPTH + " parentheses";
        }
        if (CODE.matcher(code).find()) {
            return "functions cannot be defined here";
        }
        return LOOP.matcher(code).find() && code.contains("..") ? "a loop over a range is not evaluated" : "";
    }

    private static int depth(String code) {
        var depth = 0;
        var deepest = 0;
        for (var i = 0; i < code.length(); i++) {
            if ("([{".indexOf(code.charAt(i)) >= 0) {
                deepest = Math.max(deepest, ++depth);
            } else if (")]}".indexOf(code.charAt(i)) >= 0) {
                depth--;
            }
        }
        return deepest;
    }
}
