package org.praxisitsm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.praxisitsm.asset.DemoAssets;
import org.praxisitsm.asset.TicketAssets;
import org.praxisitsm.asset.lifecycle.Contracts;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.asset.lifecycle.LicencePosition;
import org.praxisitsm.asset.lifecycle.Licences;
import org.praxisitsm.asset.lifecycle.Order;
import org.praxisitsm.asset.lifecycle.Orders;
import org.praxisitsm.asset.lifecycle.Stock;
import org.praxisitsm.asset.lifecycle.StockTake;
import org.praxisitsm.asset.lifecycle.StockTakes;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** What the demo organisation owns is read and put in at the first start, and only then; incidents name it. */
@SpringBootTest(properties = {"test.context=assets", "praxis.demo.assets=true"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoAssetsTests {

    private static final int NODES = 3;
    private static final int ANY_PART = 99;
    private static final int TRIES = 30;

    @Autowired
    DemoAssets demo;

    @Autowired
    DemoLife life;

    @Autowired
    DemoTurn turn;

    @Autowired
    Stock stock;

    @Autowired
    Orders orders;

    @Autowired
    Licences licences;

    @Autowired
    Contracts contracts;

    @Autowired
    StockTakes takes;

    @Autowired
    HandOvers handOvers;

    @Autowired
    Stage stage;

    @Autowired
    Services services;

    @Autowired
    TicketAssets onTickets;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    /** The start does it in the background; whoever comes second waits, as long as the database lets them. */
    @BeforeAll
    void isThere() {
        for (var tries = 0; tries < TRIES; tries++) {
            try {
                turn.once(DemoTurn.ASSETS, () -> {
                    demo.seed();
                    life.play();
                });
                return;
            } catch (TransientDataAccessException stillAtIt) {
                assertThat(tries).as("the start sets it up in time").isLessThan(TRIES - 1);
            }
        }
    }

    @Test
    void noScreenOfTheLifecycleIsEmpty() {
        var agent = stage.viewers().of("agent");
        assertThat(stock.levels(agent)).anyMatch(level -> level.shortage() > 0);
        assertThat(orders.list(null, 50, null, agent).items())
                .extracting(Order::state)
                .contains(Order.State.OPEN, Order.State.PARTLY, Order.State.RECEIVED);
        assertThat(licences.positions(agent))
                .extracting(LicencePosition::standing)
                .contains(LicencePosition.Standing.SHORT, LicencePosition.Standing.SPARE);
        assertThat(contracts.all(agent)).isNotEmpty();
        assertThat(takes.list(50, null, agent).items())
                .extracting(StockTake::open)
                .contains(true, false);
        assertThat(handOvers.waitingFor(stage.viewers().of("requester"))).hasSize(1);
        life.play();
        assertThat(takes.list(50, null, agent).items()).as("played once").hasSize(2);
    }

    @Test
    void everyServiceStandsOnSomething() {
        assertThat(count("select count(*) from ci")).isBetween(300, 900);
        for (var service : services.all()) {
            assertThat(jdbc.sql("select count(*) from ci s join ci_relation r on r.from_id = s.id"
                                    + " where s.class_key = 'service' and s.service_key = :key")
                            .param("key", service.key())
                            .query(Integer.class)
                            .single())
                    .as(service.key())
                    .isPositive();
        }
    }

    @Test
    void aSecondStartAddsNothing() {
        var before = count("select count(*) from ci");
        demo.seed();
        assertThat(count("select count(*) from ci")).isEqualTo(before);
    }

    @Test
    void whatStoriesNameIsThere() {
        var named = tales().stream()
                .filter(tale ->
                        tale.story.asset() != null && !tale.story.asset().startsWith("own:"))
                .toList();
        assertThat(named).hasSizeGreaterThan(30).allSatisfy(tale -> {
            var name = tale.told(tale.story.asset());
            assertThat(stage.belongings().named(name)).as(name).isPresent();
        });
    }

    @Test
    void anIncidentOnAThingOfOnesOwnNamesIt() {
        var tale = tales().stream()
                .filter(one -> "own:client".equals(one.story.asset()))
                .findFirst()
                .orElseThrow();
        var scene = new Scene(stage, HistoryFile.read(), tale);
        scene.open();
        var laptop = stage.belongings().had(tale.requester, "client").orElseThrow();
        assertThat(onTickets.of(scene.number(), Viewer.system("demo")))
                .extracting(TicketAssets.Attached::number)
                .containsExactly(laptop);
    }

    @Test
    void severalNodesAtOnceSetAPartUpOnce() throws Exception {
        var done = new AtomicInteger();
        var barrier = new CyclicBarrier(NODES);
        Callable<Boolean> start = () -> {
            barrier.await();
            return turn.once(ANY_PART, done::incrementAndGet);
        };
        var nodes = Executors.newFixedThreadPool(NODES);
        try {
            var mine = 0;
            for (var one : nodes.invokeAll(List.of(start, start, start))) {
                mine += one.get() ? 1 : 0;
            }
            assertThat(mine).isEqualTo(1);
            assertThat(done).hasValue(1);
            assertThat(turn.once(ANY_PART, done::incrementAndGet)).isFalse();
        } finally {
            nodes.shutdownNow();
        }
    }

    private List<Tale> tales() {
        var people = stage.people().search(null, 500, null).items();
        return new Tales(HistoryFile.read(), people, clock.instant()).tell(Course.ALL);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
