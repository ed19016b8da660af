package org.praxisitsm.rules;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.rules.GridDefinition.Kind;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.GridPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rule grids of packs, compiled once per content and kept, the least recently used given up first. One grid is compiled
 * at a time: the rule compiler takes much memory while it builds.
 */
@Component
public class Grids implements GridPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(Grids.class);
    private static final int KEPT = 64;
    private static final int MAX_CANDIDATES = 5_000;

    private final Object compiler = new Object();
    private final Map<String, CompiledGrid> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledGrid> eldest) {
            return size() > KEPT;
        }
    };

    /** Compiles the grids of a pack ahead of the first ticket; a grid that cannot be read is only reported. */
    public void warm(Pack pack) {
        for (var path : pack.grids()) {
            try {
                compiled(path, pack.text(path));
            } catch (Refusal e) {
                LOG.warn("Grid not compiled: {}", e.getMessage());
            }
        }
    }

    @Override
    public Verdict decide(Pack pack, String grid, Map<String, ?> inputs) {
        var path = pack.grids().stream()
                .filter(candidate -> candidate.endsWith("/" + grid + ".rules.csv"))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("The practice " + pack.key() + " has no grid " + grid));
        return decide(path, pack.text(path), inputs);
    }

    /** @return facts that a grid about conflicts reads, as {@link #decide} is given them */
    List<String> conflictFacts(Pack pack, String path) {
        return compiled(path, pack.text(path)).definition().columns().stream()
                .filter(GridColumn.When.class::isInstance)
                .map(column -> ((GridColumn.When) column).property())
                .map(property -> property.equals("kind") ? "conflict" : property)
                .distinct()
                .toList();
    }

    Verdict decide(String path, String text, Map<String, ?> inputs) {
        var grid = compiled(path, text);
        var kind = grid.definition().kind();
        if (kind == Kind.CONFLICT) {
            return grid.decide(conflict(inputs), List.of(Map.of()));
        }
        var subject = kind == Kind.IDENTITY ? "inventory" : "ticket";
        for (var name : inputs.keySet()) {
            if (!name.equals(subject) && !name.equals("candidates")) {
                throw Refusal.invalid("inputs." + name, "is no input of this grid: use " + subject + " and candidates");
            }
        }
        if (!(inputs.get(subject) instanceof Map<?, ?> given)) {
            throw Refusal.invalid("inputs." + subject, "must be an object with the facts of the " + subject);
        }
        return grid.decide(
                facts("inputs." + subject, given),
                kind == Kind.IDENTITY ? items(inputs.get("candidates")) : candidates(inputs.get("candidates")));
    }

    /** The same facts that a table of severities reads: a grid takes the place of one with its cases and what was recorded. */
    private static Map<String, ?> conflict(Map<String, ?> inputs) {
        var facts = new LinkedHashMap<String, Object>(facts("inputs", inputs));
        if (!(facts.remove("conflict") instanceof String kind)) {
            throw Refusal.invalid("inputs.conflict", "must be the kind of a conflict, such as SAME_CI");
        }
        facts.put("kind", kind);
        return facts;
    }

    private static List<Map<String, ?>> items(@org.jspecify.annotations.Nullable Object given) {
        if (!(given instanceof List<?> list) || list.size() > MAX_CANDIDATES) {
            throw Refusal.invalid("inputs.candidates", "must be a list of at most " + MAX_CANDIDATES + " items");
        }
        var items = new java.util.ArrayList<Map<String, ?>>();
        for (var i = 0; i < list.size(); i++) {
            var field = "inputs.candidates[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> item) || !(item.get("ci") instanceof Number)) {
                throw Refusal.invalid(field, "must be an object with ci, the number of the item");
            }
            items.add(facts(field, item));
        }
        return items;
    }

    private static List<Map<String, ?>> candidates(@org.jspecify.annotations.Nullable Object given) {
        if (!(given instanceof List<?> list) || list.size() > MAX_CANDIDATES) {
            throw Refusal.invalid("inputs.candidates", "must be a list of at most " + MAX_CANDIDATES + " people");
        }
        var candidates = new java.util.ArrayList<Map<String, ?>>();
        for (var i = 0; i < list.size(); i++) {
            var field = "inputs.candidates[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> person) || !(person.get("account") instanceof String)) {
                throw Refusal.invalid(field, "must be an object with an account");
            }
            candidates.add(facts(field, person));
        }
        return candidates;
    }

    private static Map<String, ?> facts(String field, Map<?, ?> given) {
        var facts = new LinkedHashMap<String, Object>();
        for (var entry : given.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw Refusal.invalid(field, "has a fact without a name");
            }
            facts.put(name, entry.getValue());
        }
        return facts;
    }

    private CompiledGrid compiled(String path, String text) {
        var hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        synchronized (compiled) {
            var known = compiled.get(hash);
            if (known != null) {
                return known;
            }
        }
        synchronized (compiler) {
            synchronized (compiled) {
                var known = compiled.get(hash);
                if (known != null) {
                    return known;
                }
            }
            var made = CompiledGrid.of(GridDefinition.parse(path, text), hash);
            synchronized (compiled) {
                compiled.put(hash, made);
            }
            return made;
        }
    }
}
