package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the Studio is for, in one go: an owner of human resources draws an approval into onboarding, changes a rule, tries it,
 * keeps the run, sees what differs; a second person approves; it is published, and fifty running tickets move over.
 */
class OwnerJourneyTests extends BrowserJourney {

    private static final int RUNNING = 50;
    private static final LocatorAssertions.IsVisibleOptions LONG =
            new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketQueries queries;

    @Autowired
    Practices practices;

    @Autowired
    Viewers viewers;

    @Test
    void anOwnerChangesHowJoinersArePreparedFromTheDrawingToTheRunningTickets() {
        var before = practices.current("hr-onboarding").orElseThrow().version();
        var running = new ArrayList<String>();
        for (var i = 0; i < RUNNING; i++) {
            running.add(announce("Joiner " + i));
        }
        var owner = signedIn("hr-owner", "studio/hr-onboarding");
        owner.locator("#studio-edit").click();
        drawsAnApproval(owner);
        changesARule(owner);
        triesItAndKeepsTheRun(owner);
        replacesTheScenarioThatHoldsNoMore(owner);
        seesWhatDiffers(owner);
        aSecondPersonApproves();
        publishes(owner);
        movesTheRunningTickets(owner, running);
        assertThat(practices.current("hr-onboarding").orElseThrow().version()).isEqualTo(before + 1);
        theNewStepIsCompleted(running.get(0));
    }

    private static void drawsAnApproval(Page owner) {
        var canvas = owner.locator("px-bpmn-editor");
        var from =
                canvas.locator("g[data-element-id=Gateway_Checked] .djs-visual").first();
        from.waitFor();
        // The list of problems comes after the diagram, which makes room for it.
        assertThat(owner.locator(".px-problem-row").first()).isVisible();
        assertThat(canvas.locator("g[data-element-id=Task_TellRefused] .djs-visual")
                        .first())
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        owner.locator(".px-bpmn-palette button", new Page.LocatorOptions().setHasText("Approval"))
                .hover();
        owner.mouse().down();
        owner.mouse().move(700, 560, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
        var ghost = canvas.locator(".djs-drag-group");
        ghost.waitFor();
        var gateway = from.boundingBox();
        var told = canvas.locator("g[data-element-id=Task_TellRefused] .djs-visual")
                .first()
                .boundingBox();
        owner.mouse()
                .move(
                        gateway.x + gateway.width / 2,
                        told.y + told.height + (gateway.y - told.y - told.height) * 0.2,
                        new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
        owner.mouse().up();
        assertThat(owner.locator(".px-editor-panel h3")).hasText("Approve");
        assertThat(owner.locator(".px-problem-row.px-error")).hasCount(0);
        save(owner);
    }

    private static void changesARule(Page owner) {
        tab(owner, "Tables");
        owner.locator(".px-sheet-nav .px-nav-item", new Page.LocatorOptions().setHasText("Onboarding plan"))
                .click();
        owner.locator("td[data-row='Plan_05'][data-col='4']").click();
        owner.keyboard().type("Welcome day");
        owner.keyboard().press("Enter");
        var red = owner.locator(".px-case.err", new Page.LocatorOptions().setHasText("a team lead"));
        assertThat(red).isVisible();
        red.locator("vaadin-button").click();
        button(owner, "Expect what comes out").click();
        owner.locator("vaadin-dialog-overlay vaadin-button[theme~=primary]").click();
        assertThat(owner.locator(".px-case.err")).hasCount(0);
        save(owner);
    }

    private static void triesItAndKeepsTheRun(Page owner) {
        owner.locator("#studio-try").click();
        assertThat(owner.locator("#trial-next"))
                .isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(120_000));
        owner.locator("#trial-next").click();
        owner.locator("#outcome-refuse").click();
        owner.locator("#outcome-approve").click();
        owner.locator("#trial-next").click();
        assertThat(owner.locator("#trial-state")).hasText("Not joining");
        owner.locator("#trial-keep").click();
        owner.locator("#trial-title input").fill("Somebody agrees that nobody joins");
        owner.locator("#trial-confirm").click();
        owner.locator("#undo").click();
    }

    private static void replacesTheScenarioThatHoldsNoMore(Page owner) {
        owner.locator(".px-scenario-entry", new Page.LocatorOptions().setHasText("HR learns that nobody joins"))
                .click();
        // Its text replaces that of the one before, and so does its button.
        assertThat(owner.locator("h2", new Page.LocatorOptions().setHasText("HR learns that nobody joins")))
                .isVisible();
        owner.locator("#scenario-delete").click();
        save(owner);
        owner.locator("#studio-check").click();
        // The check runs first, with all examples.
        assertThat(owner.locator("#studio-compare"))
                .isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(120_000));
        assertThat(owner.getByText("Check first."))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(120_000));
    }

    private static void seesWhatDiffers(Page owner) {
        owner.locator("#studio-compare").click();
        assertThat(owner.locator(".px-differences-list")).containsText("Approve");
        assertThat(owner.locator(".px-differences-list")).containsText("Onboarding plan");
    }

    private void aSecondPersonApproves() {
        var manager = signedIn("manager", "studio/hr-onboarding");
        manager.locator("#studio-compare").click();
        manager.locator("#review-comment textarea").fill("Two people should agree on that.");
        manager.locator("#review-approve").click();
        assertThat(manager.getByText("Approved").first()).isVisible();
    }

    private void publishes(Page owner) {
        owner.navigate(address("studio/hr-onboarding"));
        owner.locator("#studio-publish").click();
        owner.locator("#publish-comment textarea").fill("Two agree where nobody joins");
        owner.locator("#studio-confirm").click();
        assertThat(owner.locator("#move-map")).isVisible(LONG);
    }

    private void movesTheRunningTickets(Page owner, List<String> running) {
        assertThat(owner.locator("#move-map")).containsText("Check joiner");
        findsTheMappingOnTheDiagrams(owner);
        owner.locator("#move-all").click();
        assertThat(owner.getByText(RUNNING + " of " + RUNNING + " tickets can move"))
                .isVisible(LONG);
        owner.locator("#move-start-all").click();
        assertThat(owner.getByText(RUNNING + " moved, 0 stayed behind")).isVisible(LONG);
        var now = practices.current("hr-onboarding").orElseThrow().version();
        assertThat(queries.runningByVersion("hr-onboarding")).containsEntry(now, running.size());
    }

    /** A step is taken on the left, led elsewhere on the right, and back; the table says the same all the while. */
    private static void findsTheMappingOnTheDiagrams(Page owner) {
        var left = owner.locator("px-bpmn-map .px-diff-before");
        var right = owner.locator("px-bpmn-map .px-diff-after");
        var told = owner.locator("#move-told");
        var count = left.locator("button.px-map-badge").first();
        assertThat(count).hasText(String.valueOf(RUNNING));
        count.click();
        assertThat(told).containsText("Check joiner: " + RUNNING + " tickets");
        assertThat(left.locator("g.px-chosen[data-element-id=Task_CheckJoiner]"))
                .hasCount(1);
        assertThat(right.locator("g.px-chosen[data-element-id=Task_CheckJoiner]"))
                .hasCount(1);
        right.locator("g.px-cannot[data-element-id=Gateway_Confirmed] .djs-hit")
                .first()
                .click();
        assertThat(owner.locator("#move-not-there")).containsText("No ticket waits there.");
        var added = right.locator(
                        "g.px-can.djs-shape",
                        new com.microsoft.playwright.Locator.LocatorOptions().setHasText("Approve"))
                .first();
        added.locator(".djs-hit").first().click();
        assertThat(told).containsText("As you chose");
        assertThat(owner.locator("#move-map tr[data-step=Task_CheckJoiner]")).containsText("As you chose");
        owner.locator("#move-reset").click();
        assertThat(told).not().containsText("As you chose");
        assertThat(right.locator("g.px-chosen[data-element-id=Task_CheckJoiner]"))
                .hasCount(1);
    }

    private void theNewStepIsCompleted(String number) {
        var hr = signedIn("hr", "desk/tickets/" + number);
        hr.locator("#outcome-refuse").click();
        assertThat(hr.locator(".px-now h2")).hasText("Approve");
        // The manager of whoever announced the joiner: nobody else can answer for them.
        agent().as("erik.halvorsen").complete(number, "approve", Map.of());
        assertThat(agent().ticket(number).path("state").asText()).isEqualTo("cancelled");
    }

    private String announce(String name) {
        return intake.open(
                        new OpenTicket(
                                "hr-onboarding",
                                name,
                                "",
                                "manager",
                                null,
                                "PORTAL",
                                Map.of(
                                        "jobRole", "developer",
                                        "workplace", "office",
                                        "startsAt", "2031-02-03T08:00:00Z")),
                        viewers.of("manager"))
                .number();
    }

    private static void save(Page owner) {
        owner.locator("#studio-save").click();
        assertThat(owner.getByText("Not saved yet")).isHidden();
    }

    private static void tab(Page owner, String name) {
        owner.locator("vaadin-tab", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
    }
}
