package org.praxisitsm.catalog;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.catalog.Offering.Kind;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.OneLine;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says what is wrong with an offering, by member. */
@Component
class OfferingCheck {

    private static final String KEY = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int MOST_PARTS = 50;
    private static final int MOST_DAYS = 400;
    private static final int LAST_PLACE = 9_999;

    private final OfferingRows rows;
    private final Services services;
    private final People people;
    private final Practices practices;
    private final ObjectProvider<Audience> audience;

    OfferingCheck(
            OfferingRows rows,
            Services services,
            People people,
            Practices practices,
            ObjectProvider<Audience> audience) {
        this.rows = rows;
        this.services = services;
        this.people = people;
        this.practices = practices;
        this.audience = audience;
    }

    List<String> audiences(String practice) {
        return audience.getObject().words(practice);
    }

    /** @throws Refusal invalid, with everything that is wrong */
    void refuse(Offering it) {
        var errors = new ArrayList<FieldError>();
        key("key", it.key(), errors);
        words("names", it.names(), 160, errors);
        words("summaries", it.summaries(), 1000, errors);
        atMost("keywords", it.keywords(), 400, errors);
        atMost("costCentre", it.costCentre(), 64, errors);
        if (it.icon() != null && !it.icon().matches("[a-z][a-z0-9-]{0,31}")) {
            errors.add(new FieldError("icon", "The name of an icon, such as laptop."));
        }
        if (rows.categories().stream().noneMatch(one -> one.key().equals(it.category()))) {
            errors.add(new FieldError("category", "There is no part of the catalogue " + cut(it.category()) + "."));
        }
        provided(it, errors);
        if (it.service() != null && services.find(it.service()).isEmpty()) {
            errors.add(new FieldError("service", "There is no service " + cut(it.service()) + "."));
        }
        if (it.owner() != null
                && people.person(it.owner()).filter(People.Person::active).isEmpty()) {
            errors.add(new FieldError("owner", "There is no active person " + cut(it.owner()) + "."));
        }
        terms(it, errors);
        parts(it, errors);
        throwIfAny(errors);
    }

    void refuse(Category category) {
        var errors = new ArrayList<FieldError>();
        key("key", category.key(), errors);
        words("names", category.names(), 160, errors);
        if (category.place() < 0 || category.place() > LAST_PLACE) {
            errors.add(new FieldError("place", "A place from 0 to " + LAST_PLACE + "."));
        }
        throwIfAny(errors);
    }

    private void provided(Offering it, List<FieldError> errors) {
        Pack pack = practices.current(it.practice()).map(one -> one.pack()).orElse(null);
        if (pack == null || pack.descriptor().catalogue() == null) {
            errors.add(new FieldError("practice", cut(it.practice()) + " is no practice that takes orders."));
            return;
        }
        if (it.form() != null && !pack.forms().containsKey(it.form())) {
            errors.add(new FieldError("form", pack.key() + " has no form " + cut(it.form()) + "."));
        }
        var known = audiences(it.practice());
        if (!it.audience().matches(KEY) || it.audience().length() > 64) {
            errors.add(new FieldError("audience", "Kebab case, at most 64 characters."));
        } else if (!known.isEmpty() && !known.contains(it.audience())) {
            errors.add(new FieldError(
                    "audience",
                    "The table " + pack.descriptor().catalogue().audience() + " knows " + String.join(", ", known)
                            + "; nobody would see " + cut(it.audience()) + "."));
        }
    }

    private static void terms(Offering it, List<FieldError> errors) {
        var price = it.price();
        if (price != null
                && (price.signum() < 0
                        || price.stripTrailingZeros().scale() > 2
                        || price.precision() - price.scale() > 9)) {
            errors.add(new FieldError("price", "An amount from 0 to 999999999.99 with at most two decimals."));
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(one -> one.getCurrencyCode().equals(it.currency()))) {
            errors.add(new FieldError("currency", "Three letters of ISO 4217, such as EUR."));
        }
        if (it.deliveryDays() != null && (it.deliveryDays() < 0 || it.deliveryDays() > MOST_DAYS)) {
            errors.add(new FieldError("deliveryDays", "0 to " + MOST_DAYS + " working days."));
        }
    }

    private void parts(Offering it, List<FieldError> errors) {
        if (it.kind() != Kind.BUNDLE) {
            if (!it.parts().isEmpty()) {
                errors.add(new FieldError("parts", "Only a bundle has parts."));
            }
            return;
        }
        if (it.parts().isEmpty() || it.parts().size() > MOST_PARTS) {
            errors.add(new FieldError("parts", "A bundle has 1 to " + MOST_PARTS + " parts."));
            return;
        }
        var seen = new HashSet<String>();
        for (var key : it.parts()) {
            var why = whyNot(it, key, seen);
            if (why != null) {
                errors.add(new FieldError("parts", cut(key) + " " + why));
            }
        }
    }

    private @Nullable String whyNot(Offering bundle, String key, HashSet<String> seen) {
        if (!seen.add(key)) {
            return "is there twice.";
        }
        var part = rows.find(key).orElse(null);
        if (part == null) {
            return "is no offering.";
        }
        if (part.kind() == Kind.BUNDLE || key.equals(bundle.key())) {
            return "is a bundle itself.";
        }
        if (!part.practice().equals(bundle.practice())) {
            return "is provided by another practice.";
        }
        return bundle.isPublished() && !part.isPublished() ? "is not published." : null;
    }

    private static void key(String member, String key, List<FieldError> errors) {
        if (!key.matches(KEY) || key.length() > 64) {
            errors.add(new FieldError(member, "Kebab case, at most 64 characters."));
        }
    }

    private static void words(String member, Map<String, String> words, int most, List<FieldError> errors) {
        if (words.getOrDefault("en", "").isBlank()) {
            errors.add(new FieldError(member + ".en", "Must not be empty."));
        }
        words.forEach((language, text) -> {
            if (!language.equals("en") && !language.equals("de")) {
                errors.add(new FieldError(member + "." + cut(language), "The catalogue speaks en and de."));
            } else if (text.length() > most) {
                errors.add(new FieldError(member + "." + language, "At most " + most + " characters."));
            } else if (OneLine.isBroken(text)) {
                errors.add(new FieldError(member + "." + language, "One line, without breaks and tabs."));
            }
        });
    }

    private static void atMost(String member, @Nullable String text, int most, List<FieldError> errors) {
        if (text != null && text.length() > most) {
            errors.add(new FieldError(member, "At most " + most + " characters."));
        }
    }

    private static void throwIfAny(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
