package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.recurrence.Recurrence;
import org.praxisitsm.recurrence.Recurrences;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tickets that are opened by date, e.g. reviews every three months. */
@RestController
@RequestMapping("/api/v1/recurrences")
@Tag(name = "Recurrences")
class RecurrenceController {

    private final Recurrences recurrences;

    RecurrenceController(Recurrences recurrences) {
        this.recurrences = recurrences;
    }

    @Schema(name = "Recurrence")
    record RecurrenceBody(
            String id,
            String practice,
            String subject,
            String owner,
            Map<String, Object> answers,
            int everyMonths,
            LocalDate nextOn,
            @Nullable Integer dueDays,
            boolean paused,
            @Nullable String lastTicket,
            @Nullable Instant lastOpenedAt,
            @Nullable String problem,
            int version) {

        static RecurrenceBody of(Recurrence it) {
            return new RecurrenceBody(
                    String.valueOf(it.id()),
                    it.practice(),
                    it.subject(),
                    it.owner(),
                    it.answers(),
                    it.everyMonths(),
                    it.nextOn(),
                    it.dueDays(),
                    it.paused(),
                    it.lastTicket(),
                    it.lastOpenedAt(),
                    it.problem(),
                    it.version());
        }
    }

    record RecurrenceWish(
            @Schema(example = "service-level-review") @Nullable String practice,
            @Schema(example = "Quarterly review of VPN") @Nullable String subject,
            @Schema(description = "Account; opened in their name and assigned to them") @Nullable String owner,
            @Schema(description = "To the start form of the practice") @Nullable Map<String, Object> answers,
            @Schema(description = "1 to 60") @Nullable Integer everyMonths,
            @Nullable LocalDate nextOn,
            @Schema(description = "Days from opening to the due date, 1 to 365") @Nullable Integer dueDays,
            @Nullable Boolean paused) {

        Recurrence on(long id, @Nullable String known, int version) {
            return new Recurrence(
                    id,
                    known == null ? Given.text("practice", practice) : Objects.requireNonNullElse(practice, known),
                    Given.text("subject", subject),
                    Given.text("owner", owner),
                    answers == null ? Map.of() : answers,
                    needed("everyMonths", everyMonths),
                    needed("nextOn", nextOn),
                    dueDays,
                    Boolean.TRUE.equals(paused),
                    null,
                    null,
                    null,
                    version);
        }

        private static <T> T needed(String member, @Nullable T value) {
            if (value == null) {
                throw Refusal.invalid(member, "is needed");
            }
            return value;
        }
    }

    @GetMapping
    @Operation(summary = "What is opened by date, of the practices that you plan for; the next first")
    Listing<RecurrenceBody> list(Viewer viewer) {
        return Listing.complete(
                recurrences.all(viewer).stream().map(RecurrenceBody::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them, with its ETag")
    ResponseEntity<RecurrenceBody> one(@PathVariable String id, Viewer viewer) {
        return answer(ResponseEntity.ok(), recurrences.get(Numbers.inPath("recurrence", id), viewer));
    }

    @PostMapping
    @Operation(
            summary = "Plan tickets by date",
            description =
                    "By process owners of the practice's unit. Each day that is due opens one ticket in the owner's name.")
    ResponseEntity<?> plan(@RequestBody RecurrenceWish wish, Viewer viewer, Once once) {
        return once.answer(() -> {
            var made = recurrences.plan(wish.on(0, null, 0), viewer);
            return answer(ResponseEntity.created(URI.create("/api/v1/recurrences/" + made.id())), made);
        });
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Plan it otherwise, pause it or go on",
            description = "Replaces all members. If-Match: the ETag of the read; stale is 409.")
    ResponseEntity<RecurrenceBody> change(
            @PathVariable String id, @RequestBody RecurrenceWish wish, ReadVersion read, Viewer viewer) {
        var before = recurrences.get(Numbers.inPath("recurrence", id), viewer);
        var version = read.version() == null ? before.version() : read.version();
        return answer(
                ResponseEntity.ok(), recurrences.change(wish.on(before.id(), before.practice(), version), viewer));
    }

    private static ResponseEntity<RecurrenceBody> answer(ResponseEntity.BodyBuilder answer, Recurrence it) {
        return answer.eTag(ReadVersion.tag(it.version())).body(RecurrenceBody.of(it));
    }
}
