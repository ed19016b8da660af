package org.praxisitsm.asset.impact;

import org.jspecify.annotations.Nullable;

/**
 * One dependency on the way from the asked item to another.
 *
 * @param number of the item that the step comes to, or null where the viewer may not see it
 * @param name of that item, or null
 * @param kind key of the relation kind, or null beside an item that the viewer may not see
 * @param needsThePrevious whether the item needs the one before it on the way; otherwise the one before needs it
 * @param set how a redundant set stands that this step goes through, or null
 */
public record ImpactStep(
        @Nullable String number,
        @Nullable String name,
        @Nullable String kind,
        boolean needsThePrevious,
        @Nullable SetStanding set) {

    /** @param working members that work, of @param size; @param needed how many must */
    public record SetStanding(String name, int working, int size, int needed) {}

    public boolean isHidden() {
        return number == null;
    }
}
