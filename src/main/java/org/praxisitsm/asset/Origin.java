package org.praxisitsm.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, and from where it is known.
 *
 * @param actor account or component
 * @param source name of the source, e.g. {@code inventory:glpi}; null for a person
 * @param seenAt when the source saw what it says
 */
public record Origin(String actor, @Nullable String source, Instant seenAt) {

    public boolean isPerson() {
        return source == null;
    }
}
