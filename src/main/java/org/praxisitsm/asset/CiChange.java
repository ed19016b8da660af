package org.praxisitsm.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an item's history.
 *
 * @param act {@code created, changed, related, unrelated, ...}
 * @param field name of a field, {@code attributes.<key>}, or {@code relations.<kind>}
 * @param source where the value is known from; null for a person
 */
public record CiChange(
        long sequence,
        Instant at,
        String actor,
        @Nullable String source,
        String act,
        @Nullable String field,
        @Nullable String before,
        @Nullable String after) {

    CiChange with(@Nullable String otherBefore, @Nullable String otherAfter) {
        return new CiChange(sequence, at, actor, source, act, field, otherBefore, otherAfter);
    }
}
