package org.praxisitsm.workflow;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.ticket.TicketEvents.TicketOpened;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts the process of a ticket that was just opened, in the same transaction. */
@Component
class ProcessStart {

    private final RuntimeService runtime;
    private final IdentityService identity;
    private final Deployments deployments;
    private final TicketProgress progress;
    private final StepBuffer steps;
    private final People people;
    private final Services services;

    ProcessStart(
            @Lazy RuntimeService runtime,
            @Lazy IdentityService identity,
            Deployments deployments,
            TicketProgress progress,
            StepBuffer steps,
            People people,
            Services services) {
        this.runtime = runtime;
        this.identity = identity;
        this.deployments = deployments;
        this.progress = progress;
        this.steps = steps;
        this.people = people;
        this.services = services;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(TicketOpened opened) {
        var published = progress.pack(opened.id());
        var practice = published.pack().descriptor();
        var values = progress.values(opened.id());
        var who = values.getOrDefault("affected", values.get("requester")).toString();
        var vip = people.person(who).map(People.Person::vip).orElse(false);
        var criticality = values.get("service") == null
                ? null
                : services.find(values.get("service").toString())
                        .map(Services.Service::criticality)
                        .orElse(null);
        var variables = Variables.of(practice, values, criticality, vip);
        variables.put(Variables.TICKET_ID, opened.id());
        // A diagram opens tickets too: whoever acts there goes on acting.
        var acting = identity.getCurrentAuthentication();
        identity.setAuthenticatedUserId(opened.by());
        try {
            var instance = runtime.createProcessInstanceById(deployments.definition(published, practice.process()))
                    .businessKey(opened.number())
                    .setVariables(variables)
                    .execute();
            progress.started(opened.id(), instance.getProcessInstanceId());
            steps.settle();
        } finally {
            identity.setAuthentication(acting);
        }
    }
}
