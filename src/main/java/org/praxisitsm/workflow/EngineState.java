package org.praxisitsm.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the background of the process engine is doing: whether this node works on it, and what waits. */
@Service
@Transactional(readOnly = true)
public class EngineState {

    /**
     * @param working whether this node takes jobs
     * @param due jobs whose time has come
     * @param oldestDue since when the first of them waits, or null
     * @param held jobs that wait for a person, because they failed too often
     * @param planned jobs of the future: timers
     */
    public record State(boolean working, long due, @Nullable Instant oldestDue, long held, long planned) {}

    private final ProcessEngine engine;
    private final ManagementService management;
    private final Clock clock;

    EngineState(@Lazy ProcessEngine engine, @Lazy ManagementService management, Clock clock) {
        this.engine = engine;
        this.management = management;
        this.clock = clock;
    }

    public State now() {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        var first = management
                .createJobQuery()
                .executable()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        var due = first.isEmpty() ? null : first.get(0).getDuedate();
        return new State(
                executor != null && executor.isActive(),
                management.createJobQuery().executable().count(),
                due == null ? null : due.toInstant(),
                management.createJobQuery().noRetriesLeft().count(),
                management
                        .createJobQuery()
                        .duedateHigherThan(Date.from(clock.instant()))
                        .count());
    }
}
