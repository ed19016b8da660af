package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.lifecycle.HandOver;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.identity.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Assets")
class HandOverController {

    private final HandOvers handOvers;

    HandOverController(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @Schema(name = "HandOver")
    record HandOverBody(
            String id,
            String asset,
            String name,
            String person,
            @Nullable String ticket,
            @Schema(example = "WAITING") String state,
            String handedBy,
            Instant handedAt,
            @Nullable Instant answeredAt,
            @Nullable String note,
            @Nullable Instant returnedAt) {

        static HandOverBody of(HandOver one) {
            return new HandOverBody(
                    String.valueOf(one.id()),
                    one.asset(),
                    one.name(),
                    one.person(),
                    one.ticket(),
                    one.state().name(),
                    one.handedBy(),
                    one.handedAt(),
                    one.answeredAt(),
                    one.note(),
                    one.returnedAt());
        }
    }

    @Schema(name = "NewHandOver")
    record NewHandOver(@Schema(example = "requester") @Nullable String person) {}

    @Schema(name = "HandOverAnswer")
    record Answer(@Nullable String note) {}

    @PostMapping("/assets/{number}/hand-overs")
    @Operation(summary = "Hand an asset of the stock to a person, who has to confirm it")
    ResponseEntity<?> handOver(@PathVariable String number, @RequestBody NewHandOver body, Viewer viewer, Once once) {
        var person = Given.text("person", body.person());
        return once.answer(() -> {
            var made = HandOverBody.of(handOvers.handOver(number, person, null, viewer));
            return ResponseEntity.created(URI.create("/api/v1/hand-overs/" + made.id()))
                    .body(made);
        });
    }

    @GetMapping("/assets/{number}/hand-overs")
    @Operation(summary = "Whom an asset was handed to, the latest first")
    Listing<HandOverBody> ofAsset(@PathVariable String number, Viewer viewer) {
        return Listing.complete(
                handOvers.of(number, viewer).stream().map(HandOverBody::of).toList());
    }

    @GetMapping("/hand-overs")
    @Operation(summary = "What waits for the caller's word")
    Listing<HandOverBody> mine(Viewer viewer) {
        return Listing.complete(
                handOvers.waitingFor(viewer).stream().map(HandOverBody::of).toList());
    }

    @GetMapping("/hand-overs/{id}")
    @Operation(summary = "One hand-over")
    HandOverBody get(@PathVariable String id, Viewer viewer) {
        return HandOverBody.of(handOvers.get(Numbers.inPath("hand-over", id), viewer));
    }

    @PostMapping("/hand-overs/{id}/confirm")
    @Operation(
            summary = "Say that one has it",
            description = "Only the person it was handed to; everybody else gets 404.")
    ResponseEntity<?> confirm(
            @PathVariable String id, @RequestBody(required = false) @Nullable Answer body, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(
                HandOverBody.of(handOvers.confirm(Numbers.inPath("hand-over", id), note(body), viewer))));
    }

    @PostMapping("/hand-overs/{id}/deny")
    @Operation(summary = "Say that one does not have it")
    ResponseEntity<?> deny(
            @PathVariable String id, @RequestBody(required = false) @Nullable Answer body, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(
                HandOverBody.of(handOvers.deny(Numbers.inPath("hand-over", id), note(body), viewer))));
    }

    private static @Nullable String note(@Nullable Answer body) {
        return body == null ? null : body.note();
    }
}
