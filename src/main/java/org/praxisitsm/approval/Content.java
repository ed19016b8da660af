package org.praxisitsm.approval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.shared.JsonMaps;

/** What is approved: the values that a diagram names, and a fingerprint by which another one is told apart. */
record Content(Map<String, Object> values, String fingerprint) {

    static Content of(ApprovalSpec spec, Function<String, @Nullable Object> value) {
        var values = new TreeMap<String, Object>();
        for (var name : spec.content()) {
            // Also what is not there yet: that it comes is a change.
            values.put(name, plain(value.apply(name)));
        }
        return new Content(values, fingerprint(values));
    }

    /** Numbers as they are written: 20, 20.0 and 20.00 are one price. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Number number
                ? new java.math.BigDecimal(number.toString())
                        .stripTrailingZeros()
                        .toPlainString()
                : value;
    }

    private static String fingerprint(Map<String, Object> values) {
        try {
            var bytes = JsonMaps.write(values).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
