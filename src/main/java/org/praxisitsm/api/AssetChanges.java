package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.shared.Refusal;

/** The members of an asset that a client sets. A map is bound, not this, because null differs from left out. */
@Schema(name = "AssetChanges")
record AssetChanges(
        @Schema(description = "When creating only", example = "server") @JsonProperty("class") @Nullable String ciClass,
        @Schema(example = "SRV-POR-01") @Nullable String name,
        @Schema(example = "in-use") @Nullable String state,
        @Schema(example = "it") @Nullable String unit,
        @Schema(description = "Account") @Nullable String owner,
        @Schema(description = "Account of who has it") @Nullable String user,
        @Schema(example = "platform") @Nullable String group,
        @Schema(description = "1 (highest) to 4") @Nullable Integer criticality,
        @Schema(example = "production") @Nullable String environment,
        @Schema(description = "Number of the place it stands in") @Nullable String location,
        @Schema(description = "Key of the catalogue's service that this is") @Nullable String service,
        @Nullable String serial,
        @Nullable String uuid,
        @Nullable String assetTag,
        @Schema(example = "{\"os\": \"Debian 12\", \"memory-mb\": 65536}") @Nullable Map<String, Object> attributes) {

    static CiPatch read(Map<String, Object> members) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        members.forEach((name, value) -> {
            if (name.equals("attributes")) {
                if (!(value instanceof Map<?, ?> given)) {
                    throw Refusal.invalid("attributes", "must be an object");
                }
                given.forEach((key, each) -> attributes.put(String.valueOf(key), each));
            } else if (name.equals("class")) {
                throw Refusal.invalid("class", "does not change: create another asset and retire this one");
            } else if (!CiFields.all().contains(name)) {
                throw Refusal.invalid(
                        name.length() > 60 ? name.substring(0, 60) : name, "is not a member of this request");
            } else {
                fields.put(name, value);
            }
        });
        return new CiPatch(fields, attributes);
    }
}
