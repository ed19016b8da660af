package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An auditor finds what was done, reads before and after, asks why, proves the chain and takes it along. */
class AuditorJourneyTests extends BrowserJourney {

    @Test
    void aDecisionIsFoundByItsTicketAndSaysWhy() {
        var number = agent().open("Reads its own trail").path("number").asText();
        agent().complete(number, "accept", Map.of());
        var page = signedIn("auditor", "audit?ticket=" + number);
        var grid = page.locator("#audit-grid");
        grid.getByText("Decided by table").first().click();
        var entry = page.locator(".px-audit-entry");
        assertThat(entry.getByRole(
                        AriaRole.HEADING,
                        new Locator.GetByRoleOptions().setName("Why").setExact(true)))
                .isVisible();
        assertThat(entry).containsText("version");
        assertThat(entry).containsText("What it was given");
        grid.getByText("State moved").first().click();
        assertThat(entry.locator("ins").first()).isVisible();
        // What was looked for stands in the address: a reload and a shared link show the same.
        page.reload();
        assertThat(page.locator("#audit-ticket input")).hasValue(number);
    }

    @Test
    void aFilterNarrowsTheTrailAndIsClearedAgain() {
        agent().open("One of many");
        var page = signedIn("auditor", "audit");
        var act = page.locator("#audit-act input");
        act.fill("Opened the");
        option(page, "Opened the ticket").click();
        assertThat(page.locator("#audit-grid")).containsText("Opened the ticket");
        assertThat(page.locator("#audit-grid >> text=Signed in >> visible=true"))
                .hasCount(0);
        assertThat(page).hasURL(address("audit?act=ticket.opened"));
        page.locator("#audit-ticket input").fill("INC9999999");
        page.locator("#audit-ticket input").press("Enter");
        assertThat(page.getByText("Nothing like that was recorded")).isVisible();
        page.locator("#audit-clear").click();
        assertThat(page.locator("#audit-grid").getByText("Read the trail").first())
                .isVisible();
    }

    @Test
    void theChainIsProvedAndTheTrailTakenAlongSigned() throws IOException {
        agent().open("Proved");
        var page = signedIn("auditor", "audit?act=ticket.opened");
        page.locator("#audit-verify").click();
        assertThat(page.locator("#audit-verdict")).containsText("Chain whole");
        var download = page.waitForDownload(() -> page.locator("#audit-export").click());
        assertThat(download.suggestedFilename()).matches("praxis-trail-\\d{8}-\\d{4}\\.ndjson");
        var lines = Files.readAllLines(download.path());
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.get(0)).contains("ticket.opened");
        assertThat(lines.get(lines.size() - 1)).startsWith("{\"trailer\"").contains("signature");
    }

    @Test
    void whoMayNotReadTheTrailDoesNotMeetIt() {
        var page = signedIn("agent", "audit");
        assertThat(page.locator("#audit-grid")).hasCount(0);
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
    }
}
