package org.praxisitsm.rules;

import java.time.Duration;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Act;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Compiles grids in the background when the application has started and after a publication. */
@Component
class GridWarmUp implements DisposableBean {

    /** Whoever waits for the application to start goes first. */
    private static final Duration AFTER_THE_FIRST_PAGE = Duration.ofSeconds(4);

    private final Practices practices;
    private final Grids grids;
    private final TaskScheduler scheduler;
    private final ThreadPoolTaskExecutor background = new ThreadPoolTaskExecutor();

    GridWarmUp(Practices practices, Grids grids, TaskScheduler scheduler) {
        this.practices = practices;
        this.grids = grids;
        this.scheduler = scheduler;
        background.setCorePoolSize(1);
        background.setMaxPoolSize(1);
        background.setDaemon(true);
        background.setThreadNamePrefix("grid-compiler-");
        background.setKeepAliveSeconds((int) Duration.ofMinutes(1).toSeconds());
        background.setAllowCoreThreadTimeOut(true);
        background.initialize();
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        scheduler.schedule(
                () -> background.execute(this::warmAll),
                scheduler.getClock().instant().plus(AFTER_THE_FIRST_PAGE));
    }

    /** Not a transactional listener: those are kept in the publication log, and this one need not survive a stop. */
    @EventListener(condition = "#act.act.endsWith('.published')")
    void published(Act act) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            background.execute(this::warmAll);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                background.execute(GridWarmUp.this::warmAll);
            }
        });
    }

    private void warmAll() {
        practices.all().stream().map(PublishedPack::pack).forEach(grids::warm);
    }

    @Override
    public void destroy() {
        background.shutdown();
    }
}
