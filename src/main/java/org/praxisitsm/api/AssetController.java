package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiChange;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRelation;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Configuration items: list, read, create, change, relate. An item is named by its number or its id. */
@RestController
@RequestMapping("/api/v1/assets")
@Tag(name = "Assets")
class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Schema(description = "A relation to another asset; what is read from here: this runs on the target")
    record NewRelation(
            @Schema(example = "runs-on") @Nullable String kind,
            @Schema(description = "Number of the other asset", example = "CI0000042") @Nullable String target,
            @Schema(description = "inverse: read from the target, it runs on this", example = "false") @Nullable
                    Boolean inverse,
            @Schema(description = "Name of the set whose members back each other up") @Nullable String redundancy,
            @Schema(description = "How many of the set must work") @Nullable Integer needed) {}

    @Schema(name = "AssetRelation")
    record RelationBody(
            @Schema(type = "string") String id,
            String kind,
            @Schema(description = "out: read from this asset, in: from the other") String direction,
            OtherBody asset,
            @Nullable String redundancy,
            @Nullable Integer needed,
            @Nullable String source,
            Instant createdAt) {

        @Schema(name = "RelatedAsset")
        record OtherBody(
                String number,
                String name,
                @com.fasterxml.jackson.annotation.JsonProperty("class") String ciClass,
                String state,
                @Nullable Integer criticality) {}

        static RelationBody of(CiRelation one) {
            var other = one.other();
            return new RelationBody(
                    Long.toString(one.id()),
                    one.kind(),
                    one.outward() ? "out" : "in",
                    new OtherBody(other.number(), other.name(), other.ciClass(), other.state(), other.criticality()),
                    one.redundancy(),
                    one.needed(),
                    one.source(),
                    one.createdAt());
        }
    }

    @Schema(name = "AssetChange")
    record ChangeBody(
            @Schema(type = "string") String sequence,
            Instant at,
            String actor,
            @Schema(description = "Where the value is known from; null for a person") @Nullable String source,
            String act,
            @Nullable String field,
            @Nullable String before,
            @Nullable String after) {

        static ChangeBody of(CiChange line) {
            return new ChangeBody(
                    Long.toString(line.sequence()),
                    line.at(),
                    line.actor(),
                    line.source(),
                    line.act(),
                    line.field(),
                    line.before(),
                    line.after());
        }
    }

    @GetMapping
    @Operation(
            summary = "List assets",
            description =
                    "Attributes filter as attribute.<key>=value. Those whose life is over are left out unless ended"
                            + " says otherwise.")
    Listing<AssetLine> list(@ParameterObject AssetQuery query, Viewer viewer, HttpServletRequest request) {
        int limit = Listing.limit(query.limit());
        var page = assets.list(query.filter(viewer, request), query.sort(), limit, query.cursor(), viewer);
        return Listing.of(page.map(AssetLine::of));
    }

    @PostMapping
    @Operation(
            summary = "Create an asset",
            description = "class and name at least; fields as on the asset, attributes by the keys that the class has.")
    ResponseEntity<?> create(
            @RequestBody @Schema(implementation = AssetChanges.class) Map<String, Object> body,
            Viewer viewer,
            Once once) {
        return once.answer(() -> {
            var members = new LinkedHashMap<>(body);
            if (!(members.remove("class") instanceof String ciClass) || ciClass.isBlank()) {
                throw Refusal.invalid("class", "must be the key of a class, such as server");
            }
            var changes = AssetChanges.read(members);
            var made = assets.create(new NewCi(ciClass, changes.fields(), changes.attributes()), viewer);
            return ResponseEntity.created(URI.create("/api/v1/assets/" + made.number()))
                    .eTag(ReadVersion.tag(made.version()))
                    .body(AssetBody.of(made));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read an asset")
    ResponseEntity<AssetBody> read(@PathVariable String id, Viewer viewer) {
        return AssetBody.tagged(assets.get(id, viewer));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change an asset",
            description = "What is left out stays, null clears. The class of an asset does not change.")
    ResponseEntity<AssetBody> change(
            @PathVariable String id,
            @RequestBody @Schema(implementation = AssetChanges.class) Map<String, Object> body,
            ReadVersion read,
            Viewer viewer) {
        var patch = AssetChanges.read(body);
        if (patch.isEmpty()) {
            throw Refusal.invalid("body", "names nothing to change");
        }
        return AssetBody.tagged(assets.patch(id, patch, read.version(), viewer));
    }

    @GetMapping("/{id}/relations")
    @Operation(summary = "What an asset is related to")
    Listing<RelationBody> relations(@PathVariable String id, Viewer viewer) {
        return Listing.complete(
                assets.relationsOf(id, viewer).stream().map(RelationBody::of).toList());
    }

    @PostMapping("/{id}/relations")
    @Operation(
            summary = "Relate an asset to another",
            description = "Where they are related in this way already, redundancy and needed are replaced.")
    ResponseEntity<?> relate(@PathVariable String id, @RequestBody NewRelation relation, Viewer viewer, Once once) {
        return once.answer(() -> {
            var kind = Given.text("kind", relation.kind());
            var target = Given.text("target", relation.target());
            var inverse = Boolean.TRUE.equals(relation.inverse());
            var own = assets.get(id, viewer);
            if (inverse && assets.find(target, viewer).isEmpty()) {
                throw Refusal.invalid("target", "must be the number of an asset that you may see.");
            }
            var made = assets.relate(
                    inverse ? target : own.number(),
                    kind,
                    inverse ? own.number() : target,
                    relation.redundancy(),
                    relation.needed(),
                    viewer);
            var seen = assets.relationsOf(own.number(), viewer).stream()
                    .filter(one -> one.id() == made.id())
                    .findFirst()
                    .orElse(made);
            return ResponseEntity.created(URI.create("/api/v1/assets/" + own.number() + "/relations/" + made.id()))
                    .body(RelationBody.of(seen));
        });
    }

    @DeleteMapping("/{id}/relations/{relation}")
    @Operation(summary = "Take a relation away")
    ResponseEntity<Void> unrelate(@PathVariable String id, @PathVariable long relation, Viewer viewer) {
        assets.unrelate(id, relation, viewer);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Who changed what of an asset, the newest first")
    Listing<ChangeBody> history(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Viewer viewer) {
        return Listing.of(
                assets.history(id, Listing.limit(limit), cursor, viewer).map(ChangeBody::of));
    }

    @Schema(description = "The same change for many assets")
    record BulkBody(
            @Schema(example = "[\"CI0000001\", \"CI0000002\"]") @Nullable List<String> numbers,
            @Schema(description = "As in PATCH", example = "{\"state\": \"stored\"}") @Nullable
                    Map<String, Object> changes,
            @Schema(description = "true: only say what would be done") @Nullable Boolean dryRun) {}

    @Schema(name = "AssetOutcome")
    record OutcomeBody(String number, List<String> changed, @Nullable Integer version, @Nullable String refused) {}

    @PostMapping("/bulk")
    @Operation(
            summary = "Change many assets in one go",
            description = "At most 500; one that is refused does not keep the others.")
    ResponseEntity<?> bulk(@RequestBody BulkBody body, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(Listing.complete(assets
                .bulk(
                        body.numbers() == null
                                ? List.of()
                                : body.numbers().stream()
                                        .filter(java.util.Objects::nonNull)
                                        .toList(),
                        body.changes() == null ? CiPatch.empty() : AssetChanges.read(body.changes()),
                        Boolean.TRUE.equals(body.dryRun()),
                        viewer)
                .stream()
                .map(one -> new OutcomeBody(one.number(), List.copyOf(one.changed()), one.version(), one.refused()))
                .toList())));
    }

    /** A number as JSON writes it best. */
    static Object plain(Object value) {
        return value instanceof BigDecimal number && number.scale() == 0 && number.precision() < 18
                ? (Object) number.longValue()
                : value;
    }
}
