package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.impact.ImpactNode;
import org.praxisitsm.asset.impact.ImpactQuestion;
import org.praxisitsm.asset.impact.Impacts;
import org.praxisitsm.asset.impact.Landscape;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** An incident on an asset gets its priority from the services that the asset takes down. */
@SpringBootTest
@Tag("database")
class IncidentImpactTests {

    private static final AtomicLong NEXT = new AtomicLong(8_000_000_000L);

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    Impacts impacts;

    @Autowired
    Viewers viewers;

    @Autowired
    JdbcTemplate jdbc;

    private long server;
    private long spare;

    private void draw() {
        var land = new Landscape(jdbc, NEXT.getAndAdd(1_000));
        server = land.item("server", "SRV-DB");
        var database = land.item("database", "ERP database");
        var service = land.item("service", "Order entry", "it", null, 1);
        land.relate("runs-on", database, server);
        land.relate("depends-on", service, database);
        spare = land.item("server", "MX-1");
        var other = land.item("server", "MX-2");
        var mail = land.item("service", "Mail", "it", null, 1);
        land.relate("depends-on", mail, spare, "relays", 1);
        land.relate("depends-on", mail, other, "relays", 1);
        land.store();
    }

    private TicketView report(Map<String, Object> fields) {
        return intake.open(
                new OpenTicket("incident", "Orders cannot be saved", null, null, null, "PORTAL", fields),
                viewers.of("agent"));
    }

    @Test
    void anIncidentOnADatabaseServerIsAsUrgentAsTheServicesAboveIt() {
        draw();
        var said = Map.<String, Object>of("category", "software", "impact", "one", "urgency", "medium");
        assertThat(report(said).priority()).isEqualTo(4);

        var fields = new java.util.HashMap<>(said);
        fields.put("asset", Landscape.number(server));
        var ticket = report(fields);
        assertThat(ticket.priority()).isEqualTo(2);

        var hit = impacts.ofTicket(ticket.number(), ImpactQuestion.up(), viewers.of("agent"));
        assertThat(hit.services()).extracting(ImpactNode::name).containsExactly("Order entry");
        assertThat(impacts.concerns(ticket.number(), viewers.of("agent"))).isTrue();
        assertThat(impacts.isPlanned(ticket.number())).isFalse();
        assertThatThrownBy(() -> impacts.ofTicket(ticket.number(), ImpactQuestion.up(), viewers.of("requester")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void lostRedundancyOfACriticalServiceDoesNotWaitAtTheEnd() {
        draw();
        var ticket = report(
                Map.of("category", "software", "impact", "one", "urgency", "low", "asset", Landscape.number(spare)));
        assertThat(ticket.priority()).isEqualTo(3);
    }

    @Test
    void theAssetNamedLaterIsJudgedToo() {
        draw();
        var ticket = report(Map.of("category", "software", "impact", "one", "urgency", "high"));
        assertThat(ticket.priority()).isEqualTo(4);
        var named = desk.change(
                ticket.number(),
                Map.of("fields", Map.of("asset", Landscape.number(server))),
                null,
                viewers.of("agent"));
        assertThat(desk.get(named.number(), viewers.of("agent")).priority()).isEqualTo(1);
    }
}
