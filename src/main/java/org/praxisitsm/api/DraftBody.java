package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackCheck;

/** A draft of a pack on its way to publication. */
@Schema(name = "Draft")
record DraftBody(
        String draft,
        @Schema(example = "incident") String practice,
        @Schema(description = "Published version it was made from, 0 for a new practice") int baseVersion,
        Drafts.Status status,
        String author,
        Instant createdAt,
        Instant updatedAt,
        int version,
        List<Finding> findings,
        @Nullable CheckBody check,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Integer publishedVersion) {

    static DraftBody of(Drafts.Draft draft) {
        return new DraftBody(
                String.valueOf(draft.id()),
                draft.practice(),
                draft.baseVersion(),
                draft.status(),
                draft.author(),
                draft.createdAt(),
                draft.updatedAt(),
                draft.version(),
                draft.findings(),
                draft.check() == null ? null : CheckBody.of(draft.check()),
                draft.approvedBy(),
                draft.approvedAt(),
                draft.publishedVersion());
    }

    /** What the gate says, and how each scenario and case came out. */
    @Schema(name = "DraftCheck")
    record CheckBody(boolean green, List<Finding> findings, List<PackCheck.Result> results) {

        static CheckBody of(Drafts.Check check) {
            return new CheckBody(check.isGreen(), check.findings(), check.results());
        }
    }
}
