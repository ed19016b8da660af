package org.praxisitsm.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as they are recorded: plain JSON types; FEEL counts in longs, what fits an int is kept as one. */
final class PlainValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainValues() {}

    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Long number && number.intValue() == number) {
            return number.intValue();
        }
        if (value instanceof Collection<?> several) {
            var all = new ArrayList<Object>();
            several.forEach(one -> all.add(plain(one)));
            return all;
        }
        if (value instanceof Map<?, ?> map) {
            var all = new LinkedHashMap<String, Object>();
            map.forEach((name, one) -> all.put(String.valueOf(name), plain(one)));
            return all;
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9) {
            return number.intValue();
        }
        return value == null || value instanceof String || value instanceof Number || value instanceof Boolean
                ? value
                : text(value);
    }

    /** The DMN engine's own dates count milliseconds, which is how JSON writes them. */
    private static String text(Object value) {
        if (value instanceof TemporalAccessor || value instanceof TemporalAmount) {
            return value.toString();
        }
        var written = JSON.valueToTree(value);
        return written.isIntegralNumber()
                ? Instant.ofEpochMilli(written.longValue()).toString()
                : value.toString();
    }

    /** @return whether two recorded values say the same; numbers by value, lists and maps by content */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        return java.util.Objects.equals(one, other);
    }
}
