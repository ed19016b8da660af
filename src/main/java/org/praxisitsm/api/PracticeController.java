package org.praxisitsm.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/practices")
@Tag(name = "Practices")
class PracticeController {

    private static final String ZIP = "application/zip";

    private final Practices practices;
    private final TicketQueries queries;

    PracticeController(Practices practices, TicketQueries queries) {
        this.practices = practices;
        this.queries = queries;
    }

    @Schema(name = "StartForm")
    record StartForm(@Schema(description = "Camunda Forms JSON") JsonNode schema, Map<String, Object> values) {}

    @GetMapping
    @Operation(summary = "The practices in use")
    Listing<PracticeBody> list(Viewer viewer) {
        return Listing.complete(
                practices.all().stream().map(pack -> body(pack, viewer)).toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "A practice")
    PracticeBody read(@PathVariable String key, Viewer viewer) {
        return body(current(key), viewer);
    }

    @GetMapping("/{key}/form")
    @Operation(summary = "The form that opens a ticket")
    StartForm form(@PathVariable String key, Viewer viewer) {
        var pack = current(key).pack();
        var form = pack.forms().get(pack.descriptor().startForm());
        if (form == null) {
            throw Refusal.notFound("The practice " + key + " has no start form");
        }
        var values = new HashMap<String, Object>();
        defaults(form.components(), values);
        return new StartForm(form.schema(), values);
    }

    @GetMapping("/{key}/versions")
    @Operation(summary = "Published versions, newest first, with the tickets that run on each")
    Listing<PracticeBody.Version> versions(@PathVariable String key, Viewer viewer) {
        checkInside(viewer);
        var running = running(current(key), viewer);
        return Listing.complete(practices.versions(key).stream()
                .map(version -> PracticeBody.Version.of(version, running))
                .toList());
    }

    @GetMapping(path = "/{key}/pack", produces = ZIP)
    @Operation(summary = "The published pack as zip, byte for byte")
    ResponseEntity<byte[]> pack(@PathVariable String key, Viewer viewer) {
        checkInside(viewer);
        return zip(current(key));
    }

    @GetMapping(path = "/{key}/versions/{version}/pack", produces = ZIP)
    @Operation(summary = "The pack of a version as zip, byte for byte")
    ResponseEntity<byte[]> pack(@PathVariable String key, @PathVariable int version, Viewer viewer) {
        checkInside(viewer);
        return zip(practices
                .version(key, version)
                .orElseThrow(() -> Refusal.notFound("The practice " + key + " has no version " + version)));
    }

    /** How many confidential tickets there are is for those of the unit who work on them or own their practice. */
    private Map<Integer, Integer> running(PublishedPack pack, Viewer viewer) {
        var practice = pack.pack().descriptor();
        var told = !practice.confidential()
                || viewer.has(Role.AGENT, practice.unit())
                || viewer.has(Role.PROCESS_OWNER, practice.unit());
        return told ? queries.runningByVersion(practice.key()) : Map.of();
    }

    private ResponseEntity<byte[]> zip(PublishedPack published) {
        var key = published.pack().key();
        var name = key + "-" + published.version() + ".zip";
        return ResponseEntity.ok()
                .header("Content-Type", ZIP)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(practices.zip(key, published.version()));
    }

    private PracticeBody body(PublishedPack pack, Viewer viewer) {
        return PracticeBody.of(pack, viewer.isOnlyRequester() ? null : running(pack, viewer));
    }

    private PublishedPack current(String key) {
        return practices.current(key).orElseThrow(() -> Refusal.notFound("There is no practice " + key));
    }

    private static void checkInside(Viewer viewer) {
        if (viewer.isOnlyRequester()) {
            throw Refusal.forbidden("Packs are shown to those who work with them");
        }
    }

    private static void defaults(List<FormDefinition.Component> components, Map<String, Object> values) {
        for (var component : components) {
            defaults(component.components(), values);
            @Nullable Object value = component.defaultValue();
            if (component.key() != null && value != null) {
                values.put(component.key(), value);
            }
        }
    }
}
