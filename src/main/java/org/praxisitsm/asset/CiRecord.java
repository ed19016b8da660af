package org.praxisitsm.asset;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item as stored.
 *
 * @param fields values by the names of {@link CiFields}, without empty ones; the location by its id
 */
public record CiRecord(
        long id,
        String number,
        String ciClass,
        Map<String, Object> fields,
        @Nullable Integer inherited,
        @Nullable String source,
        @Nullable Instant lastSeenAt,
        @Nullable String inventoryHash,
        boolean shared,
        boolean ended,
        @Nullable Long mergedInto,
        Instant createdAt,
        Instant updatedAt,
        String changedBy,
        int version) {

    public String name() {
        return fields.get(CiFields.NAME).toString();
    }

    public String state() {
        return fields.get(CiFields.STATE).toString();
    }

    public String unit() {
        return fields.get(CiFields.UNIT).toString();
    }

    public @Nullable String text(String field) {
        var value = fields.get(field);
        return value == null ? null : value.toString();
    }

    public @Nullable Integer criticality() {
        return (Integer) fields.get(CiFields.CRITICALITY);
    }

    public @Nullable Long locationId() {
        return (Long) fields.get(CiFields.LOCATION);
    }

    /** @return what {@link AssetAccess} decides on */
    public AssetAccess.Facts facts() {
        return new AssetAccess.Facts(
                ciClass, unit(), shared, text(CiFields.OWNER), text(CiFields.USER), text(CiFields.GROUP));
    }
}
