package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.identity.Accounts;
import org.praxisitsm.identity.Leaving;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketEvents.PeopleTold;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Whoever gets a vote is told so once, also where it is a group. */
@SpringBootTest
@RecordApplicationEvents
@Tag("database")
class ApprovalToldTests {

    private static final String MANAGER = "paulo.serra";

    private static final String NEXT = "erik.halvorsen";

    @Autowired
    TicketIntake intake;

    @Autowired
    ApprovalReads reads;

    @Autowired
    ApprovalSweep sweep;

    @Autowired
    VoteDesk votes;

    @Autowired
    Viewers viewers;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void allAreBack() {
        active(MANAGER, true);
        active(NEXT, true);
    }

    private void active(String account, boolean active) {
        accounts.change(Leaving.of(people.person(account).orElseThrow(), active), viewers.of("admin"));
    }

    private TicketView request() {
        var order = new OpenTicket(
                "asset-lifecycle", "A plotter", null, null, null, "PORTAL", Map.of("kind", "workstation"));
        return intake.open(order, List.of(), viewers.of("requester"));
    }

    private VoteView open(TicketView ticket) {
        return reads.ofTicket(ticket.number(), viewers.of("admin")).get(0).votes().stream()
                .filter(vote -> vote.state() == Vote.State.OPEN)
                .findFirst()
                .orElseThrow();
    }

    private List<PeopleTold> told(TicketView ticket, String account) {
        return events.stream(PeopleTold.class)
                .filter(told -> told.number().equals(ticket.number()))
                .filter(told -> told.recipients().contains(account))
                .toList();
    }

    @Test
    void whoeverGetsTheVoteOfSomebodyWhoLeftIsToldOnce() {
        var ticket = request();
        active(MANAGER, false);

        sweep.sweepOnce();

        assertThat(open(ticket).holder()).isEqualTo(NEXT);
        assertThat(told(ticket, NEXT)).extracting(PeopleTold::topic).containsExactly("approval-instead");
    }

    @Test
    void whoeverIsAskedInsteadIsToldOnce() {
        var ticket = request();

        votes.delegate(open(ticket).id(), NEXT, viewers.of(MANAGER));

        assertThat(told(ticket, NEXT)).extracting(PeopleTold::topic).containsExactly("approval-instead");
    }

    @Test
    void theMembersOfAGroupThatGetsAVoteAreToldOnceButNotWhoeverAsksForIt() {
        var ticket = request();
        active(MANAGER, false);
        active(NEXT, false);

        sweep.sweepOnce();

        var vote = open(ticket);
        assertThat(vote.holder()).isNull();
        var members = people.accountsOf(String.valueOf(vote.group()));
        assertThat(members).isNotEmpty();
        assertThat(members)
                .filteredOn(account -> !viewers.of(account).isOnlyRequester())
                .isNotEmpty()
                .allSatisfy(account -> assertThat(told(ticket, account))
                        .singleElement()
                        .satisfies(told -> {
                            assertThat(told.topic()).isEqualTo("approval-group");
                            assertThat(told.arguments()).doesNotContainKey("vote");
                        }));
        assertThat(told(ticket, "requester")).isEmpty();
    }
}
