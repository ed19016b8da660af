package org.praxisitsm.demo;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.praxisitsm.asset.DemoAssets;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.notification.Notifications;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a database without tickets the history of the demo, in the background once the application answers. It is one
 * transaction: whoever looks sees nothing of it or all of it, a killed process leaves nothing behind, and the next start plays
 * it again. The row of {@code demo_history} is its lock, so that one of several nodes does it.
 */
@Component
@Profile("demo")
@EnableConfigurationProperties(DemoSettings.class)
class DemoHistory {

    private static final Logger log = LoggerFactory.getLogger(DemoHistory.class);
    private static final int EVERY = 50;
    private static final Duration UNREAD = Duration.ofHours(20);
    private static final int MOST_PEOPLE = 500;
    private static final int TRIES = 120;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Whoever waits for the application to start goes first. */
    private static final Duration AFTER_THE_FIRST_PAGE = Duration.ofSeconds(4);

    private final DemoSettings settings;
    private final Stage stage;
    private final DemoChanges changes;
    private final DemoTales tales;
    private final ObjectProvider<DemoAssets> assets;
    private final DemoLife life;
    private final DemoTurn turn;
    private final People people;
    private final Viewers viewers;
    private final Notifications notifications;
    private final HistoryProgress progress;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final TaskScheduler scheduler;
    private final Clock clock;

    /** A flag and no interrupt: that would close the file of an embedded database under everybody. */
    private volatile boolean stopping;

    DemoHistory(
            DemoSettings settings,
            Stage stage,
            DemoChanges changes,
            DemoTales tales,
            ObjectProvider<DemoAssets> assets,
            DemoLife life,
            DemoTurn turn,
            People people,
            Viewers viewers,
            Notifications notifications,
            HistoryProgress progress,
            EntityManager entities,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            TaskScheduler scheduler,
            Clock clock) {
        this.settings = settings;
        this.stage = stage;
        this.changes = changes;
        this.tales = tales;
        this.assets = assets;
        this.life = life;
        this.turn = turn;
        this.people = people;
        this.viewers = viewers;
        this.notifications = notifications;
        this.progress = progress;
        this.entities = entities;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var isDue = settings.history() && begin();
        if (isDue) {
            progress.at(0, settings.tickets());
        }
        if (isDue || assets.getIfAvailable() != null) {
            var started = new Thread(() -> inBackground(isDue), "praxis-demo-history");
            started.setDaemon(true);
            // People who are here already go first.
            started.setPriority(Thread.NORM_PRIORITY - 1);
            scheduler.schedule(started::start, scheduler.getClock().instant().plus(AFTER_THE_FIRST_PAGE));
        }
    }

    @EventListener(ContextClosedEvent.class)
    void closing() {
        stopping = true;
    }

    /** The assets first: changes of the history touch them. */
    private void inBackground(boolean isDue) {
        try {
            assets.ifAvailable(owned -> turn.once(DemoTurn.ASSETS, () -> {
                owned.seed();
                life.play();
            }));
            if (isDue) {
                play(settings.tickets());
            }
            changes.play();
            tales.tell();
        } catch (RuntimeException failed) {
            if (stopping) {
                log.info("The data of the demo was broken off; the next start sets it up again");
            } else {
                log.error("The data of the demo could not be set up; the next start tries again", failed);
            }
        } finally {
            progress.over();
        }
    }

    /** @return whether there is a history to be played: it was begun and is not complete, or there is no ticket yet */
    boolean begin() {
        stopping = false;
        var unfinished = jdbc.sql("select done_at from demo_history where id = 1")
                .query((row, i) -> row.getObject(1) == null)
                .optional();
        if (unfinished.isPresent()) {
            return unfinished.get();
        }
        if (jdbc.sql("select count(*) from (select id from ticket limit 1) any_ticket")
                        .query(Integer.class)
                        .single()
                > 0) {
            return false;
        }
        try {
            jdbc.sql("insert into demo_history (id, begun_at) values (1, :now)")
                    .param("now", Micros.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            log.debug("Another node began the history of the demo", anotherNodeWasFirst);
        }
        return true;
    }

    /** Does nothing where another node is at it or has done it. */
    void play(int tickets) {
        var present = Micros.truncated(clock.instant());
        var played = transaction.execute(status -> {
            var mine = jdbc.sql("select id from demo_history where id = 1 and done_at is null for update skip locked")
                    .query(Integer.class)
                    .optional();
            mine.ifPresent(any -> perform(tickets, present));
            return mine.isPresent();
        });
        if (Boolean.TRUE.equals(played)) {
            var took = Duration.between(present, clock.instant());
            log.info("The history of the demo is complete: {} tickets in {} s", tickets, took.toSeconds());
            progress.over();
            oldNoticesAreRead(present.minus(UNREAD), TRIES);
        }
    }

    private void perform(int tickets, Instant present) {
        log.info("Setting up the history of the demo: {} tickets", tickets);
        var file = HistoryFile.read();
        var everybody = people.search(null, MOST_PEOPLE, null).items();
        var tales = new Tales(file, everybody, present).tell(tickets);
        new Play(stage, file, entities, present).perform(tales, opened -> opened(opened, tales.size()));
        jdbc.sql("update demo_history set done_at = :now where id = 1")
                .param("now", Micros.of(clock.instant()))
                .update();
        events.publishEvent(Act.on(
                "system:demo", "history.played", "organisation", "demo", java.util.Map.of("tickets", tales.size())));
    }

    private void opened(int number, int all) {
        if (stopping) {
            throw new IllegalStateException("The application stops");
        }
        progress.at(number, all);
        if (number % EVERY == 0) {
            log.info("Demo data is being set up: {} of {} tickets", number, all);
        }
    }

    /** People have read what they were told on earlier days. The telling goes on after the commit, so this comes after it. */
    private void oldNoticesAreRead(Instant before, int tries) {
        if (stopping) {
            return;
        }
        if (tries > 0 && isTelling()) {
            var later = Instant.now(clock).plus(PAUSE);
            scheduler.schedule(() -> oldNoticesAreRead(before, tries - 1), later);
            return;
        }
        for (var person : people.search(null, MOST_PEOPLE, null).items()) {
            notifications.markReadBefore(before, viewers.of(person.account()));
        }
    }

    private boolean isTelling() {
        return jdbc.sql("select count(*) from EVENT_PUBLICATION where completion_date is null")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
