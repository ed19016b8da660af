package org.praxisitsm.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A relation as seen from one item.
 *
 * @param outward whether the item is the first: it runs on the other
 * @param other the item at the other end
 * @param redundancy name of the set, within what the first needs, whose members back each other up
 * @param needed how many of the set must work; null for one
 */
public record CiRelation(
        long id,
        String kind,
        boolean outward,
        Other other,
        @Nullable String redundancy,
        @Nullable Integer needed,
        @Nullable String source,
        Instant createdAt) {

    public record Other(
            long id,
            String number,
            String name,
            String ciClass,
            String state,
            @Nullable Integer criticality,
            boolean ended) {}
}
