package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.praxisitsm.sla.ClockState.State.BREACHED;
import static org.praxisitsm.sla.ClockState.State.CANCELLED;
import static org.praxisitsm.sla.ClockState.State.MET;
import static org.praxisitsm.sla.ClockState.State.PAUSED;
import static org.praxisitsm.sla.ClockState.State.RUNNING;
import static org.praxisitsm.sla.ClockStory.RESOLUTION;
import static org.praxisitsm.sla.ClockStory.instant;
import static org.praxisitsm.sla.ClockStory.sla;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users of other tools complain about most, one test each; the numbers are those of our list of complaints. */
class UserComplaintsTests {

    private static final String GOLD = sla("incident-gold", "office", "resolution", "PT8H", RESOLUTION, "");
    private static final String STANDARD = sla("incident-standard", "office", "resolution", "PT16H", RESOLUTION, "");

    /** 2026-03-02 is a Monday. */
    private static ClockStory opened(String agreement) {
        return new ClockStory().agreement(1, agreement).at("2026-03-02T09:00").opened();
    }

    @Test
    void no1PauseIsNotLostWhenTheAgreementChanges() {
        var story = opened(GOLD)
                .agreement(1, STANDARD)
                .attached("incident-gold", 1)
                .at("2026-03-02T10:00")
                .held("requester")
                .at("2026-03-02T14:00")
                .resumed()
                .at("2026-03-02T15:00")
                .detached("incident-gold")
                .attached("incident-standard", 1);
        var clock = story.clock("incident-standard", "resolution", "2026-03-02T16:00");
        assertThat(clock.elapsed()).as("seven hours less four on hold").isEqualTo(Duration.ofHours(3));
        assertThat(clock.dueAt()).isEqualTo(instant("2026-03-04T13:00"));
        assertThat(story.clock("incident-gold", "resolution", "2026-03-02T16:00")
                        .state())
                .isEqualTo(CANCELLED);
    }

    @Test
    void no1PauseBeforeTheFirstAgreementCountsToo() {
        var clock = opened(GOLD)
                .at("2026-03-02T10:00")
                .held("requester")
                .at("2026-03-02T12:00")
                .resumed()
                .attached("incident-gold", 1)
                .clock("incident-gold", "resolution", "2026-03-02T13:00");
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void no2ClockOfATeamStartsWhenTheTeamGetsTheTicket() {
        var ola = sla(
                "incident-network",
                "office",
                "diagnosis",
                "PT4H",
                "{group: network, then: start}, {leavesGroup: network, then: stop}, {category: RESOLVED, then: stop}",
                "");
        var story = opened(ola).attached("incident-network", 1);
        assertThat(story.clocks().at(instant("2026-03-02T10:59"))).isEmpty();
        story.at("2026-03-02T11:00").changed("group", "network").at("2026-03-02T13:30");
        var running = story.clock("incident-network", "diagnosis", "2026-03-02T13:30");
        assertThat(running.startedAt()).isEqualTo(instant("2026-03-02T11:00"));
        assertThat(running.dueAt()).isEqualTo(instant("2026-03-02T15:00"));
        var stopped = story.changed("group", "platform").clock("incident-network", "diagnosis", "2026-03-03T12:00");
        assertThat(stopped.state()).isEqualTo(MET);
        assertThat(stopped.elapsed()).isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void no3PauseOverAWeekendMovesTheDueDateByServiceTimeOnly() {
        // Held Friday 16:00 to Monday 10:00: 66 hours on the wall, two of service.
        var clock = new ClockStory()
                .agreement(1, GOLD)
                .at("2026-03-06T15:00")
                .opened()
                .attached("incident-gold", 1)
                .at("2026-03-06T16:00")
                .held("requester")
                .at("2026-03-09T10:00")
                .resumed()
                .clock("incident-gold", "resolution", "2026-03-09T11:00");
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(2));
        assertThat(clock.dueAt()).isEqualTo(instant("2026-03-09T17:00"));
    }

    @Test
    void no3PauseOutsideServiceHoursAddsNothing() {
        var clock = opened(GOLD)
                .attached("incident-gold", 1)
                .at("2026-03-02T18:00")
                .held("requester")
                .at("2026-03-03T08:00")
                .resumed()
                .clock("incident-gold", "resolution", "2026-03-03T10:00");
        assertThat(clock.dueAt()).isEqualTo(instant("2026-03-02T17:00"));
        assertThat(clock.state()).isEqualTo(BREACHED);
    }

    @Test
    void no4ThresholdsAreReachedInServiceHoursAndNeverAtMidnight() {
        // Due Tuesday 11:00; three quarters of eight hours are used on Monday at 17:00, not at night.
        var clock = new ClockStory()
                .agreement(1, GOLD)
                .at("2026-03-02T11:00")
                .opened()
                .attached("incident-gold", 1)
                .clock("incident-gold", "resolution", "2026-03-02T11:00");
        assertThat(clock.dueAt()).isEqualTo(instant("2026-03-03T11:00"));
        assertThat(clock.thresholds())
                .extracting(ClockState.Passing::at)
                .containsExactly(instant("2026-03-02T17:00"), instant("2026-03-03T11:00"), instant("2026-03-03T15:00"));
    }

    @Test
    void no5FirstResponseIsTheServiceTimeBetweenTwoStoredInstants() {
        var yaml = sla(
                "incident-gold",
                "office",
                "first-response",
                "PT1H",
                "{event: opened, then: start}, {event: agent-replied, then: stop}",
                "");
        var clock = new ClockStory()
                .agreement(1, yaml)
                .at("2026-03-06T16:30")
                .opened()
                .attached("incident-gold", 1)
                .at("2026-03-09T09:20")
                .replied()
                .at("2026-03-09T15:00")
                .replied()
                .clock("incident-gold", "first-response", "2026-03-20T12:00");
        assertThat(clock.state()).isEqualTo(MET);
        assertThat(clock.endedAt()).as("the first reply, not the last").isEqualTo(instant("2026-03-09T09:20"));
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void no6AgreementThatNoLongerAppliesLeavesNothingEscalated() {
        var clock = opened(GOLD)
                .attached("incident-gold", 1)
                .at("2026-03-02T12:00")
                .detached("incident-gold")
                .clock("incident-gold", "resolution", "2026-03-09T12:00");
        assertThat(clock.state()).isEqualTo(CANCELLED);
        assertThat(clock.dueAt()).isNull();
        assertThat(clock.next(0)).isEmpty();
    }

    @Test
    void no6EditedCalendarMovesWhatIsOpenAndNothingThatIsClosed() {
        var story = opened(GOLD).calendar("office", 2, ClockStory.office(9, 13)).attached("incident-gold", 1);
        var open = story.at("2026-03-02T11:00").replanned("incident-gold", 1, 2);
        var clock = open.clock("incident-gold", "resolution", "2026-03-02T12:00");
        assertThat(clock.calendarVersion()).isEqualTo(2);
        assertThat(clock.elapsed()).as("what was counted stays counted").isEqualTo(Duration.ofHours(3));
        assertThat(clock.dueAt()).as("two hours, then 2 on Monday and 4 a day").isEqualTo(instant("2026-03-03T13:00"));

        var closed = opened(GOLD)
                .calendar("office", 2, ClockStory.office(9, 13))
                .attached("incident-gold", 1)
                .at("2026-03-02T16:00")
                .resolved()
                .at("2026-03-03T10:00")
                .replanned("incident-gold", 1, 2)
                .clock("incident-gold", "resolution", "2026-03-04T10:00");
        assertThat(closed.state()).isEqualTo(MET);
        assertThat(closed.calendarVersion()).isEqualTo(1);
        assertThat(closed.elapsed()).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void no7TargetsRunBesideEachOtherAndAllAreShown() {
        var yaml =
                """
                key: incident-gold
                kind: SLA
                name: Gold
                calendar: always
                targets:
                  - {key: first-response, name: First response, promise: PT1H, rules: [{event: opened, then: start}, {event: agent-replied, then: stop}]}
                  - {key: update, name: Update, promise: PT30M, rules: [{event: opened, then: start}, {event: agent-replied, then: reset}, {category: RESOLVED, then: stop}]}
                  - {key: resolution, name: Resolution, promise: PT8H, rules: [{event: opened, then: start}, {category: RESOLVED, then: stop}]}
                """;
        var story =
                opened(yaml).attached("incident-gold", 1).at("2026-03-02T09:50").replied();
        assertThat(story.clocks().at(instant("2026-03-02T10:00")))
                .extracting(clock -> clock.key().target() + " " + clock.state())
                .containsExactly("first-response MET", "update RUNNING", "resolution RUNNING");
        var update = story.clock("incident-gold", "update", "2026-03-02T10:00");
        assertThat(update.cycle()).isEqualTo(2);
        assertThat(update.dueAt()).isEqualTo(instant("2026-03-02T10:20"));
        assertThat(update.results()).singleElement().matches(result -> result.outcome() == BREACHED);
        assertThat(story.clock("incident-gold", "first-response", "2026-03-02T10:00")
                        .elapsed())
                .isEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void no8RoundTheClockLosesNoMinuteAtMidnight() {
        var yaml = sla("incident-gold", "always", "resolution", "PT240H", RESOLUTION, "");
        var clock = new ClockStory()
                .agreement(1, yaml)
                .at("2026-03-02T23:59")
                .opened()
                .attached("incident-gold", 1)
                .clock("incident-gold", "resolution", "2026-03-12T23:59");
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(240));
        assertThat(clock.dueAt()).isEqualTo(instant("2026-03-12T23:59"));
    }

    @Test
    void no8NothingBecomesDueAtTheWeekend() {
        var story = new ClockStory()
                .agreement(1, GOLD)
                .at("2026-03-06T14:00")
                .opened()
                .attached("incident-gold", 1);
        var saturday = story.clock("incident-gold", "resolution", "2026-03-07T12:00");
        assertThat(saturday.state()).isEqualTo(RUNNING);
        assertThat(saturday.elapsed()).isEqualTo(Duration.ofHours(3));
        assertThat(saturday.next(0)).contains(instant("2026-03-09T12:00"));
    }

    @Test
    void no8DueDateIsExplainedWindowByWindow() {
        var run = opened(GOLD)
                .attached("incident-gold", 1)
                .at("2026-03-02T16:00")
                .held("requester")
                .at("2026-03-03T10:00")
                .resumed()
                .clocks()
                .run(new ClockKey("incident-gold", "resolution"))
                .orElseThrow();
        var windows = run.explain(instant("2026-03-03T11:00"));
        assertThat(windows)
                .extracting(CountedWindow::from, CountedWindow::counted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(instant("2026-03-02T09:00"), Duration.ofHours(7)),
                        org.assertj.core.groups.Tuple.tuple(instant("2026-03-02T16:00"), Duration.ZERO),
                        org.assertj.core.groups.Tuple.tuple(instant("2026-03-03T09:00"), Duration.ZERO),
                        org.assertj.core.groups.Tuple.tuple(instant("2026-03-03T10:00"), Duration.ofHours(1)));
    }

    @Test
    void no14ReopenedTicketGoesOnWithWhatItHadUsed() {
        var story = opened(GOLD)
                .attached("incident-gold", 1)
                .at("2026-03-02T14:00")
                .resolved()
                .at("2026-03-04T09:00")
                .moves("in-progress", "IN_PROGRESS");
        var clock = story.clock("incident-gold", "resolution", "2026-03-04T10:00");
        assertThat(clock.state()).isEqualTo(RUNNING);
        assertThat(clock.cycle()).isEqualTo(1);
        assertThat(clock.elapsed())
                .as("two days of being resolved do not count")
                .isEqualTo(Duration.ofHours(6));
        assertThat(clock.dueAt()).isEqualTo(instant("2026-03-04T12:00"));
        var again = story.at("2026-03-04T15:00").resolved().clock("incident-gold", "resolution", "2026-03-05T10:00");
        assertThat(again.results())
                .as("to the first resolution and to the last")
                .extracting(ClockResult::outcome, ClockResult::elapsed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(MET, Duration.ofHours(5)),
                        org.assertj.core.groups.Tuple.tuple(BREACHED, Duration.ofHours(11)));
    }

    @Test
    void no14ReopeningMayBeginANewCycleWhereTheAgreementSaysSo() {
        var clock = opened(sla("incident-gold", "office", "resolution", "PT8H", RESOLUTION, "onReopen: newCycle"))
                .attached("incident-gold", 1)
                .at("2026-03-02T14:00")
                .resolved()
                .at("2026-03-04T09:00")
                .moves("in-progress", "IN_PROGRESS")
                .clock("incident-gold", "resolution", "2026-03-04T10:00");
        assertThat(clock.cycle()).isEqualTo(2);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(1));
        assertThat(clock.results()).singleElement().matches(result -> result.outcome() == MET);
    }

    @Test
    void no14TimeWhileResolvedMayCountWhereTheAgreementSaysSo() {
        var clock = opened(sla("incident-gold", "office", "resolution", "PT80H", RESOLUTION, "resolvedCounts: true"))
                .attached("incident-gold", 1)
                .at("2026-03-02T14:00")
                .resolved()
                .at("2026-03-03T10:00")
                .moves("in-progress", "IN_PROGRESS")
                .clock("incident-gold", "resolution", "2026-03-03T11:00");
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void no25OnlyTheProcessEndsAHold() {
        var story =
                opened(GOLD).attached("incident-gold", 1).at("2026-03-02T10:00").held("requester");
        // A task is planned, an agent writes, the assignee changes: the ticket still waits.
        story.at("2026-03-02T11:00")
                .steps(List.of("Task_PlanVisit"), List.of())
                .replied()
                .changed("assignee", "ben")
                .changed("priority", 2);
        var clock = story.clock("incident-gold", "resolution", "2026-03-02T16:00");
        assertThat(clock.state()).isEqualTo(PAUSED);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(1));
        assertThat(clock.dueAt()).isNull();
        assertThat(clock.remaining()).isCloseTo(Duration.ofHours(7), Duration.of(0, ChronoUnit.SECONDS));
    }
}
