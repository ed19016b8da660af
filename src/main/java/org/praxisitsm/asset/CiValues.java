package org.praxisitsm.asset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiClass.Choice;
import org.praxisitsm.asset.CiClass.State;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.shared.OneLine;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.stereotype.Component;

/** Turns what somebody sent into the types of fields and attributes, and says about each value what is wrong with it. */
@Component
class CiValues {

    static final int LONGEST_TEXT = 2_000;
    private static final BigDecimal LARGEST = new BigDecimal("9999999999999999");

    /** What was sent, in its types; null clears. */
    record Typed(Map<String, @Nullable Object> fields, Map<String, @Nullable Object> attributes) {}

    private final Classes classes;
    private final People people;
    private final Services services;
    private final AssetRows rows;

    CiValues(Classes classes, People people, Services services, AssetRows rows) {
        this.classes = classes;
        this.people = people;
        this.services = services;
        this.rows = rows;
    }

    /**
     * @param visible which other items may be named
     * @throws Refusal invalid, with every bad value
     */
    Typed typed(
            String ciClass,
            Map<String, @Nullable Object> fields,
            Map<String, @Nullable Object> attributes,
            Predicate<CiRecord> visible) {
        var errors = new ArrayList<FieldError>();
        var typedFields = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, value) -> {
            try {
                typedFields.put(name, field(ciClass, name, blankAsNull(value), visible));
            } catch (IllegalArgumentException wrong) {
                errors.add(new FieldError(name, Objects.requireNonNull(wrong.getMessage())));
            }
        });
        var known = classes.attributesOf(ciClass).stream().collect(Collectors.toMap(Attribute::key, one -> one));
        var typedAttributes = new LinkedHashMap<String, @Nullable Object>();
        attributes.forEach((key, value) -> {
            try {
                var attribute = known.get(key);
                if (attribute == null) {
                    throw new IllegalArgumentException("is no attribute of " + ciClass + ".");
                }
                typedAttributes.put(key, attribute(attribute, blankAsNull(value), visible));
            } catch (IllegalArgumentException wrong) {
                errors.add(new FieldError("attributes." + shortened(key), Objects.requireNonNull(wrong.getMessage())));
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors.stream().limit(100).toList());
        }
        return new Typed(typedFields, typedAttributes);
    }

    private static @Nullable Object blankAsNull(@Nullable Object value) {
        return value instanceof String text && OneLine.isBlank(text) ? null : value;
    }

    private @Nullable Object field(String ciClass, String name, @Nullable Object value, Predicate<CiRecord> visible) {
        if (value == null) {
            if (name.equals(CiFields.NAME) || name.equals(CiFields.STATE) || name.equals(CiFields.UNIT)) {
                throw new IllegalArgumentException("must not be empty.");
            }
            if (!CiFields.COLUMNS.containsKey(name)) {
                throw new IllegalArgumentException("is no field of an asset.");
            }
            return null;
        }
        return switch (name) {
            case CiFields.NAME -> line(value, 255);
            case CiFields.STATE -> state(ciClass, value);
            case CiFields.UNIT -> unit(value);
            case CiFields.OWNER, CiFields.USER -> person(value);
            case CiFields.GROUP -> group(value);
            case CiFields.CRITICALITY -> criticality(value);
            case CiFields.ENVIRONMENT ->
                oneOf(value, CiFields.ENVIRONMENTS, "must be one of " + String.join(", ", CiFields.ENVIRONMENTS) + ".");
            case CiFields.LOCATION -> location(value, visible);
            case CiFields.SERVICE -> service(ciClass, value);
            case CiFields.SERIAL -> line(value, 128);
            case CiFields.UUID, CiFields.ASSET_TAG -> line(value, 64);
            default -> throw new IllegalArgumentException("is no field of an asset.");
        };
    }

    private @Nullable Object attribute(Attribute attribute, @Nullable Object value, Predicate<CiRecord> visible) {
        if (value == null) {
            if (attribute.required()) {
                throw new IllegalArgumentException("must not be empty.");
            }
            return null;
        }
        return switch (attribute.type()) {
            case TEXT -> text(value, LONGEST_TEXT);
            case NUMBER, MONEY -> number(value);
            case DATE -> date(value);
            case BOOLEAN -> bool(value);
            case CHOICE -> {
                var keys = attribute.choices().stream().map(Choice::key).toList();
                yield oneOf(value, keys, "must be one of " + String.join(", ", keys) + ".");
            }
            case PERSON -> person(value);
            case GROUP -> group(value);
            case CI -> item(value, visible).number();
            case URL -> url(value);
        };
    }

    private Object state(String ciClass, Object value) {
        var states = classes.statesOf(ciClass).stream().map(State::key).toList();
        return oneOf(value, states, "must be one of " + String.join(", ", states) + ".");
    }

    private static Object oneOf(Object value, List<String> keys, String message) {
        if (!(value instanceof String key) || !keys.contains(key)) {
            throw new IllegalArgumentException(message);
        }
        return key;
    }

    private static Object unit(Object value) {
        if (!(value instanceof String key) || !key.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException("must be the key of a unit, such as it or hr.");
        }
        return key;
    }

    private Object person(Object value) {
        if (!(value instanceof String key)
                || key.length() > 64
                || people.person(key).isEmpty()) {
            throw new IllegalArgumentException("must be the account of a person.");
        }
        return key;
    }

    private Object group(Object value) {
        if (!(value instanceof String key) || people.group(key).isEmpty()) {
            throw new IllegalArgumentException("must be the key of a group.");
        }
        return key;
    }

    private static Object criticality(Object value) {
        if (value instanceof Number number && number.doubleValue() == number.intValue()) {
            var level = number.intValue();
            if (level >= 1 && level <= 4) {
                return level;
            }
        }
        throw new IllegalArgumentException("must be a number from 1 (highest) to 4.");
    }

    private Object location(Object value, Predicate<CiRecord> visible) {
        var place = item(value, visible);
        if (!classes.isA(place.ciClass(), "place")) {
            throw new IllegalArgumentException("must be a place, and " + place.number() + " is none.");
        }
        return place.id();
    }

    private Object service(String ciClass, Object value) {
        if (!(value instanceof String key) || services.find(key).isEmpty()) {
            throw new IllegalArgumentException("must be the key of a service of the catalogue.");
        }
        if (!classes.isA(ciClass, "service")) {
            throw new IllegalArgumentException("only an item of the class service stands for one of the catalogue.");
        }
        return key;
    }

    private CiRecord item(Object value, Predicate<CiRecord> visible) {
        if (value instanceof String number && number.length() <= 32) {
            var found = rows.find(number.strip()).filter(visible);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalArgumentException("must be the number of an asset that you may see.");
    }

    private static String line(Object value, int longest) {
        var text = text(value, longest).strip();
        if (OneLine.isBroken(text)) {
            throw new IllegalArgumentException("must stand on one line.");
        }
        return text;
    }

    private static String text(Object value, int longest) {
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException("must be a text.");
        }
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    "must have at most " + longest + " characters; it has " + text.length() + ".");
        }
        if (text.codePoints().anyMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF)) {
            throw new IllegalArgumentException("contains characters that cannot be stored.");
        }
        return text;
    }

    private static BigDecimal number(Object value) {
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException("must be a number.");
        }
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(number.toString());
        } catch (NumberFormatException infinite) {
            throw new IllegalArgumentException("must be a number.");
        }
        // The size is asked for first: an exponent of a billion must not be written out.
        if (decimal.precision() - (long) decimal.scale() > 16
                || decimal.abs().compareTo(LARGEST) > 0
                || decimal.scale() > 4 && !isExact(decimal)) {
            throw new IllegalArgumentException("must have at most 16 digits before and 4 behind the point.");
        }
        return AssetRows.plain(decimal);
    }

    private static boolean isExact(BigDecimal decimal) {
        return decimal.scale() < 1_000 && decimal.setScale(4, RoundingMode.DOWN).compareTo(decimal) == 0;
    }

    private static String date(Object value) {
        try {
            var date = LocalDate.parse(value.toString());
            if (value instanceof String && date.getYear() >= 1900 && date.getYear() <= 9999) {
                return date.toString();
            }
        } catch (DateTimeParseException wrong) {
            // Said below.
        }
        throw new IllegalArgumentException("must be a date like 2026-11-27.");
    }

    private static Boolean bool(Object value) {
        if (!(value instanceof Boolean truth)) {
            throw new IllegalArgumentException("must be true or false.");
        }
        return truth;
    }

    private static String url(Object value) {
        var text = line(value, LONGEST_TEXT);
        try {
            var uri = new URI(text);
            if (("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException wrong) {
            // Said below.
        }
        throw new IllegalArgumentException("must be an address that begins with https:// or http://.");
    }

    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
