package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes the pictures in docs/pictures: mvn verify -Dtest.groups=pictures -Dtest.excludedGroups=bench. */
@Tag("pictures")
class PicturesJourneyTests extends BrowserJourney {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "portal-home, requester, portal, 1440, 900, false",
        "portal-home-dark, requester, portal, 1440, 900, true",
        "portal-home-phone, requester, portal, 360, 740, false",
        "portal-report, requester, portal/report/incident, 1440, 900, false",
        "portal-report-phone, requester, portal/report/incident, 360, 740, false",
        "portal-requests, requester, portal/requests?all, 1440, 900, false",
        "studio, owner, studio, 1440, 900, false",
        "studio-pack, owner, studio/incident, 1440, 900, false",
        "studio-pack-dark, owner, studio/incident, 1440, 900, true",
        "audit, auditor, audit, 1440, 900, false",
        "audit-dark, auditor, audit, 1440, 900, true",
        "desk-my-work, agent, desk/work, 1440, 900, false",
        "desk-my-work-dark, agent, desk/work, 1440, 900, true"
    })
    void taken(String name, String account, String path, int width, int height, boolean dark) {
        agent().open("Handhelds lose signal in aisle C");
        var page = signedIn(account, path, look(width, height, dark));
        assertThat(page.locator("h1, vaadin-grid").first()).isVisible();
        settle(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs", "pictures", name + ".png")));
    }
}
