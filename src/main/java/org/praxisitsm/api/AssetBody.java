package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiView;
import org.springframework.http.ResponseEntity;

/** An asset as one reads it. */
@Schema(name = "Asset")
record AssetBody(
        @Schema(type = "string") String id,
        @Schema(example = "CI0000042") String number,
        @Schema(example = "server") @JsonProperty("class") String ciClass,
        @Schema(example = "SRV-POR-01") String name,
        @Schema(example = "in-use") String state,
        @Schema(description = "Whether its life is over") boolean ended,
        String unit,
        @Nullable String owner,
        @Nullable String user,
        @Nullable String group,
        @Schema(description = "Its own, 1 (highest) to 4") @Nullable Integer criticality,
        @Schema(description = "What the most critical of those that need it hands down") @Nullable
                Integer inheritedCriticality,
        @Nullable String environment,
        @Nullable String location,
        @Nullable String service,
        @Nullable String serial,
        @Nullable String uuid,
        @Nullable String assetTag,
        @Schema(example = "{\"os\": \"Debian 12\"}") Map<String, Object> attributes,
        @Schema(
                        description =
                                "By field, or attributes.<key>: which source said it, and when it saw it; none for persons")
                Map<String, Seen> sources,
        @Nullable String source,
        @Nullable Instant lastSeenAt,
        @Schema(description = "Number of the asset that took over this one") @Nullable String mergedInto,
        Instant createdAt,
        Instant updatedAt,
        String changedBy,
        @Schema(description = "Also the ETag; send it back as If-Match") int version) {

    /** Where a value is known from. */
    @Schema(name = "AssetValueSource")
    record Seen(String source, @Nullable Instant seenAt) {}

    static AssetBody of(CiView ci) {
        var attributes = new LinkedHashMap<String, Object>();
        var sources = new LinkedHashMap<String, Seen>();
        ci.sources().forEach((field, seen) -> sources.put(field, new Seen(seen.source(), seen.seenAt())));
        ci.attributes().forEach((key, value) -> {
            attributes.put(key, AssetController.plain(value.value()));
            if (value.source() != null) {
                sources.put("attributes." + key, new Seen(value.source(), value.seenAt()));
            }
        });
        return new AssetBody(
                Long.toString(ci.id()),
                ci.number(),
                ci.ciClass(),
                ci.name(),
                ci.state(),
                ci.ended(),
                ci.unit(),
                ci.text(CiFields.OWNER),
                ci.text(CiFields.USER),
                ci.text(CiFields.GROUP),
                ci.criticality(),
                ci.inherited(),
                ci.text(CiFields.ENVIRONMENT),
                ci.text(CiFields.LOCATION),
                ci.text(CiFields.SERVICE),
                ci.text(CiFields.SERIAL),
                ci.text(CiFields.UUID),
                ci.text(CiFields.ASSET_TAG),
                attributes,
                sources,
                ci.source(),
                ci.lastSeenAt(),
                ci.mergedInto(),
                ci.createdAt(),
                ci.updatedAt(),
                ci.changedBy(),
                ci.version());
    }

    static ResponseEntity<AssetBody> tagged(CiView ci) {
        return ResponseEntity.ok().eTag(ReadVersion.tag(ci.version())).body(of(ci));
    }
}
