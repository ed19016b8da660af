package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ticket from the queue to its end as those who work on it live it; the requester answers over REST. */
class AgentJourneyTests extends BrowserJourney {

    /** A change shows in another browser without a reload; how soon is for a bench, the machine may be busy. */
    private static final LocatorAssertions.ContainsTextOptions UNASKED =
            new LocatorAssertions.ContainsTextOptions().setTimeout(10_000);

    @Test
    void claimedHeldAnsweredResolvedAndConfirmed() {
        var number = opened("Handhelds lose signal in aisle C");
        var desk = signedIn("agent", "desk/work/unclaimed?q=" + number);
        desk.locator("vaadin-grid-cell-content .subj").first().click();
        assertThat(desk.locator("#preview")).containsText("Handhelds lose signal in aisle C");
        desk.keyboard().press("c");
        assertThat(desk.getByText("assigned to Teresa Lopes")).isVisible();

        desk.navigate(address("desk/tickets/" + number));
        desk.locator("#outcome-accept").click();
        assertThat(desk.locator(".px-record-head")).containsText("In progress");
        assertThat(desk.locator("#timeline")).containsText("Teresa Lopes chose “Accept”");

        var engineer = signedIn(agent().ticket(number).path("assignee").asText(), "desk/work/mine");
        assertThat(cell(engineer, number)).isVisible();
        engineer.navigate(address("desk/tickets/" + number));
        engineer.locator("#outcome-hold").click();
        assertThat(engineer.locator(".px-now h2")).containsText("Give hold reason");
        agent().complete(number, "", Map.of("holdReason", "requester", "resumeAt", "2030-01-01T10:00:00Z"));
        assertThat(engineer.locator(".px-record-head")).containsText("On hold", UNASKED);

        agent().say(number, "Only between C14 and C22.");
        assertThat(engineer.locator("#timeline")).containsText("Only between C14 and C22.", UNASKED);
        assertThat(engineer.locator(".px-record-head")).containsText("In progress");

        engineer.locator("#outcome-resolve").click();
        assertThat(engineer.locator(".px-now h2")).containsText("Record resolution");
        engineer.locator("#outcome-resolve").click();
        assertThat(engineer.locator("#field-resolution [slot=error-message]"))
                .not()
                .isEmpty();
        choose(engineer, "resolutionCode", "Fixed");
        choose(engineer, "cause", "A wrong setting");
        engineer.locator("#field-resolution textarea").fill("Moved aisle C to the spare access point.");
        engineer.locator("#outcome-resolve").click();
        assertThat(engineer.locator(".px-record-head")).containsText("Resolved");

        agent().complete(number, "confirm", Map.of());
        assertThat(engineer.locator(".px-record-head")).containsText("Closed", UNASKED);
    }

    @Test
    void aStaleSaveSaysWhoChangedWhatAndKeepsWhatWasTyped() {
        var number = opened("Label printer 7 prints blank");
        var page = signedIn("agent", "desk/tickets/" + number);
        page.locator("#field-note textarea").fill("Looked at the ribbon.");
        agent().call("PATCH", "/tickets/" + number, Map.of("subject", "Label printer 7 prints nothing"));
        page.locator("#outcome-accept").click();
        var banner = page.locator(".px-now .px-ban");
        assertThat(banner).containsText("Subject to Label printer 7 prints nothing");
        assertThat(banner).containsText("Adele Winter");
        assertThat(page.locator("#field-note textarea")).hasValue("Looked at the ribbon.");
        page.locator("#outcome-accept").click();
        assertThat(page.locator(".px-record-head")).containsText("In progress");
        assertThat(page.locator("#timeline")).containsText("Looked at the ribbon.");
    }

    @Test
    void workedByKeyboardAlone() {
        var number = opened("VPN asks for the code twice");
        var page = signedIn("agent", "desk/tickets");
        assertThat(page.locator("h1")).containsText("All tickets");
        page.waitForFunction("() => document.querySelector('px-keys')?.keys?.length > 0");
        page.keyboard().press("g");
        page.keyboard().press("w");
        page.waitForURL(url -> url.contains("desk/work"));
        page.navigate(address("desk/work/unclaimed?q=" + number));
        assertThat(cell(page, number)).isVisible();
        page.keyboard().press("j");
        assertThat(page.locator("#preview")).containsText(number);
        page.keyboard().press("c");
        assertThat(page.getByText("assigned to Teresa Lopes")).isVisible();
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("desk/tickets/" + number));
        assertThat(page.locator(".px-now h2")).isVisible();
        page.waitForFunction("() => document.querySelector('px-keys').keys.some(key => key.action === 'note')");
        page.keyboard().press("n");
        assertThat(page.locator("#composer-text textarea")).isFocused();
        page.keyboard().type("The second prompt is the old gateway.");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".px-said.internal")).containsText("old gateway");
        page.locator("body").evaluate("() => document.activeElement?.blur()");
        page.keyboard().press("e");
        assertThat(page.locator(".px-record-head")).containsText("In progress");
        page.keyboard().press("Control+k");
        assertThat(page.locator("#palette-hits")).isVisible();
    }

    @Test
    void everyKeyOfTheListDoesWhatTheHelpSays() {
        var word = "Quoll" + System.nanoTime();
        var first = opened(word + " one");
        var second = opened(word + " two");
        var page = signedIn("agent", "desk/tickets?sort=number&q=" + word);
        assertThat(cell(page, second)).isVisible();
        keysOf(page, "row-open");
        page.keyboard().press("/");
        assertThat(page.locator("#desk-search input")).isFocused();
        leaveField(page);
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Open");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        page.keyboard().press("j");
        assertThat(page.locator("#preview")).containsText(first);
        page.keyboard().press("j");
        assertThat(page.locator("#preview")).containsText(second);
        page.keyboard().press("k");
        assertThat(page.locator("#preview")).containsText(first);
        page.keyboard().press("x");
        assertThat(page.locator(".px-bulk")).containsText("1 chosen");
        page.keyboard().press("a");
        assertThat(page.locator("#bulk-value input")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.locator("#bulk-value")).hasCount(0);
        page.keyboard().press("c");
        assertThat(page.getByText("1 assigned to Teresa Lopes")).isVisible();
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("desk/tickets/" + first));
        keysOf(page, "next");
        assertThat(page.locator("#place")).hasText("1 of 2");
        page.keyboard().press("j");
        assertThat(page.locator("#ticket-number")).hasText(second);
        assertThat(page.locator("#place")).hasText("2 of 2");
        keysOf(page, "previous");
        page.keyboard().press("k");
        assertThat(page.locator("#ticket-number")).hasText(first);
        // The address follows what is on the screen; a reload before that shows the ticket left.
        page.waitForURL(url -> url.contains("desk/tickets/" + first));
        page.reload();
        assertThat(page.locator("#place")).hasText("1 of 2");
        keysOf(page, "reply");
        page.keyboard().press("r");
        assertThat(page.locator("#composer-text textarea")).isFocused();
        leaveField(page);
        page.keyboard().press("u");
        page.waitForURL(url -> url.contains("desk/tickets?") && url.contains("at=" + first));
        keysOf(page, "row-open");
        page.keyboard().press("g");
        page.keyboard().press("w");
        page.waitForURL(url -> url.contains("desk/work"));
    }

    @Test
    void whatIsChosenIsChangedAfterAPreviewAndTakenBack() {
        var word = "Numbat" + System.nanoTime();
        var number = opened(word + " one");
        opened(word + " two");
        var page = signedIn("agent", "desk/tickets?q=" + word);
        assertThat(cell(page, number)).isVisible();
        page.locator("vaadin-grid-cell-content vaadin-checkbox").nth(1).click();
        page.locator("vaadin-grid-cell-content vaadin-checkbox").nth(2).click();
        page.locator("#bulk-priority").click();
        page.locator("#bulk-value input").fill("P1");
        // Enter takes what is offered: nobody presses it before they see that.
        assertThat(option(page, "P1")).isVisible();
        page.locator("#bulk-value input").press("Enter");
        assertThat(page.locator("#bulk-preview")).containsText("Preview: 2 of 2 would change");
        var before = agent().ticket(number).path("priority").asInt();
        page.locator("#bulk-apply").click();
        assertThat(page.getByText("2 set to P1.")).isVisible();
        assertThat(agent().ticket(number).path("priority").asInt()).isEqualTo(1);
        page.locator("#undo").click();
        page.waitForCondition(() -> agent().ticket(number).path("priority").asInt() == before);
    }

    @Test
    void aStepOfThePictureTellsWhoPassedIt() {
        var number = opened("The picture answers");
        agent().complete(number, "accept", Map.of());
        var page = signedIn("agent", "desk/tickets/" + number + "?tab=process");
        page.locator("px-bpmn-viewer g[data-element-id=Task_ClassifyIncident]").click();
        assertThat(page.locator("#chosen-step")).containsText("Classify incident");
        page.locator(".px-step-name").first().press("Enter");
        assertThat(page.locator("#chosen-step")).containsText("Reported");
    }

    /** The keys of a screen are there as soon as the server has told them. */
    private static void keysOf(Page page, String action) {
        page.waitForFunction(
                "action => document.querySelector('px-keys')?.keys?.some(key => key.action === action)", action);
    }

    private static void leaveField(Page page) {
        page.locator("body").evaluate("() => document.activeElement?.blur()");
    }

    @Test
    void twoWhoLookAtTheSameSeeEachOther() {
        var number = opened("Meeting room 3 camera is black");
        var one = signedIn("agent", "desk/tickets/" + number);
        signedIn("ingrid.dahl", "desk/tickets/" + number);
        assertThat(one.locator("#others-looking")).containsText("Ingrid Dahl");
    }

    @Test
    void aNewTaskAnnouncesItselfAndMovesNothing() {
        opened("The first of two");
        var page = signedIn("agent", "desk/work/unclaimed?sort=-createdAt");
        var first = page.locator("vaadin-grid-cell-content .subj").first();
        assertThat(first).isVisible();
        settle(page);
        opened("The second of two");
        assertThat(page.locator("#list-news")).isVisible();
        assertThat(page.getByText("The second of two")).hasCount(0);
        page.locator("#list-news").click();
        assertThat(page.getByText("The second of two").first()).isVisible();
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "requester, desk/work, false",
        "requester, desk/tickets, false",
        "requester, desk/new, false",
        "requester, studio, false",
        "requester, audit, false",
        "requester, portal, true",
        "agent, desk/work, true",
        "agent, desk/tickets, true",
        "agent, desk/new, true",
        "agent, studio, false",
        "agent, audit, false",
        "agent, desk/work/saved-1, false",
        "owner, studio, true",
        "owner, audit, false",
        "auditor, audit, true",
        "admin, studio, true",
        "admin, audit, true"
    })
    void eachRoleGetsToItsOwnScreens(String account, String path, boolean open) {
        var page = signedIn(account, path);
        assertThat(page.locator("h1, .px-page-error").first()).isVisible();
        settle(page);
        assertThat(page.locator(".px-page-error").count() == 0)
                .as(account + " at " + path)
                .isEqualTo(open);
    }

    private String opened(String subject) {
        return agent().open(subject).path("number").asText();
    }

    private static Locator cell(Page page, String number) {
        return page.locator("vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions().setHasText(number))
                .first();
    }

    private static void choose(Page page, String key, String label) {
        page.locator("#field-" + key + " input").click();
        option(page, label).click();
    }
}
