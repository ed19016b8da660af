package org.praxisitsm.rules;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Act;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
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
    private final ScheduledThreadPoolExecutor background = new ScheduledThreadPoolExecutor(1, work -> {
        var thread = new Thread(work, "grid-compiler");
        thread.setDaemon(true);
        return thread;
    });

    GridWarmUp(Practices practices, Grids grids) {
        this.practices = practices;
        this.grids = grids;
        background.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        background.setKeepAliveTime(1, TimeUnit.MINUTES);
        background.allowCoreThreadTimeOut(true);
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        background.schedule(this::warmAll, AFTER_THE_FIRST_PAGE.toMillis(), TimeUnit.MILLISECONDS);
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
