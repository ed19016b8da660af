package org.praxisitsm.asset.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.praxisitsm.asset.impact.ImpactState.DEGRADED;
import static org.praxisitsm.asset.impact.ImpactState.DOWN;
import static org.praxisitsm.asset.impact.ImpactState.UNAFFECTED;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.impact.Subgraph.Bounds;

class PropagationTests {

    private static final Bounds WIDE = new Bounds(6, 1_000);

    @Test
    void whatNeedsSomethingThatIsDownIsDownTooUpToTheTop() {
        var graph = new DrawnGraph().needs(2, 1).needs(3, 2).needs(4, 3);

        assertThat(states(graph, WIDE, 1)).isEqualTo(Map.of(1L, DOWN, 2L, DOWN, 3L, DOWN, 4L, DOWN));
    }

    @Test
    void enoughMembersOfASetThatWorkDegradeWhatNeedsThemAndSpareWhatStandsOnIt() {
        var graph = new DrawnGraph().needsSome(10, "nodes", 2, 1, 2, 3).needs(11, 10);

        assertThat(states(graph, WIDE, 1)).isEqualTo(Map.of(1L, DOWN, 10L, DEGRADED, 11L, UNAFFECTED));
        assertThat(states(graph, WIDE, 1, 2)).containsEntry(10L, DOWN).containsEntry(11L, DOWN);
    }

    @Test
    void membersOutsideTheGraphCount() {
        var graph = new DrawnGraph().needsSome(10, "nodes", 2, 1, 2, 3);
        var above = Subgraph.above(Set.of(1L), WIDE, graph);

        assertThat(above.levels()).containsOnlyKeys(1L, 10L);
        assertThat(above.sets()).containsValue(new Subgraph.RedundantSet(3, 2));
    }

    @Test
    void setsStandOnSets() {
        // A service needs one of two clusters; each cluster one of two servers; both servers of a cluster stand in one
        // rack.
        var graph = new DrawnGraph()
                .needsSome(100, "clusters", 1, 10, 20)
                .needsSome(10, "servers", 1, 1, 2)
                .needsSome(20, "servers", 1, 3, 4)
                .needs(1, 50)
                .needs(2, 50);

        assertThat(states(graph, WIDE, 1)).containsEntry(10L, DEGRADED).containsEntry(100L, UNAFFECTED);
        assertThat(states(graph, WIDE, 50)).containsEntry(10L, DOWN).containsEntry(100L, DEGRADED);
        assertThat(states(graph, WIDE, 50, 3, 4)).containsEntry(100L, DOWN);
    }

    @Test
    void aMemberThatIsAlsoNeededByItselfIsNotReplaced() {
        var graph = new DrawnGraph().needsSome(10, "nodes", 1, 1, 2).needs(10, 1);

        assertThat(states(graph, WIDE, 1)).containsEntry(10L, DOWN);
    }

    @Test
    void moreNeededThanThereAreMeansAll() {
        var graph = new DrawnGraph().needsSome(10, "nodes", 9, 1, 2);

        assertThat(states(graph, WIDE, 1)).containsEntry(10L, DOWN);
    }

    @Test
    void twoSetsOfOneItemAreTwo() {
        var graph = new DrawnGraph().needsSome(10, "power", 1, 1, 2).needsSome(10, "network", 1, 3, 4);

        assertThat(states(graph, WIDE, 1, 3)).containsEntry(10L, DEGRADED);
        assertThat(states(graph, WIDE, 1, 2)).containsEntry(10L, DOWN);
    }

    @Test
    void cyclesEndAndDoNotFailByThemselves() {
        var graph =
                new DrawnGraph().needs(1, 2).needs(2, 3).needs(3, 1).needs(4, 3).needs(5, 5);

        assertThat(states(graph, WIDE, 1)).isEqualTo(Map.of(1L, DOWN, 2L, DOWN, 3L, DOWN, 4L, DOWN));
        assertThat(states(graph, WIDE, 5)).isEqualTo(Map.of(5L, DOWN));

        var spared = new DrawnGraph().needsSome(2, "nodes", 1, 1, 9).needs(3, 2).needs(2, 3);
        assertThat(states(spared, WIDE, 1)).containsEntry(2L, DEGRADED).containsEntry(3L, UNAFFECTED);
    }

    @Test
    void depthEndsTheWalk() {
        var graph = new DrawnGraph().needs(2, 1).needs(3, 2).needs(4, 3);

        assertThat(states(graph, new Bounds(0, 100), 1)).containsOnlyKeys(1L);
        assertThat(states(graph, new Bounds(1, 100), 1)).containsOnlyKeys(1L, 2L);
        assertThat(states(graph, new Bounds(2, 100), 1)).containsOnlyKeys(1L, 2L, 3L);
    }

    @Test
    void aDependencyBetweenTwoOfTheOutermostLevelCounts() {
        var graph = new DrawnGraph().needs(2, 1).needsSome(3, "nodes", 1, 1, 2);

        assertThat(states(graph, new Bounds(1, 100), 1)).containsEntry(3L, DOWN);
    }

    @Test
    void moreThanAllowedIsCutAndSaid() {
        var graph = new DrawnGraph();
        for (var id = 2; id <= 10_001; id++) {
            graph.needs(id, 1);
        }

        var cut = Subgraph.above(Set.of(1L), new Bounds(6, 500), graph);
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.levels()).hasSize(500);

        var all = Subgraph.above(Set.of(1L), new Bounds(6, 20_000), graph);
        assertThat(all.truncated()).isFalse();
        assertThat(all.levels()).hasSize(10_001);

        var exact = Subgraph.above(Set.of(1L), new Bounds(6, 10_001), graph);
        assertThat(exact.truncated()).isFalse();
    }

    @Test
    void whatIsRetiredNeitherHelpsNorLeadsOnNorFillsTheRoom() {
        var graph = new DrawnGraph().needsSome(10, "nodes", 1, 1, 2, 3).retired(2, 3);
        for (var id = 100; id < 4_100; id++) {
            graph.needs(id, 1).needs(9_000 + id, id).retired(id);
        }
        graph.needs(11, 1);

        var bounds = new Bounds(6, 100);
        assertThat(states(graph, bounds, 1)).isEqualTo(Map.of(1L, DOWN, 10L, DOWN, 11L, DOWN));
        assertThat(Subgraph.above(Set.of(1L), bounds, graph).truncated()).isFalse();
        assertThat(Subgraph.above(Set.of(1L), new Bounds(6, 3), graph).truncated())
                .isFalse();
        assertThat(Subgraph.above(Set.of(1L), new Bounds(6, 2), graph).truncated())
                .isTrue();
        assertThat(Subgraph.below(Set.of(10L), bounds, graph).sets()).containsValue(new Subgraph.RedundantSet(1, 1));
    }

    @Test
    void theChainSaysHowAFailureGetsThere() {
        var graph = new DrawnGraph().needs(2, 1).needs(3, 2).needsSome(4, "nodes", 1, 3, 9);
        var above = Subgraph.above(Set.of(1L), WIDE, graph);
        var failed = Propagation.of(above, above.byProvider(), Set.of(1L));

        assertThat(failed.state(4)).isEqualTo(DEGRADED);
        assertThat(failed.chain(4)).extracting(Dependency::dependent).containsExactly(2L, 3L, 4L);
        assertThat(failed.working(new Dependency.SetKey(4, "nodes"))).isEqualTo(1);
    }

    /**
     * The oracle tries every set of items: those that are closed under failing are intersected, which is the smallest. It
     * shares nothing with the code but the drawing.
     */
    @Test
    void randomGraphsFailAsEverySetOfItemsSays() {
        var seed = Long.getLong("praxis.test.seed", System.nanoTime());
        System.out.println("Seed of the random graphs (praxis.test.seed): " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 400; round++) {
            var items = 3 + random.nextInt(7);
            var graph = drawn(random, items);
            var failed = new HashSet<Long>();
            for (var i = 0; i <= random.nextInt(2); i++) {
                failed.add((long) random.nextInt(items));
            }
            if (random.nextBoolean()) {
                var one = random.nextInt(items);
                graph.retired(failed.contains((long) one) ? new long[0] : new long[] {one});
            }
            var depth = random.nextInt(5);
            var ids = failed.stream().mapToLong(Long::longValue).toArray();

            assertThat(states(graph, new Bounds(depth, 1_000), ids))
                    .as("round %d, seed %d, failed %s, depth %d, %s", round, seed, failed, depth, graph.dependencies)
                    .isEqualTo(Oracle.states(graph.withoutRetired(), failed, items, depth));
        }
    }

    private static DrawnGraph drawn(Random random, int items) {
        var graph = new DrawnGraph();
        for (var i = 0; i < items * 2; i++) {
            var dependent = random.nextInt(items);
            var provider = random.nextInt(items);
            if (dependent == provider) {
                continue;
            }
            var taken = graph.dependencies.stream()
                    .anyMatch(each -> each.dependent() == dependent && each.provider() == provider);
            if (taken && random.nextInt(4) > 0) {
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> graph.needs(dependent, provider);
                case 1 -> graph.needsSome(dependent, "a", 1, provider);
                case 2 -> graph.needsSome(dependent, "a", 2, provider);
                default -> graph.needsSome(dependent, "b", 1 + random.nextInt(3), provider);
            }
        }
        return graph;
    }

    private static Map<Long, ImpactState> states(DrawnGraph graph, Bounds bounds, long... failed) {
        var asked = new HashSet<Long>();
        for (var id : failed) {
            asked.add(id);
        }
        var above = Subgraph.above(asked, bounds, graph);
        var propagation = Propagation.of(above, above.byProvider(), asked);
        var states = new HashMap<Long, ImpactState>();
        above.levels().keySet().forEach(id -> states.put(id, propagation.state(id)));
        return states;
    }

    private static final class Oracle {

        static Map<Long, ImpactState> states(DrawnGraph graph, Set<Long> failed, int items, int depth) {
            var near = new HashSet<>(failed);
            for (var step = 0; step < depth; step++) {
                var before = Set.copyOf(near);
                graph.dependencies.forEach(each -> {
                    if (before.contains(each.provider())) {
                        near.add(each.dependent());
                    }
                });
            }
            Set<Long> smallest = null;
            for (var bits = 0; bits < 1 << items; bits++) {
                var down = chosen(bits, items);
                if (near.containsAll(down) && down.containsAll(failed) && isClosed(graph, near, down)) {
                    if (smallest == null) {
                        smallest = down;
                    } else {
                        smallest.retainAll(down);
                    }
                }
            }
            var states = new HashMap<Long, ImpactState>();
            for (var item : near) {
                states.put(
                        item, smallest.contains(item) ? DOWN : hasLost(graph, item, smallest) ? DEGRADED : UNAFFECTED);
            }
            return states;
        }

        private static Set<Long> chosen(int bits, int items) {
            var chosen = new HashSet<Long>();
            for (var i = 0; i < items; i++) {
                if ((bits >> i & 1) == 1) {
                    chosen.add((long) i);
                }
            }
            return chosen;
        }

        private static boolean isClosed(DrawnGraph graph, Set<Long> near, Set<Long> down) {
            return near.stream().allMatch(item -> down.contains(item) || !fails(graph, item, down));
        }

        private static boolean fails(DrawnGraph graph, long item, Set<Long> down) {
            var mine = graph.dependencies.stream()
                    .filter(each -> each.dependent() == item)
                    .toList();
            if (mine.stream().anyMatch(each -> each.set() == null && down.contains(each.provider()))) {
                return true;
            }
            for (var name : List.of("a", "b")) {
                var members =
                        mine.stream().filter(each -> name.equals(each.set())).toList();
                var all = new HashSet<Long>();
                members.forEach(each -> all.add(each.provider()));
                var needed = members.stream().mapToInt(Dependency::needed).max().orElse(0);
                var working = all.stream().filter(each -> !down.contains(each)).count();
                if (working < Math.min(needed, all.size())) {
                    return true;
                }
            }
            return false;
        }

        private static boolean hasLost(DrawnGraph graph, long item, Set<Long> down) {
            return graph.dependencies.stream()
                    .anyMatch(each -> each.dependent() == item && down.contains(each.provider()));
        }
    }
}
