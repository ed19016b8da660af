package org.praxisitsm.practice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Drafts.Status;

/**
 * A row of {@code pack_draft}.
 *
 * @param hash SHA-256 of the zip; what was checked and approved is bound to it
 */
record DraftRow(
        long id,
        String practice,
        int baseVersion,
        byte[] zip,
        String hash,
        Origin origin,
        Status status,
        String author,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String checkedHash,
        boolean checkGreen,
        @Nullable String checkResult,
        @Nullable String approvedHash,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String approveComment,
        @Nullable Integer publishedVersion,
        int version) {

    enum Origin {
        UPLOAD,
        STUDIO,
        FOLDER
    }

    boolean isApproved() {
        return hash.equals(approvedHash);
    }

    boolean isChecked() {
        return hash.equals(checkedHash);
    }

    PackFiles files() {
        return PackFiles.fromZip(zip);
    }
}
