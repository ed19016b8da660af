package org.praxisitsm.demo;

import java.time.Clock;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.workflow.Commands;
import org.praxisitsm.workflow.Tasks;
import org.praxisitsm.workflow.Timers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The services that the history is played through: those of the screens and the API. */
@Component
@Profile("demo")
record Stage(
        TicketIntake intake,
        TicketDesk desk,
        TicketQueries queries,
        Tasks tasks,
        Commands commands,
        Timers timers,
        People people,
        Viewers viewers,
        Clocks clocks,
        Belongings belongings,
        Clock clock,
        ApplicationEventPublisher events) {}
