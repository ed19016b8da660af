package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.workflow.FailedJobs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What failed in the background, over all practices. */
@RestController
@RequestMapping("/api/v1/failed-jobs")
@Tag(name = "Practices")
class FailedJobController {

    private final FailedJobs jobs;

    FailedJobController(FailedJobs jobs) {
        this.jobs = jobs;
    }

    @Schema(name = "FailedCause")
    record CauseBody(@Schema(description = "Key of a cause, as the list of causes has it") @Nullable String cause) {}

    @GetMapping
    @Operation(summary = "Steps in the background that went wrong, newest first", description = "For administrators.")
    Listing<FailedJobs.Failed> list(
            @RequestParam(required = false) @Nullable String practice,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Viewer viewer) {
        return Listing.of(jobs.list(practice, cause, Listing.limit(limit), cursor, viewer));
    }

    @GetMapping("/causes")
    @Operation(summary = "Of what they failed, most frequent first")
    Listing<FailedJobs.Cause> causes(Viewer viewer) {
        return Listing.complete(jobs.causes(viewer));
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Try one again, at once")
    ResponseEntity<?> retry(@PathVariable String id, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(jobs.retry(id, viewer)));
    }

    @PostMapping("/retry")
    @Operation(summary = "Try all of one cause again, at once")
    ResponseEntity<?> retryCause(@RequestBody CauseBody body, Viewer viewer, Once once) {
        var cause = body.cause();
        if (cause == null) {
            throw Refusal.invalid("cause", "must be the key of a cause");
        }
        return once.answer(() -> ResponseEntity.ok(new InterventionController.Retried(jobs.retryCause(cause, viewer))));
    }
}
