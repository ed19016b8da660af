package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An owner changes a promise and sees first whom it touches; a manager reads what was kept, and opens what was not. */
class ServiceLevelsJourneyTests extends BrowserJourney {

    @Test
    void aPromiseIsChangedWithASightOfWhomItTouches() {
        opened("Runs under the promise");
        var owner = signedIn("owner", "admin/agreements?key=incident-supplier");
        var name = owner.getByLabel("Name").first();
        name.fill("Wires and lines");
        name.press("Tab");
        assertThat(owner.locator("#agreement-save")).isEnabled();
        owner.locator("#agreement-save").click();
        assertThat(owner.locator("#replan-report")).isVisible();
        owner.keyboard().press("Escape");
        owner.locator("#agreement-undo").click();
        assertThat(owner.getByLabel("Name").first()).not().hasValue("Wires and lines");
        assertThat(owner.locator("#agreement-save")).isDisabled();
    }

    @Test
    void everyFigureOpensTheListBehindIt() {
        var number = opened("Answered in time");
        agent().complete(number, "accept", Map.of());
        agent().complete(number, "resolve", Map.of());
        agent().complete(
                        number,
                        "resolve",
                        Map.of("resolutionCode", "fixed", "cause", "configuration", "resolution", "Restarted."));
        Page manager = signedIn("manager", "insight/service-levels");
        assertThat(manager.locator("#levels-met")).containsText("%");
        manager.locator("#levels-met").click();
        assertThat(manager.locator("#levels-list")).containsText(number);
        assertThat(manager.locator("#levels-export")).hasAttribute("download", Pattern.compile(".*"));
        manager.locator("#levels-late").click();
        assertThat(manager.locator("#levels-list")).not().containsText(number);
    }

    private String opened(String subject) {
        return agent().open(subject).path("number").asText();
    }
}
