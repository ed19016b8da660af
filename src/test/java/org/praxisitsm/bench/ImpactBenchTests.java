package org.praxisitsm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.impact.ImpactQuestion;
import org.praxisitsm.asset.impact.ImpactQuestion.Direction;
import org.praxisitsm.asset.impact.Impacts;
import org.praxisitsm.asset.impact.Landscape;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewer.Grant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Impact and lists among 100,000 items with 300,000 relations: hubs as they occur (core switches under everything, a few
 * applications that half the house needs), most items with two or three relations.
 */
@SpringBootTest
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImpactBenchTests {

    private static final long FIRST = 9_000_000_000L;
    private static final int ITEMS = 100_000;
    private static final int RELATIONS = 300_000;
    private static final double IMPACT_BUDGET = 200;
    private static final double LIST_BUDGET = 100;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        BenchDatabase.choose(properties);
    }

    @Autowired
    Impacts impacts;

    @Autowired
    Assets assets;

    @Autowired
    JdbcTemplate jdbc;

    private final Random random = new Random(20261127);
    private final Viewer agent =
            new Viewer("bench", "bench", "it", Set.of(new Grant(Role.AGENT, "it")), Set.of("network"));
    private final Viewer owner = new Viewer("req7", "req7", "it", Set.of(new Grant(Role.REQUESTER, "*")), Set.of());
    private final Map<String, List<Long>> byClass = new java.util.LinkedHashMap<>();
    private final List<String> slow = new ArrayList<>();

    @BeforeAll
    void fill() {
        for (var table : List.of("ci_relation", "ci_word", "ci_attribute", "ci")) {
            jdbc.update("delete from " + table);
        }
        var land = new Landscape(jdbc, FIRST);
        make(land, "location", 300, "Site");
        make(land, "rack", 600, "Rack");
        make(land, "network-device", 2_500, "SW");
        make(land, "server", 2_500, "SRV");
        make(land, "virtual-machine", 9_000, "VM");
        make(land, "database", 3_000, "DB");
        make(land, "application", 6_000, "Application");
        make(land, "service", 1_500, "Service");
        make(land, "client", 35_000, "PC");
        make(land, "phone", 10_000, "Phone");
        make(land, "printer", 4_600, "PRN");
        make(land, "software-installation", 25_000, "Office suite");
        relate(land);
        assertThat(byClass.values().stream().mapToInt(List::size).sum()).isEqualTo(ITEMS);
        assertThat(land.relations()).isEqualTo(RELATIONS);
        land.store();
        jdbc.update("update ci set owner = concat('req', cast(mod(id, 500) as char(10))) where mod(id, 7) = 0");
        jdbc.update("insert into ci_word (word, ci_id) select lower(name), id from ci where name not like '% %'");
        jdbc.update(
                "insert into ci_word (word, ci_id) select lower(substring(name, 1, locate(' ', name) - 1)), id from ci"
                        + " where name like '% %'");
        jdbc.update("insert into ci_word (word, ci_id) select lower(substring(name, locate(' ', name) + 1)), id from ci"
                + " where name like '% %' and name not like '% % %'");
        jdbc.update("insert into ci_word (word, ci_id) select lower(number), id from ci");
        if (TestDatabase.isMariaDb()) {
            jdbc.execute("analyze table ci, ci_relation, ci_word");
        } else {
            jdbc.execute("analyze");
        }
    }

    private void make(Landscape land, String ciClass, int count, String name) {
        var made = new ArrayList<Long>();
        for (var i = 0; i < count; i++) {
            var personal = Set.of("client", "phone").contains(ciClass);
            made.add(land.item(
                    ciClass,
                    name
                            + (ciClass.equals("network-device") || ciClass.equals("server") ? "-" : " ")
                            + String.format(Locale.ROOT, "%05d", i),
                    i % 20 == 0 ? "hr" : "it",
                    personal ? "req" + i % 12_000 : null,
                    ciClass.equals("service") ? Integer.valueOf(1 + i % 4) : null));
        }
        byClass.put(ciClass, made);
    }

    /** The few first of a class are taken far more often than the last: degrees fall off as a power. */
    private long popular(String ciClass) {
        var all = byClass.get(ciClass);
        return all.get((int) (all.size() * Math.pow(random.nextDouble(), 3)));
    }

    private long any(String ciClass) {
        var all = byClass.get(ciClass);
        return all.get(random.nextInt(all.size()));
    }

    private void relate(Landscape land) {
        var known = new HashSet<String>();
        var switches = byClass.get("network-device");
        var core = switches.subList(0, 10);
        var access = switches.subList(10, switches.size());
        byClass.get("rack").forEach(rack -> relate(land, known, "located-in", rack, any("location"), null));
        access.forEach(one -> {
            relate(land, known, "connected-to", one, core.get(random.nextInt(5)), "uplinks");
            relate(land, known, "connected-to", one, core.get(5 + random.nextInt(5)), "uplinks");
            relate(land, known, "located-in", one, any("rack"), null);
        });
        byClass.get("server").forEach(server -> {
            relate(land, known, "connected-to", server, access.get(random.nextInt(access.size())), "lan");
            relate(land, known, "connected-to", server, access.get(random.nextInt(access.size())), "lan");
            relate(land, known, "located-in", server, any("rack"), null);
        });
        byClass.get("virtual-machine").forEach(vm -> relate(land, known, "runs-on", vm, any("server"), null));
        byClass.get("database").forEach(db -> {
            relate(land, known, "depends-on", db, any("virtual-machine"), "nodes");
            relate(land, known, "depends-on", db, any("virtual-machine"), "nodes");
        });
        byClass.get("application").forEach(application -> {
            for (var i = 0; i <= random.nextInt(3); i++) {
                relate(land, known, "depends-on", application, any("virtual-machine"), "nodes");
            }
            relate(land, known, "depends-on", application, popular("database"), null);
            for (var i = 0; i < random.nextInt(3); i++) {
                relate(land, known, "depends-on", application, popular("application"), null);
            }
        });
        byClass.get("service").forEach(service -> {
            for (var i = 0; i <= 2 + random.nextInt(6); i++) {
                relate(land, known, "depends-on", service, popular("application"), null);
            }
        });
        for (var ciClass : List.of("client", "phone", "printer")) {
            byClass.get(ciClass).forEach(device -> {
                relate(land, known, "connected-to", device, access.get(random.nextInt(access.size())), null);
                relate(land, known, "located-in", device, any("location"), null);
            });
        }
        byClass.get("software-installation")
                .forEach(software -> relate(land, known, "installed-on", software, any("client"), null));
        while (land.relations() < RELATIONS) {
            relate(land, known, "depends-on", any("client"), popular("service"), "services");
        }
    }

    private void relate(Landscape land, Set<String> known, String kind, long from, long to, @Nullable String set) {
        if (from != to && land.relations() < RELATIONS && known.add(kind + " " + from + " " + to)) {
            land.relate(kind, from, to, set, set == null ? null : Integer.valueOf(1));
        }
    }

    @Test
    @Order(1)
    void impact() throws Exception {
        BenchReport.head(
                "Impact, depth 6, among 100,000 items and 300,000 relations",
                "from",
                "p50 ms",
                "p95 ms",
                "items found");
        for (var ciClass :
                List.of("server", "virtual-machine", "database", "application", "network-device", "rack", "client")) {
            measure("up from any " + ciClass, IMPACT_BUDGET, sample(byClass.get(ciClass), 60), Direction.UP);
        }
        measure(
                "up from a core switch",
                IMPACT_BUDGET,
                byClass.get("network-device").subList(0, 10),
                Direction.UP);
        measure("down from any service", IMPACT_BUDGET, sample(byClass.get("service"), 60), Direction.DOWN);
        measure("both from any application", IMPACT_BUDGET, sample(byClass.get("application"), 60), Direction.BOTH);
        var mixed = new ArrayList<Long>();
        byClass.values().forEach(all -> mixed.addAll(sample(all, 20)));
        measure("up from any item", IMPACT_BUDGET, mixed, Direction.UP);
        var few = sample(byClass.get("database"), 40);
        var turn = new int[1];
        var naive = Samples.take(5, 40, () -> oneByOne(few.get(turn[0]++ % few.size()), 6));
        BenchReport.row(
                "baseline: up from any database, a query for each item, no states",
                naive.percentile(0.5),
                naive.percentile(0.95),
                "");
        assertThat(slow).as("over budget").isEmpty();
    }

    private List<Long> sample(List<Long> from, int count) {
        // Only what the viewer may ask of; what is hidden behind it is met all the same.
        var shuffled = new ArrayList<Long>();
        for (var i = 0; i < from.size(); i++) {
            if (i % 20 != 0) {
                shuffled.add(from.get(i));
            }
        }
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(count, shuffled.size()));
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

    @Test
    @Order(2)
    void lists() throws Exception {
        slow.clear();
        BenchReport.head("Lists of 100,000 items, a page of 50", "list", "p50 ms", "p95 ms");
        var any = CiFilter.all();
        list("all", any, null, agent);
        list("all, newest first", any, "-updatedAt", agent);
        list("by criticality", any, "criticality", agent);
        list("of one class", any.withClasses(List.of("server")), null, agent);
        list("of a class with those below", any.withClasses(List.of("device")), null, agent);
        list("of one unit", filter("it", null), null, agent);
        list("of one owner", filter(null, "req7"), null, agent);
        list("what I have", any, null, owner);
        list("search: a word", any.withText("srv"), null, agent);
        list("search: the beginning of a word", any.withText("app"), null, agent);
        list("search: a number", any.withText("01234"), null, agent);
        list("search: two words", any.withText("office 00012"), null, agent);
        list("search: nothing fits", any.withText("zebra"), null, agent);
        var id = byClass.get("client").get(7);
        measure("baseline: one item by its number", () -> assets.get(Landscape.number(id), agent));
        assertThat(slow).as("over budget").isEmpty();
    }

    private static CiFilter filter(@Nullable String unit, @Nullable String owner) {
        return new CiFilter(
                null, List.of(), List.of(), unit, owner, null, null, List.of(), List.of(), List.of(), null, null,
                Map.of(), false);
    }

    private void list(String name, CiFilter filter, @Nullable String sort, Viewer viewer) throws Exception {
        measure(name, () -> assets.list(filter, sort, 50, null, viewer));
        var next = assets.list(filter, sort, 50, null, viewer).next();
        if (next != null) {
            measure(name + ", second page", () -> assets.list(filter, sort, 50, next, viewer));
        }
    }

    private void measure(String name, Callable<?> read) throws Exception {
        var samples = Samples.take(10, 100, read);
        BenchReport.row(name, samples.percentile(0.5), samples.percentile(0.95));
        if (samples.percentile(0.95) > LIST_BUDGET) {
            slow.add(name);
        }
    }
}
