package org.praxisitsm.practice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns a value that somebody sent into the type of a practice's field. */
@Component
public class FieldValues {

    private final People people;
    private final ObjectProvider<KnownServices> services;
    private final ObjectProvider<KnownAssets> assets;

    FieldValues(People people, ObjectProvider<KnownServices> services, ObjectProvider<KnownAssets> assets) {
        this.people = people;
        this.services = services;
        this.assets = assets;
    }

    private boolean isAsset(String number) {
        return assets.stream().anyMatch(known -> known.has(number));
    }

    public boolean isService(String key) {
        return services.stream().anyMatch(catalogue -> catalogue.has(key));
    }

    /**
     * @param value plain JSON type, or null to remove
     * @return the value as it is stored
     * @throws IllegalArgumentException with a sentence for the person who sent it
     */
    public @Nullable Object typed(Field field, @Nullable Object value) {
        if (value == null || value instanceof String text && text.isEmpty()) {
            return null;
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> text(field, value);
            case NUMBER, MONEY -> number(value);
            case BOOLEAN -> must(value instanceof Boolean, value, "true or false");
            case DATE -> date(value);
            case DATE_TIME -> instant(value);
            case CHOICE ->
                must(
                        value instanceof String key && field.options().containsKey(key),
                        value,
                        "one of " + String.join(", ", field.options().keySet()));
            case CHOICES ->
                must(
                        value instanceof Collection<?> keys
                                && field.options().keySet().containsAll(keys),
                        value,
                        "a list of " + String.join(", ", field.options().keySet()));
            case ROWS -> must(isRows(value), value, "a list of at most 100 rows, each an object of plain values");
            // Which files there are is known to the form that takes them, and to nobody else.
            case FILES -> throw new IllegalArgumentException("Files are attached in a form that asks for them.");
            case PERSON ->
                must(value instanceof String key && people.person(key).isPresent(), value, "the account of a person");
            case GROUP ->
                must(value instanceof String key && people.group(key).isPresent(), value, "the key of a group");
            case SERVICE -> must(value instanceof String key && isService(key), value, "the key of a service");
            case ASSET ->
                must(
                        value instanceof String number && isAsset(number),
                        value,
                        "the number of an asset that you may see");
        };
    }

    /** What a form has read is plain already; whatever comes another way is held to the same size. */
    private static boolean isRows(Object value) {
        return value instanceof Collection<?> rows
                && rows.size() <= RowAnswers.MOST
                && rows.stream()
                        .allMatch(row -> row instanceof java.util.Map<?, ?> cells
                                && cells.size() <= 50
                                && cells.entrySet().stream()
                                        .allMatch(
                                                cell -> cell.getKey().toString().matches("[a-z][A-Za-z0-9]{0,39}")
                                                        && isPlain(cell.getValue())));
    }

    private static boolean isPlain(@Nullable Object cell) {
        return cell instanceof String text && text.length() <= 20_000
                || cell instanceof Number
                || cell instanceof Boolean
                || cell instanceof Collection<?> several
                        && several.size() <= 500
                        && several.stream().allMatch(one -> one instanceof String text && text.length() <= 200);
    }

    private static Object must(boolean holds, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("Must be " + expected + ".");
        }
        return value;
    }

    private static Object text(Field field, Object value) {
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException("Must be a text.");
        }
        if (text.length() > field.maxLength()) {
            throw new IllegalArgumentException(
                    "At most " + field.maxLength() + " characters; these are " + text.length() + ".");
        }
        return text;
    }

    private static Object number(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return value;
        }
        if (value instanceof BigDecimal || value instanceof Double) {
            var decimal = new BigDecimal(value.toString());
            if (decimal.precision() - decimal.scale() <= 15 && decimal.scale() <= 4) {
                return decimal;
            }
            throw new IllegalArgumentException("At most 15 digits before and 4 behind the point.");
        }
        throw new IllegalArgumentException("Must be a number.");
    }

    private static Object date(Object value) {
        try {
            return LocalDate.parse(value.toString()).toString();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("Must be a date like 2026-11-24.");
        }
    }

    private static Object instant(Object value) {
        try {
            var text = value.toString();
            return (text.endsWith("Z")
                            ? Instant.parse(text)
                            : OffsetDateTime.parse(text).toInstant())
                    .toString();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("Must be an instant like 2026-11-24T10:00:00Z.");
        }
    }
}
