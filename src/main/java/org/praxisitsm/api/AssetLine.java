package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiRow;

/** An asset in a list. */
@Schema(name = "AssetInList")
record AssetLine(
        @Schema(type = "string") String id,
        @Schema(example = "CI0000042") String number,
        @Schema(example = "server") @JsonProperty("class") String ciClass,
        String name,
        String state,
        boolean ended,
        String unit,
        @Nullable String owner,
        @Nullable String user,
        @Nullable String group,
        @Schema(description = "The lower of its own and what it inherits, 1 (highest) to 4") @Nullable
                Integer criticality,
        @Nullable String environment,
        @Nullable String location,
        @Nullable String service,
        @Nullable String serial,
        @Nullable String assetTag,
        @Nullable String source,
        @Nullable Instant lastSeenAt,
        Instant updatedAt,
        int version) {

    static AssetLine of(CiRow row) {
        return new AssetLine(
                Long.toString(row.id()),
                row.number(),
                row.ciClass(),
                row.name(),
                row.state(),
                row.ended(),
                row.unit(),
                row.owner(),
                row.user(),
                row.group(),
                row.criticality(),
                row.environment(),
                row.location(),
                row.service(),
                row.serial(),
                row.assetTag(),
                row.source(),
                row.lastSeenAt(),
                row.updatedAt(),
                row.version());
    }
}
