package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA, as far as a machine can tell, on the main screens in both themes. */
class AccessibilityJourneyTests extends BrowserJourney {

    /** Done once no colour is on its way any more. */
    private static final String DARK =
            """
            async () => {
                document.documentElement.setAttribute('theme', 'dark');
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                await Promise.allSettled(document.getAnimations()
                        .filter(one => one.effect.getComputedTiming().iterations !== Infinity)
                        .map(one => one.finished));
            }""";

    /** One page of each, gone from address to address: a browser of its own for each costs twice as much. */
    @ParameterizedTest(name = "as {0}")
    @CsvSource({
        "requester, portal portal/report/incident portal/requests?all portal/approvals",
        "agent, desk/work/all desk/tickets desk/assets desk/new desk/new/incident",
        "admin, admin/calendars admin/health",
        "owner, studio studio/incident",
        "auditor, audit"
    })
    void nothingThatAMachineFinds(String account, String paths) {
        var all = List.of(paths.split(" "));
        var page = signedIn(account, all.get(0));
        for (var path : all) {
            if (!path.equals(all.get(0))) {
                page.navigate(address(path));
            }
            assertThat(page.locator("h1").first()).isVisible();
            nothingIsFound(page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversation", "process", "history"})
    void noTabOfATicketHasAny(String tab) {
        var number = agent().open("For everybody").path("number").asText();
        agent().say(number, "Whoever reads this");
        agent().complete(number, "accept", Map.of());
        var page = signedIn("agent", "desk/tickets/" + number + "?from=desk%2Fwork%2Fall&tab=" + tab);
        assertThat(page.locator("h1").first()).isVisible();
        if (tab.equals("process")) {
            page.locator(".px-step-name").first().click();
            assertThat(page.locator("#chosen-step")).isVisible();
        }
        nothingIsFound(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk/work/all", "desk/tickets"})
    void noListWithAPreviewAndChosenRowsHasAny(String path) {
        var number = agent().open("Chosen and looked at").path("number").asText();
        var page = signedIn("agent", path + "?q=" + number);
        page.locator("vaadin-grid-cell-content .subj").first().click();
        assertThat(page.locator("#preview")).isVisible();
        page.locator("vaadin-grid-cell-content vaadin-checkbox").nth(1).click();
        assertThat(page.locator(".px-bulk")).isVisible();
        nothingIsFound(page);
    }

    private static void nothingIsFound(Page page) {
        settle(page);
        assertThat(violations(axe(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))))
                .as("%s, light", page.url())
                .isEmpty();
        page.evaluate(DARK);
        settle(page);
        // Nothing but colours differs.
        assertThat(violations(axe(page).withRules(List.of("color-contrast"))))
                .as("%s, dark", page.url())
                .isEmpty();
    }

    private static AxeBuilder axe(Page page) {
        // One page for all of it: no frame of another origin is here, for which the usual mode opens a page of its own.
        // The drawing is an image with a name, and told again as text beside or beneath it.
        return new AxeBuilder(page).setLegacyMode(true).exclude(List.of(".djs-container"));
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getHtml()))
                                .limit(3)
                                .toList())
                .toList();
    }
}
