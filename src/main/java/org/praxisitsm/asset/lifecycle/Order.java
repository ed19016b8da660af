package org.praxisitsm.asset.lifecycle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered from a supplier.
 *
 * @param number e.g. ORD0000001
 * @param ticket whose process ordered it, or null
 * @param expectedAt when it should arrive, or null where nobody knows
 */
public record Order(
        String number,
        String unit,
        @Nullable String supplier,
        @Nullable String ticket,
        State state,
        @Nullable String note,
        String orderedBy,
        Instant orderedAt,
        @Nullable Instant expectedAt,
        List<Line> lines,
        int version) {

    /** How far it has come. */
    public enum State {
        OPEN,
        PARTLY,
        RECEIVED,
        CANCELLED;

        public boolean isOpen() {
            return this == OPEN || this == PARTLY;
        }
    }

    /**
     * @param position counted from 1
     * @param price of one, without tax, or null
     */
    public record Line(
            int position, String ciClass, String model, int quantity, int received, @Nullable BigDecimal price) {

        public int outstanding() {
            return quantity - received;
        }
    }

    /** An order to place. */
    public record NewOrder(
            String unit,
            @Nullable String supplier,
            @Nullable Instant expectedAt,
            @Nullable String note,
            List<NewLine> lines) {}

    /** A line of it. */
    public record NewLine(String ciClass, String model, int quantity, @Nullable BigDecimal price) {}

    /** @return the price of all lines together, in cents; lines without a price count nothing */
    public BigDecimal total() {
        return lines.stream()
                .filter(line -> line.price() != null)
                .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** The same with the lines of other classes only. */
    Order without(Set<String> classes) {
        return new Order(
                number,
                unit,
                supplier,
                ticket,
                state,
                note,
                orderedBy,
                orderedAt,
                expectedAt,
                lines.stream().filter(line -> !classes.contains(line.ciClass())).toList(),
                version);
    }

    public boolean isLate(Instant now) {
        return state.isOpen() && expectedAt != null && expectedAt.isBefore(now);
    }
}
