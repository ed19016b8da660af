package org.praxisitsm.asset.impact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration item of an impact.
 *
 * @param state of its life, by key
 * @param criticality 1 (highest) to 4, its own or inherited; null where it has none
 * @param isService whether its class is that of services or one below
 * @param distance steps from the nearest asked item
 * @param impact above: what the failure does to it; below: what its own failure would do to the asked items
 * @param path why: from the asked item, which is not in it, to this one
 */
public record ImpactNode(
        String number,
        String name,
        String classKey,
        String state,
        String unit,
        @Nullable String owner,
        @Nullable String user,
        @Nullable String supportGroup,
        @Nullable Integer criticality,
        @Nullable String environment,
        @Nullable String serviceKey,
        boolean isService,
        Side side,
        int distance,
        ImpactState impact,
        List<ImpactStep> path) {

    public enum Side {
        /** Asked for: it is the one that fails. */
        ASKED,
        /** It needs an asked one, directly or not. */
        ABOVE,
        /** An asked one needs it, directly or not. */
        BELOW,
        /** Both, in a cycle; impact and path are those above. */
        BOTH
    }

    /** @return whether the failure is felt */
    public boolean isHit() {
        return impact != ImpactState.UNAFFECTED && side != Side.BELOW;
    }
}
