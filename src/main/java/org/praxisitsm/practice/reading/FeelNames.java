package org.praxisitsm.practice.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which names an expression of FEEL reads, and which functions it may call. Texts, numbers and words of the language are none. */
public final class FeelNames {

    /** Functions without side effects, whose names may have blanks. */
    public static final Set<String> FUNCTIONS = Set.of(
            "not",
            "contains",
            "starts with",
            "ends with",
            "lower case",
            "upper case",
            "string length",
            "substring",
            "string",
            "number",
            "date",
            "time",
            "date and time",
            "duration",
            "min",
            "max",
            "sum",
            "count",
            "mean",
            "abs",
            "floor",
            "ceiling",
            "list contains",
            "is defined",
            "get value");

    private static final Set<String> WORDS = Set.of(
            "true",
            "false",
            "null",
            "not",
            "and",
            "or",
            "if",
            "then",
            "else",
            "in",
            "between",
            "instance",
            "of",
            "item");

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> run = new ArrayList<>();
    private boolean member;
    private int at;

    private FeelNames(String text) {
        this.text = text;
    }

    /** @return each once, in the order in which they are read */
    public static List<String> of(String expression) {
        return new FeelNames(expression).read();
    }

    private List<String> read() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '"') {
                end(false);
                skipText();
            } else if (Character.isLetter(c) || c == '_') {
                word();
            } else if (Character.isDigit(c)) {
                end(false);
                skipNumber();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                end(c == '(');
                member = c == '.' && !text.startsWith("..", at) && !text.startsWith("..", Math.max(0, at - 1));
                at++;
            }
        }
        end(false);
        return List.copyOf(names);
    }

    private void skipText() {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /** With its fraction and exponent, so that the e of 1e3 is no name. */
    private void skipNumber() {
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
    }

    private void word() {
        var from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (!member) {
            run.add(text.substring(from, at));
        }
        member = false;
    }

    /** Words that stand one behind the other: before a parenthesis the last of them call a function. */
    private void end(boolean called) {
        var kept = run.size();
        if (called) {
            for (var from = run.size() - 1; from >= 0; from--) {
                var last = run.subList(from, run.size()).stream().collect(Collectors.joining(" "));
                kept = FUNCTIONS.contains(last) ? from : kept;
            }
        }
        run.subList(0, kept).stream().filter(word -> !WORDS.contains(word)).forEach(names::add);
        run.clear();
        member = false;
    }
}
