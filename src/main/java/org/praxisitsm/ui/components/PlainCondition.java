package org.praxisitsm.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A condition that is a list of comparisons, all of which or any of which must hold. What is written otherwise stays text.
 *
 * @param any whether one comparison is enough
 */
record PlainCondition(List<Comparison> comparisons, boolean any) {

    private static final Pattern AND = Pattern.compile("\\s+(?:and|&&)\\s+");
    private static final Pattern OR = Pattern.compile("\\s+(?:or|\\|\\|)\\s+");
    private static final Pattern COMPARISON = Pattern.compile(
            "\\s*([A-Za-z]\\w*)\\s*(==|!=|<=|>=|<|>)\\s*('[^']*'|-?[0-9]+(?:\\.[0-9]+)?|true|false)\\s*");
    private static final Pattern EMPTY = Pattern.compile("\\s*(not\\s+)?empty\\s+([A-Za-z]\\w*)\\s*");

    /**
     * @param sign {@code ==, !=, <, <=, >, >=}, or {@code empty, filled}, which have no value
     * @param value without quotes
     */
    record Comparison(String variable, String sign, String value, boolean quoted) {

        String text() {
            return switch (sign) {
                case "empty" -> "empty " + variable;
                case "filled" -> "not empty " + variable;
                default -> variable + " " + sign + " " + (quoted ? "'" + value.replace("'", "") + "'" : value);
            };
        }

        boolean isComplete() {
            return !variable.isBlank() && (sign.equals("empty") || sign.equals("filled") || !value.isBlank());
        }
    }

    /** @param text what stands between the braces */
    static Optional<PlainCondition> read(String text) {
        if (text.isBlank()) {
            return Optional.of(new PlainCondition(List.of(), false));
        }
        var any = OR.matcher(text).find();
        if (any && AND.matcher(text).find()) {
            return Optional.empty();
        }
        var comparisons = new ArrayList<Comparison>();
        for (var part : (any ? OR : AND).split(text)) {
            var read = comparison(part);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            comparisons.add(read.get());
        }
        return Optional.of(new PlainCondition(List.copyOf(comparisons), any));
    }

    private static Optional<Comparison> comparison(String part) {
        var compared = COMPARISON.matcher(part);
        if (compared.matches()) {
            var value = compared.group(3);
            var quoted = value.startsWith("'");
            return Optional.of(new Comparison(
                    compared.group(1),
                    compared.group(2),
                    quoted ? value.substring(1, value.length() - 1) : value,
                    quoted));
        }
        var empty = EMPTY.matcher(part);
        return empty.matches()
                ? Optional.of(new Comparison(empty.group(2), empty.group(1) == null ? "empty" : "filled", "", false))
                : Optional.empty();
    }

    String text() {
        return comparisons.stream()
                .filter(Comparison::isComplete)
                .map(Comparison::text)
                .collect(Collectors.joining(any ? " or " : " and "));
    }
}
