package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.workflow.Interventions;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Practices")
class InterventionController {

    private final Interventions interventions;

    InterventionController(Interventions interventions) {
        this.interventions = interventions;
    }

    @Schema(name = "ProcessMove")
    record Move(
            @Schema(description = "Id of the active step, or of one passage through it") @Nullable String from,
            @Schema(description = "Id of the step to stand before") @Nullable String to,
            @Nullable String reason,
            @Nullable Boolean dryRun) {}

    @Schema(name = "ProcessRestart")
    record Restart(@Nullable String activity, @Nullable String reason, @Nullable Boolean dryRun) {}

    @Schema(name = "ProcessCancel")
    record Cancel(@Nullable String reason, @Nullable Boolean dryRun) {}

    @GetMapping("/tickets/{number}/process")
    @Operation(
            summary = "Where a ticket stands, where it could be moved, and what failed",
            description = "For process owners.")
    Interventions.Standing standing(@PathVariable String number, Viewer viewer) {
        return interventions.of(number, viewer);
    }

    /** What would become of a ticket. */
    @Schema(name = "ProcessPreview")
    record Preview(java.util.List<org.praxisitsm.workflow.Migrations.Fate> effects) {}

    @PostMapping("/tickets/{number}/process/move")
    @Operation(
            summary = "Move a stuck ticket to another step of its diagram",
            description = "With dryRun: what would happen; it is done and taken back. The same for restart and cancel.")
    ResponseEntity<?> move(@PathVariable String number, @RequestBody Move body, Viewer viewer, Once once) {
        if (Boolean.TRUE.equals(body.dryRun())) {
            return ResponseEntity.ok(new Preview(
                    interventions.tryMove(number, given("from", body.from()), given("to", body.to()), viewer)));
        }
        return once.answer(() -> TicketBody.tagged(interventions.move(
                number, given("from", body.from()), given("to", body.to()), given("reason", body.reason()), viewer)));
    }

    @PostMapping("/tickets/{number}/process/restart")
    @Operation(summary = "Enter an active step anew: its tasks and timers begin again")
    ResponseEntity<?> restart(@PathVariable String number, @RequestBody Restart body, Viewer viewer, Once once) {
        if (Boolean.TRUE.equals(body.dryRun())) {
            return ResponseEntity.ok(
                    new Preview(interventions.tryRestart(number, given("activity", body.activity()), viewer)));
        }
        return once.answer(() -> TicketBody.tagged(interventions.restart(
                number, given("activity", body.activity()), given("reason", body.reason()), viewer)));
    }

    @PostMapping("/tickets/{number}/process/cancel")
    @Operation(summary = "End the process of a stuck ticket where it stands")
    ResponseEntity<?> cancel(@PathVariable String number, @RequestBody Cancel body, Viewer viewer, Once once) {
        if (Boolean.TRUE.equals(body.dryRun())) {
            return ResponseEntity.ok(new Preview(interventions.tryCancel(number, viewer)));
        }
        return once.answer(
                () -> TicketBody.tagged(interventions.cancel(number, given("reason", body.reason()), viewer)));
    }

    @GetMapping("/practices/{key}/failed-jobs")
    @Operation(summary = "Steps in the background that went wrong, with the cause")
    Listing<Interventions.FailedJob> failed(@PathVariable String key, Viewer viewer) {
        return Listing.complete(interventions.failedJobs(key, viewer));
    }

    @PostMapping("/practices/{key}/failed-jobs/{id}/retry")
    @Operation(summary = "Try one again, at once")
    ResponseEntity<?> retry(@PathVariable String key, @PathVariable String id, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(interventions.retry(key, id, viewer)));
    }

    @Schema(name = "RetriedJobs")
    record Retried(int retried) {}

    @PostMapping("/practices/{key}/failed-jobs/retry")
    @Operation(summary = "Try all of them again, at once")
    ResponseEntity<?> retryAll(
            @PathVariable String key, @RequestBody(required = false) @Nullable Nothing body, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(new Retried(interventions.retryAll(key, viewer))));
    }

    private static String given(String member, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(member, "is missing");
        }
        return value;
    }
}
