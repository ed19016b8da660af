package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What one practice begins and another one ends, as those see it who work with them. */
class PracticesJourneyTests extends BrowserJourney {

    private static final String KNOWN_ERROR = "Print from the terminal.";

    /** Incident, problem, change, release, and back: the requester reads the workaround, and that it is solved. */
    @Test
    void anIncidentIsClosedByTheReleaseOfTheChangeOfItsProblem() {
        var incident = agent().as("requester")
                .call(
                        "POST",
                        "/tickets",
                        Map.of(
                                "practice", "incident",
                                "subject", "Labels of dock 9 stay in the queue",
                                "fields",
                                        Map.of(
                                                "category", "printing",
                                                "impact", "site",
                                                "urgency", "low",
                                                "service", "label-printing")))
                .path("number")
                .asText();
        var problem = opensAProblem(incident);
        var change = findsTheCauseAndOpensAChange(problem, incident);
        scheduled(change);
        var release = goes(change);
        carriedOut(change);
        closed(release);

        var desk = signedIn("jonas.weber", "desk/tickets/" + problem);
        desk.locator("#outcome-in").click();
        desk.locator("#field-resolution textarea").fill("Driver 6.2 keeps its queue.");
        desk.locator("#outcome-gone").click();
        assertThat(desk.locator(".px-record-head")).containsText("Closed");

        var portal = signedIn("requester", "portal/requests/" + incident);
        assertThat(portal.locator(".px-is-done").last()).containsText("Closed");
        var closed = agent().ticket(incident);
        assertThat(closed.path("category").asText()).isEqualTo("CLOSED");
        assertThat(closed.path("fields").path("resolutionCode").asText()).isEqualTo("known-error");
        assertThat(closed.path("fields").path("problem").asText()).isEqualTo(problem);
    }

    private String opensAProblem(String incident) {
        var page = signedIn("admin", "desk/tickets/" + incident);
        page.locator("#command-Start_OpenProblem").click();
        page.locator("#command-send").click();
        assertThat(page.locator("#command-send")).hasCount(0);
        var problem = agent().ticket(incident).path("fields").path("problem").asText();
        assertThat(problem).startsWith("PRB");
        return problem;
    }

    private String findsTheCauseAndOpensAChange(String problem, String incident) {
        agent().as("jonas.weber").complete(problem, "accept", Map.of());
        agent().as("jonas.weber").complete(problem, "done", Map.of("incidents", incident));
        var page = signedIn("jonas.weber", "desk/tickets/" + problem);
        page.locator("#field-rootCause textarea").fill("The driver loses its queue.");
        page.locator("#field-causeCode input").click();
        option(page, "A fault in software").click();
        page.locator("#field-workaround textarea").fill(KNOWN_ERROR);
        page.locator("#outcome-found").click();
        assertThat(page.locator("#field-fixPlan textarea")).isVisible();
        assertThat(agent().ticket(incident).path("fields").path("workaround").asText())
                .isEqualTo(KNOWN_ERROR);
        page.locator("#field-fixPlan textarea").fill("Driver 6.2 on all print servers.");
        page.locator("#outcome-change").click();
        assertThat(page.locator("#outcome-in")).isVisible();
        var change = agent().ticket(problem).path("fields").path("fixChange").asText();
        assertThat(change).startsWith("CHG");
        assertThat(page.locator("body")).containsText(change);
        return change;
    }

    /** By others, who have a journey of their own. */
    private void scheduled(String change) {
        agent().complete(
                        change,
                        "submit",
                        Map.of(
                                "plannedFrom", "2031-03-04T20:00:00Z",
                                "plannedTo", "2031-03-04T21:00:00Z",
                                "implementationPlan", "Install, print, look",
                                "backoutPlan", "Driver 6.1"));
        agent().complete(
                        change,
                        "assessed",
                        Map.of(
                                "impact", "none",
                                "experience", "often",
                                "tested", "full",
                                "fallback", "quick",
                                "securityImpact", false));
        agent().as("change-manager").complete(change, "approve", Map.of());
        assertThat(agent().ticket(change).path("state").asText()).isEqualTo("scheduled");
    }

    private void carriedOut(String change) {
        agent().complete(change, "start", Map.of());
        agent().complete(change, "done", Map.of());
        agent().complete(change, "works", Map.of("result", "successful"));
        agent().complete(change, "", Map.of("review", "Fine."));
        assertThat(agent().ticket(change).path("category").asText()).isEqualTo("CLOSED");
    }

    /** Asked for in the portal, planned, bundled with the change, built and tested at the desk, decided on the phone, rolled out. */
    private String goes(String change) {
        var portal = signedIn("anders.vik", "portal/report/release");
        portal.locator("#field-subject input").fill("Print driver 6.2");
        choose(portal, "releaseType", "Patch");
        portal.locator("#field-version input").fill("6.2");
        button(portal, "Send").click();
        portal.waitForURL(Pattern.compile(".*/portal/requests/RLS\\d+"));
        var release = portal.url().substring(portal.url().lastIndexOf('/') + 1);

        var desk = signedIn("karla.thomsen", "desk/tickets/" + release);
        desk.locator("#field-scope textarea").fill("Keeps its queue.");
        choose(desk, "target", "All sites");
        date(desk, "plannedAt", "04/03/2031", "20:00");
        desk.locator("#field-backoutPlan textarea").fill("Driver 6.1");
        desk.locator("#outcome-done").click();
        assertThat(desk.locator(".px-record-head")).containsText("Planned");
        bundles(desk, change);
        desk.locator("#field-artifact input").fill("driver-6.2.msi");
        desk.locator("#outcome-done").click();
        assertThat(desk.locator(".px-record-head")).containsText("Built");
        choose(desk, "tests", "All passed");
        desk.locator("#field-criticalDefects input").fill("0");
        desk.locator("#field-backoutTried label").click();
        desk.locator("#outcome-done").click();
        assertThat(desk.locator(".px-record-head")).containsText("Tested");
        var phone = signedIn("change-manager", "portal/approvals", look(360, 740, false));
        var card = phone.locator(".px-approval-card").filter(new Locator.FilterOptions().setHasText(release));
        card.getByText("Go", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(card).hasCount(0);
        desk.locator("#outcome-out").click();
        assertThat(desk.locator(".px-record-head")).containsText("Rolled out");
        desk.locator("#field-deployNote textarea").fill("All print servers run it.");
        desk.locator("#outcome-works").click();
        choose(desk, "result", "Successful");
        desk.locator("#field-lessons textarea").fill("One server at a time.");
        desk.locator("#outcome-done").click();
        assertThat(desk.locator(".px-now h2")).hasText("Finish changes");
        return release;
    }

    private static void bundles(Page desk, String change) {
        // The state has just moved: the side is drawn anew.
        settle(desk);
        desk.locator("#add-link").click();
        desk.locator("vaadin-dialog-overlay vaadin-combo-box")
                .first()
                .locator("input")
                .click();
        option(desk, "parent of").click();
        desk.locator("#link-target input").fill(change);
        desk.getByRole(
                        com.microsoft.playwright.options.AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(Pattern.compile(change + ".*")))
                .click();
        desk.locator("vaadin-dialog-overlay vaadin-button[theme~=primary]").click();
        assertThat(desk.locator(".px-link-row", new Page.LocatorOptions().setHasText(change)))
                .hasCount(1);
    }

    private void closed(String release) {
        var desk = signedIn("karla.thomsen", "desk/tickets/" + release);
        desk.locator("#outcome-done").click();
        assertThat(desk.locator(".px-record-head")).containsText("Closed");
    }

    private static void date(Page page, String key, String day, String time) {
        var parts = page.locator("#field-" + key + " input");
        parts.first().fill(day);
        parts.first().press("Enter");
        parts.nth(1).fill(time);
        parts.nth(1).press("Enter");
    }

    /** The owner of the cost centre is away: whoever stands in decides first, the chief financial officer last. */
    @Test
    void aPurchaseOverTheLimitIsDecidedOnTwoLevelsAndByASubstitute() {
        var now = Instant.now();
        var owner = agent().as("dieter.wolff");
        var substitution = owner.call(
                        "POST",
                        "/people/dieter.wolff/approval-substitutes",
                        Map.of(
                                "substitute", "uta.reimers",
                                "from", now.minusSeconds(60).toString(),
                                "to", now.plus(Duration.ofDays(1)).toString()))
                .path("id")
                .asText();
        try {
            var number = asks();
            approves("uta.reimers", "You answer for Dieter Wolff.");
            assertThat(agent().ticket(number).path("state").asText()).isEqualTo("approve");
            approves("katrin.osterloh", "Uta Reimers for Dieter Wolff");
            assertThat(agent().ticket(number).path("state").asText()).isEqualTo("order");
            bothNamesStay(number);
        } finally {
            owner.call("DELETE", "/people/dieter.wolff/approval-substitutes/" + substitution, null);
        }
    }

    private String asks() {
        var page = signedIn("requester", "portal/report/finance-purchase");
        page.locator("#field-subject input").fill("Racks for the cold store");
        choose(page, "purchaseKind", "Goods");
        page.locator("#field-quantity input").fill("6");
        page.locator("#field-amount input").fill("12000");
        page.locator("#field-supplier input").fill("Regalbau");
        choose(page, "costCentre", "Hamburg hub");
        button(page, "Send").click();
        page.waitForURL(Pattern.compile(".*/portal/requests/PUR\\d+"));
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private static void choose(Page page, String key, String label) {
        page.locator("#field-" + key + " input").click();
        option(page, label).click();
    }

    private void approves(String account, String seen) {
        var phone = signedIn(account, "portal/approvals", look(360, 740, false));
        var card = phone.locator(".px-approval-card")
                .filter(new Locator.FilterOptions().setHasText("Racks for the cold store"));
        assertThat(card).containsText(seen);
        card.getByText("Approve", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(card).hasCount(0);
    }

    private void bothNamesStay(String number) {
        var rounds =
                agent().call("GET", "/tickets/" + number + "/approvals", null).path("items");
        var votes = StreamSupport.stream(rounds.path(0).path("votes").spliterator(), false)
                .toList();
        assertThat(votes).anyMatch(vote -> is(vote, "asked", "dieter.wolff") && is(vote, "decidedBy", "uta.reimers"));
        assertThat(votes).anyMatch(vote -> is(vote, "decidedBy", "katrin.osterloh"));
        var desk = signedIn("finance", "desk/tickets/" + number);
        assertThat(desk.locator("body")).containsText("Uta Reimers for Dieter Wolff");
    }

    private static boolean is(JsonNode vote, String part, String account) {
        return vote.path(part).asText().equals(account);
    }
}
