package org.praxisitsm.practice.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The small language of conditions and values; see "Expressions" in docs/pack-reference.md. What it does not know, and so
 * every call, property and computation, is refused, before the engine's own parser sees it.
 */
final class Expressions {

    /** A text that is no expression of this language; the message says where it stops being one. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @param names variables it reads
     * @param outcome the value where the whole condition is {@code outcome == 'value'}, else null
     */
    record Condition(Set<String> names, @Nullable String outcome) {}

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 16;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<text>'[^'\\\\]*'|\"[^\"\\\\]*\")|(?<number>[0-9]{1,15}(?:\\.[0-9]{1,9})?)"
                    + "|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>!()]|-(?=[0-9])))");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern OUTCOME =
            Pattern.compile("\\$\\{\\s*outcome\\s*(?:==|eq)\\s*(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")\\s*}");
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "empty",
            "true",
            "false",
            "null",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "div",
            "mod",
            "instanceof");
    private static final Set<String> COMPARISONS =
            Set.of("==", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge");

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int at;

    private Expressions() {}

    /** Reads a condition: {@code ${...}} and nothing around it. */
    static Condition condition(String text) throws Refused {
        if (text.length() > LONGEST) {
            throw new Refused("it is longer than " + LONGEST + " characters");
        }
        if (!text.startsWith("${") || !text.endsWith("}") || text.length() < 4) {
            throw new Refused("it must stand in ${ } as a whole");
        }
        var outcome = OUTCOME.matcher(text);
        var parser = new Expressions();
        parser.tokenize(text.substring(2, text.length() - 1));
        parser.or(0);
        if (parser.at < parser.tokens.size()) {
            throw new Refused("'" + parser.tokens.get(parser.at) + "' was not expected");
        }
        var value = outcome.matches() ? Optional.ofNullable(outcome.group(1)).orElse(outcome.group(2)) : null;
        return new Condition(Set.copyOf(parser.names), value);
    }

    /** Reads a value: a plain text in which ${name} stands for a variable. @return the names */
    static Set<String> value(String text) throws Refused {
        if (text.length() > 4_000) {
            throw new Refused("it is longer than 4000 characters");
        }
        var found = new HashSet<String>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        var rest = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            found.add(checkedName(matcher.group(1)));
            rest.append(text, from, matcher.start()).append(' ');
            from = matcher.end();
        }
        rest.append(text.substring(from));
        if (rest.indexOf("${") >= 0 || rest.indexOf("#{") >= 0) {
            throw new Refused("only ${name} may stand in it: no calls, no properties, no arithmetic");
        }
        if (rest.indexOf("\\") >= 0) {
            throw new Refused("backslashes are not allowed");
        }
        return found;
    }

    private static String checkedName(String name) throws Refused {
        if (WORDS.contains(name)) {
            throw new Refused("'" + name + "' is a word of the language, no name");
        }
        return name;
    }

    private void tokenize(String text) throws Refused {
        var matcher = TOKEN.matcher(text);
        int position = 0;
        while (position < text.length() && !text.substring(position).isBlank()) {
            if (!matcher.find(position) || matcher.start() != position) {
                throw new Refused("'" + text.substring(position).strip() + "' was not expected");
            }
            tokens.add(matcher.group().strip());
            position = matcher.end();
        }
    }

    private void or(int depth) throws Refused {
        and(depth);
        while (take("or") || take("||")) {
            and(depth);
        }
    }

    private void and(int depth) throws Refused {
        unary(depth);
        while (take("and") || take("&&")) {
            unary(depth);
        }
    }

    private void unary(int depth) throws Refused {
        int nots = 0;
        while (take("not") || take("!")) {
            if (++nots > DEEPEST) {
                throw new Refused("it says not too often");
            }
        }
        comparison(depth);
    }

    private void comparison(int depth) throws Refused {
        operand(depth);
        if (at < tokens.size() && COMPARISONS.contains(tokens.get(at))) {
            at++;
            operand(depth);
        }
    }

    private void operand(int depth) throws Refused {
        if (depth > DEEPEST) {
            throw new Refused("parentheses nest deeper than " + DEEPEST);
        }
        if (take("(")) {
            or(depth + 1);
            expect(")");
            return;
        }
        if (take("empty")) {
            name();
            return;
        }
        if (take("-")) {
            number();
            return;
        }
        if (at >= tokens.size()) {
            throw new Refused("it ends too early");
        }
        var token = tokens.get(at);
        char first = token.charAt(0);
        if (first == '\''
                || first == '"'
                || Character.isDigit(first)
                || Set.of("true", "false", "null").contains(token)) {
            at++;
            return;
        }
        name();
    }

    private void number() throws Refused {
        if (at >= tokens.size() || !Character.isDigit(tokens.get(at).charAt(0))) {
            throw new Refused("a number was expected after the minus");
        }
        at++;
    }

    private void name() throws Refused {
        if (at >= tokens.size() || !tokens.get(at).matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new Refused(at >= tokens.size() ? "it ends too early" : "'" + tokens.get(at) + "' was not expected");
        }
        names.add(checkedName(tokens.get(at++)));
        if (at < tokens.size() && tokens.get(at).equals("(")) {
            throw new Refused("calls are not allowed");
        }
    }

    private boolean take(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) throws Refused {
        if (!take(token)) {
            throw new Refused("'" + token + "' is missing");
        }
    }
}
