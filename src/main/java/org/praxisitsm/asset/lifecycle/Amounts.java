package org.praxisitsm.asset.lifecycle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/** What amounts of money may be: nothing negative, nothing that no database column holds, no parts of parts of a cent. */
final class Amounts {

    private static final int DIGITS = 12;
    private static final int DECIMALS = 4;

    private Amounts() {}

    /** @throws IllegalArgumentException in the form {@code name: sentence} */
    static void check(String name, BigDecimal amount) {
        var wrong = wrong(amount);
        if (wrong != null) {
            throw new IllegalArgumentException(name + ": " + wrong);
        }
    }

    /** @throws Refusal invalid, naming the field */
    static @Nullable BigDecimal checked(String field, @Nullable BigDecimal amount) {
        var wrong = amount == null ? null : wrong(amount);
        if (wrong != null) {
            throw Refusal.invalid(field, wrong);
        }
        return amount;
    }

    private static @Nullable String wrong(BigDecimal amount) {
        if (amount.signum() < 0) {
            return "Must not be negative.";
        }
        // Of 1E+1000000000 neither digits nor text may ever be written out: precision and scale are looked at first.
        if ((long) amount.precision() - amount.scale() > DIGITS) {
            return "At most " + DIGITS + " digits before the point.";
        }
        return amount.scale() > DECIMALS && amount.stripTrailingZeros().scale() > DECIMALS
                ? "At most " + DECIMALS + " digits behind the point."
                : null;
    }
}
