package org.praxisitsm.asset.impact;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.impact.AffectedAgreements.AffectedAgreement;

/**
 * What happens when some configuration items fail, and what they stand on, as far as the viewer may see it.
 *
 * @param asked the items that fail
 * @param nodes all others that the viewer may see: the worst hit first, then the nearest, then by criticality and name
 * @param edges dependencies among asked items and nodes
 * @param people accounts that own or have something that is hit, as far as visible, at most {@value #MOST_PEOPLE}
 * @param agreements promises on the services that are hit
 * @param contracts numbers and names of contracts that cover what is hit
 */
public record Impact(
        ImpactQuestion question,
        List<ImpactNode> asked,
        List<ImpactNode> nodes,
        List<ImpactEdge> edges,
        Totals totals,
        List<String> people,
        List<AffectedAgreement> agreements,
        List<Contract> contracts) {

    public static final int MOST_PEOPLE = 200;

    public record Contract(String number, String name) {}

    /**
     * Counts of all that is there, hidden items included; asked items count among what is down.
     *
     * @param people how many are hit: those that own or have something that is hit, or what the largest service says it has,
     *     where that is more
     * @param hiddenAbove items hit that the viewer may not see
     * @param hiddenBelow items below that the viewer may not see
     * @param truncated whether there is more than was looked at, so that every number is a lower bound
     */
    public record Totals(
            int down,
            int degraded,
            int unaffected,
            int servicesDown,
            int servicesDegraded,
            @Nullable Integer criticalityDown,
            @Nullable Integer criticalityDegraded,
            int people,
            int hiddenAbove,
            int hiddenBelow,
            boolean truncated) {

        public int services() {
            return servicesDown + servicesDegraded;
        }
    }

    /** @return the services that are hit, visible ones, the most critical first; an asked one too */
    public List<ImpactNode> services() {
        return java.util.stream.Stream.concat(asked.stream(), nodes.stream())
                .filter(node -> node.isService() && node.isHit())
                .sorted(java.util.Comparator.comparing(ImpactNode::impact)
                        .thenComparing(node -> node.criticality() == null ? 9 : node.criticality())
                        .thenComparing(ImpactNode::name))
                .toList();
    }

    public Optional<ImpactNode> node(String number) {
        return java.util.stream.Stream.concat(asked.stream(), nodes.stream())
                .filter(node -> node.number().equals(number))
                .findFirst();
    }

    static Impact nothing(ImpactQuestion question) {
        var none = Collections.<ImpactNode>emptyList();
        var totals = new Totals(0, 0, 0, 0, 0, null, null, 0, 0, 0, false);
        return new Impact(question, none, none, List.of(), totals, List.of(), List.of(), List.of());
    }
}
