package org.praxisitsm.practice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Service;

/** Drafts of packs on their way to publication: upload or edit, check, approve by a second person, publish. */
@Service
public class Drafts {

    /**
     * @param baseVersion published version it was made from, 0 for a new practice
     * @param findings of the gate, over the files as they stand
     * @param check results of the last check, null where the files changed since or it never ran
     * @param approvedBy who approved exactly these files, or null
     */
    public record Draft(
            long id,
            String practice,
            int baseVersion,
            Status status,
            String author,
            Instant createdAt,
            Instant updatedAt,
            int version,
            List<Finding> findings,
            @Nullable Check check,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String approveComment,
            @Nullable Integer publishedVersion) {}

    public enum Status {
        OPEN,
        PUBLISHED,
        DISCARDED
    }

    public record Check(List<Finding> findings, List<PackCheck.Result> results) {
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isGreen() {
            return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR)
                    && results.stream().allMatch(PackCheck.Result::green);
        }
    }

    /**
     * Keeps a zip as a draft. Nothing of it is deployed.
     *
     * @throws UnreadablePack where it cannot even be kept: not a zip, over a limit, another practice's key, unreadable yaml
     */
    public Draft upload(String practice, byte[] zip, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }

    /** Opens a draft of the current version for editing, or returns the person's open one. */
    public Draft edit(String practice, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }

    /** @throws org.praxisitsm.shared.Refusal conflict where someone saved in between; the message says who and when */
    public Draft save(long id, String path, byte[] content, int expectedVersion, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }

    public Optional<Draft> find(String practice, long id, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }

    public Pack files(String practice, long id, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }

    /** @return open drafts of the practice, newest first. */
    public List<Draft> open(String practice, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }

    /** Runs the gate, every scenario and every case. */
    public Check check(String practice, long id, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }

    public Draft approve(String practice, long id, String comment, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }

    /** @throws org.praxisitsm.shared.Refusal conflict while something is red or a second person is missing */
    public PublishedPack publish(String practice, long id, String comment, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }

    public void discard(String practice, long id, Viewer by) {
        throw new UnsupportedOperationException("practice");
    }
}
