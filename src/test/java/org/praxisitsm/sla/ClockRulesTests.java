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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of a target do to its clock. 2026-03-02 is a Monday. */
class ClockRulesTests {

    private static ClockStory gold(String calendar, String promise, String more) {
        return new ClockStory()
                .agreement(1, sla("incident-gold", calendar, "resolution", promise, RESOLUTION, more))
                .at("2026-03-02T09:00")
                .opened()
                .attached("incident-gold", 1);
    }

    private static ClockState at(ClockStory story, String local) {
        return story.clock("incident-gold", "resolution", local);
    }

    @ParameterizedTest(name = "{0} in {1}, opened {2}: due {3}")
    @CsvSource({
        "PT4H,                          office, 2026-03-02T09:00, 2026-03-02T13:00",
        "PT8H,                          office, 2026-03-02T09:00, 2026-03-02T17:00",
        "PT9H,                          office, 2026-03-02T09:00, 2026-03-03T10:00",
        "PT4H,                          office, 2026-03-06T16:00, 2026-03-09T12:00",
        "PT4H,                          office, 2026-03-07T12:00, 2026-03-09T13:00",
        "PT4H,                          always, 2026-03-06T22:00, 2026-03-07T02:00",
        "1 business day,                office, 2026-03-06T11:00, 2026-03-09T11:00",
        "1 business day end of day,     office, 2026-03-06T11:00, 2026-03-09T17:00",
        "2 business days,               office, 2026-03-06T11:00, 2026-03-10T11:00",
        "PT24H,                         always, 2026-03-28T12:00, 2026-03-29T13:00",
    })
    void dueDateFollowsPromiseAndCalendar(String promise, String calendar, String opened, String due) {
        var clock = new ClockStory()
                .agreement(1, sla("incident-gold", calendar, "resolution", promise, RESOLUTION, ""))
                .at(opened)
                .opened()
                .attached("incident-gold", 1)
                .clock("incident-gold", "resolution", opened);
        assertThat(clock.dueAt()).isEqualTo(instant(due));
    }

    @Test
    void stopAtTheDueInstantIsMetAndAMomentLaterBreached() {
        var met = at(gold("office", "PT4H", "").at("2026-03-02T13:00").resolved(), "2026-03-03T12:00");
        assertThat(met.state()).isEqualTo(MET);
        var late = at(gold("office", "PT4H", "").at("2026-03-02T13:00:01").resolved(), "2026-03-03T12:00");
        assertThat(late.state()).isEqualTo(BREACHED);
        var onSaturday = at(gold("office", "PT40H", "").at("2026-03-07T12:00").resolved(), "2026-03-09T12:00");
        assertThat(onSaturday.state()).as("due Friday at five").isEqualTo(BREACHED);
    }

    @Test
    void reasonThatDoesNotPauseLetsTheClockRun() {
        var story = gold("always", "PT8H", "").at("2026-03-02T10:00").held("supplier");
        assertThat(at(story, "2026-03-02T12:00").state()).isEqualTo(RUNNING);
        assertThat(at(story, "2026-03-02T12:00").elapsed()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void reasonThatChangesWhileOnHoldEndsThePause() {
        var story = gold("always", "PT8H", "")
                .at("2026-03-02T10:00")
                .held("requester")
                .at("2026-03-02T12:00")
                .changed("holdReason", "supplier");
        assertThat(at(story, "2026-03-02T13:00").state()).isEqualTo(RUNNING);
        assertThat(at(story, "2026-03-02T13:00").elapsed()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void clockGoesOnByItselfAfterTheLongestPause() {
        var story = gold("always", "PT8H", "").at("2026-03-02T10:00").held("requester");
        var paused = at(story, "2026-03-10T10:00");
        assertThat(paused.state()).isEqualTo(PAUSED);
        assertThat(paused.resumesAt()).isEqualTo(instant("2026-03-16T10:00"));
        assertThat(paused.next(0)).contains(instant("2026-03-16T10:00"));
        var on = at(story, "2026-03-16T12:00");
        assertThat(on.state()).isEqualTo(RUNNING);
        assertThat(on.elapsed()).isEqualTo(Duration.ofHours(3));
        assertThat(on.dueAt()).isEqualTo(instant("2026-03-16T17:00"));
    }

    @Test
    void resumeRuleEndsAPauseAlthoughTheHoldLasts() {
        var rules = RESOLUTION + ", {event: requester-replied, then: resume}";
        var story = new ClockStory()
                .agreement(1, sla("incident-gold", "always", "resolution", "PT8H", rules, ""))
                .at("2026-03-02T09:00")
                .opened()
                .attached("incident-gold", 1)
                .at("2026-03-02T10:00")
                .held("requester")
                .at("2026-03-02T11:00")
                .requesterReplied();
        assertThat(at(story, "2026-03-02T12:00").state()).isEqualTo(RUNNING);
        assertThat(at(story, "2026-03-02T12:00").elapsed()).isEqualTo(Duration.ofHours(2));
        story.at("2026-03-02T13:00").resumed().at("2026-03-02T14:00").held("requester");
        assertThat(at(story, "2026-03-02T15:00").state()).as("a new hold").isEqualTo(PAUSED);
    }

    @Test
    void higherPriorityKeepsWhatIsUsedAndABreachStaysRecorded() {
        var story = gold("always", "PT8H", "").at("2026-03-02T12:00").promised("incident-gold", "resolution", "PT2H");
        var shorter = at(story, "2026-03-02T12:30");
        assertThat(shorter.dueAt()).isEqualTo(instant("2026-03-02T11:00"));
        assertThat(shorter.state()).isEqualTo(BREACHED);
        assertThat(shorter.elapsed()).isEqualTo(Duration.ofMinutes(210));
        var longer =
                at(story.at("2026-03-02T13:00").promised("incident-gold", "resolution", "PT10H"), "2026-03-02T14:00");
        assertThat(longer.state()).isEqualTo(RUNNING);
        assertThat(longer.dueAt()).isEqualTo(instant("2026-03-02T19:00"));
        assertThat(longer.results())
                .as("what was reached stays recorded")
                .singleElement()
                .matches(
                        result -> result.outcome() == BREACHED && result.cause().equals("promise-changed"));
    }

    @Test
    void priorityMayBeginTheClockAnewOrCountFromCreation() {
        var restarted = gold("always", "PT8H", "onPriority: restart")
                .at("2026-03-02T12:00")
                .promised("incident-gold", "resolution", "PT2H");
        assertThat(at(restarted, "2026-03-02T12:30").dueAt()).isEqualTo(instant("2026-03-02T14:00"));
        assertThat(at(restarted, "2026-03-02T12:30").elapsed()).isEqualTo(Duration.ofMinutes(30));
        var fromCreation = gold("always", "PT8H", "onPriority: fromCreation")
                .at("2026-03-02T12:00")
                .promised("incident-gold", "resolution", "PT4H");
        assertThat(at(fromCreation, "2026-03-02T12:30").dueAt()).isEqualTo(instant("2026-03-02T13:00"));
    }

    @Test
    void agreementThatTakesAnothersPlaceKeepsRestartsOrCountsFromCreation() {
        for (var policy : new String[] {"keep", "restart", "fromCreation"}) {
            var other = sla("incident-other", "always", "resolution", "PT20H", RESOLUTION, "")
                    .replace("calendar: always", "calendar: always\nonChange: " + policy);
            var story = new ClockStory()
                    .agreement(1, sla("incident-gold", "office", "resolution", "PT8H", RESOLUTION, ""))
                    .agreement(1, other)
                    .at("2026-03-02T15:00")
                    .opened()
                    .attached("incident-gold", 1)
                    .at("2026-03-03T09:00")
                    .detached("incident-gold")
                    .attached("incident-other", 1);
            var elapsed = story.clock("incident-other", "resolution", "2026-03-03T10:00")
                    .elapsed();
            var expected =
                    switch (policy) {
                        case "keep" -> Duration.ofHours(3);
                        case "restart" -> Duration.ofHours(1);
                        default -> Duration.ofHours(19);
                    };
            assertThat(elapsed).as(policy).isEqualTo(expected);
        }
    }

    @Test
    void decidedTargetIsNotDecidedAgainUnderAnotherAgreement() {
        var first = "{event: opened, then: start}, {event: agent-replied, then: stop}";
        var story = new ClockStory()
                .agreement(1, sla("incident-gold", "office", "first-response", "PT1H", first, ""))
                .agreement(1, sla("incident-standard", "office", "first-response", "PT4H", first, ""))
                .at("2026-03-02T09:00")
                .opened()
                .attached("incident-gold", 1)
                .at("2026-03-02T11:00")
                .replied()
                .at("2026-03-02T12:00")
                .detached("incident-gold")
                .attached("incident-standard", 1);
        assertThat(story.clocks().at(instant("2026-03-02T13:00")))
                .singleElement()
                .matches(clock ->
                        clock.state() == BREACHED && clock.key().agreement().equals("incident-gold"));
    }

    @Test
    void cancelledTicketCancelsAndClosedTicketEndsWhatStillRuns() {
        var cancelled = gold("always", "PT8H", "").at("2026-03-02T12:00").moves("cancelled", "CANCELLED");
        assertThat(at(cancelled, "2026-03-03T12:00").state()).isEqualTo(CANCELLED);
        assertThat(at(cancelled, "2026-03-03T12:00").next(0)).isEmpty();
        var closed = gold("always", "PT8H", "").at("2026-03-02T12:00").moves("closed", "CLOSED");
        assertThat(at(closed, "2026-03-03T12:00").state()).isEqualTo(MET);
    }

    @Test
    void newVersionOfTheAgreementMovesWhatIsOpenFromTheReplanOn() {
        var story = gold("always", "PT8H", "")
                .agreement(2, sla("incident-gold", "always", "resolution", "PT4H", RESOLUTION, ""))
                .at("2026-03-02T12:00")
                .replanned("incident-gold", 2, 1);
        var clock = at(story, "2026-03-02T12:30");
        assertThat(clock.agreementVersion()).isEqualTo(2);
        assertThat(clock.dueAt()).isEqualTo(instant("2026-03-02T13:00"));
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(210));
    }

    @Test
    void thresholdsReachedBeforeAHoldAreKnownWhileItLasts() {
        var story = gold("always", "PT4H", "").at("2026-03-02T12:30").held("requester");
        assertThat(at(story, "2026-03-02T20:00").thresholds())
                .singleElement()
                .matches(passing -> passing.percent() == 75 && passing.at().equals(instant("2026-03-02T12:00")));
    }
}
