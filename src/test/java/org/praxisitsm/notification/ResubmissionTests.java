package org.praxisitsm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.TicketEvents.PeopleTold;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What could not be told stands in the publication log, on whatever database, and is told once when it can be. */
@SpringBootTest
@Tag("database")
class ResubmissionTests {

    /** A channel, such as mail, whose other end is away for a while. */
    static class Unreliable implements NotificationChannel {

        volatile boolean isAway;
        final Semaphore tried = new Semaphore(0);
        final Semaphore told = new Semaphore(0);

        @Override
        public void tell(Message message) {
            if (!message.topic().equals("resubmitted")) {
                return;
            }
            // As it was when this began: whoever waits for the attempt changes it at once.
            var wasAway = isAway;
            tried.release();
            if (wasAway) {
                throw new IllegalStateException("Away on purpose");
            }
            told.release();
        }
    }

    @TestConfiguration
    static class Channels {

        @Bean
        Unreliable unreliable() {
            return new Unreliable();
        }
    }

    @Autowired
    Unreliable channel;

    @Autowired
    Resubmission resubmission;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String event = UUID.randomUUID().toString();

    @BeforeEach
    void nothingWaits() {
        channel.isAway = false;
        channel.tried.drainPermits();
        channel.told.drainPermits();
    }

    @Test
    void whatFailedIsToldOnceWhenItIsHandedOutAgain() throws Exception {
        channel.isAway = true;
        publish();
        assertThat(channel.tried.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(notices()).as("nothing is half told").isZero();
        assertThat(open()).isEqualTo(1);

        // Too young: its listener may still be at it.
        round(Duration.ofSeconds(30));
        assertThat(open()).isEqualTo(1);

        channel.isAway = false;
        round(Duration.ofMinutes(2));
        assertThat(channel.told.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(happens(() -> open() == 0)).as("completed").isTrue();
        assertThat(notices()).isEqualTo(1);

        round(Duration.ofMinutes(4));
        round(Duration.ofMinutes(6));
        assertThat(channel.told.tryAcquire(500, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(notices()).isEqualTo(1);
    }

    @Test
    void whatFailsAgainWaitsForTheNextRound() throws Exception {
        channel.isAway = true;
        publish();
        assertThat(channel.tried.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        round(Duration.ofMinutes(2));
        assertThat(channel.tried.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(open()).isEqualTo(1);
        channel.isAway = false;
        round(Duration.ofMinutes(4));
        assertThat(channel.told.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(happens(() -> open() == 0)).isTrue();
        assertThat(notices()).isEqualTo(1);
    }

    @Test
    void whatWasToldIsForgottenAfterADay() throws Exception {
        publish();
        assertThat(channel.told.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(happens(() -> kept("completion_date is not null") == 1)).isTrue();
        round(Duration.ofHours(23));
        assertThat(kept("1 = 1")).isEqualTo(1);
        round(Duration.ofHours(25));
        assertThat(kept("1 = 1")).isZero();
    }

    private void publish() {
        transaction.executeWithoutResult(status -> events.publishEvent(
                new PeopleTold(event, "INC0000001", List.of("requester"), "resubmitted", Map.of(), Instant.now())));
    }

    private void round(Duration later) {
        ShiftableClock.at(Instant.now().plus(later), () -> {
            resubmission.round();
            return null;
        });
    }

    private int open() {
        return kept("completion_date is null");
    }

    private int kept(String which) {
        return jdbc.sql("select count(*) from EVENT_PUBLICATION where serialized_event like :event and " + which)
                .param("event", "%" + event + "%")
                .query(Integer.class)
                .single();
    }

    private int notices() {
        return jdbc.sql("select count(*) from notification where event_id = :event")
                .param("event", event)
                .query(Integer.class)
                .single();
    }

    private static boolean happens(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
