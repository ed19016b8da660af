package org.praxisitsm.asset.lifecycle;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.CiView;
import org.praxisitsm.asset.lifecycle.Depreciation.Method;
import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an asset is worth on the books: from its price, the day of the purchase, and how long it is used. */
@Service
@Transactional(readOnly = true)
public class BookValues {

    /** What a year takes of the remaining value where nobody says. */
    private static final BigDecimal USUAL_PERCENT = BigDecimal.valueOf(25);

    /** @param value on the day asked for, in the currency of the purchase price */
    public record BookValue(Depreciation plan, LocalDate on, BigDecimal value) {

        public BigDecimal lost() {
            return plan.cost().subtract(value);
        }
    }

    private final LifeItems items;
    private final AssetRows rows;
    private final Clock clock;

    BookValues(LifeItems items, AssetRows rows, Clock clock) {
        this.items = items;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @param on local date, today where left out
     * @return nothing where price, day of purchase or useful life are not known, or make no sense together
     */
    public Optional<BookValue> of(String number, @Nullable LocalDate on, Viewer viewer) {
        var day = on == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : on;
        return plan(rows.attributes(items.visible(number, viewer)))
                .map(plan -> new BookValue(plan, day, plan.valueOn(day)));
    }

    static Optional<Depreciation> plan(Map<String, CiView.Value> attributes) {
        var cost = number(attributes, "purchase-price");
        var life = number(attributes, "useful-life");
        var bought = date(attributes.get("purchased-at"));
        if (cost == null || life == null || bought == null) {
            return Optional.empty();
        }
        var method = attributes.containsKey("depreciation")
                        && attributes.get("depreciation").value().toString().equals("declining")
                ? Method.DECLINING
                : Method.STRAIGHT_LINE;
        try {
            return Optional.of(new Depreciation(
                    method,
                    cost,
                    Objects.requireNonNullElse(number(attributes, "residual-value"), BigDecimal.ZERO),
                    life.intValueExact(),
                    Objects.requireNonNullElse(number(attributes, "depreciation-rate"), USUAL_PERCENT),
                    bought));
        } catch (IllegalArgumentException | ArithmeticException makesNoSense) {
            return Optional.empty();
        }
    }

    private static @Nullable BigDecimal number(Map<String, CiView.Value> attributes, String key) {
        return attributes.get(key) != null && attributes.get(key).value() instanceof BigDecimal number ? number : null;
    }

    private static @Nullable LocalDate date(CiView.@Nullable Value value) {
        try {
            return value == null ? null : LocalDate.parse(value.value().toString());
        } catch (DateTimeParseException notOurs) {
            return null;
        }
    }
}
