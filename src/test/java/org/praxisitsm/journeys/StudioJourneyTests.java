package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;

/** A process owner renames a step, a manager approves, and the next ticket runs on the new version. */
class StudioJourneyTests extends BrowserJourney {

    @Test
    void aRenamedStepIsCheckedApprovedPublishedAndRuns() {
        var before = agent().open("Runs on the version before")
                .path("process")
                .path("version")
                .asInt();
        var owner = signedIn("owner", "studio/incident");
        button(owner, "Edit").click();
        owner.locator("px-bpmn-editor g[data-element-id=Task_ProposePriority]")
                .first()
                .click();
        var name = owner.locator("#editor-name input");
        name.fill("Weigh impact and urgency");
        name.press("Tab");
        assertThat(owner.locator("px-bpmn-editor g[data-element-id=Task_ProposePriority] text"))
                .containsText("Weigh");
        assertThat(button(owner, "Save")).isEnabled();
        button(owner, "Save").click();
        assertThat(owner.getByText("Not saved yet")).isHidden();
        button(owner, "Check").click();
        assertThat(owner.locator(".px-examples px-icon[name=check]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
        assertThat(button(owner, "Publish")).isDisabled();

        var manager = signedIn("manager", "studio/incident");
        button(manager, "Approve").click();
        manager.locator("#studio-comment textarea").fill("Reads better.");
        manager.locator("#studio-confirm").click();
        assertThat(manager.getByText("Approved by")).isVisible();

        owner.reload();
        button(owner, "Publish").click();
        owner.locator("#studio-comment textarea").fill("Clearer name");
        owner.locator("#studio-confirm").click();
        assertThat(owner.getByText("Clearer name"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));

        var after = agent().open("Runs on the new version");
        assertThat(after.path("process").path("version").asInt()).isEqualTo(before + 1);
    }

    @Test
    void whoMayNotDrawDoesNotMeetTheStudio() {
        var page = signedIn("agent", "studio");
        assertThat(page.locator(".px-packs")).hasCount(0);
    }
}
