package org.praxisitsm.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.asset.lifecycle.Order.NewLine;
import org.praxisitsm.asset.lifecycle.Order.NewOrder;
import org.praxisitsm.asset.lifecycle.Orders;
import org.praxisitsm.asset.lifecycle.Orders.Delivery;
import org.praxisitsm.asset.lifecycle.Stock;
import org.praxisitsm.asset.lifecycle.StockTakes;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.ShiftableClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What has happened to the things of the demo: what was ordered, counted, installed, and given to people. */
@Component
@Profile("demo")
class DemoLife {

    private static final String UNIT = "it";
    private static final String LAPTOP = "client";
    private static final String MODEL = "Lathe 15";
    private static final int MOST = 200;

    private final Assets assets;
    private final Orders orders;
    private final Stock stock;
    private final StockTakes takes;
    private final HandOvers handOvers;
    private final Viewers viewers;
    private final Clock clock;

    DemoLife(
            Assets assets,
            Orders orders,
            Stock stock,
            StockTakes takes,
            HandOvers handOvers,
            Viewers viewers,
            Clock clock) {
        this.assets = assets;
        this.orders = orders;
        this.stock = stock;
        this.takes = takes;
        this.handOvers = handOvers;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Does nothing where the demo's own things are not there, or have a life already. */
    void play() {
        var keeper = viewers.of("agent");
        var store = find("Store POR", "place");
        if (store.isEmpty() || !orders.list(null, 1, null, keeper).items().isEmpty()) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var place = store.get(0).number();
        installed(Viewer.system("demo"));
        shelves(place, keeper);
        bought(place, keeper, now);
        counted(place, keeper, now);
        given(keeper, now);
    }

    private List<CiRow> find(String text, String ciClass) {
        return assets.list(
                        CiFilter.all().withText(text).withClasses(List.of(ciClass)),
                        "name",
                        MOST,
                        null,
                        Viewer.system("demo"))
                .items();
    }

    private static <T> T ago(Instant now, int days, Supplier<T> act) {
        return ShiftableClock.at(now.minus(Duration.ofDays(days)), act);
    }

    /** One product with more installations than were bought, one with room to spare, one that fits. */
    private void installed(Viewer by) {
        var laptops = find("NB", LAPTOP);
        laptops.stream().limit(27).forEach(one -> install("LabelWorks Pro", "12.3", one, by));
        laptops.stream().limit(40).forEach(one -> install("Office 365 E3", "2410", one, by));
        find("SRV", "server").forEach(one -> install("Windows Server 2022", "21H2", one, by));
    }

    private void install(String product, String version, CiRow device, Viewer by) {
        var made = assets.create(
                NewCi.of("software-installation", product + " on " + device.name())
                        .with(CiFields.UNIT, UNIT)
                        .attribute("product", product)
                        .attribute("version", version),
                by);
        assets.relate(made.number(), "installed-on", device.number(), null, null, by);
    }

    private void shelves(String place, Viewer by) {
        stock.require(UNIT, LAPTOP, MODEL, place, 10, by);
        stock.require(UNIT, "equipment", "TC57", null, 2, by);
    }

    private void bought(String place, Viewer by, Instant now) {
        ago(now, 6, () -> orders.place(order("Nordkraft Systems", now, 8, LAPTOP, MODEL, 12, "1290.00"), by));
        ago(now, 19, () -> orders.place(order("ScanCare", now, -3, "equipment", "TC57", 6, "684.50"), by));
        var screens = ago(now, 34, () -> orders.place(order("Clarus", now, 5, "equipment", "27Q", 10, "279.00"), by));
        ago(
                now,
                4,
                () -> orders.receive(
                        screens.number(),
                        new Delivery(
                                1,
                                4,
                                List.of("CLQ-77101", "CLQ-77102", "CLQ-77103", "CLQ-77104"),
                                List.of(),
                                place,
                                null),
                        by));
        var phones =
                ago(now, 52, () -> orders.place(order("Fairline", now, -40, "phone", "Pocket 5", 2, "449.00"), by));
        ago(
                now,
                41,
                () -> orders.receive(
                        phones.number(),
                        new Delivery(1, 2, List.of("FL5-30881", "FL5-30882"), List.of(), place, null),
                        by));
    }

    /** @param days until it is expected, from now */
    private static NewOrder order(
            String supplier, Instant now, int days, String ciClass, String model, int quantity, String price) {
        return new NewOrder(
                UNIT,
                supplier,
                now.plus(Duration.ofDays(days)),
                null,
                List.of(new NewLine(ciClass, model, quantity, new BigDecimal(price))));
    }

    /** One count that is over and found everything but one, and one that goes on. */
    private void counted(String place, Viewer by, Instant now) {
        var closed = ago(now, 21, () -> takes.start(UNIT, place, by));
        var there = takes.get(closed.number(), by).lines();
        ago(now, 21, () -> {
            there.stream().skip(1).forEach(line -> takes.scan(closed.number(), line.asset(), by));
            return takes.close(closed.number(), false, "One is with the supplier for repair.", by);
        });
        find("Server room OSL", "place").stream().findFirst().ifPresent(room -> {
            var open = ago(now, 0, () -> takes.start(UNIT, room.number(), by));
            open.lines().stream().limit(5).forEach(line -> takes.scan(open.number(), line.asset(), by));
        });
    }

    /** A laptop lies at the shift office for Rita; a phone reached its person a while ago. */
    private void given(Viewer by, Instant now) {
        find("NB-STORE", LAPTOP).stream()
                .filter(one -> one.state().equals("stored"))
                .findFirst()
                .ifPresent(one -> ago(now, 1, () -> handOvers.handOver(one.number(), "requester", null, by)));
        find("Pocket", "phone").stream()
                .filter(one -> one.state().equals("stored"))
                .findFirst()
                .ifPresent(one -> ago(now, 12, () -> {
                    var offered = handOvers.handOver(one.number(), "approver", null, by);
                    return handOvers.confirm(offered.id(), null, viewers.of("approver"));
                }));
    }
}
