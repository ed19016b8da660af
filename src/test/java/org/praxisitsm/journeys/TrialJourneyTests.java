package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;

/** A process owner tries a draft, answers as an agent would, keeps the run and finds it green. */
class TrialJourneyTests extends BrowserJourney {

    private static final LocatorAssertions.IsVisibleOptions LONG =
            new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);

    @Test
    void aDraftIsTriedAnsweredKeptAndGreen() {
        var owner = signedIn("owner", "studio/incident");
        button(owner, "Edit").click();
        assertThat(button(owner, "Save")).isVisible();
        owner.locator("#studio-try").click();
        assertThat(owner.getByText("Comes next")).isVisible(LONG);
        assertThat(token(owner, "Task_AssessReported")).isVisible();

        owner.keyboard().press("s");
        assertThat(token(owner, "Task_ProposePriority")).isVisible();
        owner.keyboard().press("s");
        assertThat(token(owner, "Task_ClassifyIncident")).isVisible();
        assertThat(owner.locator(".px-try-rule").first()).containsText("Rule");
        owner.locator("#outcome-accept").click();
        owner.keyboard().press("n");
        assertThat(token(owner, "Task_DiagnoseIncident")).isVisible();
        assertThat(owner.locator("#trial-state")).hasText("In progress");
        owner.locator("#field-workaround textarea").fill("Use the other network.");
        owner.locator("#outcome-hold").click();
        assertThat(token(owner, "Task_GiveHoldReason")).isVisible();
        owner.keyboard().press("b");
        assertThat(token(owner, "Task_DiagnoseIncident")).isVisible();

        owner.locator("#trial-keep").click();
        owner.locator("#trial-title input").fill("Gets as far as diagnosis");
        owner.locator("#trial-confirm").click();
        owner.locator("#undo").click();

        assertThat(owner.locator(".px-scenario-entry[aria-current]")).containsText("Gets as far as diagnosis");
        owner.locator("#scenario-run").click();
        assertThat(owner.locator(".px-scenario-outcome.px-green")).isVisible(LONG);
        assertThat(owner.locator(".px-scenario-entry.px-green")).hasCount(1);
        owner.locator("#scenario-show-coverage").click();
        assertThat(owner.locator("px-bpmn-viewer .px-missed").first()).isVisible();
    }

    private static com.microsoft.playwright.Locator token(Page page, String element) {
        return page.locator("px-bpmn-viewer .djs-overlays[data-container-id=" + element + "] .px-token");
    }
}
