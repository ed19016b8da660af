package org.praxisitsm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.praxisitsm.asset.impact.ImpactQuestion;
import org.praxisitsm.asset.impact.ImpactQuestion.Direction;
import org.praxisitsm.asset.impact.Impacts;
import org.praxisitsm.asset.impact.Landscape;
import org.praxisitsm.identity.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Impact among 100,000 items with 300,000 relations, from each kind of item and from the worst: core switches. */
@SpringBootTest
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImpactBenchTests {

    private static final double IMPACT_BUDGET = 200;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        BenchDatabase.choose(properties);
    }

    @Autowired
    Impacts impacts;

    @Autowired
    JdbcTemplate jdbc;

    private final Viewer agent = BenchAssets.agent();
    private final List<String> slow = new ArrayList<>();
    private BenchAssets house;

    @BeforeAll
    void fill() {
        house = new BenchAssets(jdbc);
        house.fill();
    }

    @Test
    void impact() throws Exception {
        BenchReport.head(
                "Impact, depth 6, among 100,000 items and 300,000 relations",
                "from",
                "p50 ms",
                "p95 ms",
                "items found");
        for (var ciClass :
                List.of("server", "virtual-machine", "database", "application", "network-device", "rack", "client")) {
            measure("up from any " + ciClass, IMPACT_BUDGET, house.sample(ciClass, 60), Direction.UP);
        }
        measure("up from a core switch", IMPACT_BUDGET, house.coreSwitches(), Direction.UP);
        measure("down from any service", IMPACT_BUDGET, house.sample("service", 60), Direction.DOWN);
        measure("both from any application", IMPACT_BUDGET, house.sample("application", 60), Direction.BOTH);
        var mixed = new ArrayList<Long>();
        house.classes().forEach(ciClass -> mixed.addAll(house.sample(ciClass, 20)));
        measure("up from any item", IMPACT_BUDGET, mixed, Direction.UP);
        var few = house.sample("database", 40);
        var turn = new int[1];
        var naive = Samples.take(5, 40, () -> oneByOne(few.get(turn[0]++ % few.size()), 6));
        BenchReport.row(
                "baseline: up from any database, a query for each item, no states",
                naive.percentile(0.5),
                naive.percentile(0.95),
                "");
        assertThat(slow).as("over budget").isEmpty();
    }

    private void measure(String name, double budget, List<Long> from, Direction direction) throws Exception {
        var question = new ImpactQuestion(direction, 6, Set.of());
        var turn = new int[1];
        var found = new ArrayList<Integer>();
        var samples = Samples.take(from.size() / 2, from.size() * 3, () -> {
            var impact = impacts.of(Landscape.number(from.get(turn[0]++ % from.size())), question, agent);
            found.add(impact.nodes().size() + impact.totals().hiddenAbove());
            return impact;
        });
        BenchReport.row(
                name,
                samples.percentile(0.5),
                samples.percentile(0.95),
                found.stream().mapToInt(Integer::intValue).max().orElse(0));
        if (samples.percentile(0.95) > budget) {
            slow.add(name);
        }
    }

    /** What one would write first: an item, then each of its neighbours. */
    private int oneByOne(long start, int depth) {
        var seen = new HashSet<>(Set.of(start));
        var frontier = List.of(start);
        for (var level = 0; level < depth; level++) {
            var next = new ArrayList<Long>();
            for (var id : frontier) {
                jdbc
                        .queryForList(
                                "select from_id from ci_relation where to_id = ? and kind in ('runs-on', 'depends-on',"
                                        + " 'connected-to', 'located-in', 'backed-by')",
                                Long.class,
                                id)
                        .stream()
                        .filter(seen::add)
                        .forEach(next::add);
            }
            frontier = next;
            if (seen.size() > 2_000) {
                break;
            }
        }
        return seen.size();
    }
}
