package org.praxisitsm.approval;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.stereotype.Component;

/** Who is told that a vote waits for them, and in whose place. */
@Component
class VoteNotices {

    private final TicketProgress progress;
    private final People people;
    private final House house;
    private final Clock clock;

    VoteNotices(TicketProgress progress, People people, House house, Clock clock) {
        this.progress = progress;
        this.people = people;
        this.house = house;
        this.clock = clock;
    }

    void asked(KeptRound kept, Vote vote, ApprovalSpec spec) {
        if (vote.holder == null) {
            if (vote.group != null) {
                asked(kept, vote, vote.group, spec);
            }
        } else if (vote.asked == null || vote.holder.equals(vote.asked)) {
            tell(kept, vote, vote.holder, "approval-asked", Map.of());
        } else {
            tell(kept, vote, vote.holder, "approval-instead", Map.of("person", people.nameOf(vote.asked)));
            if (vote.because == Vote.Because.SUBSTITUTE || vote.because == Vote.Because.ESCALATED) {
                progress.tell(
                        kept.ticketId,
                        List.of(vote.asked),
                        "approval-by-other",
                        Map.of("person", people.nameOf(vote.holder)),
                        "vote:" + vote.id + ":" + vote.holder + ":told");
            }
        }
    }

    private void tell(KeptRound kept, Vote vote, String holder, String topic, Map<String, Object> arguments) {
        var all = new LinkedHashMap<String, Object>(arguments);
        all.put(Approvals.VOTE, Long.toString(vote.id));
        progress.tell(
                kept.ticketId,
                List.of(holder),
                topic,
                all,
                "vote:" + vote.id + ":" + holder + ":" + Micros.of(clock.instant()));
    }

    /** Once for a level, however many of its votes come to the group; no link, for it is nobody's vote until one takes it. */
    private void asked(KeptRound kept, Vote vote, String group, ApprovalSpec spec) {
        var barred = house.barred(spec, kept.ticketId);
        var members = people.accountsOf(group).stream()
                .filter(account -> !barred.contains(account) && progress.isAbleTo(kept.ticketId, account))
                .toList();
        progress.tell(
                kept.ticketId,
                members,
                "approval-group",
                Map.of("group", people.group(group).map(People.Group::name).orElse(group)),
                "round:" + kept.id + ":" + vote.generation + ":" + vote.level + ":" + group);
    }
}
