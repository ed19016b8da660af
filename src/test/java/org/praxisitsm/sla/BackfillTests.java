package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tickets that are older than their agreements get clocks when somebody asks for it. */
@SpringBootTest(properties = {"praxis.sla.sweep.enabled=false", "test.context=backfill"})
@Tag("database")
class BackfillTests {

    @Autowired
    Backfills backfills;

    @Autowired
    TicketIntake intake;

    @Autowired
    ClockStore store;

    @Autowired
    ClockSweep sweep;

    @Autowired
    Viewers viewers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final Instant opened = Instant.parse("2031-03-03T08:00:00Z");

    @AfterEach
    void realTime() {
        ((ShiftableClock) clock).reset();
    }

    @Test
    void aTicketWithoutAPastCountsFromItsOpeningAndALookChangesNothing() {
        var ticket = open();
        var before = dues(ticket);
        forget(ticket, "");
        ((ShiftableClock) clock).stopAt(opened.plus(Duration.ofHours(20)));
        var decisions = count("select count(*) from audit_entry");

        var foreseen = backfills.preview("incident", viewers.of("owner"));

        assertThat(foreseen.moves())
                .filteredOn(move -> move.number().equals(ticket.number()))
                .extracting(Replans.Move::target)
                .contains("resolution", "first-response");
        assertThat(foreseen.newlyBreached()).isPositive();
        assertThat(store.facts(List.of(ticket.id()))).isEmpty();
        assertThat(count("select count(*) from audit_entry")).isEqualTo(decisions);

        var done = backfills.apply("incident", "The agreements are new", looked -> {}, viewers.of("owner"));

        assertThat(done).isEqualTo(foreseen);
        assertThat(dues(ticket)).isEqualTo(before);
        assertThat(backfills.preview("incident", viewers.of("owner")).clocks())
                .as("a second run finds nothing")
                .isZero();
        assertThat(jdbc.sql(
                                "select after_values from audit_entry where act = 'clocks.backfilled' order by sequence desc"
                                        + " limit 1")
                        .query(String.class)
                        .single())
                .contains("The agreements are new");
        while (sweep.sweepOnce() > 0) {
            // Whatever is due by now.
        }
        assertThat(count(
                        "select count(*) from sla_threshold h join sla_clock c on c.id = h.clock_id where c.ticket_id = "
                                + ticket.id() + " and h.outcome = 'ANNOUNCED' and h.passed_at <= "
                                + opened.plus(Duration.ofHours(20)).getEpochSecond() * 1_000_000))
                .as("nobody is alarmed of what lies behind")
                .isZero();
    }

    @Test
    void onlyTheMissingAgreementIsAddedToATicketThatHasOthers() {
        var ticket = open();
        var before = dues(ticket);
        var rows = store.rows(List.of(ticket.id())).get(ticket.id());
        var sla = rows.keySet().iterator().next().agreement();
        jdbc.sql("delete from sla_fact where ticket_id = :id and kind = 'ATTACHED' and content like :key")
                .param("id", ticket.id())
                .param("key", "%\"" + sla + "\"%")
                .update();
        jdbc.sql("delete from sla_clock where ticket_id = :id and agreement_key = :key")
                .param("id", ticket.id())
                .param("key", sla)
                .update();
        assertThat(dues(ticket)).isNotEqualTo(before);

        backfills.apply("incident", null, looked -> {}, viewers.of("admin"));

        assertThat(dues(ticket)).isEqualTo(before);
    }

    @Test
    void onlyOwnersOfThePracticeMayDoIt() {
        assertThatThrownBy(() -> backfills.preview("incident", viewers.of("agent")))
                .hasMessageContaining("process owner");
        assertThatThrownBy(() -> backfills.apply("incident", "x", looked -> {}, viewers.of("hr-owner")))
                .hasMessageContaining("process owner");
        assertThatThrownBy(() -> backfills.preview("no-such", viewers.of("admin")))
                .hasMessageContaining("no practice");
    }

    private Map<String, Instant> dues(TicketView ticket) {
        return store.rows(List.of(ticket.id())).getOrDefault(ticket.id(), Map.of()).values().stream()
                .collect(Collectors.toMap(
                        row -> row.key().agreement() + " " + row.key().target(), ClockRow::dueAt));
    }

    private void forget(TicketView ticket, String more) {
        for (var table : List.of("sla_fact", "sla_clock", "sla_result")) {
            jdbc.sql("delete from " + table + " where ticket_id = :id" + more)
                    .param("id", ticket.id())
                    .update();
        }
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private TicketView open() {
        ((ShiftableClock) clock).stopAt(opened);
        return intake.open(
                new OpenTicket(
                        "incident",
                        "VPN drops",
                        null,
                        "requester",
                        null,
                        "PORTAL",
                        Map.of("category", "network", "impact", "team", "urgency", "high", "service", "vpn")),
                viewers.of("agent"));
    }
}
