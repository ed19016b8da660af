package org.praxisitsm.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.inventory.IdentityPolicy;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.ticket.GridPolicy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Which known item a reported device is, by the grid of the published practice {@value #PRACTICE}; by the one that was shipped
 * where nobody has published any.
 */
@Component
class IdentityGrid implements IdentityPolicy {

    static final String PRACTICE = "asset-lifecycle";
    static final String GRID = "ci-identity";
    private static final String PATH = "rules/" + PRACTICE + "/" + GRID + ".rules.csv";

    private final Practices practices;
    private final Grids grids;
    private @Nullable String shipped;

    IdentityGrid(Practices practices, Grids grids) {
        this.practices = practices;
        this.grids = grids;
    }

    @Override
    public Verdict decide(Map<String, ?> inventory, List<Map<String, ?>> candidates) {
        var inputs = Map.of("inventory", inventory, "candidates", candidates);
        var said = published()
                .map(pack -> grids.decide(pack, GRID, inputs))
                .orElseGet(() -> grids.decide(PATH, shipped(), inputs));
        return verdict(said);
    }

    private Optional<Pack> published() {
        return practices.current(PRACTICE).map(PublishedPack::pack).filter(pack -> pack.files()
                .has(PATH));
    }

    private static Verdict verdict(GridPolicy.Verdict said) {
        var ci = said.outputs().get("ci") instanceof Number id ? id.longValue() : null;
        var duplicates = ((List<?>) said.outputs().getOrDefault("duplicates", List.of()))
                .stream().map(id -> ((Number) id).longValue()).toList();
        return new Verdict(
                ci,
                duplicates,
                said.matchedRules().stream().map(MatchedRule::id).toList());
    }

    private synchronized String shipped() {
        if (shipped == null) {
            try {
                shipped = new ClassPathResource("packs/" + PATH).getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return shipped;
    }
}
