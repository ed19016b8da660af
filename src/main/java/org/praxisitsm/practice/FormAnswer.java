package org.praxisitsm.practice;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.reading.SafePattern;

/** Turns what was sent for one component into a typed value, or says what is wrong with it. */
final class FormAnswer {

    /** Why a value is refused: a sentence for the person who typed it. */
    static final class Wrong extends RuntimeException {

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_OPTIONS = 500;

    private final Directory directory;
    private final Optional<KnownServices> services;
    private final Optional<KnownAssets> assets;
    private final Optional<CatalogueOrders> catalogue;

    FormAnswer(
            Directory directory,
            Optional<KnownServices> services,
            Optional<KnownAssets> assets,
            Optional<CatalogueOrders> catalogue) {
        this.directory = directory;
        this.services = services;
        this.assets = assets;
        this.catalogue = catalogue;
    }

    /** @return the value as plain JSON type, or null where nothing was answered */
    @Nullable
    Object read(Component component, @Nullable Object sent) {
        if (isEmpty(sent)) {
            refuseMissing(component);
            return null;
        }
        return switch (component.type()) {
            case "textfield", "textarea" -> text(component, sent);
            case "number", "money" -> number(component, sent);
            case "checkbox" -> flag(component, sent);
            case "radio", "select" -> option(component, plain(sent));
            case "checklist", "taglist" -> options(component, sent);
            case "datetime" -> date(component, plain(sent));
            case "person" -> known(plain(sent), directory.hasPerson(plain(sent)), "There is no person ");
            case "group-picker" -> known(plain(sent), directory.hasGroup(plain(sent)), "There is no group ");
            case "service" -> known(plain(sent), hasService(plain(sent)), "There is no service ");
            case "asset" ->
                known(plain(sent), hasAsset(plain(sent)), "There is no asset that you may see with the number ");
            case "offering" -> known(plain(sent), hasOffering(plain(sent)), "There is no offering ");
            case "file" -> FileAnswers.read(component, sent);
            default -> throw new Wrong("This field takes no value");
        };
    }

    static boolean isEmpty(@Nullable Object sent) {
        return sent == null
                || sent instanceof String text && text.isBlank()
                || sent instanceof Collection<?> items && items.isEmpty();
    }

    static void refuseMissing(Component component) {
        if (component.required()) {
            throw new Wrong(NeededFor.missing(component));
        }
    }

    private static String text(Component component, Object sent) {
        var many = component.type().equals("textarea");
        var text = plain(sent).replace("\r\n", "\n").strip();
        int length = text.codePointCount(0, text.length());
        int most = component.maxLength() != null ? component.maxLength() : many ? LONGEST_TEXT : LONGEST_LINE;
        if (length > most) {
            throw new Wrong("At most " + most + " characters are allowed, these are " + length);
        }
        if (component.minLength() != null && length < component.minLength()) {
            throw new Wrong("At least " + component.minLength() + " characters are needed");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && !(many && (c == '\n' || c == '\t')))) {
            throw new Wrong(many ? "Control characters are not allowed" : "One line without control characters");
        }
        if (component.pattern() != null && !SafePattern.matches(component.pattern(), text)) {
            throw new Wrong("The text does not have the form that is asked for (" + component.pattern() + ")");
        }
        return text;
    }

    private static Object number(Component component, Object sent) {
        var number = decimal(sent);
        if (component.min() != null && number.compareTo(component.min()) < 0) {
            throw new Wrong("The number must be at least " + component.min().toPlainString());
        }
        if (component.max() != null && number.compareTo(component.max()) > 0) {
            throw new Wrong("The number must be at most " + component.max().toPlainString());
        }
        if (component.type().equals("money") && number.scale() > 2) {
            throw new Wrong("An amount has at most two decimals");
        }
        return number.scale() <= 0 && number.precision() - number.scale() <= 9
                ? (Object) number.intValueExact()
                : number;
    }

    private static BigDecimal decimal(Object sent) {
        var text = sent instanceof Number || sent instanceof String
                ? sent.toString().strip()
                : "";
        // The length is limited before anything computes: 1e999999999 is a short text and a huge number.
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?([eE][+-]?[0-9])?")) {
            throw new Wrong("A number is expected, at most 15 digits before and 9 after the point");
        }
        return new BigDecimal(text).stripTrailingZeros();
    }

    private static Object flag(Component component, Object sent) {
        if (!(sent instanceof Boolean flag)) {
            throw new Wrong("true or false is expected");
        }
        if (!flag) {
            refuseMissing(component);
        }
        return flag;
    }

    private static String option(Component component, String value) {
        if (!component.options().containsKey(value)) {
            throw new Wrong("'" + cut(value) + "' is none of the options "
                    + String.join(", ", component.options().keySet()));
        }
        return value;
    }

    private static List<String> options(Component component, Object sent) {
        var values = new LinkedHashSet<String>();
        items(sent, MOST_OPTIONS).forEach(item -> values.add(option(component, plain(item))));
        return List.copyOf(values);
    }

    private static Collection<?> items(Object sent, int most) {
        if (!(sent instanceof Collection<?> items)) {
            throw new Wrong("A list is expected");
        }
        if (items.size() > most) {
            throw new Wrong("At most " + most + " values are allowed");
        }
        return items;
    }

    private static String date(Component component, String text) {
        var kind = component.subtype() == null ? "date" : component.subtype();
        try {
            return switch (kind) {
                case "datetime" -> instant(text).toString();
                case "time" -> LocalTime.parse(text).toString();
                default -> inReach(LocalDate.parse(text)).toString();
            };
        } catch (DateTimeException e) {
            throw new Wrong(
                    switch (kind) {
                        case "datetime" -> "A date with time and zone is expected, e.g. 2027-03-27T16:00:00Z";
                        case "time" -> "A time is expected, e.g. 16:00";
                        default -> "A date is expected, e.g. 2027-03-27";
                    });
        }
    }

    private static Instant instant(String text) {
        var moment = OffsetDateTime.parse(text);
        inReach(moment.toLocalDate());
        return org.praxisitsm.shared.Micros.truncated(moment.toInstant());
    }

    private static LocalDate inReach(LocalDate date) {
        if (date.getYear() < 1900 || date.getYear() > 2200) {
            throw new DateTimeException("out of reach");
        }
        return date;
    }

    /** Where there are no assets at all, as while a pack is tried, any number will do. */
    private boolean hasOffering(String key) {
        return catalogue.map(known -> known.has(key)).orElse(false);
    }

    private boolean hasAsset(String number) {
        return number.matches("[A-Z]{1,8}[0-9]{1,12}")
                && assets.map(known -> known.has(number)).orElse(true);
    }

    private boolean hasService(String key) {
        return services.map(known -> known.has(key)).orElse(false);
    }

    private static String known(String key, boolean exists, String otherwise) {
        if (!exists) {
            throw new Wrong(otherwise + cut(key));
        }
        return key;
    }

    private static String plain(@Nullable Object sent) {
        if (!(sent instanceof String text)) {
            throw new Wrong("A text is expected");
        }
        return text;
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
