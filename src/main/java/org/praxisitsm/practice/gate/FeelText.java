package org.praxisitsm.practice.gate;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.praxisitsm.practice.reading.FeelNames;

/** FEEL that may stand in a cell or a form: short, shallow, and calling none but a few functions without side effects. */
final class FeelText {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 12;
    private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern CALL = Pattern.compile("([A-Za-z][A-Za-z ]*?)\\s*\\(");
    /** Words of the language that may stand before a parenthesis. */
    private static final Set<String> WORDS = Set.of("and", "or", "in", "if", "then", "else", "between");

    private static final Pattern FOREIGN = Pattern.compile("\\b(function|external|java|for|some|every)\\b");

    private FeelText() {}

    static void expression(GateScope scope, String file, XmlNode cell, String text) {
        if (text.isEmpty()) {
            return;
        }
        problem(scope, text)
                .ifPresent(problem -> scope.error(
                        file,
                        cell,
                        "feel",
                        "'" + text + "' cannot be used: " + problem,
                        "Write a literal or a name, texts in quotes."));
    }

    /** Cells of inputs are tests, which the reader of expressions does not read; what it minds is advice only. */
    static void unaryTests(GateScope scope, String file, XmlNode cell, String text) {
        if (text.isEmpty() || text.equals("-")) {
            return;
        }
        shape(text)
                .ifPresent(problem -> scope.error(
                        file,
                        cell,
                        "feel",
                        "'" + text + "' cannot be used: " + problem,
                        "For example \"site\", >= 3 or [1..3]."));
    }

    /** @return why the expression is refused, or empty */
    static Optional<String> problem(GateScope scope, String text) {
        var shape = shape(text);
        return shape.isPresent()
                ? shape
                : scope.feel().map(feel -> feel.problem(text)).filter(problem -> !problem.isBlank());
    }

    private static Optional<String> shape(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("it is longer than " + LONGEST + " characters");
        }
        var bare = TEXTS.matcher(text).replaceAll("\"\"");
        if (bare.replace("\"\"", "").indexOf('"') >= 0) {
            return Optional.of("a quotation mark is missing");
        }
        if (bare.indexOf('{') >= 0 || bare.indexOf(';') >= 0 || bare.indexOf('@') >= 0) {
            return Optional.of("contexts and statements are not allowed");
        }
        if (FOREIGN.matcher(bare).find()) {
            return Optional.of("functions and loops of one's own are not allowed");
        }
        var depth = depth(bare);
        if (depth.isPresent()) {
            return depth;
        }
        var call = CALL.matcher(bare);
        while (call.find()) {
            var name = call.group(1).strip();
            if (Stream.concat(FeelNames.FUNCTIONS.stream(), WORDS.stream())
                    .noneMatch(known -> name.equals(known) || name.endsWith(" " + known))) {
                return Optional.of("there is no function " + name);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> depth(String bare) {
        int round = 0;
        int square = 0;
        int signs = 0;
        for (char c : bare.toCharArray()) {
            round += c == '(' ? 1 : c == ')' ? -1 : 0;
            // Intervals may open with ] and close with [: only their number counts.
            square += c == '[' || c == ']' ? 1 : 0;
            signs = c == '-' ? signs + 1 : Character.isWhitespace(c) ? signs : 0;
            if (round > DEEPEST || square > 8 * DEEPEST || signs > 2) {
                return Optional.of("it nests too deep");
            }
            if (round < 0 && square % 2 == 0) {
                return Optional.of("a parenthesis is closed that was not opened");
            }
        }
        return square % 2 == 0 && round > 0 ? Optional.of("a parenthesis is not closed") : Optional.empty();
    }
}
