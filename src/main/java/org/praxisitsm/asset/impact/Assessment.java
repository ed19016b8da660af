package org.praxisitsm.asset.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.impact.Dependency.SetKey;
import org.praxisitsm.asset.impact.ImpactNode.Side;
import org.praxisitsm.asset.impact.ImpactStep.SetStanding;
import org.praxisitsm.asset.impact.ItemRows.Item;

/** Puts an impact together from the graphs above and below: everything is evaluated, then what is hidden is left out. */
final class Assessment {

    /** So many items below are tried one by one; more behind redundancy would take too long, and the answer says so. */
    private static final int MOST_TRIALS = 500;

    private final Set<Long> asked;
    private final @Nullable Subgraph above;
    private final @Nullable Subgraph below;
    private final Map<Long, Item> items;
    private final Predicate<Item> visible;
    private final Predicate<Item> service;
    private final Map<Long, ImpactState> states = new HashMap<>();
    private final Map<Long, List<ImpactStep>> paths = new HashMap<>();
    private final Map<Long, Long> shownBefore = new HashMap<>();
    private boolean untried;

    Assessment(
            Set<Long> asked,
            @Nullable Subgraph above,
            @Nullable Subgraph below,
            Map<Long, Item> items,
            Predicate<Item> visible,
            Predicate<Item> service) {
        this.asked = asked;
        this.above = above;
        this.below = below;
        this.items = items;
        this.visible = visible;
        this.service = service;
        asked.forEach(id -> states.put(id, ImpactState.DOWN));
        if (above != null) {
            fail(above);
        }
        if (below != null) {
            tryEach(below);
        }
    }

    private void fail(Subgraph graph) {
        var failed = Propagation.of(graph, graph.byProvider(), asked);
        var ways = graph.waysBack(true);
        for (var id : graph.levels().keySet()) {
            if (!asked.contains(id)) {
                var state = failed.state(id);
                states.put(id, state);
                tell(
                        id,
                        state == ImpactState.UNAFFECTED ? Subgraph.shortestWay(id, ways, true) : failed.chain(id),
                        true,
                        key -> standing(key, graph, failed));
            }
        }
    }

    /** What each item below would do to the asked ones if it failed: where nothing stands in for it, they are down with it. */
    private void tryEach(Subgraph graph) {
        var byProvider = graph.byProvider();
        var fatal = plainlyNeeded(graph);
        var ways = graph.waysBack(false);
        var trials = 0;
        for (var id : graph.levels().keySet()) {
            if (asked.contains(id) || isAbove(id)) {
                continue;
            }
            var state = ImpactState.DOWN;
            if (!fatal.contains(id) && trials++ < MOST_TRIALS) {
                var failed = Propagation.of(graph, byProvider, Set.of(id));
                state = asked.stream()
                        .map(failed::state)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
            } else if (!fatal.contains(id)) {
                untried = true;
                continue;
            }
            states.put(id, state);
            tell(id, Subgraph.shortestWay(id, ways, false), false, key -> null);
        }
    }

    private Set<Long> plainlyNeeded(Subgraph graph) {
        var needs = new HashMap<Long, List<Long>>();
        graph.dependencies().stream().filter(each -> each.set() == null).forEach(each -> needs.computeIfAbsent(
                        each.dependent(), id -> new ArrayList<>())
                .add(each.provider()));
        var reached = new LinkedHashSet<>(asked);
        var open = new ArrayList<>(asked);
        while (!open.isEmpty()) {
            for (var provider : needs.getOrDefault(open.remove(open.size() - 1), List.of())) {
                if (reached.add(provider)) {
                    open.add(provider);
                }
            }
        }
        return reached;
    }

    private static @Nullable SetStanding standing(SetKey key, Subgraph graph, Propagation failed) {
        var set = graph.sets().get(key);
        return set == null ? null : new SetStanding(key.name(), failed.working(key), set.size(), set.needed());
    }

    /** Steps along what nobody may see bear no name, and several of them in a row are one. */
    private void tell(
            long id,
            List<Dependency> way,
            boolean upwards,
            java.util.function.Function<SetKey, @Nullable SetStanding> standing) {
        var steps = new ArrayList<ImpactStep>();
        var before = way.isEmpty()
                ? id
                : upwards ? way.get(0).provider() : way.get(0).dependent();
        var hidden = !isVisible(before);
        for (var each : way) {
            var to = upwards ? each.dependent() : each.provider();
            if (!isVisible(to)) {
                if (!hidden) {
                    steps.add(new ImpactStep(null, null, null, upwards, null));
                }
                hidden = true;
                continue;
            }
            var item = items.get(to);
            var key = each.setKey();
            steps.add(new ImpactStep(
                    item.number(),
                    item.name(),
                    hidden ? null : each.kind(),
                    upwards,
                    key == null || hidden ? null : standing.apply(key)));
            if (hidden && to == id) {
                shownBefore.put(id, before);
            }
            hidden = false;
            before = to;
        }
        paths.put(id, steps);
    }

    private boolean isVisible(long id) {
        var item = items.get(id);
        return item != null && visible.test(item);
    }

    private boolean isAbove(long id) {
        return above != null && above.levels().containsKey(id);
    }

    private boolean isBelow(long id) {
        return below != null && below.levels().containsKey(id);
    }

    List<ImpactNode> askedNodes() {
        return asked.stream()
                .filter(this::isVisible)
                .map(this::node)
                .sorted(Comparator.comparing(ImpactNode::number))
                .toList();
    }

    List<ImpactNode> nodes() {
        return states.keySet().stream()
                .filter(id -> !asked.contains(id) && isVisible(id))
                .map(this::node)
                .sorted(Comparator.comparing((ImpactNode node) -> node.side() == Side.BELOW)
                        .thenComparing(ImpactNode::impact)
                        .thenComparing(ImpactNode::distance)
                        .thenComparing(node -> node.criticality() == null ? 9 : node.criticality())
                        .thenComparing(ImpactNode::name)
                        .thenComparing(ImpactNode::number))
                .toList();
    }

    private ImpactNode node(long id) {
        var item = items.get(id);
        return new ImpactNode(
                item.number(),
                item.name(),
                item.classKey(),
                item.state(),
                item.unit(),
                item.owner(),
                item.user(),
                item.supportGroup(),
                item.criticality(),
                item.environment(),
                item.serviceKey(),
                service.test(item),
                side(id),
                distance(id),
                states.get(id),
                paths.getOrDefault(id, List.of()));
    }

    private Side side(long id) {
        if (asked.contains(id)) {
            return Side.ASKED;
        }
        return isAbove(id) ? isBelow(id) ? Side.BOTH : Side.ABOVE : Side.BELOW;
    }

    private int distance(long id) {
        var graph = above != null && above.levels().containsKey(id) ? above : below;
        return graph == null ? 0 : graph.levels().getOrDefault(id, 0);
    }

    /** Where only hidden items lead to a visible one, an edge without a kind stands for them. */
    List<ImpactEdge> edges() {
        var edges = new LinkedHashMap<String, ImpactEdge>();
        Stream.of(above, below)
                .filter(graph -> graph != null)
                .flatMap(graph -> graph.dependencies().stream())
                .filter(each -> isVisible(each.dependent()) && isVisible(each.provider()))
                .forEach(each -> put(
                        edges,
                        new ImpactEdge(number(each.dependent()), number(each.provider()), each.kind(), each.set())));
        shownBefore.forEach((far, near) -> {
            if (isVisible(near)) {
                put(
                        edges,
                        isAbove(far)
                                ? new ImpactEdge(number(far), number(near), null, null)
                                : new ImpactEdge(number(near), number(far), null, null));
            }
        });
        return List.copyOf(edges.values());
    }

    private static void put(Map<String, ImpactEdge> edges, ImpactEdge edge) {
        edges.putIfAbsent(edge.dependent() + " " + edge.provider() + " " + edge.kind(), edge);
    }

    private String number(long id) {
        return items.get(id).number();
    }

    /** @return ids of what is down or degraded, asked ones included, whether visible or not */
    Set<Long> hit() {
        var hit = new HashSet<Long>();
        states.forEach((id, state) -> {
            if (state != ImpactState.UNAFFECTED && (asked.contains(id) || isAbove(id))) {
                hit.add(id);
            }
        });
        return hit;
    }

    /** @return ids of the services that are hit */
    Set<Long> services() {
        var services = new HashSet<>(hit());
        services.removeIf(id -> !items.containsKey(id) || !service.test(items.get(id)));
        return services;
    }

    Impact.Totals totals(int people, java.util.function.Function<Item, @Nullable Integer> criticality) {
        var hit = hit();
        var services = services();
        var ofAbove = states.keySet().stream()
                .filter(id -> asked.contains(id) || isAbove(id))
                .toList();
        return new Impact.Totals(
                count(hit, ImpactState.DOWN),
                count(hit, ImpactState.DEGRADED),
                count(ofAbove, ImpactState.UNAFFECTED),
                count(services, ImpactState.DOWN),
                count(services, ImpactState.DEGRADED),
                highest(services, ImpactState.DOWN, criticality),
                highest(services, ImpactState.DEGRADED, criticality),
                people,
                (int) ofAbove.stream().filter(id -> !isVisible(id)).count(),
                (int) states.keySet().stream()
                        .filter(id -> !asked.contains(id) && !isAbove(id) && !isVisible(id))
                        .count(),
                untried || Stream.of(above, below).anyMatch(graph -> graph != null && graph.truncated()));
    }

    private int count(Collection<Long> ids, ImpactState state) {
        return (int) ids.stream().filter(id -> states.get(id) == state).count();
    }

    private @Nullable Integer highest(
            Set<Long> services, ImpactState state, java.util.function.Function<Item, @Nullable Integer> criticality) {
        return services.stream()
                .filter(id -> states.get(id) == state)
                .map(id -> criticality.apply(items.get(id)))
                .filter(java.util.Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** @return accounts that own or have what is hit, of items that pass */
    Set<String> people(Predicate<Item> wanted) {
        var people = new TreeSet<String>();
        hit().stream()
                .map(items::get)
                .filter(item -> item != null && wanted.test(item))
                .forEach(item -> Stream.of(item.owner(), item.user())
                        .filter(java.util.Objects::nonNull)
                        .forEach(people::add));
        return people;
    }
}
