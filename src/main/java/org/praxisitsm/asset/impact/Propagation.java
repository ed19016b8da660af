package org.praxisitsm.asset.impact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What fails when some items fail: the smallest set of items that is closed under "what lost something it needs is down".
 * An item is down where a dependency without redundancy is down, or where fewer members of a redundant set work than are
 * needed. It is degraded where a set lost a member and has enough left. Everything else above is unaffected.
 */
final class Propagation {

    private final Map<Long, List<Dependency>> byProvider;
    private final Map<Dependency.SetKey, Subgraph.RedundantSet> sets;
    private final Set<Long> down = new HashSet<>();
    private final Map<Long, Dependency> causes = new HashMap<>();
    private final Map<Dependency.SetKey, Set<Long>> lost = new HashMap<>();

    private Propagation(Map<Long, List<Dependency>> byProvider, Map<Dependency.SetKey, Subgraph.RedundantSet> sets) {
        this.byProvider = byProvider;
        this.sets = sets;
    }

    /** @return what happens above the failed items */
    static Propagation of(Subgraph graph, Map<Long, List<Dependency>> byProvider, Set<Long> failed) {
        var propagation = new Propagation(byProvider, graph.sets());
        propagation.fail(failed);
        return propagation;
    }

    private void fail(Set<Long> failed) {
        down.addAll(failed);
        var queue = new ArrayDeque<>(failed);
        while (!queue.isEmpty()) {
            for (var each : byProvider.getOrDefault(queue.remove(), List.of())) {
                if (isFatal(each) && down.add(each.dependent())) {
                    causes.put(each.dependent(), each);
                    queue.add(each.dependent());
                } else if (!down.contains(each.dependent())) {
                    causes.putIfAbsent(each.dependent(), each);
                }
            }
        }
    }

    /** Counts the member that is gone, also where the one that needs it is down already: the numbers are shown. */
    private boolean isFatal(Dependency each) {
        var key = each.setKey();
        if (key == null) {
            return true;
        }
        var gone = lost.computeIfAbsent(key, set -> new HashSet<>());
        gone.add(each.provider());
        var set = sets.getOrDefault(key, new Subgraph.RedundantSet(gone.size(), 1));
        return set.size() - gone.size() < set.needed();
    }

    boolean isDown(long item) {
        return down.contains(item);
    }

    ImpactState state(long item) {
        if (down.contains(item)) {
            return ImpactState.DOWN;
        }
        return causes.containsKey(item) ? ImpactState.DEGRADED : ImpactState.UNAFFECTED;
    }

    /** @return how many members of the set work */
    int working(Dependency.SetKey key) {
        var set = sets.get(key);
        return set == null ? 0 : set.size() - lost.getOrDefault(key, Set.of()).size();
    }

    /** @return the dependencies through which the failure comes to an item that is down or degraded, nearest first */
    List<Dependency> chain(long item) {
        var chain = new ArrayList<Dependency>();
        for (var step = causes.get(item); step != null; step = causes.get(step.provider())) {
            chain.add(0, step);
        }
        return chain;
    }
}
