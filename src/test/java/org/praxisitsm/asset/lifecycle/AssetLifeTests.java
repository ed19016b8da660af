package org.praxisitsm.asset.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.lifecycle.Order.NewLine;
import org.praxisitsm.asset.lifecycle.Order.NewOrder;
import org.praxisitsm.asset.lifecycle.Orders.Delivery;
import org.praxisitsm.asset.lifecycle.StockTake.Finding;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Stock, orders, hand-overs, disposal and stock-take as people use them, and as they try to misuse them. */
@SpringBootTest
@Tag("database")
class AssetLifeTests {

    @Autowired
    Assets assets;

    @Autowired
    Reservations reservations;

    @Autowired
    HandOvers handOvers;

    @Autowired
    AssetLife life;

    @Autowired
    Orders orders;

    @Autowired
    Stock stock;

    @Autowired
    StockTakes takes;

    @Autowired
    Proofs proofs;

    @Autowired
    Licences licences;

    @Autowired
    Contracts contracts;

    @Autowired
    AuditTrail trail;

    @Autowired
    Viewers viewers;

    private final String model = "Model " + UUID.randomUUID();

    private Viewer agent() {
        return viewers.of("agent");
    }

    private Viewer requester() {
        return viewers.of("requester");
    }

    private String stored(NewCi item) {
        return assets.create(item.with(CiFields.STATE, "stored").attribute("model", model), agent())
                .number();
    }

    private String stored() {
        return stored(NewCi.of("client", model));
    }

    private String state(String number) {
        return assets.get(number, agent()).state();
    }

    private String place(String name) {
        return assets.create(NewCi.of("location", name + " " + UUID.randomUUID()), agent())
                .number();
    }

    @Test
    void ofTwoWhoReachForTheLastOneAtTheSameTimeOnlyOneGetsIt() throws Exception {
        for (var round = 0; round < 5; round++) {
            var only = stored();
            var barrier = new CyclicBarrier(4);
            var pool = Executors.newFixedThreadPool(4);
            var tries = new ArrayList<Callable<String>>();
            for (var one = 0; one < 4; one++) {
                var ticket = "AST999" + round + one;
                tries.add(() -> {
                    barrier.await();
                    try {
                        return reservations.reserveAny("it", "client", model, ticket, agent());
                    } catch (LifecycleRefusal refused) {
                        return refused.code();
                    }
                });
            }
            var got = new ArrayList<String>();
            for (var future : pool.invokeAll(tries)) {
                got.add(future.get());
            }
            pool.shutdown();
            assertThat(got).containsExactlyInAnyOrder(only, "nothing-in-stock", "nothing-in-stock", "nothing-in-stock");
            assertThat(state(only)).isEqualTo("reserved");
        }
    }

    @Test
    void fourGetFourAlsoWhereAllReachForTheSameFirst() throws Exception {
        for (var i = 0; i < 4; i++) {
            stored();
        }
        var barrier = new CyclicBarrier(4);
        var pool = Executors.newFixedThreadPool(4);
        Callable<String> reach = () -> {
            barrier.await();
            return reservations.reserveAny(
                    "it",
                    "device",
                    model,
                    "AST888" + UUID.randomUUID().toString().substring(0, 4),
                    agent());
        };
        var got = new ArrayList<String>();
        for (var future : pool.invokeAll(List.of(reach, reach, reach, reach))) {
            got.add(future.get());
        }
        pool.shutdown();
        assertThat(got).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void whatIsReservedForOneTicketIsRefusedToAnotherAndFreeOnceReleased() {
        var number = stored();
        reservations.reserve(number, "AST0000001", agent());

        assertThatThrownBy(() -> reservations.reserve(number, "AST0000002", agent()))
                .isInstanceOfSatisfying(LifecycleRefusal.class, refused -> assertThat(refused.code())
                        .isEqualTo("already-reserved"));
        assertThatThrownBy(() -> handOvers.handOver(number, "requester", null, agent()))
                .isInstanceOfSatisfying(LifecycleRefusal.class, refused -> assertThat(refused.code())
                        .isEqualTo("not-available"));
        assertThat(reservations.reserve(number, "AST0000001", agent())).isEqualTo(number);

        reservations.releaseAsset(number, agent());

        assertThat(state(number)).isEqualTo("stored");
        assertThat(reservations.reserve(number, "AST0000002", agent())).isEqualTo(number);
    }

    @Test
    void onlyThePersonConfirmsAndTheTrailKeepsIt() {
        var number = stored();
        var offered = handOvers.handOver(number, "requester", null, agent());

        for (var somebodyElse : List.of("agent", "admin", "manager", "hr", "auditor")) {
            assertThatThrownBy(() -> handOvers.confirm(offered.id(), null, viewers.of(somebodyElse)))
                    .as(somebodyElse)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("There is no hand-over");
        }
        assertThat(handOvers.waitingFor(requester()))
                .extracting(HandOver::asset)
                .contains(number);
        assertThat(state(number)).isEqualTo("reserved");

        var confirmed = handOvers.confirm(offered.id(), "With the charger.", requester());

        assertThat(confirmed.state()).isEqualTo(HandOver.State.CONFIRMED);
        assertThat(confirmed.answeredAt()).isNotNull();
        var ci = assets.get(number, agent());
        assertThat(ci.state()).isEqualTo("in-use");
        assertThat(ci.text(CiFields.USER)).isEqualTo("requester");
        assertThatThrownBy(() -> handOvers.confirm(offered.id(), null, requester()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("answered already");
        assertThat(assets.history(number, 50, null, agent()).items())
                .anySatisfy(line -> assertThat(line.actor()).isEqualTo("requester"));
    }

    @Test
    void whoDoesNotHaveItSaysSoAndItIsInStockAgain() {
        var number = stored();
        var offered = handOvers.handOver(number, "requester", null, agent());

        handOvers.deny(offered.id(), "Nothing here.", requester());

        assertThat(state(number)).isEqualTo("stored");
        assertThat(handOvers.of(number, agent())).singleElement().satisfies(one -> assertThat(one.note())
                .isEqualTo("Nothing here."));
    }

    @Test
    void lifeGoesOnThroughRepairAndReturnToTheEnd() {
        var number = stored();
        handOvers.confirm(handOvers.handOver(number, "requester", null, agent()).id(), null, requester());

        life.sendToRepair(number, "The glass is broken.", null, agent());
        assertThat(state(number)).isEqualTo("in-repair");
        life.returnFromRepair(number, new BigDecimal("89.90"), null, agent());
        assertThat(state(number)).isEqualTo("in-use");
        assertThatThrownBy(() -> life.returnFromRepair(number, null, null, agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not under repair");

        life.returnToStock(number, null, null, agent());
        var back = assets.get(number, agent());
        assertThat(back.state()).isEqualTo("stored");
        assertThat(back.text(CiFields.USER)).isNull();
        assertThat(handOvers.of(number, agent())).singleElement().satisfies(one -> assertThat(one.returnedAt())
                .isNotNull());

        life.retire(number, "Old.", null, agent());
        assertThat(state(number)).isEqualTo("retired");
        assertThatThrownBy(() -> life.sendToRepair(number, null, null, agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("over");
    }

    @Test
    void nothingIsDisposedOfWithoutProofThatIsNotOlderThanTheRetirement() {
        var number = stored();
        assertThatThrownBy(() -> life.dispose(number, "W-1", agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not retired");
        certificate(number);
        life.retire(number, null, null, agent());

        assertNoProof(() -> life.dispose(number, "W-1", agent()));
        certificate(number);
        assertNoProof(() -> life.dispose(number, " ", agent()));
        assertThat(state(number)).isEqualTo("retired");

        life.dispose(number, "W-1", agent());

        assertThat(state(number)).isEqualTo("disposed");
        assertThatThrownBy(() -> life.retire(number, null, null, agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("disposed of already");
    }

    private void certificate(String number) {
        proofs.add(
                number, "../wiped.txt", new ByteArrayInputStream("Wiped.".getBytes(StandardCharsets.UTF_8)), agent());
    }

    private static void assertNoProof(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(LifecycleRefusal.class, refused -> assertThat(refused.code())
                        .isEqualTo("no-wipe-proof"));
    }

    @Test
    void programIsNoCertificateAndNeitherIsNothing() {
        var number = stored();
        assertThatThrownBy(() -> proofs.add(
                        number, "x.pdf", new ByteArrayInputStream(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}), agent()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> proofs.add(number, "x.pdf", new ByteArrayInputStream(new byte[0]), agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no bytes");
        assertThatThrownBy(
                        () -> proofs.add(number, "x.txt", new ByteArrayInputStream(new byte[6 * 1024 * 1024]), agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("5 MB");
    }

    @Test
    void orderArrivesInPartsAndEachPieceIsAnAssetWithItsPrice() {
        var order = orders.place(
                new NewOrder(
                        "it",
                        "Nordlys IT",
                        null,
                        null,
                        List.of(new NewLine("client", model, 3, new BigDecimal("1180.50")))),
                agent());
        assertThat(order.number()).matches("ORD\\d{7}");
        assertThat(order.total()).isEqualByComparingTo("3541.50");
        assertThat(level().onOrder()).isEqualTo(3);

        var serials = List.of("S-" + UUID.randomUUID(), "S-" + UUID.randomUUID());
        var made = orders.receive(order.number(), new Delivery(1, 2, serials, List.of(), null, null), agent());

        assertThat(made).hasSize(2);
        var first = assets.get(made.get(0), agent());
        assertThat(first.state()).isEqualTo("stored");
        assertThat(first.text(CiFields.SERIAL)).isEqualTo(serials.get(0));
        assertThat(first.attributes().get("order-number").value()).isEqualTo(order.number());
        assertThat(first.attributes().get("purchase-price").value()).isEqualTo(new BigDecimal("1180.5"));
        assertThat(orders.get(order.number(), agent()).state()).isEqualTo(Order.State.PARTLY);
        assertThat(level()).satisfies(now -> {
            assertThat(now.available()).isEqualTo(2);
            assertThat(now.onOrder()).isEqualTo(1);
        });

        assertThatThrownBy(() -> orders.receive(
                        order.number(), new Delivery(1, 1, List.of(serials.get(0)), List.of(), null, null), agent()))
                .isInstanceOfSatisfying(LifecycleRefusal.class, refused -> assertThat(refused.code())
                        .isEqualTo("already-known"));
        assertThatThrownBy(() ->
                        orders.receive(order.number(), new Delivery(1, 2, List.of(), List.of(), null, null), agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("quantity");
        orders.receive(order.number(), new Delivery(1, 1, List.of(), List.of(), null, null), agent());
        assertThat(orders.get(order.number(), agent()).state()).isEqualTo(Order.State.RECEIVED);
        assertThatThrownBy(() -> orders.cancel(order.number(), agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be cancelled");
    }

    @Test
    void orderThatMakesNoSenseIsRefusedWithEveryBadValue() {
        var bad = new NewOrder(
                "it",
                "x".repeat(200),
                null,
                null,
                List.of(
                        new NewLine("client", model, 0, new BigDecimal("-1")),
                        new NewLine("device", " ", 1, new BigDecimal("1E30")),
                        new NewLine("contract", model, 1, new BigDecimal("1E+1000000000"))));

        assertThatThrownBy(() -> orders.place(bad, agent()))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactlyInAnyOrder(
                                "supplier",
                                "lines[0].quantity",
                                "lines[0].price",
                                "lines[1].class",
                                "lines[1].model",
                                "lines[1].price",
                                "lines[2].class",
                                "lines[2].price"));
    }

    private Stock.Level level() {
        return stock.levels(agent()).stream()
                .filter(one -> one.model().equals(model))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stockIsShortWhereLessIsFreeThanSaid() {
        var place = place("Shelf");
        stored(NewCi.of("client", model).with(CiFields.LOCATION, place));
        var second = stored(NewCi.of("client", model).with(CiFields.LOCATION, place));
        stock.require("it", "client", model.toUpperCase(java.util.Locale.ROOT), place, 2, agent());
        assertThat(level().shortage()).isZero();

        reservations.reserve(second, null, agent());

        assertThat(level()).satisfies(now -> {
            assertThat(now.location()).isEqualTo(place);
            assertThat(now.available()).isOne();
            assertThat(now.reserved()).isOne();
            assertThat(now.minimum()).isEqualTo(2);
            assertThat(now.shortage()).isOne();
        });
        stock.require("it", "client", model, null, 5, agent());
        assertThat(stock.levels(agent()))
                .filteredOn(one -> one.model().equalsIgnoreCase(model) && one.location() == null)
                .singleElement()
                .satisfies(all -> {
                    assertThat(all.available()).isOne();
                    assertThat(all.shortage()).isEqualTo(4);
                });
        assertThatThrownBy(() -> stock.require("it", "client", model, place, -1, agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("minimum");
    }

    @Test
    void whatIsOnOrderStandsOnceBesideTheFirstOfItsRows() {
        for (var name : List.of("Z shelf", "A shelf", "M shelf")) {
            stored(NewCi.of("client", model).with(CiFields.LOCATION, place(name)));
        }
        orders.place(new NewOrder("it", null, null, null, List.of(new NewLine("client", model, 7, null))), agent());
        stock.require("it", "client", model, null, 2, agent());
        assertThat(stock.levels(agent()))
                .filteredOn(one -> one.model().equals(model))
                .extracting(Stock.Level::onOrder)
                .containsExactly(7, 0, 0, 0);
    }

    @Test
    void countFindsWhatIsMissingMovedAndUnknown() {
        var shelf = place("Shelf");
        var box = assets.create(NewCi.of("location", "Box " + model).with(CiFields.LOCATION, shelf), agent())
                .number();
        var elsewhere = place("Elsewhere");
        var here = stored(NewCi.of("client", "a here").with(CiFields.LOCATION, shelf));
        var inBox = stored(NewCi.of("client", "b in the box")
                .with(CiFields.LOCATION, box)
                .with(CiFields.ASSET_TAG, "TAG-" + model));
        var gone = stored(NewCi.of("client", "c gone").with(CiFields.LOCATION, shelf));
        var moved = stored(NewCi.of("client", "d moved").with(CiFields.LOCATION, elsewhere));
        var nowhere = stored(NewCi.of("client", "e from nowhere").with(CiFields.SERIAL, "SER-" + model));
        var take = takes.start("it", shelf, agent());
        assertThat(take.expected()).isEqualTo(3);
        assertThatThrownBy(() -> takes.start("it", shelf, agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(take.number());

        takes.scan(take.number(), "https://praxis.example/a/" + here, agent());
        takes.scan(take.number(), " tag-" + model.toUpperCase(java.util.Locale.ROOT), agent());
        takes.scan(take.number(), moved.toLowerCase(java.util.Locale.ROOT), agent());
        takes.scan(take.number(), "SER-" + model, agent());
        assertThat(takes.scan(take.number(), "no such thing", agent()).isKnown())
                .isFalse();
        assertThat(takes.scan(take.number(), "no such thing", agent()).isKnown())
                .isFalse();
        takes.scan(take.number(), gone, agent());
        takes.unsee(take.number(), gone, agent());

        var open = takes.get(take.number(), agent());
        assertThat(open.of(Finding.FOUND)).extracting(StockTake.Line::asset).containsExactlyInAnyOrder(here, inBox);
        assertThat(open.of(Finding.MISSING)).extracting(StockTake.Line::asset).containsExactly(gone);
        assertThat(open.of(Finding.MOVED)).extracting(StockTake.Line::asset).containsExactly(moved);
        assertThat(open.of(Finding.UNEXPECTED))
                .extracting(StockTake.Line::asset)
                .containsExactly(nowhere);
        assertThat(open.unknown()).containsExactly("no such thing");

        var closed = takes.close(take.number(), true, "Tidy now.", agent());

        assertThat(closed.open()).isFalse();
        assertThat(state(gone)).isEqualTo("missing");
        assertThat(assets.get(moved, agent()).text(CiFields.LOCATION)).isEqualTo(shelf);
        assertThat(assets.get(nowhere, agent()).text(CiFields.LOCATION)).isEqualTo(shelf);
        assertThat(assets.get(inBox, agent()).text(CiFields.LOCATION)).isEqualTo(box);
        assertThat(closed.of(Finding.MISSING)).hasSize(1);
        assertThatThrownBy(() -> takes.scan(take.number(), here, agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("closed");
    }

    @Test
    void otherUnitsNeitherSeeNorTouchIt() {
        var shelf = place("Shelf");
        var number = stored(NewCi.of("client", model).with(CiFields.LOCATION, shelf));
        var take = takes.start("it", shelf, agent()).number();
        var order = orders.place(
                        new NewOrder("it", null, null, null, List.of(new NewLine("client", model, 1, null))), agent())
                .number();
        var hr = viewers.of("hr");

        refused(() -> takes.get(take, hr));
        refused(() -> takes.scan(take, number, hr));
        refused(() -> takes.close(take, true, null, hr));
        refused(() -> takes.start("it", shelf, hr));
        refused(() -> orders.get(order, hr));
        refused(() -> orders.cancel(order, hr));
        refused(() -> reservations.reserve(number, null, hr));
        refused(() -> reservations.reserveAny("it", "client", model, null, hr));
        refused(() -> handOvers.handOver(number, "hr", null, hr));
        refused(() -> handOvers.of(number, hr));
        refused(() -> life.retire(number, null, null, hr));
        refused(() -> life.dispose(number, "W", hr));
        refused(() -> stock.require("it", "client", model, null, 1, hr));
        assertThat(stock.levels(hr)).noneMatch(one -> one.model().equals(model));
        assertThat(orders.list(null, 500, null, hr).items())
                .noneMatch(one -> one.number().equals(order));
        assertThat(takes.list(500, null, hr).items())
                .noneMatch(one -> one.number().equals(take));
        assertThat(stock.levels(requester())).isEmpty();
        assertThat(state(number)).isEqualTo("stored");

        // What lies on another unit's shelf and is theirs is unknown to us, and no word about it is given away.
        var theirs = assets.create(
                        NewCi.of("client", "HR laptop")
                                .with(CiFields.UNIT, "hr")
                                .with(CiFields.STATE, "stored"),
                        hr)
                .number();
        assertThat(takes.scan(take, theirs, agent()).isKnown()).isFalse();
    }

    private static void refused(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class);
    }

    @Test
    void moneyThatMakesNoSenseIsRefused() {
        var number = stored();
        life.sendToRepair(number, null, null, agent());
        for (var cost : List.of("-1", "1E30", "0.00001")) {
            assertThatThrownBy(() -> life.returnFromRepair(number, new BigDecimal(cost), null, agent()))
                    .as(cost)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("cost");
        }
        assertThat(state(number)).isEqualTo("in-repair");
    }

    @Test
    void licencesAreHeldAgainstInstallations() {
        var product = "Product " + UUID.randomUUID();
        assets.create(
                NewCi.of("licence", product)
                        .attribute("product", product)
                        .attribute("metric", "user")
                        .attribute("quantity", 1),
                agent());
        assets.create(
                NewCi.of("licence", product + " old")
                        .with(CiFields.STATE, "expired")
                        .attribute("product", product)
                        .attribute("metric", "user")
                        .attribute("quantity", 100),
                agent());
        for (var user : new String[] {"requester", "requester", "agent"}) {
            var device = assets.create(NewCi.of("client", "PC " + product).with(CiFields.USER, user), agent());
            var installed =
                    assets.create(NewCi.of("software-installation", product).attribute("product", product), agent());
            assets.relate(installed.number(), "installed-on", device.number(), null, null, agent());
        }

        assertThat(licences.positions(agent()))
                .filteredOn(one -> one.product().equals(product))
                .singleElement()
                .satisfies(position -> {
                    assertThat(position.bought()).isOne();
                    assertThat(position.used()).isEqualTo(2);
                    assertThat(position.standing()).isEqualTo(LicencePosition.Standing.SHORT);
                });
        assertThat(licences.positions(requester()))
                .noneMatch(one -> one.product().equals(product));
    }

    @Test
    void contractsSayUntilWhenNoticeCanBeGiven() {
        var name = "Contract " + UUID.randomUUID();
        var made = assets.create(
                NewCi.of("contract", name)
                        .attribute("supplier", "Nordlys IT")
                        .attribute("valid-until", "2031-12-31")
                        .attribute("notice-days", 90)
                        .attribute("cost", new BigDecimal("12000")),
                agent());
        var covered = assets.create(NewCi.of("server", "SRV " + name), agent());
        assets.relate(covered.number(), "covered-by", made.number(), null, null, agent());

        assertThat(contracts.all(agent()))
                .filteredOn(one -> one.name().equals(name))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.noticeBy()).isEqualTo("2031-10-02");
                    assertThat(one.covered()).isOne();
                    assertThat(one.standing()).isEqualTo(Contracts.Standing.RUNNING);
                    assertThat(Objects.requireNonNull(one.cost())).isEqualByComparingTo("12000");
                });
        assets.patch(made.number(), CiPatch.of(CiFields.STATE, "ended"), null, agent());
        assertThat(contracts.all(agent()))
                .filteredOn(one -> one.name().equals(name))
                .allMatch(one -> one.standing() == Contracts.Standing.ENDED);
    }
}
