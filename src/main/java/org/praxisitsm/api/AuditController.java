package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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
}
