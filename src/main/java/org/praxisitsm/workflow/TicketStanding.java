package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.workflow.Migrations.Fate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How a ticket stands in the engine, so that two moments of it can be told apart in words. */
@Component
class TicketStanding {

    /** @param steps names by passage; the same for tasks and timers by their ids */
    record Picture(Map<String, String> steps, Map<String, String> tasks, Map<String, String> timers, String state) {

        /** @return what ended and what began */
        List<Fate> since(Picture before) {
            var fates = new ArrayList<Fate>();
            compare("STEP", "", before.steps, steps, fates);
            compare("TASK", "The task ", before.tasks, tasks, fates);
            compare("TIMER", "The timer ", before.timers, timers, fates);
            if (!before.state.equals(state)) {
                fates.add(new Fate(
                        "STATE", before.state, state, "The state " + before.state + " becomes " + state + "."));
            }
            return fates;
        }

        private static void compare(
                String kind, String what, Map<String, String> before, Map<String, String> after, List<Fate> fates) {
            before.forEach((id, name) -> {
                if (!after.containsKey(id)) {
                    fates.add(new Fate(kind, name, null, what + "'" + name + "' ends."));
                }
            });
            after.forEach((id, name) -> {
                if (!before.containsKey(id)) {
                    fates.add(new Fate(kind, null, name, what + "'" + name + "' begins."));
                }
            });
        }
    }

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final TicketProgress progress;

    TicketStanding(
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            @Lazy ManagementService management,
            @Lazy RepositoryService repository,
            TicketProgress progress) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
        this.progress = progress;
    }

    /** In the caller's transaction, whose changes are seen. */
    Picture of(String number) {
        var steps = new LinkedHashMap<String, String>();
        var open = new LinkedHashMap<String, String>();
        var timers = new LinkedHashMap<String, String>();
        for (var instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()) {
            var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
            passages(runtime.getActivityInstance(instance.getId()))
                    .forEach(passage -> steps.put(passage.getId(), TicketMove.name(model, passage.getActivityId())));
            tasks.createTaskQuery()
                    .processInstanceId(instance.getId())
                    .list()
                    .forEach(task -> open.put(task.getId(), task.getName()));
            management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()
                    .forEach(job -> timers.put(
                            job.getId(),
                            TicketMove.name(
                                    model,
                                    management
                                            .createJobDefinitionQuery()
                                            .jobDefinitionId(job.getJobDefinitionId())
                                            .singleResult()
                                            .getActivityId())));
        }
        return new Picture(
                steps, open, timers, progress.idOf(number).map(progress::state).orElse(""));
    }

    private static List<ActivityInstance> passages(@Nullable ActivityInstance node) {
        var found = new ArrayList<ActivityInstance>();
        if (node != null) {
            for (var child : node.getChildActivityInstances()) {
                found.add(child);
                found.addAll(passages(child));
            }
        }
        return found;
    }
}
