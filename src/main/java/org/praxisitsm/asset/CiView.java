package org.praxisitsm.asset;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one item.
 *
 * @param fields by the names of {@link CiFields}, without those that are empty; a location by its number
 * @param attributes by key, without those that are empty
 * @param sources where fields are known from, by name; those that persons wrote have no entry
 * @param criticality 1 (highest) to 4, its own
 * @param inherited what the most critical of those that need it hand down
 * @param ended whether its life is over
 * @param mergedInto number of the item that took over this one, or null
 * @param mayChange whether the viewer may change it
 */
public record CiView(
        long id,
        String number,
        String ciClass,
        String name,
        String state,
        String unit,
        Map<String, Object> fields,
        Map<String, Value> attributes,
        Map<String, Seen> sources,
        @Nullable Integer criticality,
        @Nullable Integer inherited,
        @Nullable String source,
        @Nullable Instant lastSeenAt,
        boolean ended,
        @Nullable String mergedInto,
        Instant createdAt,
        Instant updatedAt,
        String changedBy,
        int version,
        boolean mayChange) {

    /**
     * @param value text, {@link java.math.BigDecimal} or {@link Boolean}; a date as text, 2026-11-27
     * @param source where it is known from; null for a person
     */
    public record Value(Object value, @Nullable String source, @Nullable Instant seenAt) {}

    /** Which source said it, and when it saw it last. */
    public record Seen(String source, Instant seenAt) {}

    /** @return the field's text, or null */
    public @Nullable String text(String field) {
        var value = fields.get(field);
        return value == null ? null : value.toString();
    }

    /** @return the lower of its own and the inherited criticality, or null where there is neither */
    public @Nullable Integer effectiveCriticality() {
        if (criticality == null || inherited == null) {
            return criticality == null ? inherited : criticality;
        }
        return Integer.valueOf(Math.min(criticality, inherited));
    }
}
