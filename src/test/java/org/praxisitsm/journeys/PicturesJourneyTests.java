package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.demo.HistoryProgress;
import org.praxisitsm.notification.LiveUpdates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Takes the pictures in docs/pictures, with the history of the demo on them: {@code mvn verify -Dtest.groups=pictures
 * -Dtest.excludedGroups=bench}.
 */
@Tag("pictures")
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:pictures;DB_CLOSE_DELAY=-1",
            "praxis.demo.history=true",
            "praxis.demo.assets=true"
        })
class PicturesJourneyTests extends BrowserJourney {

    private static final Duration LONGEST_HISTORY = Duration.ofMinutes(30);

    @Autowired
    HistoryProgress history;

    @Autowired
    LiveUpdates live;

    @BeforeAll
    static void patiently() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @BeforeEach
    void everythingHasHappened() throws InterruptedException {
        var over = new CountDownLatch(1);
        var following = live.subscribe(HistoryProgress.TOPIC, event -> {
            if (history.running().isEmpty()) {
                over.countDown();
            }
        });
        try {
            if (history.running().isPresent()) {
                org.assertj.core.api.Assertions.assertThat(over.await(LONGEST_HISTORY.toSeconds(), TimeUnit.SECONDS))
                        .as("the history has been played")
                        .isTrue();
            }
        } finally {
            following.remove();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sign-in, -, login, 1440, 900, false",
        "portal-home, requester, portal, 1440, 900, false",
        "portal-home-dark, requester, portal, 1440, 900, true",
        "portal-home-phone, requester, portal, 360, 740, false",
        "portal-report, requester, portal/report/incident, 1440, 900, false",
        "portal-report-phone, requester, portal/report/incident, 360, 740, false",
        "portal-requests, requester, portal/requests?all, 1440, 900, false",
        "studio, owner, studio, 1440, 900, false",
        "my-work, agent, desk/work, 1440, 900, false",
        "my-work-dark, agent, desk/work, 1440, 900, true",
        "tickets, agent, desk/tickets, 1440, 900, false",
        "new-ticket, agent, desk/new/incident, 1440, 900, false",
        "calendars, admin, admin/calendars, 1440, 900, false",
        "assets, agent, desk/assets, 1440, 900, false",
        "stock, agent, desk/assets/stock, 1440, 900, false",
        "my-devices-phone, requester, portal/assets, 360, 740, false",
        "changes, change-manager, desk/changes, 1440, 900, false",
        "changes-month-dark, change-manager, desk/changes?view=month, 1440, 900, true",
        "change-board, change-manager, desk/changes/board, 1440, 900, false"
    })
    void taken(String name, String account, String path, int width, int height, boolean dark) {
        var page = account.equals("-")
                ? visitor(path, look(width, height, dark))
                : signedIn(account, path, look(width, height, dark));
        assertThat(page.locator("h1, vaadin-grid").first()).isVisible();
        picture(page, name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"portal-request, 1440, 1000, false", "portal-request-phone, 360, 740, false"})
    void aRequest(String name, int width, int height, boolean dark) {
        var page = signedIn("requester", "portal", look(width, height, dark));
        page.locator("a.px-need, a.px-request").first().click();
        assertThat(page.locator(".px-portal-milestones")).isVisible();
        picture(page, name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ticket, conversation, false", "ticket-process, process, false", "ticket-process-dark, process, true"})
    void aTicket(String name, String tab, boolean dark) {
        var page = signedIn("agent", "desk/tickets?category=IN_PROGRESS&sort=priority", look(1440, 900, dark));
        var number = page.locator("a.num").nth(2);
        assertThat(number).isVisible();
        page.navigate(address(number.getAttribute("href") + "&tab=" + tab));
        assertThat(page.locator("#place")).isVisible();
        if (tab.equals("process")) {
            assertThat(page.locator(".px-token").first()).isVisible();
            page.locator(".px-step-name").nth(2).click();
            assertThat(page.locator("#chosen-step")).isVisible();
        }
        picture(page, name);
    }

    /** The database that stopped track and trace: what it takes down, and the incident that says so. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"asset-impact, false, false", "incident-impact, true, false", "incident-impact-dark, true, true"})
    void whatIsHit(String name, boolean onTheIncident, boolean dark) {
        var asset = agent().call("GET", "/assets?q=tnt-prod&class=database", null)
                .path("items")
                .path(0)
                .path("number")
                .asText();
        var about = agent().call("GET", "/tickets?asset=" + asset, null);
        var path = onTheIncident
                ? "desk/tickets/" + about.path("items").path(0).path("number").asText()
                : "desk/assets/" + asset;
        var page = signedIn("agent", path + "?tab=impact", look(1440, 900, dark));
        assertThat(page.locator("#impact-graph .px-is-asked")).isVisible();
        assertThat(page.locator("#impact-graph .px-is-down").first()).isVisible();
        picture(page, name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"studio-pack, false", "studio-pack-dark, true"})
    void aDraft(String name, boolean dark) {
        var page = signedIn("owner", "studio/incident", look(1440, 900, dark));
        assertThat(page.locator(".px-pack-actions vaadin-button").first()).isVisible();
        var edit = button(page, "Edit");
        if (edit.count() > 0) {
            edit.click();
        }
        page.locator("px-bpmn-editor g[data-element-id=Task_DiagnoseIncident]")
                .first()
                .click();
        assertThat(page.locator("#editor-name")).isVisible();
        picture(page, name);
    }

    @Test
    void aGraphOfDecisions() {
        var page = signedIn(
                "owner",
                "studio/change-enablement?tab=tables&file=rules/change-enablement/change-risk.dmn",
                look(1440, 900, false));
        assertThat(page.locator("px-drd g[data-element-id=change-likelihood]")).isVisible();
        picture(page, "studio-decisions");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"audit, false", "audit-dark, true"})
    void aDecision(String name, boolean dark) {
        var page = signedIn("auditor", "audit?act=table.decided", look(1440, 900, dark));
        page.locator("#audit-grid").getByText("Decided by table").nth(3).click();
        assertThat(page.getByText("Why", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.locator("#audit-verify").click();
        assertThat(page.locator("#audit-verdict"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        picture(page, name);
    }
}
