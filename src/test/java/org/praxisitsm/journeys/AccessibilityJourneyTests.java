package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA, as far as a machine can tell, on the main screens in both themes. */
class AccessibilityJourneyTests extends BrowserJourney {

    @ParameterizedTest(name = "{1} as {0}, dark: {2}")
    @CsvSource({
        "requester, portal, false",
        "requester, portal, true",
        "requester, portal/report/incident, false",
        "requester, portal/report/incident, true",
        "requester, portal/requests?all, false",
        "requester, portal/requests?all, true",
        "agent, desk/work/all, false",
        "agent, desk/work/all, true",
        "agent, desk/tickets, false",
        "agent, desk/tickets, true",
        "agent, desk/new, false",
        "agent, desk/new/incident, false",
        "agent, desk/new/incident, true",
        "admin, admin/calendars, false",
        "admin, admin/calendars, true",
        "owner, studio, false",
        "owner, studio, true",
        "owner, studio/incident, false",
        "owner, studio/incident, true",
        "auditor, audit, false",
        "auditor, audit, true"
    })
    void nothingThatAMachineFinds(String account, String path, boolean dark) {
        var page = signedIn(account, path, look(1440, 900, dark));
        assertThat(page.locator("h1").first()).isVisible();
        settle(page);
        assertThat(violations(page)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, dark: {1}")
    @CsvSource({
        "conversation, false", "conversation, true",
        "process, false", "process, true",
        "history, false", "history, true"
    })
    void noTabOfATicketHasAny(String tab, boolean dark) {
        var number = agent().open("For everybody").path("number").asText();
        agent().say(number, "Whoever reads this");
        agent().complete(number, "accept", Map.of());
        var page = signedIn(
                "agent", "desk/tickets/" + number + "?from=desk%2Fwork%2Fall&tab=" + tab, look(1440, 900, dark));
        assertThat(page.locator("h1").first()).isVisible();
        if (tab.equals("process")) {
            page.locator(".px-step-name").first().click();
            assertThat(page.locator("#chosen-step")).isVisible();
        }
        settle(page);
        assertThat(violations(page)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, dark: {1}")
    @CsvSource({"desk/work/all, false", "desk/tickets, true"})
    void noListWithAPreviewAndChosenRowsHasAny(String path, boolean dark) {
        var number = agent().open("Chosen and looked at").path("number").asText();
        var page = signedIn("agent", path + "?q=" + number, look(1440, 900, dark));
        page.locator("vaadin-grid-cell-content .subj").first().click();
        assertThat(page.locator("#preview")).isVisible();
        page.locator("vaadin-grid-cell-content vaadin-checkbox").nth(1).click();
        assertThat(page.locator(".px-bulk")).isVisible();
        settle(page);
        assertThat(violations(page)).isEmpty();
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                        // The drawing is an image with a name, and told again as text beside or beneath it.
                        .exclude(List.of(".djs-container"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getHtml()))
                                        .limit(3)
                                        .toList())
                        .toList();
    }
}
