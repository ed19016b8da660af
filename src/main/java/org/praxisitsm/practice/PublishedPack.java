package org.praxisitsm.practice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of a pack that is or was in use. Never changes. */
public record PublishedPack(
        Pack pack,
        int version,
        String hash,
        String deployment,
        Instant publishedAt,
        String publishedBy,
        @Nullable String approvedBy,
        @Nullable String comment) {}
