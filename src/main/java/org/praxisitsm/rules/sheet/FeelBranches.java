package org.praxisitsm.rules.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in the branches of an expression: of {@code if a then b else if c then d else e} it is {@code b}, {@code d} and
 * {@code e}; of any other expression it is itself.
 *
 * @see "DMN 1.3, 10.3.2 Expressions, grammar rule 45"
 */
final class FeelBranches {

    private FeelBranches() {}

    static List<String> of(String feel) {
        var branches = new ArrayList<String>();
        collect(feel.strip(), branches);
        return branches;
    }

    private static void collect(String feel, List<String> branches) {
        if (startsWord(feel, 0, "if")) {
            var then = matching(feel, 2, "then");
            var other = then < 0 ? -1 : matching(feel, then + 4, "else");
            if (other >= 0) {
                collect(feel.substring(then + 4, other).strip(), branches);
                collect(feel.substring(other + 4).strip(), branches);
                return;
            }
        }
        branches.add(feel);
    }

    /** @return where the word that belongs to the first {@code if} stands; those of an {@code if} within are passed over */
    private static int matching(String feel, int from, String wanted) {
        var within = 0;
        var depth = 0;
        for (var i = from; i < feel.length(); i++) {
            var c = feel.charAt(i);
            if (c == '"') {
                i = endOfText(feel, i);
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (depth == 0 && startsWord(feel, i, "if")) {
                within++;
            } else if (depth == 0 && startsWord(feel, i, wanted) && within-- == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int endOfText(String feel, int from) {
        for (var i = from + 1; i < feel.length(); i++) {
            if (feel.charAt(i) == '\\') {
                i++;
            } else if (feel.charAt(i) == '"') {
                return i;
            }
        }
        return feel.length();
    }

    private static boolean startsWord(String feel, int at, String word) {
        var end = at + word.length();
        return feel.startsWith(word, at)
                && (at == 0 || !Character.isJavaIdentifierPart(feel.charAt(at - 1)))
                && (end == feel.length() || !Character.isJavaIdentifierPart(feel.charAt(end)));
    }
}
