package org.praxisitsm.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of an agreement as it is stored; never changed.
 *
 * @param origin {@code pack:<version>} for one that a pack brought, else the account that wrote it
 * @param effectiveFrom from when on tickets are attached to it
 */
public record AgreementVersion(
        Agreement agreement,
        int version,
        String origin,
        Instant effectiveFrom,
        Instant createdAt,
        @Nullable String comment) {

    public boolean isFromPack() {
        return origin.startsWith("pack:");
    }
}
