package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.impact.AffectedAgreements.AffectedAgreement;
import org.praxisitsm.asset.impact.Impact;
import org.praxisitsm.asset.impact.ImpactEdge;
import org.praxisitsm.asset.impact.ImpactNode;
import org.praxisitsm.asset.impact.ImpactStep;

/** An impact as the API tells it. */
@Schema(name = "Impact")
record ImpactBody(
        String direction,
        int depth,
        List<Node> asked,
        @Schema(description = "The worst hit first, then the nearest") List<Node> nodes,
        List<Edge> edges,
        @Schema(description = "The services that are hit, the most critical first") List<Hit> services,
        @Schema(description = "Accounts that own or have something that is hit") List<String> people,
        List<AffectedAgreement> agreements,
        List<Impact.Contract> contracts,
        Impact.Totals totals) {

    /**
     * @param side asked, above, below or both
     * @param impact above: what the failure does to it; below: what its own failure would do to the asked assets
     */
    @Schema(name = "ImpactNode")
    record Node(
            String number,
            String name,
            @JsonProperty("class") String ciClass,
            String state,
            String unit,
            @Nullable String owner,
            @Nullable String user,
            @Nullable String group,
            @Nullable Integer criticality,
            @Nullable String environment,
            @Nullable String service,
            String side,
            int distance,
            @Schema(allowableValues = {"down", "degraded", "unaffected"}) String impact,
            @Schema(description = "Why: the steps from the asked asset to this one; a hidden one has no number")
                    List<Step> path) {

        static Node of(ImpactNode node) {
            return new Node(
                    node.number(),
                    node.name(),
                    node.classKey(),
                    node.state(),
                    node.unit(),
                    node.owner(),
                    node.user(),
                    node.supportGroup(),
                    node.criticality(),
                    node.environment(),
                    node.serviceKey(),
                    word(node.side()),
                    node.distance(),
                    word(node.impact()),
                    node.path().stream().map(Step::of).toList());
        }
    }

    @Schema(name = "ImpactStep")
    record Step(
            @Nullable String number,
            @Nullable String name,
            @Nullable String kind,
            boolean needsThePrevious,
            ImpactStep.@Nullable SetStanding set) {

        static Step of(ImpactStep step) {
            return new Step(step.number(), step.name(), step.kind(), step.needsThePrevious(), step.set());
        }
    }

    @Schema(name = "ImpactEdge")
    record Edge(String dependent, String provider, @Nullable String kind, @Nullable String set) {

        static Edge of(ImpactEdge edge) {
            return new Edge(edge.dependent(), edge.provider(), edge.kind(), edge.set());
        }
    }

    @Schema(name = "ServiceHit")
    record Hit(String number, String name, @Nullable String service, @Nullable Integer criticality, String impact) {

        static Hit of(ImpactNode node) {
            return new Hit(node.number(), node.name(), node.serviceKey(), node.criticality(), word(node.impact()));
        }
    }

    static ImpactBody of(Impact impact) {
        return new ImpactBody(
                word(impact.question().direction()),
                impact.question().depth(),
                impact.asked().stream().map(Node::of).toList(),
                impact.nodes().stream().map(Node::of).toList(),
                impact.edges().stream().map(Edge::of).toList(),
                impact.services().stream().map(Hit::of).toList(),
                impact.people(),
                impact.agreements(),
                impact.contracts(),
                impact.totals());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
