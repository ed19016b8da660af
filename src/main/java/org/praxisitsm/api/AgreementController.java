package org.praxisitsm.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.AgreementVersion;
import org.praxisitsm.sla.Agreements;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Service-level agreements: read by those who work with tickets, changed by the owners of their practice. */
@RestController
@RequestMapping("/api/v1/agreements")
@Tag(name = "Service levels")
class AgreementController {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_COMMENT = 1_000;

    private final Agreements agreements;

    AgreementController(Agreements agreements) {
        this.agreements = agreements;
    }

    /** @param agreement its members as in files: see docs/service-levels.md */
    @Schema(name = "AgreementVersion")
    record AgreementBody(
            String key,
            int version,
            String practice,
            Instant effectiveFrom,
            Instant createdAt,
            String origin,
            @Nullable String comment,
            Map<String, Object> agreement) {

        static AgreementBody of(AgreementVersion version) {
            return new AgreementBody(
                    version.agreement().key(),
                    version.version(),
                    version.agreement().practice(),
                    version.effectiveFrom(),
                    version.createdAt(),
                    version.origin(),
                    version.comment(),
                    Agreements.members(version.agreement()));
        }
    }

    @GetMapping
    @Operation(summary = "The agreements that new tickets are attached to")
    Listing<AgreementBody> list(Viewer viewer) {
        return Listing.complete(
                agreements.all(viewer).stream().map(AgreementBody::of).toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "The newest version of an agreement")
    ResponseEntity<AgreementBody> read(@PathVariable String key, Viewer viewer) {
        return tagged(agreements.versions(key, viewer).get(0));
    }

    @GetMapping("/{key}/versions")
    @Operation(summary = "Every version of an agreement, the newest first")
    Listing<AgreementBody> versions(@PathVariable String key, Viewer viewer) {
        return Listing.complete(
                agreements.versions(key, viewer).stream().map(AgreementBody::of).toList());
    }

    @PutMapping("/{key}")
    @Operation(
            summary = "Store a new version of an agreement",
            description =
                    "The whole agreement, with the members of its file; effectiveFrom and comment may stand beside"
                            + " them. Running clocks keep theirs until they are re-planned.")
    ResponseEntity<AgreementBody> put(
            @PathVariable String key, @RequestBody Map<String, Object> content, ReadVersion read, Viewer viewer) {
        var members = new LinkedHashMap<>(content);
        var from = instant(members.remove("effectiveFrom"));
        var comment = comment(members.remove("comment"));
        members.putIfAbsent("key", key);
        return tagged(agreements.put(key, bytes(members), from, comment, read.version(), viewer));
    }

    private static @Nullable String comment(@Nullable Object comment) {
        if (comment != null && comment.toString().length() > LONGEST_COMMENT) {
            throw Refusal.invalid("comment", "At most " + LONGEST_COMMENT + " characters.");
        }
        return comment == null ? null : comment.toString();
    }

    private static byte[] bytes(Map<String, Object> members) {
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException unreadable) {
            throw Refusal.malformed("The agreement cannot be read.");
        }
    }

    private static @Nullable Instant instant(@Nullable Object text) {
        try {
            return text == null ? null : Instant.parse(text.toString());
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("effectiveFrom", "An instant such as 2026-12-01T00:00:00Z.");
        }
    }

    private static ResponseEntity<AgreementBody> tagged(AgreementVersion version) {
        return ResponseEntity.ok().eTag(ReadVersion.tag(version.version())).body(AgreementBody.of(version));
    }
}
