package org.praxisitsm.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewer.Grant;
import org.praxisitsm.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever way the lists are read, they are what asking each item one by one gives, in the order of the database: by few ids,
 * by the index of words, or by walking the list.
 */
@SpringBootTest
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssetListPropertyTests {

    private static final int ITEMS = 160;
    private static final List<String> CLASSES =
            List.of("server", "printer", "client", "application", "location", "rack");
    private static final List<String> WORDS = List.of("quay", "quarz", "zulu", "zebra", "yard");
    private static final List<String> SORTS =
            List.of("name", "-name", "number", "-updatedAt", "criticality", "class,-number", "-criticality");

    @Autowired
    Assets assets;

    @Autowired
    AssetWriter writer;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    AssetAccess access;

    @Autowired
    Classes classes;

    @Autowired
    JdbcClient jdbc;

    private final String one = "u" + Long.toString(Ids.next(), 36);
    private final String two = "v" + Long.toString(Ids.next(), 36);
    private final Map<String, CiView> ours = new LinkedHashMap<>();

    @BeforeAll
    void fill() {
        var random = new Random(20261128);
        var system = Viewer.system("test");
        for (var i = 0; i < ITEMS; i++) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("name", name(random, i));
            fields.put("unit", random.nextInt(4) == 0 ? two : one);
            fields.put("owner", random.nextInt(5) == 0 ? "agent" : random.nextInt(3) == 0 ? "network" : null);
            fields.put("user", random.nextInt(6) == 0 ? "agent" : null);
            fields.put("group", random.nextInt(3) == 0 ? "network" : "platform");
            fields.put("criticality", random.nextInt(3) == 0 ? 1 + random.nextInt(4) : null);
            fields.put("environment", random.nextInt(2) == 0 ? "production" : null);
            fields.put("assetTag", "tag" + i % 50);
            fields.put("serial", "sn-" + i);
            var order = new NewCi(CLASSES.get(random.nextInt(CLASSES.size())), fields, Map.of());
            var origin = new Origin("test", "import", Instant.EPOCH);
            var made = new TransactionTemplate(transactions).execute(status -> writer.create(order, origin));
            ours.put(made.number(), assets.get(made.number(), system));
        }
        // Renamed: words follow.
        for (var number : List.copyOf(ours.keySet()).subList(0, 20)) {
            var view = ours.get(number);
            ours.put(
                    number,
                    assets.patch(
                            number,
                            CiPatch.empty().with("name", "renamed " + name(random, 7)),
                            view.version(),
                            system));
        }
    }

    private static String name(Random random, int i) {
        return WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(WORDS.size()))
                + (random.nextBoolean() ? "" : " h" + i % 40) + (random.nextInt(3) == 0 ? " " + i % 9 : "");
    }

    private List<AssetQueries> ways() {
        var usual = new WordOrder.Limits(8, 20_000, List.of(150, 1_000, 4_000));
        return List.of(
                queries(2_000, usual),
                queries(0, usual),
                queries(0, new WordOrder.Limits(1, 20_000, List.of(3, 7, 500))),
                queries(3, new WordOrder.Limits(2, 10, List.of(4, 9))),
                queries(20, new WordOrder.Limits(100, 10, List.of(2, 3))));
    }

    private AssetQueries queries(int few, WordOrder.Limits limits) {
        var narrowing = new CiNarrowing(jdbc, few);
        return new AssetQueries(
                jdbc, access, new CiConditions(jdbc, classes, narrowing), narrowing, new WordOrder(jdbc, limits));
    }

    private List<Viewer> viewers() {
        return List.of(
                Viewer.system("test"),
                new Viewer("agent", "A", one, Set.of(new Grant(Role.AGENT, one)), Set.of("network")),
                new Viewer("agent", "B", two, Set.of(new Grant(Role.AGENT, two)), Set.of()),
                new Viewer("other", "C", one, Set.of(new Grant(Role.AGENT, one), new Grant(Role.AGENT, two)), Set.of()),
                new Viewer("agent", "D", one, Set.of(new Grant(Role.REQUESTER, "*")), Set.of()),
                new Viewer("nobody", "E", one, Set.of(new Grant(Role.REQUESTER, "*")), Set.of()));
    }

    private CiFilter filter(Random random) {
        return new CiFilter(
                random.nextInt(3) > 0 ? text(random) : null,
                random.nextInt(3) == 0
                        ? some(random, List.of("server", "device", "place", "application", "rack"))
                        : List.of(),
                random.nextInt(6) == 0 ? List.of("in-use") : List.of(),
                random.nextInt(3) == 0 ? random.nextBoolean() ? one : two : null,
                random.nextInt(6) == 0 ? "network" : null,
                random.nextInt(8) == 0 ? "agent" : null,
                random.nextInt(8) == 0 ? "agent" : null,
                random.nextInt(8) == 0 ? List.of("network") : List.of(),
                random.nextInt(8) == 0 ? List.of(1, 2) : List.of(),
                random.nextInt(6) == 0 ? List.of("production") : List.of(),
                null,
                null,
                Map.of(),
                random.nextInt(3) == 0 ? null : Boolean.FALSE);
    }

    private static List<String> some(Random random, List<String> from) {
        return random.nextBoolean()
                ? List.of(from.get(random.nextInt(from.size())))
                : List.of(from.get(0), from.get(1 + random.nextInt(from.size() - 1)));
    }

    private static String text(Random random) {
        var asked = List.of(
                "q",
                "qua",
                "quay",
                "z",
                "zebra",
                "h",
                "h1",
                "renamed",
                "tag4",
                "1",
                "nowhere",
                "yard zulu",
                "q z",
                "t z");
        return asked.get(random.nextInt(asked.size()));
    }

    private boolean fits(CiView view, CiFilter filter, Viewer viewer) {
        var facts = new AssetAccess.Facts(
                view.ciClass(),
                text(view, "unit"),
                classes.isShared(view.ciClass()),
                view.text("owner"),
                view.text("user"),
                view.text("group"));
        return access.maySee(viewer, facts)
                && (filter.text() == null
                        || CiWords.asked(filter.text()).stream().allMatch(word -> has(view, word)))
                && (filter.classes().isEmpty()
                        || filter.classes().stream().anyMatch(one -> classes.isA(view.ciClass(), one)))
                && (filter.states().isEmpty() || filter.states().contains(view.state()))
                && (filter.unit() == null || filter.unit().equals(text(view, "unit")))
                && (filter.owner() == null || filter.owner().equals(view.text("owner")))
                && (filter.user() == null || filter.user().equals(view.text("user")))
                && (filter.person() == null
                        || filter.person().equals(view.text("owner"))
                        || filter.person().equals(view.text("user")))
                && (filter.groups().isEmpty() || filter.groups().contains(text(view, "group")))
                && (filter.criticality().isEmpty()
                        || view.criticality() != null && filter.criticality().contains(view.criticality()))
                && (filter.environments().isEmpty() || filter.environments().contains(text(view, "environment")));
    }

    private static String text(CiView view, String field) {
        var value = view.text(field);
        return value == null ? "" : value;
    }

    private static boolean has(CiView view, String beginning) {
        var words = new ArrayList<String>(CiWords.stored(view.number()));
        words.addAll(CiWords.stored(view.name()));
        words.addAll(CiWords.stored(text(view, "assetTag")));
        words.addAll(CiWords.stored(text(view, "serial")));
        return words.stream().anyMatch(word -> word.startsWith(beginning));
    }

    @Test
    void everyWayToReadAListGivesWhatAskingEachItemGives() {
        var ways = ways();
        for (var round = 0; round < 150; round++) {
            var random = new Random(round);
            var filter = filter(random);
            var sort = SORTS.get(random.nextInt(SORTS.size()));
            var viewer = viewers().get(random.nextInt(viewers().size()));
            var wanted = ordered(
                    ours.values().stream()
                            .filter(view -> fits(view, filter, viewer))
                            .map(CiView::id)
                            .toList(),
                    sort);
            var size = 3 + random.nextInt(60);
            for (var way = 0; way < ways.size(); way++) {
                assertThat(read(ways.get(way), filter, sort, size, viewer))
                        .as("round %s, way %s, %s by %s for %s", round, way, filter, sort, viewer.name())
                        .containsExactlyElementsOf(wanted);
                var count = ways.get(way).count(filter, 10_000, viewer);
                assertThat(count).as("round %s, way %s, counted", round, way).isGreaterThanOrEqualTo(wanted.size());
            }
        }
    }

    /** @return ours of all pages */
    private List<String> read(AssetQueries queries, CiFilter filter, String sort, int size, Viewer viewer) {
        var numbers = new ArrayList<String>();
        String cursor = null;
        do {
            var page = queries.list(filter, sort, size, cursor, viewer);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            page.items().stream().map(CiRow::number).filter(ours::containsKey).forEach(numbers::add);
            cursor = page.next();
        } while (cursor != null);
        return numbers;
    }

    private List<String> ordered(List<Long> ids, String sort) {
        var order =
                switch (sort) {
                    case "name" -> "name, id";
                    case "-name" -> "name desc, id desc";
                    case "number" -> "number, id";
                    case "-updatedAt" -> "updated_at desc, id desc";
                    case "criticality" -> "criticality_order, name, id";
                    case "-criticality" -> "criticality_order desc, name desc, id desc";
                    default -> "class_key, number desc, id desc";
                };
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select number from ci where id in (:ids) order by " + order)
                        .param("ids", ids)
                        .query(String.class)
                        .list();
    }
}
