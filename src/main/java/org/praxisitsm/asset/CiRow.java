package org.praxisitsm.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item in a list.
 *
 * @param criticality the effective one, 1 (highest) to 4, or null
 * @param location number of the place, {@code locationName} its name
 */
public record CiRow(
        long id,
        String number,
        String ciClass,
        String name,
        String state,
        String unit,
        @Nullable String owner,
        @Nullable String user,
        @Nullable String group,
        @Nullable Integer criticality,
        @Nullable String environment,
        @Nullable String location,
        @Nullable String locationName,
        @Nullable String service,
        @Nullable String serial,
        @Nullable String assetTag,
        @Nullable String source,
        @Nullable Instant lastSeenAt,
        boolean ended,
        Instant updatedAt,
        int version) {}
