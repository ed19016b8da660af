package org.praxisitsm.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.CiClass.Rights;
import org.praxisitsm.asset.TicketAssets.Role;
import org.praxisitsm.asset.lifecycle.Order.NewLine;
import org.praxisitsm.asset.lifecycle.Order.NewOrder;
import org.praxisitsm.asset.lifecycle.Orders;
import org.praxisitsm.asset.lifecycle.Stock;
import org.praxisitsm.asset.lifecycle.StockTakes;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.audit.AuditTrail.Entry;
import org.praxisitsm.audit.AuditTrail.Filter;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewer.Grant;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;

/** Role x unit x class closed or open x path by which one reads: of an item the trail tells those who may read it. */
@SpringBootTest
@Tag("database")
class AuditOfAssetsTests {

    private static final Viewer SYSTEM = Viewer.system("test");
    private static final String KEEPERS = "network";

    @Autowired
    AuditTrail trail;

    @Autowired
    Assets assets;

    @Autowired
    ClassEditing editing;

    @Autowired
    Classes classes;

    @Autowired
    TicketAssets ticketAssets;

    @Autowired
    Baselines baselines;

    @Autowired
    Orders orders;

    @Autowired
    Stock stock;

    @Autowired
    StockTakes takes;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    Viewers viewers;

    @Autowired
    ApplicationEventPublisher events;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private String closed;

    private record Item(String number, String unit, boolean isClosed) {}

    @BeforeEach
    void keepAClassForAGroup() {
        closed = "vault-" + mark;
        keep(closed, "device");
    }

    private void keep(String key, String parent) {
        editing.create(
                new CiClass(
                        key,
                        parent,
                        Map.of("en", key),
                        "box",
                        false,
                        false,
                        new Rights(Set.of(KEEPERS), Set.of()),
                        List.of(),
                        List.of(),
                        1),
                SYSTEM);
    }

    @AfterEach
    void openIt() {
        open(closed);
    }

    private void open(String key) {
        var now = classes.find(key).orElseThrow();
        editing.change(
                new CiClass(
                        now.key(),
                        now.parent(),
                        now.names(),
                        now.icon(),
                        now.isAbstract(),
                        now.shared(),
                        Rights.EVERYBODY,
                        now.attributes(),
                        now.states(),
                        now.version()),
                SYSTEM);
    }

    private String made(String ciClass, String unit) {
        return assets.create(NewCi.of(ciClass, "Kept " + mark).with(CiFields.UNIT, unit), SYSTEM)
                .number();
    }

    private static Viewer viewer(org.praxisitsm.identity.Role role, String unit, Set<String> groups) {
        return new Viewer("somebody", "S", unit.equals("*") ? "it" : unit, Set.of(new Grant(role, unit)), groups);
    }

    private List<Viewer> readers() {
        var readers = new ArrayList<Viewer>();
        for (var role : List.of(org.praxisitsm.identity.Role.AUDITOR, org.praxisitsm.identity.Role.ADMINISTRATOR)) {
            for (var unit : List.of("it", "hr", "*")) {
                for (var groups : List.of(Set.<String>of(), Set.of("service-desk"), Set.of(KEEPERS))) {
                    readers.add(viewer(role, unit, groups));
                }
            }
        }
        return readers;
    }

    private static boolean mayRead(Viewer viewer, Item item) {
        var unit = viewer.grants().iterator().next().unit();
        return (unit.equals("*") || unit.equals(item.unit()))
                && (!item.isClosed() || viewer.groups().contains(KEEPERS));
    }

    @Test
    void everyPathTellsOfAnItemToThoseWhoMayReadItAndNobodyElse() {
        var items = new ArrayList<Item>();
        for (var unit : List.of("it", "hr")) {
            items.add(new Item(made(closed, unit), unit, true));
            items.add(new Item(made("client", unit), unit, false));
        }
        var ticket = ticket();
        items.forEach(item -> ticketAssets.attach(ticket, item.number(), Role.CAUSE, SYSTEM));
        for (var viewer : readers()) {
            var who = viewer.grants() + " in " + viewer.groups();
            var expected = items.stream()
                    .filter(item -> mayRead(viewer, item))
                    .map(Item::number)
                    .collect(Collectors.toSet());
            var all = items.stream().map(Item::number).collect(Collectors.toSet());
            for (var item : items) {
                var about = new Filter(null, null, null, "asset", item.number(), null, null);
                assertThat(trail.find(about, 50, null, viewer).items().isEmpty())
                        .as(item + " looked for by " + who)
                        .isEqualTo(!mayRead(viewer, item));
                assertThat(exported(about, viewer).contains(item.number()))
                        .as(item + " exported by " + who)
                        .isEqualTo(mayRead(viewer, item));
            }
            var created = new Filter(null, null, "asset.created", null, null, null, null);
            assertThat(walked(created, viewer))
                    .as("walked by " + who)
                    .filteredOn(all::contains)
                    .containsExactlyInAnyOrderElementsOf(expected);
            if (desk.get(ticket, SYSTEM).unit().equals("it")) {
                assertThat(trail.ofTicket(ticket, true, 500, null, viewer).items())
                        .as("history for " + who)
                        .extracting(Entry::objectId)
                        .filteredOn(all::contains)
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(trail.latestOfTicket(ticket, true, 500, viewer))
                        .as("latest for " + who)
                        .extracting(Entry::objectId)
                        .filteredOn(all::contains)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        for (var role : org.praxisitsm.identity.Role.values()) {
            if (role != org.praxisitsm.identity.Role.AUDITOR && role != org.praxisitsm.identity.Role.ADMINISTRATOR) {
                var about = new Filter(null, null, null, null, null, null, null);
                assertThatThrownBy(() -> trail.find(about, 1, null, viewer(role, "*", Set.of(KEEPERS))))
                        .as(role.name())
                        .isInstanceOf(Refusal.class);
            }
        }
    }

    /** Two at a time: what is left out between two pages neither ends the walk nor repeats anything. */
    private List<String> walked(Filter filter, Viewer viewer) {
        var found = new ArrayList<String>();
        String cursor = null;
        for (var pages = 0; pages < 6; pages++) {
            var page = trail.find(filter, 2, cursor, viewer);
            page.items().forEach(entry -> found.add(entry.objectId()));
            cursor = page.next();
            if (cursor == null) {
                break;
            }
        }
        assertThat(found).doesNotHaveDuplicates();
        return found;
    }

    private String exported(Filter filter, Viewer viewer) {
        var out = new ByteArrayOutputStream();
        trail.export(filter, out, viewer);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String ticket() {
        var order = new OpenTicket(
                "incident",
                "Kept " + mark,
                null,
                "requester",
                null,
                "API",
                Map.of("impact", "one", "urgency", "low", "category", "network"));
        return intake.open(order, viewers.of("agent")).number();
    }

    @Test
    void whatOthersNameIsNotShownInTheirValues() {
        var secret = made(closed, "it");
        var plain = made("client", "it");
        var ghost = "CI9999999";
        assets.relate(plain, "depends-on", secret, null, null, SYSTEM);
        var ticket = ticket();
        events.publishEvent(Act.onTicket(
                "agent",
                "ticket.changed",
                ticket,
                Map.of("asset", secret),
                Map.of("asset", plain, "rows", List.of(Map.of("item", secret + ", " + plain), ghost))));
        events.publishEvent(new DecisionMade(
                ticket,
                "kept-" + mark,
                1,
                DecisionMade.Kind.TABLE,
                Map.of("asset", secret, "other", plain),
                Map.of("priority", 2),
                List.of(),
                null));
        var keeper = viewer(org.praxisitsm.identity.Role.ADMINISTRATOR, "*", Set.of(KEEPERS));
        var other = viewer(org.praxisitsm.identity.Role.ADMINISTRATOR, "*", Set.of("service-desk"));
        var related = new Filter(null, null, "asset.related", null, plain, null, null);
        assertThat(trail.find(related, 5, null, keeper).items().toString()).contains(secret);
        assertThat(trail.find(related, 5, null, other).items()).isEmpty();
        for (var path : List.of(
                trail.ofTicket(ticket, true, 500, null, other).items(),
                trail.latestOfTicket(ticket, true, 500, other),
                trail.find(new Filter(null, ticket, null, null, null, null, null), 500, null, other)
                        .items(),
                trail.decisionsOf(ticket, other))) {
            assertThat(path.toString()).contains(plain).doesNotContain(secret, ghost);
        }
        assertThat(trail.decisionsOf(ticket, keeper).toString()).contains(secret);
        var lines = exported(new Filter(null, ticket, null, null, null, null, null), other);
        assertThat(lines).contains("\"withheld\":true").doesNotContain(secret);
        assertThat(exported(new Filter(null, ticket, null, null, null, null, null), keeper))
                .contains(secret)
                .doesNotContain("withheld\":true,\"digest");
        var agent = new Viewer(
                "agent",
                "A",
                "it",
                Set.of(new Grant(org.praxisitsm.identity.Role.AGENT, "it")),
                Set.of("service-desk"));
        assertThat(assets.history(plain, 50, null, agent).items()).isNotEmpty();
        assertThat(assets.history(plain, 50, null, agent).items().toString()).doesNotContain(secret);
        assertThat(assets.history(plain, 50, null, keeper).items().toString()).contains(secret);
    }

    @Test
    void thatTwoItemsHaveToDoWithEachOtherIsToldToWhoMayReadBoth() {
        var secret = made(closed, "it");
        var one = assets.create(
                        NewCi.of("client", "Kept, \"relations.x\":\"" + secret + " " + mark)
                                .with(CiFields.UNIT, "it"),
                        SYSTEM)
                .number();
        var two = made("client", "it");
        var agent = viewers.of("agent");
        assets.relate(one, "depends-on", secret, null, null, SYSTEM);
        assets.relate(one, "depends-on", secret, "pair", 1, SYSTEM);
        assets.relate(one, "depends-on", two, null, null, SYSTEM);
        var relation = assets.relationsOf(one, SYSTEM).stream()
                .filter(each -> each.other().number().equals(secret))
                .findFirst()
                .orElseThrow();
        assets.unrelate(one, relation.id(), SYSTEM);
        var about = new Filter(null, null, null, "asset", one, null, null);
        for (var viewer : readers()) {
            var who = viewer.grants() + " in " + viewer.groups();
            var ofUnit = !viewer.grants().iterator().next().unit().equals("hr");
            var keeper = viewer.groups().contains(KEEPERS);
            assertThat(trail.find(about, 50, null, viewer).items())
                    .as(who)
                    .extracting(Entry::act)
                    .filteredOn(act -> act.contains("related"))
                    .hasSize(!ofUnit ? 0 : keeper ? 4 : 1);
            var lines = exported(about, viewer);
            assertThat(lines.split("related\"", -1).length - 1)
                    .as("exported by " + who)
                    .isEqualTo(!ofUnit ? 0 : keeper ? 4 : 1);
            assertThat(lines.contains("depends-on\":\"(not shown)")).isFalse();
        }
        assertThat(assets.history(one, 50, null, agent).items())
                .extracting(CiChange::act)
                .containsOnlyOnce("related")
                .doesNotContain("unrelated");
        assertThat(assets.relationsOf(one, agent)).hasSize(1);
    }

    @Test
    void anEntryAboutNothingThatIsThereOnlyShowsToWhoSeesEverything() {
        var gone = "CI88" + (System.nanoTime() % 100_000_000);
        events.publishEvent(Act.on("agent", "asset.changed", "asset", gone, Map.of()));
        var about = new Filter(null, null, null, "asset", gone, null, null);
        assertThat(trail.find(about, 5, null, SYSTEM_AUDITOR).items()).hasSize(1);
        for (var viewer : readers()) {
            var unit = viewer.grants().iterator().next().unit();
            assertThat(trail.find(about, 5, null, viewer).items().size())
                    .as(viewer.grants() + " in " + viewer.groups())
                    .isEqualTo(unit.equals("*") && viewer.groups().contains(KEEPERS) ? 1 : 0);
        }
    }

    private static final Viewer SYSTEM_AUDITOR =
            viewer(org.praxisitsm.identity.Role.AUDITOR, "*", Set.of(KEEPERS, "service-desk"));

    @Test
    void ordersStockAndStockTakesAreToldToTheirUnitAndOfAClosedClassToItsGroups() {
        var agent = viewers.of("agent");
        var place = assets.create(NewCi.of("location", "Shelf " + mark).with(CiFields.UNIT, "it"), SYSTEM)
                .number();
        var open = orders.place(order("client"), agent).number();
        var mixed = orders.place(order("client", closed), SYSTEM).number();
        var kept = orders.place(order(closed), SYSTEM).number();
        stock.require("it", closed, "Model " + mark, null, 3, SYSTEM);
        var take = takes.start("it", place, agent).number();
        for (var viewer : readers()) {
            var who = viewer.grants() + " in " + viewer.groups();
            var ofUnit = !viewer.grants().iterator().next().unit().equals("hr");
            var keeper = viewer.groups().contains(KEEPERS);
            assertThat(tells("order", open, viewer)).as(who).isEqualTo(ofUnit);
            assertThat(tells("order", mixed, viewer)).as(who).isEqualTo(ofUnit && keeper);
            assertThat(tells("order", kept, viewer)).as(who).isEqualTo(ofUnit && keeper);
            assertThat(tells("stock-take", take, viewer)).as(who).isEqualTo(ofUnit);
            assertThat(tells("stock", "it/" + closed, viewer)).as(who).isEqualTo(ofUnit && keeper);

            var listed = orders.list(null, 100, null, viewer).items();
            assertThat(listed.stream().map(one -> one.number()).filter(Set.of(open, mixed, kept)::contains))
                    .as(who)
                    .containsExactlyInAnyOrderElementsOf(
                            !ofUnit ? Set.of() : keeper ? Set.of(open, mixed, kept) : Set.of(open, mixed));
            assertThat(listed.stream().flatMap(one -> one.lines().stream()).anyMatch(line -> line.ciClass()
                            .equals(closed)))
                    .as("lines for " + who)
                    .isEqualTo(ofUnit && keeper);
            if (ofUnit) {
                assertThat(orders.get(mixed, viewer).lines()).as(who).hasSize(keeper ? 2 : 1);
                assertThat(orders.get(mixed, viewer).total())
                        .as("total for " + who)
                        .isEqualByComparingTo(keeper ? "200" : "100");
            }
            if (!ofUnit || !keeper) {
                assertThatThrownBy(() -> orders.get(kept, viewer)).as(who).isInstanceOf(Refusal.class);
            }
        }
        assertThatThrownBy(() -> orders.cancel(mixed, agent)).hasMessageContaining("kept for groups");
        assertThatThrownBy(
                        () -> orders.receive(mixed, new Orders.Delivery(2, 1, List.of(), List.of(), null, null), agent))
                .hasMessageContaining("no line 2");
        orders.receive(mixed, new Orders.Delivery(1, 1, List.of(), List.of(), null, null), agent);
        assertThat(orders.get(mixed, SYSTEM).state().isOpen())
                .as("what one does not see is still expected")
                .isTrue();
    }

    @Test
    void stockThatLiesInAKeptPlaceIsToldWithoutThePlace() {
        var strongRoom = "strong-room-" + mark;
        keep(strongRoom, "location");
        try {
            var place = made(strongRoom, "it");
            var model = "Model " + mark;
            assets.create(
                    NewCi.of("client", "In the strong room " + mark)
                            .with(CiFields.UNIT, "it")
                            .with(CiFields.STATE, "stored")
                            .with(CiFields.LOCATION, place)
                            .attribute("model", model),
                    SYSTEM);
            stock.require("it", "client", model, place, 4, SYSTEM);
            stock.require("it", "client", "Empty " + mark, place, 4, SYSTEM);
            stock.require("it", closed, "Kept " + mark, null, 4, SYSTEM);
            for (var viewer : readers()) {
                var who = viewer.grants() + " in " + viewer.groups();
                var ofUnit = !viewer.grants().iterator().next().unit().equals("hr");
                var keeper = viewer.groups().contains(KEEPERS);
                var levels = stock.levels(viewer).stream()
                        .filter(level -> level.model().endsWith(mark))
                        .toList();
                assertThat(levels).as(who).hasSize(!ofUnit ? 0 : keeper ? 3 : 1);
                if (ofUnit && !keeper) {
                    assertThat(levels.get(0).isPlaceHidden()).as(who).isTrue();
                    assertThat(levels.get(0).location()).as(who).isNull();
                    assertThat(levels.get(0).minimum()).as(who).isZero();
                    assertThat(levels.get(0).available()).as(who).isOne();
                }
            }
        } finally {
            open(strongRoom);
        }
    }

    private NewOrder order(String... ciClasses) {
        return new NewOrder(
                "it",
                "Supplier",
                null,
                null,
                Stream.of(ciClasses)
                        .map(one -> new NewLine(one, "Model " + mark, 1, new java.math.BigDecimal("100")))
                        .toList());
    }

    private boolean tells(String type, String id, Viewer viewer) {
        return !trail.find(new Filter(null, null, null, type, id, null, null), 5, null, viewer)
                .items()
                .isEmpty();
    }

    @Test
    void aBaselineIsToldToItsUnit() {
        var plain = made("client", "it");
        var scope = new Baselines.Scope("Kept " + mark, null, null, null, null, null, null);
        var id = Long.toString(baselines
                .take("Baseline " + mark, null, scope, viewers.of("agent"))
                .id());
        assertThat(plain).isNotEmpty();
        for (var viewer : readers()) {
            var ofUnit = !viewer.grants().iterator().next().unit().equals("hr");
            assertThat(tells("baseline", id, viewer)).isEqualTo(ofUnit);
        }
    }
}
