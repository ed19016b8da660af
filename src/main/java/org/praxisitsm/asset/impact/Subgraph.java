package org.praxisitsm.asset.impact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The configuration items within some steps of the asked ones, in one direction, with every dependency among them and with
 * the size of each redundant set, members outside included.
 *
 * @param levels steps from the nearest asked item, which is 0; nearest first
 * @param dependencies among the items; each once
 * @param truncated whether there are more than were allowed, so that the farthest are missing
 */
record Subgraph(
        Map<Long, Integer> levels,
        List<Dependency> dependencies,
        Map<Dependency.SetKey, RedundantSet> sets,
        boolean truncated) {

    /** @param size number of members that are not retired, @param needed how many of them must work, 1 to size */
    record RedundantSet(int size, int needed) {}

    /** @param most items, the asked ones included; dependencies are bounded at four times as many */
    record Bounds(int depth, int most) {

        int dependencies() {
            return Math.multiplyExact(most, 4);
        }
    }

    /** Everything that needs one of these, directly or not. */
    static Subgraph above(Set<Long> asked, Bounds bounds, Neighbours neighbours) {
        return new Walk(asked, bounds, neighbours, true).walk();
    }

    /** Everything that these need, directly or not. */
    static Subgraph below(Set<Long> asked, Bounds bounds, Neighbours neighbours) {
        return new Walk(asked, bounds, neighbours, false).walk();
    }

    /** Level by level, each item once: cycles end by themselves. */
    private static final class Walk {

        private static final int AT_ONCE = 256;

        private final Bounds bounds;
        private final Neighbours neighbours;
        private final boolean upwards;
        private final Map<Long, Integer> levels = new LinkedHashMap<>();
        private final Set<Dependency> found = new LinkedHashSet<>();
        private final Set<Long> retired = new HashSet<>();
        private Set<Long> frontier;
        private boolean truncated;

        Walk(Set<Long> asked, Bounds bounds, Neighbours neighbours, boolean upwards) {
            this.bounds = bounds;
            this.neighbours = neighbours;
            this.upwards = upwards;
            this.frontier = asked;
            asked.forEach(id -> levels.put(id, 0));
        }

        Subgraph walk() {
            for (var level = 1; level <= bounds.depth() && !frontier.isEmpty() && !truncated; level++) {
                frontier = step(level);
            }
            var rest = living(neighbours.needs(upwards ? notPlainlyReached() : lastLevelAndOwnersOfSets()));
            rest.stream()
                    .filter(each -> neighbours.follows(each.kind()) && isKnown(each))
                    .forEach(found::add);
            return new Subgraph(levels, List.copyOf(found), sized(rest), truncated);
        }

        /** Retired items count only where they fill up the room: then as many more are asked for. */
        private Set<Long> step(int level) {
            var next = new LinkedHashSet<Long>();
            var room = bounds.dependencies() - found.size();
            for (var most = room + 1; ; most = Math.multiplyExact(most, 2)) {
                var edges = upwards ? neighbours.dependents(frontier, most) : neighbours.providers(frontier, most);
                admit(edges, level, next);
                var known = edges.stream().filter(this::isKnown).toList();
                if (truncated || edges.size() < most || known.size() > room) {
                    truncated |= known.size() > room;
                    known.stream().limit(room + 1L).forEach(found::add);
                    return next;
                }
            }
        }

        private void admit(List<Dependency> edges, int level, Set<Long> next) {
            var strangers = new ArrayList<>(edges.stream()
                    .map(this::beyond)
                    .filter(id -> !levels.containsKey(id) && !retired.contains(id))
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
            for (var from = 0; from < strangers.size() && !truncated; from += AT_ONCE) {
                var some = strangers.subList(from, Math.min(strangers.size(), from + AT_ONCE));
                var living = neighbours.living(some);
                for (var id : some) {
                    if (!living.contains(id)) {
                        retired.add(id);
                    } else if (levels.size() < bounds.most()) {
                        levels.put(id, level);
                        next.add(id);
                    } else {
                        truncated = true;
                    }
                }
            }
        }

        private long beyond(Dependency edge) {
            return upwards ? edge.dependent() : edge.provider();
        }

        private boolean isKnown(Dependency edge) {
            return levels.containsKey(edge.dependent()) && levels.containsKey(edge.provider());
        }

        /** @return without members of sets that are retired; what lies outside and is in no set is not asked about */
        private List<Dependency> living(List<Dependency> needs) {
            var outside = needs.stream()
                    .filter(each -> each.set() != null && !levels.containsKey(each.provider()))
                    .map(Dependency::provider)
                    .filter(id -> !retired.contains(id))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            var members = neighbours.living(outside);
            return needs.stream()
                    .filter(each -> levels.containsKey(each.provider())
                            || each.set() != null && members.contains(each.provider()))
                    .toList();
        }

        /**
         * What a failure reaches only through sets may still need something on the outermost level, whose dependents the walk
         * did not ask for, and its sets have members outside. All others are down, whatever else they need.
         */
        private Set<Long> notPlainlyReached() {
            var byProvider = index(found);
            var open = new LinkedHashSet<>(levels.keySet());
            var queue = new ArrayDeque<Long>();
            levels.entrySet().stream()
                    .takeWhile(each -> each.getValue() == 0)
                    .forEach(each -> queue.add(each.getKey()));
            open.removeAll(queue);
            while (!queue.isEmpty()) {
                for (var each : byProvider.getOrDefault(queue.remove(), List.of())) {
                    if (each.set() == null && open.remove(each.dependent())) {
                        queue.add(each.dependent());
                    }
                }
            }
            return open;
        }

        private Set<Long> lastLevelAndOwnersOfSets() {
            var asked = new LinkedHashSet<>(truncated ? Set.<Long>of() : frontier);
            found.stream().filter(each -> each.set() != null).forEach(each -> asked.add(each.dependent()));
            return asked;
        }

        private static Map<Dependency.SetKey, RedundantSet> sized(List<Dependency> members) {
            var providers = new HashMap<Dependency.SetKey, Set<Long>>();
            var needed = new HashMap<Dependency.SetKey, Integer>();
            for (var member : members) {
                var key = member.setKey();
                if (key != null) {
                    providers.computeIfAbsent(key, each -> new HashSet<>()).add(member.provider());
                    needed.merge(key, member.needed(), Math::max);
                }
            }
            var sets = new HashMap<Dependency.SetKey, RedundantSet>();
            providers.forEach((key, all) ->
                    sets.put(key, new RedundantSet(all.size(), Math.min(Math.max(1, needed.get(key)), all.size()))));
            return sets;
        }
    }

    /** @return the dependencies by the item that is needed */
    Map<Long, List<Dependency>> byProvider() {
        return index(dependencies);
    }

    private static Map<Long, List<Dependency>> index(Collection<Dependency> dependencies) {
        var index = new HashMap<Long, List<Dependency>>();
        dependencies.forEach(each ->
                index.computeIfAbsent(each.provider(), id -> new ArrayList<>()).add(each));
        return index;
    }

    /** @return for each item but the asked ones a dependency that leads one step back to them */
    Map<Long, Dependency> waysBack(boolean upwards) {
        var ways = new HashMap<Long, Dependency>();
        for (var each : dependencies) {
            var near = upwards ? each.provider() : each.dependent();
            var far = upwards ? each.dependent() : each.provider();
            if (levels.getOrDefault(far, 0) == levels.getOrDefault(near, 0) + 1) {
                ways.putIfAbsent(far, each);
            }
        }
        return ways;
    }

    /** @return the dependencies from the asked items to this one by the shortest way, nearest first */
    static List<Dependency> shortestWay(long item, Map<Long, Dependency> back, boolean upwards) {
        var way = new ArrayList<Dependency>();
        for (var step = back.get(item); step != null; ) {
            way.add(0, step);
            step = back.get(upwards ? step.provider() : step.dependent());
        }
        return way;
    }
}
