package org.praxisitsm.rules.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cell of unary tests that has been read as a set of values: any of the tests, or none of them where it is negated. */
record CellSet(boolean any, boolean negated, List<Test> tests) {

    static final CellSet ANY = new CellSet(true, false, List.of());
    private static final CellSet NOTHING = new CellSet(false, false, List.of());

    /** One test: a value, null, or a range of ordered values. A bound that is null is open. */
    record Test(boolean isNull, @Nullable Object value, @Nullable Bound low, @Nullable Bound high) {

        boolean isRange() {
            return !isNull && value == null;
        }
    }

    record Bound(BigDecimal at, boolean included) {}

    private static final Pattern RANGE =
            Pattern.compile("([\\[(\\]])\\s*(.+?)\\s*\\.\\.\\s*(.+?)\\s*([])\\[])", Pattern.DOTALL);
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>|=)\\s*(.+)", Pattern.DOTALL);
    private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\s*(\\d+(\\.\\d+)?|\\.\\d+)");
    private static final Pattern DATE = Pattern.compile("date(\\s+and\\s+time)?\\s*\\(\\s*\"([^\"]+)\"\\s*\\)");

    /** @return the cell as a set, or empty where that cannot be told: it calls, computes or names something */
    static Optional<CellSet> read(String text) {
        var cell = text.strip();
        if (cell.isEmpty() || cell.equals("-")) {
            return Optional.of(ANY);
        }
        var not = NOT.matcher(cell);
        var negated = not.matches();
        var tests = new ArrayList<Test>();
        for (var part : parts(negated ? not.group(1) : cell)) {
            var test = test(part.strip());
            if (test.isEmpty()) {
                return Optional.empty();
            }
            tests.add(test.get());
        }
        return tests.isEmpty() ? Optional.empty() : Optional.of(of(negated, tests));
    }

    /** Among several, or negated, the engine takes true for a test that holds whatever is given (tried on FEEL 1.19). */
    private static CellSet of(boolean negated, List<Test> tests) {
        var always =
                (negated || tests.size() > 1) && tests.stream().anyMatch(test -> Boolean.TRUE.equals(test.value()));
        if (always) {
            return negated ? NOTHING : ANY;
        }
        return new CellSet(false, negated, tests);
    }

    /** Splits at commas outside of texts and brackets; what a range opens with one bracket it may close with another. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var start = 0;
        var depth = 0;
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && depth > 0 && (c == ')' || c == ']' || c == '[')) {
                depth--;
            } else if (!quoted && c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Optional<Test> test(String text) {
        if (text.equals("null")) {
            return Optional.of(new Test(true, null, null, null));
        }
        var range = RANGE.matcher(text);
        if (range.matches()) {
            var low = ordered(range.group(2));
            var high = ordered(range.group(3));
            return low == null || high == null
                    ? Optional.empty()
                    : Optional.of(new Test(
                            false,
                            null,
                            new Bound(low, range.group(1).equals("[")),
                            new Bound(high, range.group(4).equals("]"))));
        }
        var comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            return compared(comparison.group(1), comparison.group(2).strip());
        }
        var value = literal(text);
        return value == null ? Optional.empty() : Optional.of(new Test(false, value, null, null));
    }

    private static Optional<Test> compared(String operator, String operand) {
        if (operator.equals("=")) {
            var value = literal(operand);
            return value == null ? Optional.empty() : Optional.of(new Test(false, value, null, null));
        }
        var at = ordered(operand);
        if (at == null) {
            return Optional.empty();
        }
        var bound = new Bound(at, operator.endsWith("="));
        return Optional.of(
                operator.startsWith("<") ? new Test(false, null, null, bound) : new Test(false, null, bound, null));
    }

    /** @return text, truth, or a number; dates as numbers, since only their order counts */
    static @Nullable Object literal(String text) {
        var quoted = TEXT.matcher(text);
        if (quoted.matches()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return ordered(text);
    }

    static @Nullable BigDecimal ordered(String text) {
        if (NUMBER.matcher(text).matches()) {
            return new BigDecimal(text.replaceAll("\\s", "")).stripTrailingZeros();
        }
        var date = DATE.matcher(text);
        try {
            if (date.matches()) {
                return date.group(1) == null
                        ? BigDecimal.valueOf(LocalDate.parse(date.group(2)).toEpochDay())
                        : BigDecimal.valueOf(OffsetDateTime.parse(date.group(2)).toEpochSecond());
            }
        } catch (java.time.DateTimeException noDate) {
            return null;
        }
        return null;
    }
}
