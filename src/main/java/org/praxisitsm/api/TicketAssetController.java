package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.TicketAssets;
import org.praxisitsm.identity.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The assets that a ticket concerns. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/assets")
@Tag(name = "Tickets")
class TicketAssetController {

    private final TicketAssets attached;

    TicketAssetController(TicketAssets attached) {
        this.attached = attached;
    }

    record NewAttachedAsset(
            @Schema(example = "CI0000042") @Nullable String asset,
            @Schema(description = "AFFECTED where left out, CAUSE, CHANGED or DELIVERED") @Nullable String role) {}

    @Schema(name = "AssetOfTicket")
    record AttachedBody(
            String number,
            String name,
            @JsonProperty("class") String ciClass,
            String state,
            @Nullable Integer criticality,
            String role) {}

    @GetMapping
    @Operation(summary = "The assets that a ticket concerns, the most critical first")
    Listing<AttachedBody> list(@PathVariable String number, Viewer viewer) {
        return Listing.complete(attached.of(number, viewer).stream()
                .map(one -> new AttachedBody(
                        one.number(),
                        one.name(),
                        one.ciClass(),
                        one.state(),
                        one.criticality(),
                        one.role().name()))
                .toList());
    }

    @PostMapping
    @Operation(summary = "Say that a ticket concerns an asset")
    ResponseEntity<?> attach(
            @PathVariable String number, @RequestBody NewAttachedAsset body, Viewer viewer, Once once) {
        return once.answer(() -> {
            attached.attach(number, Given.text("asset", body.asset()), TicketAssets.role(body.role()), viewer);
            return ResponseEntity.status(201).body(list(number, viewer));
        });
    }

    @DeleteMapping("/{asset}")
    @Operation(summary = "Say that a ticket does not concern an asset in this way")
    ResponseEntity<Void> detach(
            @PathVariable String number,
            @PathVariable String asset,
            @RequestParam(required = false) @Nullable String role,
            Viewer viewer) {
        attached.detach(number, asset, TicketAssets.role(role), viewer);
        return ResponseEntity.noContent().build();
    }
}
