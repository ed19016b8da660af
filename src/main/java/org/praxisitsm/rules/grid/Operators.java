package org.praxisitsm.rules.grid;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operators of a grid. A null fact is equal to nothing, contains nothing and is neither true nor false. */
public final class Operators {

    private Operators() {}

    /** Reads a text that the template wrote as hex digits, so that no character of a cell is ever rule text. */
    public static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), java.nio.charset.StandardCharsets.UTF_8);
    }

    public static boolean equal(@Nullable Object fact, String literal) {
        var number = number(fact);
        if (number != null) {
            var wanted = parsed(literal);
            return wanted != null && number.compareTo(wanted) == 0;
        }
        return fact != null && fact.toString().equals(literal);
    }

    public static boolean notEqual(@Nullable Object fact, String literal) {
        return !equal(fact, literal);
    }

    public static boolean oneOf(@Nullable Object fact, String... literals) {
        for (var literal : literals) {
            if (equal(fact, literal)) {
                return true;
            }
        }
        return false;
    }

    /** A list contains an element, a text a part of it; letters count as written. */
    public static boolean contains(@Nullable Object fact, String literal) {
        return fact instanceof Collection<?> list
                ? list.stream().anyMatch(element -> equal(element, literal))
                : fact instanceof String text && text.contains(literal);
    }

    public static boolean containsNot(@Nullable Object fact, String literal) {
        return !contains(fact, literal);
    }

    public static boolean less(@Nullable Object fact, String limit) {
        var number = number(fact);
        return number != null && number.compareTo(new BigDecimal(limit)) < 0;
    }

    public static boolean atMost(@Nullable Object fact, String limit) {
        var number = number(fact);
        return number != null && number.compareTo(new BigDecimal(limit)) <= 0;
    }

    public static boolean more(@Nullable Object fact, String limit) {
        return number(fact) != null && !atMost(fact, limit);
    }

    public static boolean atLeast(@Nullable Object fact, String limit) {
        return number(fact) != null && !less(fact, limit);
    }

    public static boolean is(@Nullable Object fact, boolean wanted) {
        return Objects.equals(fact, wanted);
    }

    static @Nullable BigDecimal number(@Nullable Object fact) {
        return fact instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    private static @Nullable BigDecimal parsed(String literal) {
        try {
            return new BigDecimal(literal);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
