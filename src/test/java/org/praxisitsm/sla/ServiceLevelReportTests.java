package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.praxisitsm.sla.LevelFilter.Dimension.AGREEMENT;
import static org.praxisitsm.sla.LevelFilter.Dimension.CAUSE;
import static org.praxisitsm.sla.LevelFilter.Dimension.GROUP;
import static org.praxisitsm.sla.LevelFilter.Dimension.PRACTICE;
import static org.praxisitsm.sla.LevelFilter.Dimension.PRIORITY;
import static org.praxisitsm.sla.LevelFilter.Dimension.SERVICE;
import static org.praxisitsm.sla.LevelFilter.Dimension.TARGET;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.sla.Agreement.Kind;
import org.praxisitsm.sla.ServiceLevelReport.Show;
import org.praxisitsm.sla.ServiceLevelReport.Slice;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The report over a handful of tickets whose fate is known. They live in a week of their own, years from now. */
@SpringBootTest(properties = {"praxis.sla.sweep.enabled=false", "test.context=report"})
@Tag("database")
class ServiceLevelReportTests {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @Autowired
    ServiceLevelReport report;

    @Autowired
    TimeSpent timeSpent;

    @Autowired
    TicketIntake intake;

    @Autowired
    Tasks tasks;

    @Autowired
    TicketQueries queries;

    @Autowired
    ClockSweep sweep;

    @Autowired
    Viewers viewers;

    @Autowired
    Clock clock;

    private Instant monday;
    private LevelFilter all;
    private Viewer agent;

    @BeforeEach
    void aWeekOfItsOwn() {
        monday = Instant.parse("2031-03-03T08:00:00Z")
                .plus(Duration.ofDays(14L * ThreadLocalRandom.current().nextInt(0, 1_500)));
        all = new LevelFilter(monday, monday.plus(Duration.ofDays(14)), Kind.SLA, Map.of(TARGET, "resolution"));
        agent = viewers.of("agent");
    }

    @AfterEach
    void realTime() {
        ((ShiftableClock) clock).reset();
    }

    /** Twelve hours around the clock are promised for each. */
    private TicketView ticket(Duration opened, Duration resolved, String cause) {
        at(opened);
        var ticket = intake.open(
                new OpenTicket(
                        "incident",
                        "VPN drops",
                        "Since the update",
                        "requester",
                        null,
                        "PORTAL",
                        Map.of("category", "network", "impact", "team", "urgency", "high", "service", "vpn")),
                agent);
        at(opened.plusHours(1));
        complete(ticket, "accept", Map.of());
        if (resolved != null) {
            at(opened.plus(resolved));
            complete(ticket, "resolve", Map.of());
            complete(
                    ticket,
                    "resolve",
                    Map.of("resolutionCode", "fixed", "cause", cause, "resolution", "Restarted it."));
        }
        return ticket;
    }

    private void at(Duration sinceMonday) {
        ((ShiftableClock) clock).stopAt(monday.plus(sinceMonday));
    }

    private void complete(TicketView ticket, String outcome, Map<String, ?> values) {
        var admin = viewers.of("admin");
        tasks.complete(queries.tasksOf(ticket.number(), admin).get(0).id(), outcome, values, null, admin);
    }

    @Test
    void figuresWeeksAndSlicesAddUpToWhatHappened() {
        ticket(Duration.ZERO, Duration.ofHours(2), "fault");
        ticket(Duration.ofHours(3), Duration.ofMinutes(11 * 60), "fault");
        ticket(Duration.ofDays(7), Duration.ofHours(20), "configuration");
        ticket(Duration.ofDays(7), Duration.ofHours(12), "fault");

        assertThat(report.figures(all, agent)).isEqualTo(new LevelFigures(4, 3, 2, 1));
        assertThat(report.figures(all, agent).metPercent()).isEqualTo(75.0);
        assertThat(report.weeks(all, UTC, agent))
                .extracting(ServiceLevelReport.Week::figures)
                .containsExactly(
                        new LevelFigures(2, 2, 1, 0), new LevelFigures(2, 1, 1, 1), new LevelFigures(0, 0, 0, 0));
        assertThat(report.by(CAUSE, all, agent))
                .containsExactly(
                        new Slice("configuration", new LevelFigures(1, 0, 0, 1)),
                        new Slice("fault", new LevelFigures(3, 3, 2, 0)));
        for (var dimension : List.of(PRACTICE, AGREEMENT, TARGET, GROUP, PRIORITY, SERVICE)) {
            var slices = report.by(dimension, all, agent);
            assertThat(slices).as(dimension + "").hasSize(1);
            assertThat(slices.get(0).figures()).as(dimension + "").isEqualTo(new LevelFigures(4, 3, 2, 1));
            assertThat(report.figures(all.with(dimension, slices.get(0).key()), agent))
                    .as("the list behind " + dimension)
                    .isEqualTo(new LevelFigures(4, 3, 2, 1));
        }
        assertThat(report.figures(all.with(CAUSE, "configuration"), agent).breached())
                .isEqualTo(1);
        assertThat(report.figures(all.with(SERVICE, LevelFilter.NONE), agent).results())
                .isZero();
        assertThat(report.figures(all.between(monday, monday.plus(Duration.ofDays(5))), agent)
                        .results())
                .isEqualTo(2);
    }

    @Test
    void everyFigureHasItsListAndAListIsReadPageByPage() {
        var kept = ticket(Duration.ZERO, Duration.ofHours(2), "fault");
        var nearly = ticket(Duration.ofHours(3), Duration.ofHours(11), "fault");
        var missed = ticket(Duration.ofHours(4), Duration.ofHours(20), "configuration");

        assertThat(numbers(Show.BREACHED)).containsExactly(missed.number());
        assertThat(numbers(Show.NEAR)).containsExactly(nearly.number());
        assertThat(numbers(Show.MET)).containsExactly(nearly.number(), kept.number());
        var line = report.list(Show.BREACHED, all, 10, null, agent).items().get(0);
        assertThat(line.outcome()).isEqualTo(ClockState.State.BREACHED);
        assertThat(line.cause()).isEqualTo("configuration");
        assertThat(line.elapsed()).isEqualTo(Duration.ofHours(20));
        assertThat(line.promised()).isEqualTo(Duration.ofHours(12));
        assertThat(line.dueAt()).isEqualTo(monday.plus(Duration.ofHours(16)));

        var first = report.list(Show.MET, all, 1, null, agent);
        assertThat(first.next()).isNotNull();
        var second = report.list(Show.MET, all, 1, first.next(), agent);
        assertThat(second.items()).extracting(LevelLine::number).containsExactly(kept.number());
        assertThat(second.next()).isNull();
        assertThatThrownBy(() -> report.list(Show.MET, all, 1, "1; drop table ticket", agent))
                .hasMessageContaining("cursor");
    }

    @Test
    void aPromiseCountsOnceHoweverOftenItsTicketIsReopened() {
        var again = ticket(Duration.ZERO, Duration.ofHours(2), "fault");
        at(Duration.ofHours(3));
        complete(again, "reopen", Map.of("reopenReason", "It still drops."));
        resolve(again, Duration.ofHours(4));
        assertThat(report.figures(all, agent)).isEqualTo(new LevelFigures(1, 1, 0, 0));
        at(Duration.ofHours(5));
        complete(again, "reopen", Map.of("reopenReason", "It still drops."));
        resolve(again, Duration.ofHours(40));

        assertThat(report.figures(all, agent)).isEqualTo(new LevelFigures(1, 0, 0, 1));
        assertThat(numbers(Show.MET)).isEmpty();
        assertThat(numbers(Show.BREACHED)).containsExactly(again.number());
    }

    private void resolve(TicketView ticket, Duration at) {
        at(at);
        complete(ticket, "resolve", Map.of());
        complete(
                ticket,
                "resolve",
                Map.of("resolutionCode", "fixed", "cause", "fault", "resolution", "Restarted it again."));
    }

    @Test
    void whatIsOpenIsLateByItsDueDateWhateverItsRowSays() {
        var open = ticket(Duration.ZERO, null, "");
        at(Duration.ofHours(10));
        assertThat(numbers(Show.LATE)).doesNotContain(open.number());
        var before = report.open(all, agent);

        at(Duration.ofHours(12).plusSeconds(1));

        assertThat(numbers(Show.LATE)).contains(open.number());
        assertThat(report.open(all, agent).late()).isEqualTo(before.late() + 1);
        assertThat(report.list(Show.LATE, all, 500, null, agent).items())
                .filteredOn(line -> line.number().equals(open.number()))
                .extracting(LevelLine::outcome)
                .containsExactly(ClockState.State.BREACHED);
    }

    @Test
    void whatWasWarnedOfIsAtRiskUntilItIsLate() {
        var open = ticket(Duration.ZERO, null, "");
        assertThat(numbers(Show.AT_RISK)).doesNotContain(open.number());
        at(Duration.ofHours(9).plusSeconds(1));
        while (sweep.sweepOnce() > 0) {
            // Whatever else is due by then.
        }
        assertThat(numbers(Show.AT_RISK)).contains(open.number());
        at(Duration.ofHours(12).plusSeconds(1));
        assertThat(numbers(Show.AT_RISK)).doesNotContain(open.number());
    }

    @Test
    void theTeamsShareOfTheCustomersTimeIsSaid() {
        var missed = ticket(Duration.ZERO, Duration.ofHours(20), "configuration");
        var promise = new TimeSpent.Of(missed.number(), agreementOf(missed), "resolution");

        var spent = timeSpent.of(List.of(promise), agent).get(promise);

        assertThat(spent.used()).isEqualTo(Duration.ofHours(20));
        assertThat(spent.parts()).hasSize(1);
        var part = spent.parts().get(0);
        assertThat(part.kind()).isEqualTo(Kind.OLA);
        assertThat(part.used()).as("from the acceptance on").isEqualTo(Duration.ofHours(19));
        assertThat(spent.percent(part.used())).isEqualTo(95);
        assertThat(spent.unexplained()).isEqualTo(Duration.ofHours(1));
        assertThat(spent.longestWait()).isNull();
    }

    @Test
    void nobodyCountsWhatTheyMayNotSee() {
        ticket(Duration.ZERO, Duration.ofHours(20), "configuration");

        assertThat(report.figures(all, viewers.of("hr"))).isEqualTo(new LevelFigures(0, 0, 0, 0));
        assertThat(report.weeks(all, UTC, viewers.of("hr")))
                .allMatch(week -> week.figures().results() == 0);
        assertThat(report.by(PRACTICE, all, viewers.of("hr"))).isEmpty();
        assertThat(report.list(Show.BREACHED, all, 10, null, viewers.of("hr")).items())
                .isEmpty();
        assertThat(report.figures(all, viewers.of("auditor")).breached()).isEqualTo(1);
        assertThatThrownBy(() -> report.figures(all, viewers.of("requester")))
                .hasMessageContaining("work with tickets");
        assertThatThrownBy(() -> timeSpent.of(List.of(), viewers.of("requester")))
                .hasMessageContaining("not for those who only report");
    }

    private String agreementOf(TicketView ticket) {
        return report.list(Show.BREACHED, all, 10, null, agent).items().stream()
                .filter(line -> line.number().equals(ticket.number()))
                .findFirst()
                .orElseThrow()
                .agreement();
    }

    private List<String> numbers(Show show) {
        var numbers = new ArrayList<String>();
        String cursor = null;
        do {
            var page = report.list(show, all, 500, cursor, agent);
            page.items().forEach(line -> numbers.add(line.number()));
            cursor = page.next();
        } while (cursor != null);
        return numbers;
    }
}
