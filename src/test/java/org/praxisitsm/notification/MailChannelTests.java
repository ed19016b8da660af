package org.praxisitsm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.notification.MailWishes.Rhythm;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets a mail is decided when it happens, what it may say when it leaves. */
@SpringBootTest
@Tag("database")
class MailChannelTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    MailWishes wishes;

    @Autowired
    MailFacts facts;

    @Autowired
    TicketIntake intake;

    @Autowired
    Viewers viewers;

    @Autowired
    Clock clock;

    private final String event = "mail-channel:" + UUID.randomUUID();

    @AfterEach
    void asBefore() {
        wishes.set(Rhythm.AT_ONCE, viewers.of("requester"));
        jdbc.sql("delete from mail_out where event_id = :event")
                .param("event", event)
                .update();
    }

    @Test
    void aMailIsWrittenOnceForWhoHasAnAddressAndWantsIt() {
        tell("requester", true);
        tell("requester", true);
        assertThat(waiting()).containsExactly("requester");
    }

    @Test
    void whoWantsNoneGetsNone() {
        wishes.set(Rhythm.NEVER, viewers.of("requester"));
        tell("requester", true);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void withoutAServerNothingPilesUp() {
        tell("requester", false);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatHappenedDaysAgoIsNoNews() {
        tell("requester", true, clock.instant().minus(Duration.ofDays(3)));
        assertThat(waiting()).isEmpty();
        tell("requester", true, clock.instant().minus(Duration.ofDays(1)));
        assertThat(waiting()).containsExactly("requester");
    }

    @Test
    void aMailTellsOnlyWhoMaySeeTheTicket() {
        var number = intake.open(
                        new OpenTicket(
                                "incident",
                                "Screen stays black",
                                null,
                                "requester",
                                null,
                                "PORTAL",
                                Map.of("category", "network", "impact", "one", "urgency", "low")),
                        viewers.of("requester"))
                .number();

        var own = facts.of("requester", number).orElseThrow();
        assertThat(own.subject()).isEqualTo("Screen stays black");
        assertThat(own.path()).isEqualTo("portal/requests/" + number);
        assertThat(facts.of("agent", number).orElseThrow().path()).isEqualTo("desk/tickets/" + number);
        assertThat(facts.of("hr-owner", number)).isEmpty();
        assertThat(facts.of("nobody-of-ours", number)).isEmpty();
    }

    private void tell(String account, boolean configured) {
        tell(account, configured, clock.instant());
    }

    private void tell(String account, boolean configured, Instant at) {
        new MailChannel(jdbc, people, wishes, clock, configured)
                .tell(new NotificationChannel.Message(event, account, "INC1", "resolved", Map.of(), at));
    }

    private List<String> waiting() {
        return jdbc.sql("select account from mail_out where event_id = :event")
                .param("event", event)
                .query(String.class)
                .list();
    }
}
