package org.praxisitsm.sla;

import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.stereotype.Component;

/** What diagrams say about targets by their actions. */
@Component
class ToldTargets {

    static final String NO_SUCH_TARGET = "no-such-target";

    private final Agreements agreements;
    private final ClockJournal journal;
    private final TicketProgress progress;

    ToldTargets(Agreements agreements, ClockJournal journal, TicketProgress progress) {
        this.agreements = agreements;
        this.journal = journal;
        this.progress = progress;
    }

    void tell(ActionContext context, Fact.Kind kind, String target) throws ActionRefused {
        if (!agreements.haveTarget(context.pack().key(), target)) {
            throw new ActionRefused(
                    NO_SUCH_TARGET, "No agreement of " + context.pack().key() + " has a target " + target);
        }
        journal.told(progress.idOf(context.number()).orElseThrow(), kind, target);
    }
}
