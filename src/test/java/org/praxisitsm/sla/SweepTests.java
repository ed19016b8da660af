package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sweeper on a real database: what is due happens once, whoever looks, and however late. */
@SpringBootTest(properties = {"praxis.sla.sweep.enabled=false", "test.context=sweep"})
@Tag("database")
class SweepTests {

    @Autowired
    TicketIntake intake;

    @Autowired
    Viewers viewers;

    @Autowired
    ClockSweep sweep;

    @Autowired
    ClockClaims claims;

    @Autowired
    ThresholdPassing passing;

    @Autowired
    ClockStore store;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void realTime() {
        ((ShiftableClock) clock).reset();
    }

    @Test
    void eachThresholdIsAnnouncedOnceHoweverManyLook() throws Exception {
        var ticket = report();
        // Three quarters of the first hour of gold, and nothing else yet.
        later(Duration.ofMinutes(46));
        var threads = Executors.newFixedThreadPool(4);
        try {
            var looks = new java.util.ArrayList<Future<Integer>>();
            for (var i = 0; i < 8; i++) {
                looks.add(threads.submit(() -> passing.handle(List.of(ticket.id()))));
            }
            var announced = 0;
            for (var look : looks) {
                announced += look.get();
            }
            assertThat(announced).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(outcomes(ticket)).containsExactly("first-response 75 ANNOUNCED");
    }

    @Test
    void twoNodesClaimDifferentClocksAndNoneTwice() {
        var tickets = List.of(report(), report(), report(), report());
        later(Duration.ofMinutes(46));
        var first = claims.claim(clock.instant(), 2, Duration.ofMinutes(1));
        var second = claims.claim(clock.instant(), 100, Duration.ofMinutes(1));
        assertThat(first).hasSize(2);
        assertThat(second).doesNotContainAnyElementsOf(first);
        assertThat(second).hasSizeGreaterThanOrEqualTo(2);
        assertThat(claims.claim(clock.instant(), 100, Duration.ofMinutes(1))).isEmpty();
        assertThat(tickets).hasSize(4);
    }

    @Test
    void whatADeadNodeHadClaimedIsTakenOverWhenItsLeaseEnds() {
        var ticket = report();
        later(Duration.ofMinutes(46));
        assertThat(claims.claim(clock.instant(), 500, Duration.ofMinutes(2))).contains(ticket.id());
        sweep.sweepOnce();
        assertThat(outcomes(ticket)).as("the lease still holds").isEmpty();
        later(Duration.ofMinutes(3));
        sweepAll();
        assertThat(outcomes(ticket)).containsExactly("first-response 75 ANNOUNCED");
    }

    @Test
    void onlyTheHighestIsAnnouncedAfterADowntime() {
        var ticket = report();
        later(Duration.ofHours(30));
        sweepAll();
        assertThat(outcomes(ticket))
                .containsExactly(
                        "first-response 75 SKIPPED",
                        "first-response 100 ANNOUNCED",
                        "resolution 75 SKIPPED",
                        "resolution 100 SKIPPED",
                        "resolution 150 ANNOUNCED",
                        "update 100 ANNOUNCED");
        sweepAll();
        assertThat(outcomes(ticket)).hasSize(6);
    }

    @Test
    void historyThatIsWrittenLaterAnnouncesNothingOfItsPast() {
        var longAgo = clock.instant().minus(Duration.ofDays(20));
        var ticket = ShiftableClock.at(longAgo, this::report);
        sweepAll();
        assertThat(outcomes(ticket)).isNotEmpty().allMatch(outcome -> outcome.endsWith("QUIET"));
    }

    @Test
    void ticketThatCannotBeHandledWaitsAndTheOthersGoOn() {
        var broken = report();
        var sound = report();
        later(Duration.ofMinutes(46));
        jdbc.sql("update sla_fact set content = '{' where ticket_id = :id")
                .param("id", broken.id())
                .update();
        sweepAll();
        assertThat(outcomes(sound)).containsExactly("first-response 75 ANNOUNCED");
        assertThat(outcomes(broken)).isEmpty();
        var waitsUntil = jdbc.sql("select max(claimed_until) from sla_clock where ticket_id = :id")
                .param("id", broken.id())
                .query(Long.class)
                .single();
        assertThat(Micros.instant(waitsUntil)).isAfter(clock.instant());
        jdbc.sql("delete from sla_clock where ticket_id = :id")
                .param("id", broken.id())
                .update();
    }

    @Test
    void passedThresholdStandsInTheTrailOfTheTicket() {
        var ticket = report();
        later(Duration.ofMinutes(61));
        sweepAll();
        var acts = jdbc.sql("select count(*) from audit_entry where ticket = :n and act = 'threshold.passed'")
                .param("n", ticket.number())
                .query(Integer.class)
                .single();
        assertThat(acts).isEqualTo(1);
    }

    private void later(Duration by) {
        ((ShiftableClock) clock).stopAt(clock.instant().plus(by));
    }

    private void sweepAll() {
        for (var i = 0; i < 100 && sweep.sweepOnce() > 0; i++) {
            // Until nothing is left.
        }
    }

    private List<String> outcomes(TicketView ticket) {
        return jdbc.sql(
                        """
                        select c.target, t.percent, t.outcome from sla_threshold t join sla_clock c on c.id = t.clock_id
                        where c.ticket_id = :id order by c.target, t.cycle, t.percent""")
                .param("id", ticket.id())
                .query((row, i) -> row.getString(1) + " " + row.getInt(2) + " " + row.getString(3))
                .list();
    }

    private TicketView report() {
        return intake.open(
                new OpenTicket(
                        "incident",
                        "VPN drops",
                        "Since the update",
                        "requester",
                        null,
                        "PORTAL",
                        Map.of("category", "network", "impact", "team", "urgency", "high", "service", "vpn")),
                viewers.of("agent"));
    }
}
