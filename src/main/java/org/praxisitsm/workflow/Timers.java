package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The timers of a ticket's process. The engine runs them when they are due; who plays the past does it by hand. */
@Service
@Transactional
public class Timers {

    /** @param id of the engine's job */
    public record Timer(String id, Instant dueAt) {}

    private final ManagementService jobs;
    private final TicketProgress progress;
    private final StepBuffer steps;

    Timers(@Lazy ManagementService jobs, TicketProgress progress, StepBuffer steps) {
        this.jobs = jobs;
        this.progress = progress;
        this.steps = steps;
    }

    /** @return the timers that the ticket's process waits for, the next one first */
    public List<Timer> of(long ticketId) {
        var instance = progress.processInstance(ticketId);
        return instance == null
                ? List.of()
                : jobs.createJobQuery().processInstanceId(instance).timers().orderByJobDuedate().asc().list().stream()
                        .map(job -> new Timer(job.getId(), job.getDuedate().toInstant()))
                        .toList();
    }

    /** @return false where the process does not wait for it any more */
    public boolean fire(String id) {
        if (jobs.createJobQuery().jobId(id).count() == 0) {
            return false;
        }
        jobs.executeJob(id);
        steps.settle();
        return true;
    }
}
