package org.praxisitsm.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.notification.LiveUpdates;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** A small history, played once over the real services: its times hold together wherever they are kept. */
// A context and so a database of its own: the history is played only where there is no ticket yet.
@SpringBootTest(properties = {"test.context=history", "praxis.sla.sweep.enabled=false"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoHistoryTests {

    private static final int TICKETS = 60;

    /** Problems that come of incidents by themselves are not played. */
    private static final TicketFilter REPORTED = TicketFilter.any().ofPractice("incident");

    /**
     * The history is played before a present that is always the same hour of the week, and still to come, so that the engine
     * starts no timer of it meanwhile. Another one: {@code -Dpraxis.test.present=2027-01-02T20:00:00Z}.
     */
    private static final Instant PRESENT = Optional.ofNullable(System.getProperty("praxis.test.present"))
            .map(Instant::parse)
            .orElseGet(() -> LocalDate.now(ZoneOffset.UTC)
                    .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
                    .atTime(10, 0)
                    .toInstant(ZoneOffset.UTC));

    @Autowired
    DemoHistory history;

    @Autowired
    HistoryProgress progress;

    @Autowired
    LiveUpdates live;

    @Autowired
    TicketQueries queries;

    @Autowired
    TicketDesk desk;

    @Autowired
    AuditTrail trail;

    @Autowired
    Viewers viewers;

    @Autowired
    HistoryService engine;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    private Viewer auditor;
    private Instant before;
    private List<TicketView> tickets;
    private int leftByBrokenOff;

    @BeforeAll
    void play() {
        auditor = viewers.of("auditor");
        var earlier = number();
        assertThat(history.begin()).isTrue();
        var stopping = live.subscribe(HistoryProgress.TOPIC, event -> {
            if (progress.running().filter(stand -> stand.played() >= 10).isPresent()) {
                history.closing();
            }
        });
        assertThatThrownBy(() -> playHere()).hasMessageContaining("stops");
        stopping.remove();
        leftByBrokenOff = number() - earlier;
        assertThat(history.begin()).isTrue();
        before = PRESENT;
        playHere();
        tickets = all().stream().map(row -> desk.get(row.number(), auditor)).toList();
    }

    @Test
    void whatWasBrokenOffLeavesNothingBehind() {
        assertThat(leftByBrokenOff).isZero();
        assertThat(tickets).hasSize(TICKETS);
    }

    @Test
    void aSecondStartAddsNothing() {
        assertThat(history.begin()).isFalse();
        playHere();
        assertThat(number()).isEqualTo(TICKETS);
    }

    @Test
    void everyKindOfStateIsThere() {
        assertThat(tickets.stream().map(TicketView::category)).contains(Category.values());
        assertThat(tickets.stream().map(TicketView::state)).contains("major", "duplicate", "on-hold", "cancelled");
    }

    @Test
    void ticketsLieInThePastAndTheirMilestonesFollowEachOther() {
        for (var ticket : tickets) {
            assertThat(ticket.openedAt()).as(ticket.number()).isBetween(before.minus(Duration.ofDays(45)), before);
            assertThat(ticket.updatedAt()).as(ticket.number()).isBetween(ticket.openedAt(), before);
            if (ticket.closedAt() != null) {
                assertThat(ticket.resolvedAt()).as(ticket.number()).isBetween(ticket.openedAt(), ticket.closedAt());
            }
        }
        assertThat(tickets.stream().map(TicketView::number).toList())
                .as("numbers in the order of time")
                .isSorted();
    }

    @Test
    void theTrailTellsTheSameTimes() {
        for (var ticket : tickets) {
            var acts = trail.ofTicket(ticket.number(), true, 500, null, auditor).items();
            assertThat(acts.get(0).act()).isEqualTo("ticket.opened");
            assertThat(acts.get(0).at()).isEqualTo(ticket.openedAt());
            assertThat(acts)
                    .extracting(AuditTrail.Entry::at)
                    .as(ticket.number())
                    .isSorted();
            assertThat(acts.get(acts.size() - 1).at())
                    .as("%s, %s", ticket.number(), acts.get(acts.size() - 1))
                    .isBefore(before);
            if (ticket.closedAt() != null) {
                assertThat(acts)
                        .filteredOn(act -> act.act().equals("state.moved"))
                        .extracting(AuditTrail.Entry::at)
                        .last()
                        .isEqualTo(ticket.closedAt());
            }
        }
    }

    @Test
    void theWholeTrailGrowsWithTimeAndItsChainVerifies() {
        var instants = jdbc.sql("select at from audit_entry where ticket is not null order by sequence")
                .query(Long.class)
                .list();
        assertThat(instants).hasSizeGreaterThan(TICKETS * 5).isSorted();
        var check = trail.verify(auditor);
        assertThat(check.verified()).isTrue();
        assertThat(check.entries()).isGreaterThanOrEqualTo(instants.size());
    }

    @Test
    void theJournalLiesWithinTheLifeOfItsTicket() {
        var comments = 0;
        for (var ticket : tickets) {
            for (var comment : desk.comments(ticket.number(), auditor)) {
                assertThat(comment.at()).as(ticket.number()).isBetween(ticket.openedAt(), ticket.updatedAt());
                comments++;
            }
        }
        assertThat(comments).isGreaterThan(TICKETS / 2);
    }

    @Test
    void theEnginesHistoryTellsTheSameTimes() {
        for (var ticket : tickets) {
            var instance = engine.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(ticket.number())
                    .singleResult();
            // The engine keeps whole seconds on MariaDB and MySQL.
            assertThat(instance.getStartTime().toInstant())
                    .as(ticket.number())
                    .isCloseTo(ticket.openedAt(), org.assertj.core.api.Assertions.within(1, ChronoUnit.SECONDS));
            assertThat(instance.getEndTime() == null)
                    .as(ticket.number())
                    .isEqualTo(!ticket.category().isFinal());
            var steps = engine.createHistoricActivityInstanceQuery()
                    .processInstanceId(instance.getId())
                    .list();
            assertThat(steps).isNotEmpty().allSatisfy(step -> assertThat(
                            step.getStartTime().toInstant())
                    .as(ticket.number())
                    .isBetween(ticket.openedAt().minusSeconds(1), before));
        }
    }

    @Test
    void theEngineKeepsOnlyWhatTheTrailDoesNot() {
        assertThat(engine.createHistoricTaskInstanceQuery().count()).isPositive();
        assertThat(engine.createHistoricDecisionInstanceQuery().count()).isZero();
        assertThat(engine.createHistoricVariableInstanceQuery().count()).isZero();
        assertThat(engine.createHistoricDetailQuery().count()).isZero();
        assertThat(engine.createUserOperationLogQuery().count()).isZero();
    }

    @Test
    void noTimerOfThePastIsLeftToTheEngine() {
        var open = jobs.createJobQuery().timers().list();
        assertThat(open)
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.getDuedate().toInstant()).isAfter(before.minusSeconds(1)));
    }

    @Test
    void whoShowsThePracticeHasSomethingToShow() {
        var ofRita = tickets.stream()
                .filter(ticket -> ticket.requester().equals("requester"))
                .collect(Collectors.groupingBy(TicketView::category));
        assertThat(ofRita).containsKeys(Category.RESOLVED, Category.CLOSED, Category.ON_HOLD);
        for (var agent : List.of("agent", "network")) {
            assertThat(tickets)
                    .as(agent)
                    .anyMatch(ticket -> agent.equals(ticket.assignee())
                            && !ticket.category().isOver());
        }
    }

    private void playHere() {
        ShiftableClock.at(PRESENT, () -> {
            history.play(TICKETS);
            return null;
        });
    }

    private int number() {
        return queries.countTickets(REPORTED, 10_000, auditor);
    }

    private List<TicketRow> all() {
        var rows = new ArrayList<TicketRow>();
        String cursor = null;
        do {
            var page = queries.tickets(REPORTED, "openedAt", 50, cursor, auditor);
            rows.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return rows;
    }
}
