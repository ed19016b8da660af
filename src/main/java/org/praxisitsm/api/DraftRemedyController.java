package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.DiagramRemedies;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/practices/{key}/drafts/{id}")
@Tag(name = "Practices")
class DraftRemedyController {

    private final DiagramRemedies remedies;

    DraftRemedyController(DiagramRemedies remedies) {
        this.remedies = remedies;
    }

    @Schema(name = "MendedDiagram")
    record Mended(
            @Schema(
                            description = "Path of one diagram; all of the draft where it is left out",
                            example = "processes/incident/incident-resolution.bpmn")
                    @Nullable
                    String file) {}

    @GetMapping("/foreign-parts")
    @Operation(
            summary = "What other tools left in the diagrams of a draft",
            description =
                    "What can be taken out, what stays since another engine would run it, and how many steps do not say"
                            + " of what kind they are. Diagrams with nothing of it are left out.")
    Listing<DiagramRemedies.Found> foreignParts(@PathVariable String key, @PathVariable String id, Viewer viewer) {
        return Listing.complete(remedies.of(key, Numbers.inPath("draft", id), viewer));
    }

    @PostMapping("/take-foreign-parts")
    @Operation(
            summary = "Take out what other tools left",
            description =
                    "Saves the draft, by its author. Ids, names and places stay; nothing happens otherwise than before.")
    ResponseEntity<?> takeForeignParts(
            @PathVariable String key,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Mended body,
            Viewer viewer,
            Once once) {
        return once.answer(() -> ResponseEntity.ok(
                DraftBody.of(remedies.takeForeignParts(key, Numbers.inPath("draft", id), file(body), viewer))));
    }

    @PostMapping("/make-human-tasks")
    @Operation(
            summary = "Make human tasks of steps without a kind",
            description = "Saves the draft, by its author. They are offered to the group of the ticket.")
    ResponseEntity<?> makeHumanTasks(
            @PathVariable String key,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Mended body,
            Viewer viewer,
            Once once) {
        return once.answer(() -> ResponseEntity.ok(
                DraftBody.of(remedies.makeHumanTasks(key, Numbers.inPath("draft", id), file(body), viewer))));
    }

    private static @Nullable String file(@Nullable Mended body) {
        return body == null ? null : body.file();
    }
}
