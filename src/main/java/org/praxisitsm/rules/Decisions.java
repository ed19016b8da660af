package org.praxisitsm.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Service;

/** Evaluates a table or grid of a published pack on demand; changes nothing. */
@Service
public class Decisions {

    private final Practices practices;
    private final Tables tables;
    private final Grids grids;

    Decisions(Practices practices, Tables tables, Grids grids) {
        this.practices = practices;
        this.tables = tables;
        this.grids = grids;
    }

    /**
     * @param version pack version that the rules came from
     * @param required what was decided for it before, in order
     */
    public record Outcome(
            Map<String, Object> outputs,
            List<MatchedRule> matchedRules,
            int version,
            List<RequiredDecision> required) {}

    private record Place(PublishedPack published, String path) {}

    /**
     * Evaluates the current version of the decision or grid with this key, of whatever practice; a decision with those that it
     * requires.
     *
     * @throws Refusal forbidden for those who only request, and for tables of a confidential practice for those who
     *     neither work on it nor own it; not found; invalid where an input is missing, unknown or of the wrong type
     */
    public Outcome evaluate(String key, Map<String, Object> inputs, Viewer viewer) {
        if (viewer.isOnlyRequester()) {
            throw Refusal.forbidden("Tables are evaluated by those who work with tickets");
        }
        var place = find(key).orElseThrow(() -> Refusal.notFound("There is no table or grid " + key));
        requireTrusted(place, viewer);
        var pack = place.published().pack();
        var version = place.published().version();
        if (place.path().endsWith(".dmn")) {
            var verdict = tables.decide(pack, place.path(), key, inputs);
            return new Outcome(verdict.outputs(), verdict.matchedRules(), version, verdict.required());
        }
        var verdict = grids.decide(pack, key, inputs);
        return new Outcome(verdict.outputs(), verdict.matchedRules(), version, List.of());
    }

    private static void requireTrusted(Place place, Viewer viewer) {
        var practice = place.published().pack().descriptor();
        var trusted = !practice.confidential()
                || viewer.has(Role.AGENT, practice.unit())
                || viewer.has(Role.PROCESS_OWNER, practice.unit());
        if (!trusted) {
            throw Refusal.forbidden("The tables of " + practice.name() + " are confidential");
        }
    }

    private Optional<Place> find(String key) {
        var all = practices.all();
        return all.stream()
                .flatMap(published -> published.pack().files().paths().stream()
                        .filter(path -> path.endsWith("/" + key + ".dmn") || path.endsWith("/" + key + ".rules.csv"))
                        .map(path -> new Place(published, path)))
                .findFirst()
                .or(() -> all.stream()
                        .flatMap(published ->
                                published.pack().fileOf(key).stream().map(path -> new Place(published, path)))
                        .findFirst());
    }
}
