package org.praxisitsm.asset.impact;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;

/** Says which promises are at stake when services fail; fulfilled by the module that knows of promises. */
public interface AffectedAgreements {

    /**
     * @param practice whose tickets it is promised for
     * @param kind SLA, OLA or UC
     * @param running promises of open tickets on these services that are measured now, as far as the viewer may see the tickets
     * @param nextDueAt when the first of them runs out, or null
     */
    record AffectedAgreement(
            String key, String name, String practice, String kind, int running, @Nullable Instant nextDueAt) {}

    /**
     * @param services keys of the catalogue
     * @param people accounts of who is hit; whose unit or person an agreement is about
     */
    List<AffectedAgreement> of(Set<String> services, Set<String> people, Viewer viewer);
}
