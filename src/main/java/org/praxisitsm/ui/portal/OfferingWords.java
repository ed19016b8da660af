package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.ui.components.Names;

/** What an offering costs and how soon it is there, as a person reads it. */
final class OfferingWords {

    private OfferingWords() {}

    /** @return empty where the price is not known */
    static Optional<String> price(Component screen, Offering offering, Locale locale) {
        var price = offering.price();
        if (price == null) {
            return Optional.empty();
        }
        if (price.signum() == 0) {
            return Optional.of(screen.getTranslation("portal.catalogue.free"));
        }
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(offering.currency()));
        var whole = price.stripTrailingZeros().scale() <= 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(whole ? 0 : 2);
        return Optional.of(Names.apart(format.format(price)));
    }

    /** @return empty where nothing is promised */
    static Optional<String> within(Component screen, Offering offering) {
        var days = offering.deliveryDays();
        if (days == null) {
            return Optional.empty();
        }
        return Optional.of(
                days == 1
                        ? screen.getTranslation("portal.catalogue.within.one")
                        : screen.getTranslation("portal.catalogue.within", days));
    }

    /** Both in one line. */
    static String terms(Component screen, Offering offering, Locale locale) {
        return Stream.of(price(screen, offering, locale), within(screen, offering))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    static String icon(Offering offering) {
        return Objects.requireNonNullElse(offering.icon(), "box");
    }
}
