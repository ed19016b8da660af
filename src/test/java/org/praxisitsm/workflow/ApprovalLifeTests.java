package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.ApprovalLinks;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.ApprovalRound;
import org.praxisitsm.approval.Delegations;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Absences;
import org.praxisitsm.identity.Accounts;
import org.praxisitsm.identity.Leaving;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.sla.Calendars;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Approvals of real tickets: who is asked, by which way they answer, and what is left in the record. */
@SpringBootTest
@Tag("database")
class ApprovalLifeTests {

    private static final String MANAGER = "paulo.serra";

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    VoteDesk votes;

    @Autowired
    ApprovalReads reads;

    @Autowired
    ApprovalLinks links;

    @Autowired
    ApprovalSweep sweep;

    @Autowired
    Tasks tasks;

    @Autowired
    Delegations delegations;

    @Autowired
    Absences absences;

    @Autowired
    Commands commands;

    @Autowired
    AuditTrail trail;

    @Autowired
    Viewers viewers;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    Calendars calendars;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext web;

    private MockMvc browser;

    @BeforeEach
    void anybodyWhoIsNotSignedIn() {
        browser =
                MockMvcBuilders.webAppContextSetup(web).apply(springSecurity()).build();
    }

    private TicketView request(String by) {
        return intake.open(
                new OpenTicket(
                        "asset-lifecycle",
                        "A workstation for the planner",
                        null,
                        null,
                        null,
                        "PORTAL",
                        Map.of("kind", "workstation")),
                List.of(),
                viewers.of(by));
    }

    private RoundView round(TicketView ticket) {
        var rounds = reads.ofTicket(ticket.number(), viewers.of("admin"));
        return rounds.get(rounds.size() - 1);
    }

    private List<VoteView> open(TicketView ticket) {
        return round(ticket).votes().stream()
                .filter(vote -> vote.state() == Vote.State.OPEN)
                .toList();
    }

    private VoteView of(TicketView ticket, String holder) {
        return open(ticket).stream()
                .filter(vote -> holder.equals(vote.holder()))
                .findFirst()
                .orElseThrow();
    }

    private void answer(TicketView ticket, String by, String outcome) {
        votes.answer(of(ticket, by).id(), outcome, reason(outcome), null, Tasks.Way.DESK, viewers.of(by));
    }

    /** Whoever declines says why. */
    private static Map<String, Object> reason(String outcome) {
        return outcome.equals("decline") ? Map.of("declineReason", "The old one does.") : Map.of();
    }

    private String state(TicketView ticket) {
        return desk.get(ticket.number(), viewers.of("admin")).state();
    }

    @Test
    void theManagerIsAskedThenFinanceAndOneOfThemIsEnough() {
        var ticket = request("requester");
        assertThat(open(ticket)).singleElement().satisfies(vote -> {
            assertThat(vote.holder()).isEqualTo(MANAGER);
            assertThat(vote.rule()).isEqualTo("asset-approval#Approval_04");
        });
        assertThat(reads.waitingFor(viewers.of(MANAGER)))
                .anyMatch(round -> round.number().equals(ticket.number()));

        answer(ticket, MANAGER, "approve");
        assertThat(open(ticket)).extracting(VoteView::holder).contains("finance", "finance-owner");
        assertThat(state(ticket)).isEqualTo("requested");
        answer(ticket, "finance", "approve");

        assertThat(round(ticket).status()).isEqualTo(ApprovalRound.Status.APPROVED);
        assertThat(open(ticket)).isEmpty();
        assertThat(state(ticket)).isNotEqualTo("requested");
        assertThat(trail.ofTicket(ticket.number(), true, 500, null, viewers.of("agent"))
                        .items())
                .anySatisfy(entry -> {
                    assertThat(entry.act()).isEqualTo("approval.answered");
                    assertThat(entry.actor()).isEqualTo("finance");
                    assertThat(entry.after().toString()).contains("asset-approval#Approval_05", "desk");
                });
    }

    /** The diagram says five days by the calendar of service hours: no weekend counts. */
    @Test
    void deadlineAndReminderCountByTheCalendarThatTheDiagramNames() {
        // Asked on a Sunday, five working days would end when five days do.
        var wednesday = ZonedDateTime.now(ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
                .toInstant();
        var vote = ShiftableClock.at(wednesday, () -> open(request("requester")).get(0));
        var hours = calendars.find("service-hours").orElseThrow().calendar();
        var asked = Objects.requireNonNull(vote.askedAt());
        assertThat(vote.dueAt())
                .isEqualTo(hours.deadlineInBusinessDays(asked, 5, false, List.of()))
                .isNotEqualTo(asked.plus(Duration.ofDays(5)));
        assertThat(jdbc.sql("select remind_at from approval_vote where id = :id")
                        .param("id", vote.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(Micros.of(hours.deadlineInBusinessDays(asked, 2, false, List.of())));
    }

    @Test
    void whoeverStandsInIsToldAndBothNamesStayInTheRecord() {
        var now = Instant.now();
        var mine = delegations.add(
                MANAGER,
                "approver",
                now.minusSeconds(60),
                now.plus(Duration.ofDays(1)),
                List.of("asset-lifecycle"),
                viewers.of(MANAGER));
        try {
            var ticket = request("requester");
            var vote = of(ticket, "approver");
            assertThat(vote.asked()).isEqualTo(MANAGER);
            assertThat(vote.because()).isEqualTo(Vote.Because.SUBSTITUTE);

            answer(ticket, "approver", "decline");

            assertThat(state(ticket)).isEqualTo("cancelled");
            assertThat(trail.ofTicket(ticket.number(), true, 500, null, viewers.of("agent"))
                            .items())
                    .anySatisfy(entry -> {
                        assertThat(entry.act()).isEqualTo("approval.answered");
                        assertThat(entry.actor()).isEqualTo("approver");
                        assertThat(entry.after()).containsEntry("onBehalfOf", MANAGER);
                    });
        } finally {
            delegations.remove(MANAGER, mine.id(), viewers.of(MANAGER));
        }
        // Another practice or another time is not theirs: the next request asks the manager again.
        assertThat(open(request("requester"))).extracting(VoteView::holder).containsExactly(MANAGER);
    }

    /** Whoever works on the ticket could approve anything otherwise, by taking the task from whom it asks. */
    @Test
    void nobodyTakesAVoteFromWhomItAsks() {
        var ticket = request("requester");
        var task = of(ticket, MANAGER).task();
        for (var account : List.of("agent", "admin")) {
            var other = viewers.of(account);
            assertThatThrownBy(() -> tasks.claim(task, other)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> tasks.unclaim(task, other)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> tasks.assign(task, account, other)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> tasks.complete(task, "approve", Map.of(), null, other))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(of(ticket, MANAGER).state()).isEqualTo(Vote.State.OPEN);
        answer(ticket, MANAGER, "approve");
    }

    @Test
    void aVoteIsHandedToSomebodyElseButNeverToWhomeverItIsFor() {
        var ticket = request("requester");
        var vote = of(ticket, MANAGER);
        assertThatThrownBy(() -> votes.delegate(vote.id(), "requester", viewers.of(MANAGER)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("second pair of eyes");
        assertThatThrownBy(() -> votes.delegate(vote.id(), "approver", viewers.of("agent")))
                .isInstanceOf(Refusal.class);

        votes.delegate(vote.id(), "approver", viewers.of(MANAGER));

        assertThat(of(ticket, "approver").asked()).isEqualTo(MANAGER);
        assertThat(of(ticket, "approver").because()).isEqualTo(Vote.Because.DELEGATED);
        answer(ticket, "approver", "approve");
        assertThatThrownBy(() -> votes.delegate(of(ticket, "finance").id(), "finance-owner", viewers.of("finance")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("asked already");
    }

    @Test
    void twoAtTheSameMomentDecideOnceAndTheSlowerOneIsTold() throws Exception {
        var ticket = request("requester");
        answer(ticket, MANAGER, "approve");
        var first = of(ticket, "finance").id();
        var second = of(ticket, "finance-owner").id();
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var results = threads.invokeAll(List.of(
                    at(together, first, "approve", "finance"), at(together, second, "decline", "finance-owner")));
            var refused = 0;
            for (var result : results) {
                refused += result.get() == null ? 0 : 1;
            }
            var round = round(ticket);
            var declinedFirst = round.votes().stream().anyMatch(vote -> vote.state() == Vote.State.NO);
            assertThat(refused).isEqualTo(declinedFirst ? 0 : 1);
            assertThat(round.status()).isEqualTo(ApprovalRound.Status.APPROVED);
            assertThat(open(ticket)).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<String> at(CyclicBarrier together, long vote, String outcome, String by) {
        return () -> {
            together.await();
            try {
                votes.answer(vote, outcome, reason(outcome), null, Tasks.Way.DESK, viewers.of(by));
                return null;
            } catch (Refusal refusal) {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                return refusal.getMessage();
            }
        };
    }

    @Test
    void theLinkOfAMailShowsAndDecidesOnceWithoutSigningIn() throws Exception {
        var ticket = request("requester");
        var vote = of(ticket, MANAGER).id();
        var token = links.issue(vote, MANAGER).orElseThrow();

        var seen = browser.perform(get("/vote/" + token)).andReturn().getResponse();
        assertThat(seen.getStatus()).isEqualTo(200);
        assertThat(seen.getContentAsString()).contains("A workstation for the planner", "2,450", "value=\"approve\"");
        assertThat(seen.getHeader("Cache-Control")).contains("no-store");
        // Looking decided nothing.
        assertThat(open(ticket)).hasSize(1);

        var said = browser.perform(
                        post("/vote/" + token).param("outcome", "approve").param("value.declineReason", ""))
                .andReturn()
                .getResponse();
        assertThat(said.getStatus()).isEqualTo(200);
        assertThat(said.getContentAsString()).contains("This has been decided");
        assertThat(round(ticket).votes()).anySatisfy(answered -> {
            assertThat(answered.id()).isEqualTo(vote);
            assertThat(answered.way()).isEqualTo("link");
            assertThat(answered.decidedBy()).isEqualTo(MANAGER);
        });

        var twice = browser.perform(post("/vote/" + token).param("outcome", "decline"))
                .andReturn()
                .getResponse();
        assertThat(twice.getStatus()).isEqualTo(409);
        assertThat(twice.getContentAsString()).contains("This has been decided", "Paulo Serra");
        assertThat(state(ticket)).isEqualTo("requested");
        var forged = browser.perform(get("/vote/" + token.substring(0, token.length() - 6) + "AAAAAA"))
                .andReturn()
                .getResponse();
        assertThat(forged.getContentAsString()).doesNotContain("Approve request</h1>");
        assertThat(browser.perform(get("/vote/abc")).andReturn().getResponse().getStatus())
                .isEqualTo(404);
        assertThat(browser.perform(get("/vote/abc/def"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isIn(401, 403);
    }

    /** Who answers a second time reads that it was done, also who has no more to do with the desk than that. */
    @Test
    void theTaskOfAVoteAnsweredTwiceIsAConflict() {
        var ticket = request("requester");
        var task = Objects.requireNonNull(of(ticket, MANAGER).task());
        tasks.complete(task, "approve", Map.of(), null, viewers.of(MANAGER));
        assertThatThrownBy(() -> tasks.complete(task, "approve", Map.of(), null, viewers.of(MANAGER)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(refusal).hasMessageContaining("was completed by Paulo Serra");
                });
        assertThatThrownBy(() -> tasks.complete(task, "approve", Map.of(), null, viewers.of("requester")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void nobodyDeclinesWithoutSayingWhy() {
        var ticket = request("requester");
        var vote = of(ticket, MANAGER).id();
        for (var nothing : List.of(Map.<String, Object>of(), Map.<String, Object>of("declineReason", "  "))) {
            assertThatThrownBy(() -> votes.answer(vote, "decline", nothing, null, Tasks.Way.API, viewers.of(MANAGER)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                        assertThat(refusal.errors())
                                .containsExactly(new Refusal.FieldError(
                                        "values.declineReason", "A value is required for the outcome decline"));
                    });
        }
        assertThat(of(ticket, MANAGER).id()).as("still asked").isEqualTo(vote);
        answer(ticket, MANAGER, "approve");
        assertThat(open(ticket)).as("the next level").isNotEmpty();
        answer(ticket, "finance", "approve");
        assertThat(state(ticket)).isNotIn("requested", "cancelled");
    }

    @Test
    void thePageOfALinkAsksWhyBeforeItDeclinesAndIsNotUsedUpByTheTry() throws Exception {
        var ticket = request("requester");
        var token = links.issue(of(ticket, MANAGER).id(), MANAGER).orElseThrow();
        var seen = browser.perform(get("/vote/" + token)).andReturn().getResponse();
        assertThat(seen.getContentAsString())
                .contains("name=\"value.declineReason\"", "Needed for “Decline”.")
                .doesNotContain("aria-invalid");

        var refused = browser.perform(
                        post("/vote/" + token).param("outcome", "decline").param("value.declineReason", " "))
                .andReturn()
                .getResponse();
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains(
                        "<a href=\"#answer-declineReason\">Why it is declined</a>",
                        "id=\"why-declineReason\">“Decline” needs an answer here.</p>",
                        "aria-invalid=\"true\" aria-describedby=\"why-declineReason\" id=\"answer-declineReason\" autofocus",
                        "value=\"approve\"")
                .doesNotContain("values.declineReason");
        assertThat(open(ticket)).hasSize(1);
        assertThat(state(ticket)).isEqualTo("requested");

        var said = browser.perform(post("/vote/" + token)
                        .param("outcome", "decline")
                        .param("value.declineReason", "The old one does."))
                .andReturn()
                .getResponse();
        assertThat(said.getStatus()).as(said.getContentAsString()).isEqualTo(200);
        assertThat(state(ticket)).isEqualTo("cancelled");
        assertThat(round(ticket).votes())
                .anySatisfy(vote -> assertThat(vote.remark()).isEqualTo("The old one does."));
    }

    @Test
    void anotherPriceAsksAnewAndTheLinkOfTheFormerSaysSo() throws Exception {
        var ticket = request("requester");
        answer(ticket, MANAGER, "approve");
        var before = links.issue(of(ticket, "finance").id(), "finance").orElseThrow();

        desk.change(ticket.number(), Map.of("fields", Map.of("cost", 3900)), null, viewers.of("agent"));

        assertThat(open(ticket)).extracting(VoteView::holder).containsExactly(MANAGER);
        var page = browser.perform(post("/vote/" + before).param("outcome", "approve"))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(409);
        assertThat(round(ticket).status()).isEqualTo(ApprovalRound.Status.OPEN);

        // Nobody has answered the new question: those who are asked see the price that counts, and the older link says
        // so.
        var link = links.issue(of(ticket, MANAGER).id(), MANAGER).orElseThrow();
        desk.change(ticket.number(), Map.of("fields", Map.of("cost", 4100)), null, viewers.of("agent"));
        var changed = browser.perform(get("/vote/" + link)).andReturn().getResponse();
        assertThat(changed.getContentAsString()).contains("What is to be approved has changed");
        assertThat(open(ticket)).extracting(VoteView::holder).containsExactly(MANAGER);
        assertThat(trail.ofTicket(ticket.number(), true, 500, null, viewers.of("agent"))
                        .items())
                .anyMatch(entry -> entry.act().equals("approval.content-changed"));
    }

    @Test
    void whatIsWithdrawnIsAskedOfNobodyAnyMore() throws Exception {
        var ticket = request("requester");
        var vote = of(ticket, MANAGER).id();
        var token = links.issue(vote, MANAGER).orElseThrow();

        commands.send(ticket.number(), "Start_Withdraw", Map.of("withdrawReason", "No."), viewers.of("requester"));

        assertThat(round(ticket).status()).isEqualTo(ApprovalRound.Status.WITHDRAWN);
        assertThat(reads.waitingFor(viewers.of(MANAGER)))
                .noneMatch(round -> round.number().equals(ticket.number()));
        assertThatThrownBy(() -> votes.answer(vote, "approve", Map.of(), null, Tasks.Way.API, viewers.of(MANAGER)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("withdrawn");
        var late = browser.perform(post("/vote/" + token).param("outcome", "approve"))
                .andReturn()
                .getResponse();
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains("This was withdrawn").doesNotContain("value=\"approve\"");
    }

    @Test
    void theLinkOfSomebodyWhoLeftDecidesNothingAndTheirManagerIsAsked() throws Exception {
        var ticket = request("requester");
        var token = links.issue(of(ticket, MANAGER).id(), MANAGER).orElseThrow();
        active(MANAGER, false);
        try {
            var left = browser.perform(post("/vote/" + token).param("outcome", "approve"))
                    .andReturn()
                    .getResponse();
            assertThat(left.getStatus()).isEqualTo(409);
            assertThat(left.getContentAsString()).contains("This link is not yours any more");
            assertThat(round(ticket).status()).isEqualTo(ApprovalRound.Status.OPEN);

            sweep.sweepOnce();

            assertThat(open(ticket)).extracting(VoteView::holder).containsExactly("erik.halvorsen");
            assertThat(browser.perform(get("/vote/" + token))
                            .andReturn()
                            .getResponse()
                            .getContentAsString())
                    .contains("Somebody else answers this now");
        } finally {
            active(MANAGER, true);
        }
    }

    private void active(String account, boolean active) {
        var who = people.person(account).orElseThrow();
        accounts.change(Leaving.of(who, active), viewers.of("admin"));
    }

    @Test
    void whoeverIsLateIsRemindedAndThenTheirManagerDecides() {
        var ticket = request("requester");
        var vote = of(ticket, MANAGER).id();
        past(vote, "remind_at");
        sweep.sweepOnce();
        assertThat(acts(ticket)).contains("approval.reminded").doesNotContain("approval.handed-over");

        past(vote, "due_at");
        sweep.sweepOnce();

        assertThat(acts(ticket)).contains("approval.handed-over");
        var escalated = open(ticket).get(0);
        assertThat(escalated.asked()).isEqualTo(MANAGER);
        assertThat(escalated.because()).isEqualTo(Vote.Because.ESCALATED);
        assertThat(escalated.holder()).isNotEqualTo(MANAGER);
        answer(ticket, Objects.requireNonNull(escalated.holder()), "decline");
        assertThat(state(ticket)).isEqualTo("cancelled");
    }

    private void past(long vote, String column) {
        jdbc.sql("update approval_vote set " + column + " = 1, next_at = 1 where id = :id")
                .param("id", vote)
                .update();
    }

    private List<String> acts(TicketView ticket) {
        return trail.ofTicket(ticket.number(), true, 500, null, viewers.of("agent")).items().stream()
                .map(entry -> entry.act())
                .toList();
    }

    @Test
    void aSecondPassageIsARoundOfItsOwn() {
        var first = request("requester");
        answer(first, MANAGER, "approve");
        var second = request("requester");

        assertThat(round(second).votes()).noneMatch(vote -> vote.decidedBy() != null);
        assertThat(open(second)).extracting(VoteView::holder).containsExactly(MANAGER);
    }
}
