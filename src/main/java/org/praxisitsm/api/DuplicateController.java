package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.inventory.Duplicates;
import org.praxisitsm.identity.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Assets that may be one. */
@RestController
@RequestMapping("/api/v1/inventory")
@Tag(name = "Inventory")
class DuplicateController {

    private final Duplicates duplicates;

    DuplicateController(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @Schema(name = "DuplicateSide")
    record SideBody(
            @Schema(example = "CI0000042") String number,
            String name,
            @Schema(name = "class", example = "client") String ciClass,
            String unit,
            String state,
            @Nullable String serial,
            @Nullable String uuid,
            @Nullable String source,
            @Nullable Instant lastSeenAt) {

        static SideBody of(Duplicates.Side side) {
            return new SideBody(
                    side.number(),
                    side.name(),
                    side.ciClass(),
                    side.unit(),
                    side.state(),
                    side.serial(),
                    side.uuid(),
                    side.source(),
                    side.lastSeenAt());
        }
    }

    @Schema(name = "Duplicate")
    record PairBody(
            String id,
            SideBody first,
            SideBody second,
            @Schema(description = "The rules that found them alike") String reason,
            Instant foundAt) {

        static PairBody of(Duplicates.Pair pair) {
            return new PairBody(
                    String.valueOf(pair.id()),
                    SideBody.of(pair.first()),
                    SideBody.of(pair.second()),
                    pair.reason(),
                    pair.foundAt());
        }
    }

    @Schema(name = "AssetMerge")
    record MergeBody(String id, String kept, String merged, Instant at, String by, @Nullable Instant undoneAt) {

        static MergeBody of(Duplicates.Merge merge) {
            return new MergeBody(
                    String.valueOf(merge.id()), merge.kept(), merge.merged(), merge.at(), merge.by(), merge.undone());
        }
    }

    @Schema(name = "MergeOrder")
    record MergeOrder(@Schema(description = "The one that stays", example = "CI0000042") @Nullable String keep) {}

    @GetMapping("/duplicates")
    @Operation(summary = "Pairs of assets that may be one, the oldest first")
    Listing<PairBody> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Viewer viewer) {
        return Listing.of(duplicates.open(Listing.limit(limit), cursor, viewer).map(PairBody::of));
    }

    @PostMapping("/duplicates/{id}/merge")
    @Operation(
            summary = "Make a pair one",
            description = "Relations, tickets, history and identifiers of the other go to the one that stays")
    ResponseEntity<?> merge(@PathVariable String id, @RequestBody MergeOrder order, Viewer viewer, Once once) {
        var pair = Numbers.inPath("duplicate", id);
        var keep = Given.text("keep", order.keep());
        return once.answer(() -> ResponseEntity.ok(MergeBody.of(duplicates.merge(pair, keep, viewer))));
    }

    @PostMapping("/duplicates/{id}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that a pair is two; it does not come back")
    void dismiss(@PathVariable String id, Viewer viewer) {
        duplicates.dismiss(Numbers.inPath("duplicate", id), viewer);
    }

    @GetMapping("/merges")
    @Operation(summary = "The last merges, the newest first")
    Listing<MergeBody> merges(@RequestParam(required = false) @Nullable Integer limit, Viewer viewer) {
        return Listing.complete(duplicates.merges(Listing.limit(limit), viewer).stream()
                .map(MergeBody::of)
                .toList());
    }

    @PostMapping("/merges/{id}/undo")
    @Operation(summary = "Take a merge back", description = "What happened since stays where it happened")
    MergeBody undo(@PathVariable String id, Viewer viewer) {
        return MergeBody.of(duplicates.undo(Numbers.inPath("merge", id), viewer));
    }
}
