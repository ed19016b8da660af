package org.praxisitsm.workflow;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Several commands of the engine as one: what the first has read the next does not read again, and all is written once, at the
 * end. Queries within it do not see what was not yet written.
 */
@Component
class EngineRound {

    private final ProcessEngine engine;

    EngineRound(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /** Looks again at the approval of which the task is a vote; nothing where it has ended meanwhile. */
    void askAnew(String vote) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    var task = context.getTaskManager().findTaskById(vote);
                    if (task != null) {
                        ApprovalTask.askAnew(task);
                    }
                    return null;
                });
    }

    void atOnce(Runnable work) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    work.run();
                    return null;
                });
    }
}
