package org.praxisitsm.ui.change;

import java.util.Locale;
import java.util.Optional;
import org.praxisitsm.asset.impact.AtStake;
import org.praxisitsm.change.Changes;
import org.praxisitsm.change.Changes.ChangeDetails;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.asset.AssetNames;
import org.praxisitsm.ui.asset.ImpactDesk;
import org.praxisitsm.ui.components.Zones;
import org.springframework.stereotype.Component;

/** What {@link StakeBlock} is shown from. */
@Component
public record StakeDesk(
        Changes changes, AtStake stakes, ImpactDesk impact, AssetNames assets, People people, TicketDesk tickets) {

    /** @return the block, where the ticket is a change that is planned and has not begun */
    public Optional<StakeBlock> block(TicketView ticket, Viewer viewer) {
        return upcoming(ticket, viewer).map(details -> new StakeBlock(this, ticket, viewer));
    }

    Optional<StakeBlock> block(String number, Viewer viewer) {
        return block(tickets.get(number, viewer), viewer);
    }

    Optional<ChangeDetails> upcoming(TicketView ticket, Viewer viewer) {
        if (ticket.category() == Category.NEW || !changes.isScheduled(ticket.practice(), ticket.packVersion())) {
            return Optional.empty();
        }
        return changes.find(ticket.number(), viewer)
                .filter(details -> !details.change().category().isOver()
                        && details.change().actualFrom() == null);
    }

    ChangeWords words(ChangeWords.Texts texts, Viewer viewer, Locale locale) {
        return new ChangeWords(texts, Zones.of(people, viewer), locale);
    }
}
