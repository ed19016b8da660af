package org.praxisitsm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.ticket.TicketEvents.TicketTouched;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class LiveUpdatesTests {

    private final LiveUpdates live = new LiveUpdates(Duration.ofMillis(50));
    private final BlockingQueue<String> heard = new ArrayBlockingQueue<>(100);

    @AfterEach
    void close() {
        live.destroy();
    }

    @Test
    void aTouchedTicketIsToldToItsScreensAndItsPeople() throws Exception {
        for (var topic : new String[] {"ticket:INC1", "tasks", "user:anna", "user:ben", "ticket:INC2"}) {
            live.subscribe(topic, event -> heard.add(event.topic()));
        }
        live.on(new TicketTouched(1, "INC1", "network", "ben", "anna"));
        var topics = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            topics.add(heard.poll(5, TimeUnit.SECONDS));
        }
        assertThat(topics).containsExactlyInAnyOrder("ticket:INC1", "tasks", "user:anna", "user:ben");
    }

    @Test
    void manyChangesInAMomentAreOneEvent() throws Exception {
        live.subscribe("tasks", event -> heard.add(event.topic()));
        live.subscribe("end", event -> heard.add(event.topic()));
        for (var i = 0; i < 1_000; i++) {
            live.publish("tasks");
        }
        live.publish("end");
        // Each on a thread of its own, so in either order.
        var both = new ArrayList<String>();
        both.add(heard.poll(5, TimeUnit.SECONDS));
        both.add(heard.poll(5, TimeUnit.SECONDS));
        assertThat(both).containsExactlyInAnyOrder("tasks", "end");
    }

    @Test
    void nothingIsToldBeforeTheCommitAndNothingAfterARollback() throws Exception {
        live.subscribe("ticket:INC1", event -> heard.add(event.topic()));
        live.subscribe("ticket:INC2", event -> heard.add(event.topic()));
        TransactionSynchronizationManager.initSynchronization();
        live.on(new TicketTouched(1, "INC1", null, null, "anna"));
        TransactionSynchronizationManager.getSynchronizations()
                .forEach(each -> each.afterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK));
        TransactionSynchronizationManager.clearSynchronization();
        TransactionSynchronizationManager.initSynchronization();
        live.on(new TicketTouched(2, "INC2", null, null, "anna"));
        TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        TransactionSynchronizationManager.clearSynchronization();
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("ticket:INC2");
        assertThat(heard).isEmpty();
    }

    @Test
    void aScreenThatHangsOrFailsStopsNobody() throws Exception {
        var hanging = new CountDownLatch(1);
        live.subscribe("tasks", event -> {
            try {
                hanging.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        live.subscribe("tasks", event -> {
            throw new IllegalStateException("detached");
        });
        live.subscribe("tasks", event -> heard.add(event.topic()));
        live.publish("tasks");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("tasks");
        hanging.countDown();
    }

    @Test
    void whoHasLeftHearsNothing() throws Exception {
        live.subscribe("tasks", event -> heard.add("gone")).remove();
        live.subscribe("tasks", event -> heard.add("here"));
        live.publish("tasks");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("here");
        assertThat(heard).isEmpty();
    }
}
