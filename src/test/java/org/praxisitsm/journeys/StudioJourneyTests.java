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

        var running = agent().open("Runs on the old version").path("number").asText();
        button(owner, "Compare with " + before).click();
        assertThat(owner.locator(".px-change").first()).containsText("Weigh impact and urgency");
        assertThat(owner.locator("px-bpmn-diff .px-diff-before .px-diff-number").first())
                .hasText("1");
        assertThat(owner.locator("px-bpmn-diff .px-diff-after .px-diff-number").first())
                .hasText("1");
        var compared = owner.url();

        var manager = signedIn("manager", compared.substring(address("").length()));
        manager.locator("#review-comment textarea").fill("Reads better.");
        manager.locator("#review-approve").click();
        assertThat(manager.locator(".px-review-said")).containsText("Reads better.");

        owner.navigate(address("studio/incident"));
        button(owner, "Publish …").click();
        owner.locator("#publish-comment textarea").fill("Clearer name");
        owner.locator("#studio-confirm").click();
        var patient = new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);
        assertThat(owner.locator("#move-map")).isVisible(patient);
        assertThat(owner.locator("#move-progress")).containsText("can move");
        assertThat(owner.locator("#move-tickets")).containsText(running);
        owner.locator("#move-start, #move-start-all").click();
        assertThat(owner.getByText("0 stayed behind")).isVisible(patient);
        owner.locator("#move-done").click();
        assertThat(owner.getByText("Clearer name")).isVisible();
        assertThat(agent().ticket(running).path("process").path("version").asInt())
                .isEqualTo(before + 1);

        var after = agent().open("Runs on the new version");
        assertThat(after.path("process").path("version").asInt()).isEqualTo(before + 1);
    }

    @Test
    void whoMayNotDrawDoesNotMeetTheStudio() {
        var page = signedIn("agent", "studio");
        assertThat(page.locator(".px-packs")).hasCount(0);
    }
}
