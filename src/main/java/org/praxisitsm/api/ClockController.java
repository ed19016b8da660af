package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.Backfills;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.sla.Replans;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clocks of tickets, and bringing them to new versions of what they count by. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Service levels")
class ClockController {

    private final Clocks clocks;
    private final Replans replans;
    private final Backfills backfills;

    ClockController(Clocks clocks, Replans replans, Backfills backfills) {
        this.backfills = backfills;
        this.clocks = clocks;
        this.replans = replans;
    }

    /** @param dryRun true where left out; @param reason for the trail */
    @Schema(name = "Replan")
    record ReplanBody(
            @Schema(example = "incident-gold") @Nullable String agreement,
            @Schema(example = "service-hours") @Nullable String calendar,
            @Nullable Boolean dryRun,
            @Schema(example = "New contract with the hubs") @Nullable String reason) {}

    /** @param dryRun true where left out; @param reason for the trail */
    @Schema(name = "Backfill")
    record BackfillBody(
            @Schema(example = "incident") @Nullable String practice,
            @Nullable Boolean dryRun,
            @Schema(example = "The agreement of the suppliers is new") @Nullable String reason) {}

    @GetMapping("/tickets/{number}/clocks")
    @Operation(
            summary = "The clocks of a ticket",
            description = "Computed this moment, each with the windows that were counted.")
    Listing<ClockBody> clocks(@PathVariable String number, Viewer viewer) {
        return Listing.complete(
                clocks.of(number, viewer).stream().map(ClockBody::of).toList());
    }

    @PostMapping("/replans")
    @Operation(
            summary = "Bring open clocks to the newest version of an agreement or calendar",
            description =
                    "A dry run, which is what happens where dryRun is left out, tells who would move and who would"
                            + " newly be late. What was counted stays counted, what is decided stays as it is.")
    ResponseEntity<?> replan(@RequestBody ReplanBody body, Viewer viewer, Once once) {
        var order = new Replans.Order(body.agreement(), body.calendar());
        if (!Boolean.FALSE.equals(body.dryRun())) {
            return ResponseEntity.ok(replans.preview(order, viewer));
        }
        return once.answer(() -> ResponseEntity.ok(replans.apply(order, reason(body.reason()), done -> {}, viewer)));
    }

    @PostMapping("/backfills")
    @Operation(
            summary = "Give open tickets of a practice the clocks of agreements that came after them",
            description = "A dry run where dryRun is left out. Clocks that tickets have stay as they are; nobody is"
                    + " alarmed of what lies behind.")
    ResponseEntity<?> backfill(@RequestBody BackfillBody body, Viewer viewer, Once once) {
        if (body.practice() == null || body.practice().isBlank()) {
            throw Refusal.invalid("practice", "Name a practice.");
        }
        if (!Boolean.FALSE.equals(body.dryRun())) {
            return ResponseEntity.ok(backfills.preview(body.practice(), viewer));
        }
        return once.answer(
                () -> ResponseEntity.ok(backfills.apply(body.practice(), reason(body.reason()), done -> {}, viewer)));
    }

    private static @Nullable String reason(@Nullable String reason) {
        if (reason != null && reason.length() > 1_000) {
            throw Refusal.invalid("reason", "At most 1000 characters.");
        }
        return reason;
    }
}
