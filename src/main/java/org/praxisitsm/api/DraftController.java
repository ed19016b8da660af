package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.DraftReviews;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/practices/{key}/drafts")
@Tag(name = "Practices")
class DraftController {

    private final Drafts drafts;
    private final DraftReviews reviews;

    DraftController(Drafts drafts, DraftReviews reviews) {
        this.drafts = drafts;
        this.reviews = reviews;
    }

    @Schema(name = "RestoredVersion")
    record Restore(@Schema(example = "1") @Nullable Integer version) {}

    @Schema(name = "DraftComment")
    record Comment(@Schema(example = "Read it, the names are right now") @Nullable String comment) {}

    @Schema(name = "AskedReviewer")
    record Asked(@Schema(example = "manager") @Nullable String reviewer) {}

    @Schema(name = "PublishedVersion")
    record Published(String practice, int version, String hash) {}

    @PostMapping(consumes = "application/zip")
    @Operation(
            summary = "Keep a pack as a draft",
            description = "A zip laid out as in the repository, also for a new key. Nothing of it is deployed.")
    ResponseEntity<?> upload(@PathVariable String key, ZipBody zip, Viewer viewer, Once once) {
        return once.answer(() -> {
            var draft = drafts.upload(key, zip.bytes(), viewer);
            return ResponseEntity.created(URI.create("/api/v1/practices/" + key + "/drafts/" + draft.id()))
                    .body(DraftBody.of(draft));
        });
    }

    @GetMapping
    @Operation(summary = "Open drafts, newest first")
    Listing<DraftBody> list(@PathVariable String key, Viewer viewer) {
        return Listing.complete(
                drafts.open(key, viewer).stream().map(DraftBody::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "A draft with what the gate says")
    DraftBody read(@PathVariable String key, @PathVariable String id, Viewer viewer) {
        return drafts.find(key, Numbers.inPath("draft", id), viewer)
                .map(DraftBody::of)
                .orElseThrow(() -> Refusal.notFound("There is no draft " + id + " of " + key));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Discard a draft")
    void discard(@PathVariable String key, @PathVariable String id, Viewer viewer) {
        drafts.discard(key, Numbers.inPath("draft", id), viewer);
    }

    @PostMapping("/{id}/check")
    @Operation(summary = "Run the gate, every scenario and every case")
    ResponseEntity<?> check(
            @PathVariable String key,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing body,
            Viewer viewer,
            Once once) {
        return once.answer(() ->
                ResponseEntity.ok(DraftBody.CheckBody.of(drafts.check(key, Numbers.inPath("draft", id), viewer))));
    }

    @PostMapping("/{id}/approve")
    @Operation(summary = "Approve a draft", description = "By a second person; its author gets 403.")
    ResponseEntity<?> approve(
            @PathVariable String key, @PathVariable String id, @RequestBody Comment body, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(
                DraftBody.of(drafts.approve(key, Numbers.inPath("draft", id), comment(body), viewer))));
    }

    @PostMapping("/{id}/ask-for-changes")
    @Operation(
            summary = "Ask for changes",
            description = "By a second person, with a comment for the author. An approval counts no more.")
    ResponseEntity<?> askForChanges(
            @PathVariable String key, @PathVariable String id, @RequestBody Comment body, Viewer viewer, Once once) {
        return once.answer(() ->
                ResponseEntity.ok(reviews.askForChanges(key, Numbers.inPath("draft", id), comment(body), viewer)));
    }

    @GetMapping("/{id}/reviewers")
    @Operation(summary = "Accounts that may be asked for a review", description = "Administrators may approve too.")
    Listing<String> reviewers(@PathVariable String key, @PathVariable String id, Viewer viewer) {
        return Listing.complete(reviews.reviewers(key, Numbers.inPath("draft", id), viewer));
    }

    @PostMapping("/{id}/ask-for-review")
    @Operation(
            summary = "Ask somebody to review a draft",
            description = "By its author; whoever is asked is told where it is. 422 for who may not approve it.")
    ResponseEntity<?> askForReview(
            @PathVariable String key, @PathVariable String id, @RequestBody Asked body, Viewer viewer, Once once) {
        var reviewer = body.reviewer();
        if (reviewer == null || reviewer.isBlank()) {
            throw Refusal.invalid("reviewer", "must be an account of GET .../reviewers");
        }
        return once.answer(() -> {
            reviews.ask(key, Numbers.inPath("draft", id), reviewer, viewer);
            return ResponseEntity.noContent().build();
        });
    }

    @GetMapping("/{id}/reviews")
    @Operation(summary = "What second persons said about a draft, newest first")
    Listing<DraftReviews.Review> reviews(@PathVariable String key, @PathVariable String id, Viewer viewer) {
        return Listing.complete(reviews.of(key, Numbers.inPath("draft", id), viewer));
    }

    @PostMapping("/restore")
    @Operation(
            summary = "Open a draft with the files of an older version",
            description = "Checked, approved and published like any other, it becomes the next version.")
    ResponseEntity<?> restore(@PathVariable String key, @RequestBody Restore body, Viewer viewer, Once once) {
        if (body.version() == null) {
            throw Refusal.invalid("version", "must be the number of a published version");
        }
        return once.answer(() -> {
            var draft = drafts.restore(key, body.version(), viewer);
            return ResponseEntity.created(URI.create("/api/v1/practices/" + key + "/drafts/" + draft.id()))
                    .body(DraftBody.of(draft));
        });
    }

    @PostMapping("/{id}/publish")
    @Operation(
            summary = "Publish a draft",
            description = "New tickets start on it. Conflict while something is red or a second person is missing.")
    ResponseEntity<?> publish(
            @PathVariable String key, @PathVariable String id, @RequestBody Comment body, Viewer viewer, Once once) {
        return once.answer(() -> {
            var published = drafts.publish(key, Numbers.inPath("draft", id), comment(body), viewer);
            return ResponseEntity.ok(new Published(published.pack().key(), published.version(), published.hash()));
        });
    }

    private static String comment(Comment body) {
        return body.comment() == null ? "" : body.comment();
    }
}
