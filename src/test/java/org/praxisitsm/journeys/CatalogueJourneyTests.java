package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the catalogue to the confirmed order, as somebody lives it who orders for another. */
class CatalogueJourneyTests extends BrowserJourney {

    @Test
    void aBundleForSomebodyElseIsFoundOrderedFollowedAndConfirmed() {
        var page = signedIn("erik.halvorsen", "portal/catalogue?for=approver");
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Parts of the catalogue"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("People"))
                .click();
        assertThat(page.locator("#catalogue-found .px-tile")).hasCount(1);
        page.navigate(address("portal/catalogue?for=approver"));
        page.locator("#catalogue-search input").fill("neue kollegen");
        assertThat(page.locator("#catalogue-found .px-tile")).hasCount(1);
        page.locator("#catalogue-search input").fill("new colleague");
        var bundle = page.locator("#catalogue-found .px-tile");
        assertThat(bundle).hasCount(1);
        bundle.click();
        assertThat(page.locator("h1")).hasText("All for a new colleague");
        assertThat(page.locator(".px-offering-parts li")).hasCount(5);
        page.locator("#portal-order").click();
        page.waitForURL(url -> url.contains("portal/requests/"));
        var number = page.url().substring(page.url().lastIndexOf('/') + 1);
        assertThat(agent().ticket(number).path("affected").asText()).isEqualTo("approver");
        assertThat(page.locator(".px-is-now")).containsText("Approv");

        var asked = agent().call("GET", "/tasks?ticket=" + number, null)
                .path("items")
                .path(0)
                .path("assignee")
                .asText("");
        agent().as(asked.isEmpty() ? "admin" : asked).complete(number, "approve", Map.of());
        assertThat(page.locator(".px-is-now")).containsText("Being provided");
        for (var part = 0; part < 5; part++) {
            agent().complete(number, "provided", Map.of());
        }
        page.navigate(address("portal"));
        page.locator(".px-need")
                .filter(new Locator.FilterOptions().setHasText("Confirm receipt"))
                .first()
                .click();
        page.waitForURL(url -> url.contains(number));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All is there"))
                .click();
        assertThat(page.locator(".px-is-done").last()).containsText("Closed");
        assertThat(agent().ticket(number).path("category").asText()).isEqualTo("CLOSED");
    }
}
