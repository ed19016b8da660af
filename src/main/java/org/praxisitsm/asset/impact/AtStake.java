package org.praxisitsm.asset.impact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What goes down when that fails which a ticket touches, told to those who have to decide about it: services and sums only, so
 * that somebody who is asked for an approval and otherwise only reports may know it as well.
 */
@Service
@Transactional(readOnly = true)
public class AtStake {

    /** @param degraded whether it only loses its spare */
    public record Hit(@Nullable String serviceKey, String name, @Nullable Integer criticality, boolean degraded) {}

    /**
     * @param touched how many items the ticket names
     * @param services the most critical first
     */
    public record Stake(int touched, List<Hit> services, Impact.Totals totals) {}

    private final Impacts impacts;
    private final TicketQueries tickets;

    AtStake(Impacts impacts, TicketQueries tickets) {
        this.impacts = impacts;
        this.tickets = tickets;
    }

    /**
     * @return what those who work with tickets may see of it; all of it to somebody who is asked to decide
     * @throws Refusal not found where the viewer may not see the ticket; forbidden to those who only report and are not asked
     */
    public Stake of(String ticket, Viewer viewer) {
        var question = ImpactQuestion.up();
        if (!viewer.isOnlyRequester()) {
            return stake(impacts.ofTicket(ticket, question, viewer));
        }
        if (tickets.tasksOf(ticket, viewer).stream()
                .noneMatch(task -> viewer.account().equals(task.assignee()))) {
            throw Refusal.forbidden("What a ticket hits is shown to those who work with tickets or decide about it.");
        }
        return stake(impacts.ofTicket(ticket, question, Viewer.system("impact")));
    }

    private static Stake stake(Impact impact) {
        return new Stake(
                impact.asked().size(),
                impact.services().stream()
                        .map(node -> new Hit(
                                node.serviceKey(),
                                node.name(),
                                node.criticality(),
                                node.impact() == ImpactState.DEGRADED))
                        .toList(),
                impact.totals());
    }
}
