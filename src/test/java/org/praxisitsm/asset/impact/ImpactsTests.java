package org.praxisitsm.asset.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.praxisitsm.asset.impact.ImpactState.DEGRADED;
import static org.praxisitsm.asset.impact.ImpactState.DOWN;
import static org.praxisitsm.asset.impact.ImpactState.UNAFFECTED;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.impact.ImpactNode.Side;
import org.praxisitsm.asset.impact.ImpactQuestion.Direction;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewer.Grant;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** Impacts as they are read from the tables, by people who may see some of it. */
@SpringBootTest
@Tag("database")
class ImpactsTests {

    private static final AtomicLong NEXT = new AtomicLong(7_000_000_000L);

    @Autowired
    Impacts impacts;

    @Autowired
    JdbcTemplate jdbc;

    private final Viewer it = viewer("imp-it", Role.AGENT, "it");
    private final Viewer hr = viewer("imp-hr", Role.AGENT, "hr");
    private final Viewer nobody = viewer("imp-req", Role.REQUESTER, "*");

    private static Viewer viewer(String account, Role role, String unit) {
        return new Viewer(account, account, unit, Set.of(new Grant(role, unit)), Set.of());
    }

    private Landscape landscape() {
        return new Landscape(jdbc, NEXT.getAndAdd(100_000));
    }

    private Impact up(long id, Viewer viewer) {
        return impacts.of(Landscape.number(id), ImpactQuestion.up(), viewer);
    }

    @Test
    void aDatabaseServerHitsTheServiceAboveItAndSaysWhy() {
        var drawn = landscape();
        var server = drawn.item("server", "SRV-DB");
        var database = drawn.item("database", "ERP database");
        var application = drawn.item("application", "ERP", "it", "imp-anna", null);
        var service = drawn.item("service", "Order entry", "it", null, 1);
        drawn.relate("runs-on", database, server);
        drawn.relate("depends-on", application, database);
        drawn.relate("depends-on", service, application);
        drawn.store();

        var impact = up(server, it);

        assertThat(impact.services()).extracting(ImpactNode::name).containsExactly("Order entry");
        assertThat(impact.totals().servicesDown()).isOne();
        assertThat(impact.totals().criticalityDown()).isOne();
        assertThat(impact.totals().down()).isEqualTo(4);
        assertThat(impact.people()).containsExactly("imp-anna");
        var hit = impact.node(Landscape.number(service)).orElseThrow();
        assertThat(hit.path()).extracting(ImpactStep::name).containsExactly("ERP database", "ERP", "Order entry");
        assertThat(hit.path()).extracting(ImpactStep::kind).containsExactly("runs-on", "depends-on", "depends-on");
        assertThat(hit.distance()).isEqualTo(3);
    }

    @Test
    void whatItStandsOnSaysWithoutWhatItCannotDo() {
        var drawn = landscape();
        var service = drawn.item("service", "Mail", "it", null, 2);
        var one = drawn.item("server", "mail-1");
        var two = drawn.item("server", "mail-2");
        var rack = drawn.item("rack", "Rack 7");
        var old = drawn.item("server", "mail-old");
        drawn.relate("depends-on", service, one, "nodes", 1);
        drawn.relate("depends-on", service, two, "nodes", 1);
        drawn.relate("depends-on", service, old, "nodes", 1);
        drawn.relate("depends-on", one, rack);
        drawn.relate("depends-on", two, rack);
        drawn.store();
        Landscape.retire(jdbc, List.of(old));

        var impact = impacts.of(Landscape.number(service), new ImpactQuestion(Direction.DOWN, 6, Set.of()), it);

        assertThat(impact.nodes()).extracting(ImpactNode::name).containsExactlyInAnyOrder("mail-1", "mail-2", "Rack 7");
        assertThat(impact.node(Landscape.number(rack)).orElseThrow().impact()).isEqualTo(DOWN);
        assertThat(impact.node(Landscape.number(one)).orElseThrow().impact()).isEqualTo(DEGRADED);
        assertThat(impact.node(Landscape.number(one)).orElseThrow().side()).isEqualTo(Side.BELOW);

        var up = up(one, it);
        assertThat(up.node(Landscape.number(service)).orElseThrow().impact()).isEqualTo(DEGRADED);
        assertThat(up.node(Landscape.number(service))
                        .orElseThrow()
                        .path()
                        .get(0)
                        .set())
                .isEqualTo(new ImpactStep.SetStanding("nodes", 1, 2, 1));
        assertThat(up.totals().criticalityDegraded()).isEqualTo(2);
        assertThat(up.totals().criticalityDown()).isNull();
    }

    @Test
    void itemsOfAnotherUnitCountAndBearNoName() {
        var drawn = landscape();
        var server = drawn.item("server", "SRV-SHARED");
        var payroll = drawn.item("application", "Payroll", "hr", "imp-paula", null);
        var files = drawn.item("application", "Personnel files", "hr", null, null);
        var service = drawn.item("service", "Pay slips", "hr", null, 2);
        drawn.relate("runs-on", payroll, server);
        drawn.relate("depends-on", files, payroll);
        drawn.relate("depends-on", service, files);
        drawn.store();

        var impact = up(server, it);

        assertThat(impact.nodes()).extracting(ImpactNode::name).containsExactly("Pay slips");
        assertThat(impact.totals().hiddenAbove()).isEqualTo(2);
        assertThat(impact.totals().down()).isEqualTo(4);
        assertThat(impact.totals().people()).isOne();
        assertThat(impact.people()).isEmpty();
        var path = impact.node(Landscape.number(service)).orElseThrow().path();
        assertThat(path).extracting(ImpactStep::name).containsExactly(null, "Pay slips");
        assertThat(path).extracting(ImpactStep::kind).containsOnlyNulls();
        assertThat(impact.edges())
                .containsExactly(new ImpactEdge(Landscape.number(service), Landscape.number(server), null, null));
        assertThat(impact.toString()).doesNotContain("Payroll", "Personnel", "imp-paula", Landscape.number(payroll));

        assertThat(up(payroll, hr).services()).hasSize(1);
        assertThatThrownBy(() -> up(payroll, it)).isInstanceOf(Refusal.class).hasMessageContaining("There is no asset");
        assertThatThrownBy(() -> up(server, nobody)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> impacts.of("CI-none", ImpactQuestion.up(), it)).isInstanceOf(Refusal.class);
    }

    @Test
    void cyclesAndRelationsToItselfEnd() {
        var drawn = landscape();
        var a = drawn.item("server", "a");
        var b = drawn.item("server", "b");
        var c = drawn.item("server", "c");
        drawn.relate("depends-on", a, b);
        drawn.relate("depends-on", b, c);
        drawn.relate("depends-on", c, a);
        drawn.relate("depends-on", a, a);
        drawn.store();

        var impact = impacts.of(Landscape.number(a), ImpactQuestion.both(), it);

        assertThat(impact.nodes()).extracting(ImpactNode::name).containsExactly("c", "b");
        assertThat(impact.nodes()).extracting(ImpactNode::side).containsOnly(Side.BOTH);
    }

    @Test
    void depthAndKindsBoundTheLook() {
        var drawn = landscape();
        var a = drawn.item("server", "a");
        var b = drawn.item("application", "b");
        var c = drawn.item("service", "c");
        drawn.relate("runs-on", b, a);
        drawn.relate("depends-on", c, b);
        drawn.store();

        assertThat(look(a, 0, Set.of()).nodes()).isEmpty();
        assertThat(look(a, 0, Set.of()).totals().down()).isOne();
        assertThat(look(a, 1, Set.of()).nodes()).extracting(ImpactNode::name).containsExactly("b");
        assertThat(look(a, 2, Set.of()).nodes()).extracting(ImpactNode::name).containsExactly("b", "c");
        assertThat(look(a, 6, Set.of("runs-on")).nodes())
                .extracting(ImpactNode::name)
                .containsExactly("b");
        assertThat(look(a, 6, Set.of("depends-on")).nodes()).isEmpty();
        assertThatThrownBy(() -> look(a, 6, Set.of("eats")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("eats");
        assertThatThrownBy(() -> look(a, -1, Set.of())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> look(a, 13, Set.of())).isInstanceOf(Refusal.class);
    }

    private Impact look(long id, int depth, Set<String> kinds) {
        return impacts.of(Landscape.number(id), new ImpactQuestion(Direction.UP, depth, kinds), it);
    }

    @Test
    void tenThousandOnOneSwitchAreCutAndSaidSo() {
        var drawn = landscape();
        var hub = drawn.item("network-device", "SW-CORE");
        for (var i = 0; i < 10_000; i++) {
            drawn.relate("depends-on", drawn.item("client", "PC-" + i), hub);
        }
        drawn.store();

        var impact = up(hub, it);

        assertThat(impact.totals().truncated()).isTrue();
        assertThat(impact.nodes()).hasSize(1_999);
        assertThat(impact.nodes()).extracting(ImpactNode::impact).containsOnly(DOWN);
    }

    @Test
    void severalFailTogether() {
        var drawn = landscape();
        var service = drawn.item("service", "Both gone");
        var one = drawn.item("server", "one");
        var two = drawn.item("server", "two");
        var top = drawn.item("service", "Above");
        drawn.relate("depends-on", service, one, "pair", 1);
        drawn.relate("depends-on", service, two, "pair", 1);
        drawn.relate("depends-on", top, service);
        drawn.store();

        assertThat(up(one, it).node(Landscape.number(top)).orElseThrow().impact())
                .isEqualTo(UNAFFECTED);
        var both = impacts.of(List.of(Landscape.number(one), Landscape.number(two)), ImpactQuestion.up(), it);
        assertThat(both.asked()).hasSize(2);
        assertThat(both.node(Landscape.number(top)).orElseThrow().impact()).isEqualTo(DOWN);
    }
}
