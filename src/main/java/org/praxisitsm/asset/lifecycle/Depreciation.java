package org.praxisitsm.asset.lifecycle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How an asset loses its value, month by month, to the cent: what was paid, less every month that is over, is what it is
 * worth; never less than what is left at the end.
 *
 * <p>The month of purchase counts as a whole one and is over on its last day.
 *
 * @param cost what was paid for it, without tax
 * @param residual what it is worth at the end of its life; not more than the cost
 * @param lifeInMonths how long it is used, at least 1
 * @param percentPerYear of {@link Method#DECLINING}: what it loses of its remaining value in a year, more than 0 and less than
 *     100; not looked at otherwise
 * @param boughtOn local date of the purchase
 */
public record Depreciation(
        Method method,
        BigDecimal cost,
        BigDecimal residual,
        int lifeInMonths,
        BigDecimal percentPerYear,
        LocalDate boughtOn) {

    private static final int CENTS = 2;
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int LONGEST_LIFE_IN_MONTHS = 1_200;
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** How the loss is spread over the life. */
    public enum Method {
        /** The same amount each month. */
        STRAIGHT_LINE,
        /**
         * Each year the same part of what is left, and from the year on in which that is less than an equal share of the
         * rest, equal shares; within a year the same amount each month.
         */
        DECLINING
    }

    /**
     * What it is worth at the end of a month.
     *
     * @param month counted from the purchase, 1 for the first
     */
    public record Step(int month, LocalDate endsOn, BigDecimal loss, BigDecimal value) {}

    /** @throws IllegalArgumentException naming the value that makes no sense */
    public Depreciation {
        Amounts.check("cost", cost);
        Amounts.check("residual", residual);
        if (residual.compareTo(cost) > 0) {
            throw new IllegalArgumentException("residual: Must not be more than the cost.");
        }
        if (lifeInMonths < 1 || lifeInMonths > LONGEST_LIFE_IN_MONTHS) {
            throw new IllegalArgumentException("lifeInMonths: Must be 1 to " + LONGEST_LIFE_IN_MONTHS + ".");
        }
        if (method == Method.DECLINING && (percentPerYear.signum() <= 0 || percentPerYear.compareTo(HUNDRED) >= 0)) {
            throw new IllegalArgumentException("percentPerYear: Must be more than 0 and less than 100.");
        }
        cost = cost.setScale(CENTS, RoundingMode.HALF_UP);
        residual = residual.setScale(CENTS, RoundingMode.HALF_UP);
    }

    public static Depreciation straightLine(
            BigDecimal cost, BigDecimal residual, int lifeInMonths, LocalDate boughtOn) {
        return new Depreciation(Method.STRAIGHT_LINE, cost, residual, lifeInMonths, BigDecimal.ZERO, boughtOn);
    }

    public static Depreciation declining(
            BigDecimal cost, BigDecimal residual, int lifeInMonths, BigDecimal percentPerYear, LocalDate boughtOn) {
        return new Depreciation(Method.DECLINING, cost, residual, lifeInMonths, percentPerYear, boughtOn);
    }

    /** @return how many months of its life are over at the end of the day; 0 before the purchase, at most the whole life */
    public int monthsOver(LocalDate day) {
        var over = ChronoUnit.MONTHS.between(boughtOn.withDayOfMonth(1), day.plusDays(1));
        return (int) Math.max(0, Math.min(lifeInMonths, over));
    }

    /** @return what it is worth at the end of the day, in cents */
    public BigDecimal valueOn(LocalDate day) {
        return valueAfter(monthsOver(day));
    }

    /** @param months that are over, 0 for the day of the purchase; after its life nothing changes any more */
    public BigDecimal valueAfter(int months) {
        if (months <= 0) {
            return cost;
        }
        if (months >= lifeInMonths) {
            return residual;
        }
        return method == Method.STRAIGHT_LINE ? straight(cost, months, lifeInMonths) : declined(months);
    }

    /** @return every month of its life; what is lost adds up to cost less residual */
    public List<Step> schedule() {
        var steps = new ArrayList<Step>();
        var before = cost;
        for (var month = 1; month <= lifeInMonths; month++) {
            var value = valueAfter(month);
            var ends = boughtOn.withDayOfMonth(1).plusMonths(month).minusDays(1);
            steps.add(new Step(month, ends, before.subtract(value), value));
            before = value;
        }
        return steps;
    }

    /** The rest from {@code start} on in equal shares, rounded from the whole and not month by month: nothing adds up. */
    private BigDecimal straight(BigDecimal start, int months, int of) {
        var lost = start.subtract(residual)
                .multiply(BigDecimal.valueOf(months))
                .divide(BigDecimal.valueOf(of), CENTS, RoundingMode.HALF_UP);
        return start.subtract(lost);
    }

    private BigDecimal declined(int months) {
        var value = cost;
        var past = 0;
        while (true) {
            var left = lifeInMonths - past;
            var inYear = Math.min(MONTHS_OF_A_YEAR, left);
            var declining = value.multiply(percentPerYear).divide(HUNDRED, EXACT_ENOUGH);
            var equal = value.subtract(residual)
                    .multiply(BigDecimal.valueOf(MONTHS_OF_A_YEAR))
                    .divide(BigDecimal.valueOf(left), EXACT_ENOUGH);
            if (equal.compareTo(declining) >= 0) {
                return straight(value, months - past, left);
            }
            var wanted = Math.min(inYear, months - past);
            var lost = declining
                    .multiply(BigDecimal.valueOf(wanted))
                    .divide(BigDecimal.valueOf(MONTHS_OF_A_YEAR), CENTS, RoundingMode.HALF_UP);
            var now = value.subtract(lost).max(residual);
            if (past + wanted == months) {
                return now;
            }
            value = now;
            past += wanted;
        }
    }
}
