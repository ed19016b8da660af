package org.praxisitsm.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.ApprovalLinks.Standing;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A link is good for fourteen days and for one vote. */
@SpringBootTest
@Tag("database")
class ApprovalLinksTests {

    @Autowired
    ApprovalLinks links;

    @Autowired
    RoundRows rows;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TicketIntake intake;

    @Autowired
    ApprovalReads reads;

    @Autowired
    Viewers viewers;

    private long vote() {
        var ticket = intake.open(
                new OpenTicket("asset-lifecycle", "A laptop", null, null, null, "PORTAL", Map.of("kind", "laptop")),
                List.of(),
                viewers.of("requester"));
        return reads.ofTicket(ticket.number(), viewers.of("admin"))
                .get(0)
                .votes()
                .get(0)
                .id();
    }

    private ApprovalLinks after(Duration time) {
        return new ApprovalLinks(rows, jdbc, Clock.offset(Clock.systemUTC(), time));
    }

    @Test
    void itRunsOutAfterFourteenDaysAndAnotherNodeReadsIt() {
        var token = links.issue(vote(), "paulo.serra").orElseThrow();

        assertThat(after(Duration.ofDays(13)).read(token).orElseThrow().standing())
                .isEqualTo(Standing.OPEN);
        assertThat(after(Duration.ofDays(15)).read(token).orElseThrow().standing())
                .isEqualTo(Standing.EXPIRED);
    }

    @Test
    void oneOfAnotherVoteOrATouchedOneIsNotKnown() {
        var token = links.issue(vote(), "paulo.serra").orElseThrow();
        var other = links.issue(vote(), "paulo.serra").orElseThrow();

        assertThat(links.read(other.substring(0, 11) + token.substring(11))).isEmpty();
        assertThat(links.read(token.substring(1))).isEmpty();
        assertThat(links.read("!" + token)).isEmpty();
        for (var at = 12; at < token.length() - 16; at++) {
            var touched = token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
            assertThat(links.read(touched)).as("place " + at).isEmpty();
        }
    }
}
