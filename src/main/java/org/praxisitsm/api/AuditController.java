package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class AuditController {

    private static final String EXPORT = "application/x-ndjson";

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @Query
    record AuditQuery(
            @Parameter(example = "agent") @Nullable String actor,
            @Parameter(example = "INC0000123") @Nullable String ticket,
            @Parameter(example = "task.completed") @Nullable String act,
            @Nullable String objectType,
            @Nullable String objectId,
            @Parameter(description = "First instant, included") @Nullable Instant from,
            @Parameter(description = "Last instant, excluded") @Nullable Instant to,
            @Parameter(description = "1 to 500, 50 where left out") @Nullable Integer limit,
            @Nullable String cursor) {

        AuditTrail.Filter filter() {
            return new AuditTrail.Filter(
                    TicketQuery.blankAsNull(actor),
                    TicketQuery.blankAsNull(ticket),
                    TicketQuery.blankAsNull(act),
                    TicketQuery.blankAsNull(objectType),
                    TicketQuery.blankAsNull(objectId),
                    from,
                    to);
        }
    }

    @Query
    record ExportQuery(
            @Parameter(example = "agent") @Nullable String actor,
            @Parameter(example = "INC0000123") @Nullable String ticket,
            @Nullable String act,
            @Nullable String objectType,
            @Nullable String objectId,
            @Parameter(description = "First instant, included") @Nullable Instant from,
            @Parameter(description = "Last instant, excluded") @Nullable Instant to) {

        AuditTrail.Filter filter() {
            return new AuditQuery(actor, ticket, act, objectType, objectId, from, to, null, null).filter();
        }
    }

    @Schema(name = "ChainVerification")
    record VerificationBody(
            long entries,
            boolean verified,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long brokenAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem) {}

    @GetMapping
    @Operation(summary = "The trail of every act", description = "For auditors and administrators.")
    Listing<EntryBody> find(@ParameterObject AuditQuery query, Viewer viewer) {
        int limit = Listing.limit(query.limit());
        return Listing.of(
                trail.find(query.filter(), limit, query.cursor(), viewer).map(EntryBody::of));
    }

    @GetMapping("/verify")
    @Operation(summary = "Recompute the chain", description = "brokenAt is the first entry that does not fit.")
    VerificationBody verify(Viewer viewer) {
        var found = trail.verify(viewer);
        return new VerificationBody(found.entries(), found.verified(), found.brokenAt(), found.problem());
    }

    @GetMapping(path = "/export", produces = EXPORT)
    @Operation(
            summary = "The trail as signed lines of JSON",
            description = "The last line holds count, digest, head of the chain, public key and signature.")
    void export(@ParameterObject ExportQuery query, Viewer viewer, HttpServletResponse response) throws IOException {
        // What the trail refuses, it refuses before it writes: only then is this answer a file.
        response.setContentType(EXPORT);
        response.setHeader("Content-Disposition", "attachment; filename=\"praxis-audit.ndjson\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        trail.export(query.filter(), response.getOutputStream(), viewer);
    }
}
