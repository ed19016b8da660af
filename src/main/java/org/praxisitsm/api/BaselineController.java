package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Baselines;
import org.praxisitsm.asset.Baselines.Baseline;
import org.praxisitsm.asset.Baselines.Differences;
import org.praxisitsm.asset.Baselines.Scope;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Baselines of assets: taken, listed, compared. */
@RestController
@RequestMapping("/api/v1/asset-baselines")
@Tag(name = "Assets")
class BaselineController {

    private final Baselines baselines;

    BaselineController(Baselines baselines) {
        this.baselines = baselines;
    }

    record NewBaseline(
            @Schema(example = "Before the network change") @Nullable String name,
            @Nullable String note,
            @Schema(example = "{\"classes\": [\"network-device\"]}") @Nullable Scope scope) {}

    @Schema(name = "AssetBaseline")
    record BaselineBody(
            @Schema(type = "string") String id,
            String name,
            @Nullable String note,
            Scope scope,
            int items,
            Instant at,
            String actor) {

        static BaselineBody of(Baseline one) {
            return new BaselineBody(
                    Long.toString(one.id()), one.name(), one.note(), one.scope(), one.items(), one.at(), one.actor());
        }
    }

    @GetMapping
    @Operation(summary = "Baselines of assets, the newest first")
    Listing<BaselineBody> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Viewer viewer) {
        return Listing.of(baselines.list(Listing.limit(limit), cursor, viewer).map(BaselineBody::of));
    }

    @PostMapping
    @Operation(
            summary = "Keep how assets are now",
            description =
                    "scope: text, classes, groups, environments, location; or root, the number of an asset, with depth,"
                            + " how many relations away. At most 5,000 assets.")
    ResponseEntity<?> take(@RequestBody NewBaseline body, Viewer viewer, Once once) {
        return once.answer(() -> {
            if (body.scope() == null) {
                throw Refusal.invalid("scope", "must say which assets; {} for all that you may see");
            }
            var taken = baselines.take(Given.text("name", body.name()), body.note(), body.scope(), viewer);
            return ResponseEntity.created(URI.create("/api/v1/asset-baselines/" + taken.id()))
                    .body(BaselineBody.of(taken));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "A baseline of assets")
    BaselineBody read(@PathVariable String id, Viewer viewer) {
        return BaselineBody.of(baselines.get(id, viewer));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a baseline", description = "By whoever took it, or an administrator of its unit.")
    void remove(@PathVariable String id, Viewer viewer) {
        baselines.remove(id, viewer);
    }

    @GetMapping("/{id}/differences")
    @Operation(
            summary = "What is different in another baseline, or now",
            description = "to: id of the other; how it is now where left out.")
    Differences differences(
            @PathVariable String id, @RequestParam(required = false) @Nullable String to, Viewer viewer) {
        return baselines.compare(id, to == null || to.isBlank() ? null : to, viewer);
    }
}
