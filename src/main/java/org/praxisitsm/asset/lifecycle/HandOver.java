package org.praxisitsm.asset.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An asset given to a person, and what they said to it.
 *
 * @param asset number of the asset
 * @param name of the asset
 * @param person account of who gets it
 * @param ticket whose process handed it over, or null
 * @param answeredAt when the person confirmed or denied it
 * @param returnedAt when they gave it back
 */
public record HandOver(
        long id,
        String asset,
        String name,
        String ciClass,
        String person,
        @Nullable String ticket,
        State state,
        String handedBy,
        Instant handedAt,
        @Nullable Instant answeredAt,
        @Nullable String note,
        @Nullable Instant returnedAt) {

    /** What became of a hand-over; an answer is never changed. */
    public enum State {
        WAITING,
        CONFIRMED,
        DENIED,
        /** Taken back before the person answered. */
        WITHDRAWN
    }
}
