package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From report to closure as the requester lives it, in the portal; the other side works over REST. */
class RequesterJourneyTests extends BrowserJourney {

    /** A change shows in another browser without a reload; how soon is for a bench, the machine may be busy. */
    private static final LocatorAssertions.IsVisibleOptions UNASKED =
            new LocatorAssertions.IsVisibleOptions().setTimeout(10_000);

    @Test
    void signsInWhereTheyWantedToGo() {
        var page = visitor("portal/requests", look(1440, 900, false));
        page.locator("#username input").fill("requester");
        page.locator("#password input").fill("guessed");
        page.locator("#sign-in").click();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("do not fit");
        page.locator("#username input").fill("requester");
        page.locator("#password input").fill("demo");
        page.locator("#sign-in").click();
        page.waitForURL(url -> url.contains("portal/requests"));
        assertThat(page.locator("h1").first()).isVisible();
    }

    @Test
    void reportedWorkedOnHeldAnsweredResolvedAndConfirmed() {
        var page = signedIn("requester", "portal");
        assertThat(page.locator("h1")).containsText("What do you need?");
        var number = report(page, "VPN drops every ten minutes");

        agent().complete(number, "accept", Map.of());
        assertThat(page.locator(".px-is-now")).containsText("Worked on");
        agent().complete(number, "hold", Map.of());
        agent().complete(number, "", Map.of("holdReason", "requester", "resumeAt", "2099-01-15T09:00:00Z"));
        agent().say(number, "Which network are you in?");
        assertThat(page.getByText("Which network are you in?")).isVisible(UNASKED);
        page.locator("#portal-message textarea").fill("In the hotel's.");
        button(page, "Send message").click();
        assertThat(page.locator(".px-message-text").last()).hasText("In the hotel's.");
        assertThat(agent().ticket(number).path("category").asText()).isNotEqualTo("ON_HOLD");

        resolve(number);
        assertThat(button(page, "Yes, fixed")).isVisible();
        button(page, "Yes, fixed").click();
        assertThat(page.locator(".px-is-done").last()).containsText("Closed");
        assertThat(agent().ticket(number).path("category").asText()).isEqualTo("CLOSED");
    }

    @Test
    void anEmptyReportIsRefusedAtTheField() {
        var page = signedIn("requester", "portal/report/incident");
        button(page, "Send").click();
        assertThat(page.locator("#field-subject [slot=error-message]")).not().isEmpty();
        assertThat(page).hasURL(address("portal/report/incident"));
    }

    @Test
    void whatWaitsForTheRequesterIsOnTheFirstPageOfAPhone() {
        var page = signedIn("requester", "portal/report/incident", look(360, 740, false));
        var number = report(page, "Printer jams");
        agent().complete(number, "accept", Map.of());
        agent().complete(number, "resolve", Map.of());
        resolve(number);
        page.navigate(address("portal"));
        assertThat(page.locator(".px-need").filter(new Locator.FilterOptions().setHasText("Printer jams")))
                .isVisible();
        var overflow = page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
        assertThat(overflow).as("scrolls sideways at 360 px").isEqualTo(false);
    }

    @Test
    void aPictureGoesWithTheReportAndAProgramIsRefusedBeforeItIsSent(@TempDir Path folder) throws IOException {
        var log = Files.writeString(folder.resolve("ping.txt"), "no route to host");
        var program = Files.write(folder.resolve("setup.exe"), new byte[] {'M', 'Z', 0, 0});
        var page = signedIn("requester", "portal/report/incident");
        page.locator("vaadin-upload input[type=file]").setInputFiles(program);
        assertThat(page.locator(".px-tray [role=alert]")).containsText("setup.exe");
        page.locator("vaadin-upload input[type=file]").setInputFiles(log);
        assertThat(page.locator("vaadin-upload-file")).hasCount(1);
        var number = fillAndSend(page, "Tunnel is down");
        assertThat(page.locator(".px-attachment")).hasText("ping.txt");
        assertThat(agent().call("GET", "/tickets/" + number + "/attachments", null)
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatWasTypedIsStillThereAfterAReload() {
        var page = signedIn("approver", "portal/report/incident");
        // Kept when the fingers rest for a moment, not at every letter.
        page.waitForResponse(
                answer -> Objects.toString(answer.request().postData(), "").contains("Half a sentence"),
                () -> page.locator("#field-subject input").fill("Half a sentence"));
        page.reload();
        assertThat(page.locator("#field-subject input")).hasValue("Half a sentence");
        assertThat(page.locator(".px-portal-restored")).isVisible();
        button(page, "Start over").click();
        assertThat(page.locator("#field-subject input")).hasValue("");
    }

    @Test
    void theSearchAnswersWithServicesAndOwnRequests() {
        var page = signedIn("requester", "portal/report/incident");
        var number = fillAndSend(page, "Badge reader in Oslo blinks red");
        page.navigate(address("portal"));
        page.locator("#portal-search input").fill("badge");
        assertThat(page.locator(".px-portal-hits")).containsText("Access and passwords");
        assertThat(page.locator(".px-portal-hits")).containsText(number);
    }

    @Test
    void aRequestIsWithdrawn() {
        var page = signedIn("requester", "portal/report/incident");
        var number = fillAndSend(page, "Never mind");
        button(page, "Withdraw").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.locator("#field-withdrawReason input").fill("It works again.");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw"))
                .click();
        assertThat(page.locator(".px-is-stopped")).containsText("Cancelled");
        assertThat(agent().ticket(number).path("category").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void aGermanReadsGerman() {
        var page = signedIn("requester", "portal", look(1440, 900, false), "de-DE");
        assertThat(page.locator(".px-tile").filter(new Locator.FilterOptions().setHasText("Etwas geht nicht")))
                .isVisible();
        page.navigate(address("portal/report/incident"));
        assertThat(page.locator("#field-subject label").first()).hasText("Was geht nicht?");
        page.locator("#field-category input").click();
        assertThat(page.getByRole(AriaRole.OPTION).first()).hasText("Netz und VPN");
    }

    private String report(Page page, String subject) {
        page.navigate(address("portal/report/incident"));
        return fillAndSend(page, subject);
    }

    private String fillAndSend(Page page, String subject) {
        page.locator("#field-subject input").fill(subject);
        choose(page, "category", "Network and VPN");
        choose(page, "impact", "Only me");
        choose(page, "urgency", "I can work, but badly");
        button(page, "Send").click();
        page.waitForURL(url -> url.contains("portal/requests/"));
        assertThat(page.locator("h1")).hasText(subject);
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private void choose(Page page, String key, String label) {
        var field = page.locator("#field-" + key);
        var radio = field.getByText(label, new Locator.GetByTextOptions().setExact(true));
        if (radio.count() > 0) {
            radio.click();
            return;
        }
        field.locator("input").click();
        option(page, label).click();
        assertThat(field.locator("input")).hasValue(label);
    }

    private void resolve(String number) {
        for (var steps = 0; steps < 4; steps++) {
            var ticket = agent().ticket(number);
            if (ticket.path("category").asText().equals("RESOLVED")) {
                return;
            }
            var recording = ticket.path("process").path("activities").toString().contains("Task_RecordResolution");
            agent().complete(
                            number,
                            "resolve",
                            recording
                                    ? Map.of(
                                            "resolutionCode",
                                            "fixed",
                                            "cause",
                                            "configuration",
                                            "resolution",
                                            "A new profile.")
                                    : Map.of());
        }
    }
}
