package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.workflow.Migrations;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Result;
import org.praxisitsm.workflow.Migrations.Wish;
import org.praxisitsm.workflow.StepChoices;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/practices/{key}/migrations")
@Tag(name = "Practices")
class MigrationController {

    /** A preview answers at once what it can try in that time, and goes on in the background. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int SHOWN = 500;

    private final Migrations migrations;
    private final StepChoices choices;

    MigrationController(Migrations migrations, StepChoices choices) {
        this.migrations = migrations;
        this.choices = choices;
    }

    @Schema(name = "StepWish")
    record WishBody(
            @Schema(description = "Process of the pack; its main one where left out") @Nullable String process,
            @Schema(example = "Task_DiagnoseIncident") @Nullable String from,
            @Schema(description = "null: tickets that stand there stay") @Nullable String to,
            @Schema(description = "For a timer: begins anew instead of keeping its date") @Nullable
                    Boolean restartTimer) {}

    @Schema(name = "MigrationOrder")
    record Order(
            @Schema(example = "1") @Nullable Integer from,
            @Schema(example = "2") @Nullable Integer to,
            @Schema(description = "Only what is to be otherwise than suggested") @Nullable List<WishBody> mapping,
            @Schema(description = "Tries each ticket and takes it back") @Nullable Boolean dryRun,
            @Schema(description = "Only tickets at these steps and with these groups; all where left out") @Nullable
                    ChoiceBody choice,
            @Schema(description = "Pauses by itself once that many tickets are done", example = "25") @Nullable
                    Integer haltAfter) {}

    @Schema(name = "MigrationChoice")
    record ChoiceBody(
            @Nullable List<String> steps,
            @Nullable List<String> groups,
            @Schema(description = "Numbers of tickets; each has to be one that you may see") @Nullable
                    List<String> numbers) {}

    @PostMapping
    @Operation(
            summary = "Move running tickets to another version",
            description = "With dryRun: what would become of each ticket. Else the work is done in the background.")
    ResponseEntity<?> start(@PathVariable String key, @RequestBody Order body, Viewer viewer, Once once) {
        var from = version("from", body.from());
        var to = version("to", body.to());
        var wishes = wishes(body.mapping());
        var dryRun = Boolean.TRUE.equals(body.dryRun());
        var first = once.answer(() -> {
            var started =
                    migrations.start(key, from, to, wishes, choice(body.choice()), body.haltAfter(), dryRun, viewer);
            return ResponseEntity.created(URI.create("/api/v1/practices/" + key + "/migrations/" + started.id()))
                    .body(MigrationBody.of(started, null));
        });
        if (!dryRun) {
            return first;
        }
        var location = String.valueOf(first.getHeaders().getLocation());
        var id = Numbers.inPath("migration", location.substring(location.lastIndexOf('/') + 1));
        migrations.preview(key, id, PATIENCE, viewer);
        return ResponseEntity.status(first.getStatusCode())
                .headers(first.getHeaders())
                .body(MigrationBody.of(
                        migrations.find(key, id, viewer), migrations.tickets(key, id, null, SHOWN, null, viewer)));
    }

    private static Migrations.Choice choice(@Nullable ChoiceBody body) {
        return body == null
                ? Migrations.Choice.ALL
                : new Migrations.Choice(
                        named("choice.steps", body.steps()),
                        named("choice.groups", body.groups()),
                        named("choice.numbers", body.numbers()),
                        null);
    }

    private static List<String> named(String member, @Nullable List<String> keys) {
        if (keys == null) {
            return List.of();
        }
        if (keys.stream().anyMatch(key -> key == null || key.isBlank())) {
            throw Refusal.invalid(member, "must be a list of keys");
        }
        return List.copyOf(keys);
    }

    private static int version(String member, @Nullable Integer version) {
        if (version == null) {
            throw Refusal.invalid(member, "must be the number of a published version");
        }
        return version;
    }

    private static List<Wish> wishes(@Nullable List<WishBody> mapping) {
        var wishes = new ArrayList<Wish>();
        if (mapping != null) {
            for (var i = 0; i < mapping.size(); i++) {
                var wish = mapping.get(i);
                if (wish == null || wish.from() == null) {
                    throw Refusal.invalid("mapping[" + i + "].from", "must be the id of a step");
                }
                wishes.add(new Wish(wish.process(), wish.from(), wish.to(), Boolean.TRUE.equals(wish.restartTimer())));
            }
        }
        return wishes;
    }

    @GetMapping("/mapping")
    @Operation(
            summary = "The mapping that would be used",
            description =
                    "Each step of one version with the step it is in the other, why, and how many tickets stand there.")
    Migrations.Mapping mapping(
            @PathVariable String key,
            @RequestParam @Nullable Integer from,
            @RequestParam @Nullable Integer to,
            Viewer viewer) {
        return migrations.mapping(key, version("from", from), version("to", to), List.of(), viewer);
    }

    @GetMapping("/mapping/choices")
    @Operation(
            summary = "What a step could become",
            description = "Every element of the other version's diagram; the bar says what stands against it.")
    Listing<StepChoices.Choice> choices(
            @PathVariable String key,
            @RequestParam @Nullable Integer from,
            @RequestParam @Nullable Integer to,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam String step,
            Viewer viewer) {
        return Listing.complete(
                choices.of(key, version("from", from), version("to", to), List.of(), process, step, viewer));
    }

    @GetMapping
    @Operation(summary = "Migrations of a practice, newest first; previews are left out")
    Listing<MigrationBody> list(@PathVariable String key, Viewer viewer) {
        return Listing.complete(migrations.list(key, viewer).stream()
                .map(migration -> MigrationBody.of(migration, null))
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a migration is")
    MigrationBody read(@PathVariable String key, @PathVariable String id, Viewer viewer) {
        return MigrationBody.of(migrations.find(key, Numbers.inPath("migration", id), viewer), null);
    }

    @GetMapping("/{id}/tickets")
    @Operation(summary = "What became of each ticket")
    Listing<MigrationBody.Line> tickets(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Result result,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Viewer viewer) {
        return Listing.of(migrations
                .tickets(key, Numbers.inPath("migration", id), result, Listing.limit(limit), cursor, viewer)
                .map(MigrationBody.Line::of));
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "Stop after the ticket in hand")
    ResponseEntity<?> pause(@PathVariable String key, @PathVariable String id, Viewer viewer, Once once) {
        return once.answer(() -> shown(migrations.pause(key, Numbers.inPath("migration", id), viewer)));
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Go on after a pause")
    ResponseEntity<?> resume(@PathVariable String key, @PathVariable String id, Viewer viewer, Once once) {
        return once.answer(() -> shown(migrations.resume(key, Numbers.inPath("migration", id), viewer)));
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Try again those that failed or could not be moved as they stood")
    ResponseEntity<?> retry(@PathVariable String key, @PathVariable String id, Viewer viewer, Once once) {
        return once.answer(() -> shown(migrations.retry(key, Numbers.inPath("migration", id), viewer)));
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Leave the tickets that were not moved yet where they are")
    ResponseEntity<?> cancel(@PathVariable String key, @PathVariable String id, Viewer viewer, Once once) {
        return once.answer(() -> shown(migrations.cancel(key, Numbers.inPath("migration", id), viewer)));
    }

    private static ResponseEntity<MigrationBody> shown(Migration migration) {
        return ResponseEntity.ok(MigrationBody.of(migration, null));
    }
}
