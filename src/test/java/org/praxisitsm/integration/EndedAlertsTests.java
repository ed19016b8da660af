package org.praxisitsm.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.workflow.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

/** No row stays behind of what somebody has closed by hand; what is still open keeps its own. */
@SpringBootTest
@Tag("database")
class EndedAlertsTests {

    @Autowired
    EndedAlerts ended;

    @Autowired
    AlertRows rows;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TicketIntake intake;

    @Autowired
    Commands commands;

    @Autowired
    Viewers viewers;

    @Test
    void onlyWhatIsOverIsForgotten() {
        var open = opened("ended-alerts-open");
        var closed = opened("ended-alerts-closed");
        commands.send(closed, "Start_Withdraw", Map.of("withdrawReason", "By hand."), viewers.of("requester"));
        ended.forget();
        assertThat(rows.ended()).isEmpty();
        transaction.executeWithoutResult(status -> {
            assertThat(rows.hold("incident", "ended-alerts-open")).contains(open);
            assertThat(rows.hold("incident", "ended-alerts-closed")).isEmpty();
            status.setRollbackOnly();
        });
    }

    private String opened(String key) {
        return transaction.execute(status -> {
            rows.hold("incident", key);
            var number = intake.open(
                            new OpenTicket(
                                    "incident",
                                    key,
                                    null,
                                    null,
                                    null,
                                    "PORTAL",
                                    Map.of("category", "network", "impact", "one", "urgency", "low")),
                            viewers.of("requester"))
                    .number();
            rows.keep("incident", key, number, Instant.parse("2030-01-01T00:00:00Z"));
            return number;
        });
    }
}
