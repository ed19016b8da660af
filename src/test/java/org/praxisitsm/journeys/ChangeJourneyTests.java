package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A normal change as those live it who plan, approve and carry it out: planned into a window, it meets a blackout, is dragged
 * to another day, approved with its impact in view, implemented step by step, and reviewed.
 */
class ChangeJourneyTests extends BrowserJourney {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final LocalDate tuesday =
            LocalDate.now(ZoneOffset.UTC).plusWeeks(3).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    private final LocalDate thursday = tuesday.plusDays(2);

    /** Where somebody wants a picture of the page. */
    void seen(Page page, String name) {}

    @Test
    void plannedIntoAWindowMovedOutOfABlackoutApprovedImplementedAndReviewed() {
        var server = orders();
        var planner = signedIn("liv.eriksen", "desk/changes");
        var number = planned(planner);

        meetsTheBlackout(planner, number);
        draggedToThursday(planner, number);
        assessed(planner, number);

        approvedWithItsImpactInView(number);
        approvedOnThePhone(number);

        implemented(planner, number);
        reviewed(planner, number);
        assertThat(agent().call("GET", "/assets/" + server, null).path("name").asText())
                .isEqualTo("SRV-ORDERS-7");
    }

    /** Two services hang on a server, which has windows on Tuesdays and Thursdays; this Tuesday nothing may be touched. */
    private String orders() {
        var server = asset("server", "SRV-ORDERS-7", 4);
        for (var service : List.of("Order desk", "Label desk")) {
            var number = asset("service", service, service.equals("Order desk") ? 1 : 3);
            agent().call("POST", "/assets/" + number + "/relations", Map.of("kind", "runs-on", "target", server));
        }
        window(
                "MAINTENANCE",
                "Evening for orders",
                tuesday.atTime(16, 0) + ":00",
                tuesday.plusDays(1).atTime(2, 0) + ":00",
                true,
                server);
        window(
                "MAINTENANCE",
                "Second evening for orders",
                thursday.atTime(16, 0) + ":00",
                thursday.plusDays(1).atTime(2, 0) + ":00",
                true,
                server);
        window(
                "BLACKOUT",
                "Stocktaking, no changes",
                tuesday.atTime(12, 0) + ":00",
                tuesday.plusDays(1).atTime(6, 0) + ":00",
                false,
                server);
        return server;
    }

    private String asset(String ciClass, String name, int criticality) {
        var fields =
                Map.of("class", ciClass, "name", name, "unit", "it", "owner", "manager", "criticality", criticality);
        return agent().call("POST", "/assets", fields).path("number").asText();
    }

    private void window(String kind, String name, String starts, String ends, boolean weekly, String server) {
        var id = agent().call("GET", "/assets/" + server, null).path("id").asText();
        var window = new java.util.LinkedHashMap<String, Object>(Map.of(
                "kind", kind, "name", name, "unit", "it", "zone", "Europe/Lisbon", "starts", starts, "ends", ends));
        window.put("scopes", List.of(Map.of("kind", "CI", "key", id)));
        if (weekly) {
            window.put("rule", "FREQ=WEEKLY");
        }
        agent().call("POST", "/changes/windows", window);
    }

    private String planned(Page page) {
        page.locator("#new-change").click();
        page.locator("#field-subject input").fill("More memory for the order server");
        page.locator("#field-description textarea").fill("It swaps when the trucks come in.");
        choose(page, "changeType", "Normal");
        chooseByTyping(page, "asset", "SRV-ORDERS-7");
        choose(page, "group", "Network");
        type(page, "plannedFrom", tuesday, DateTimeFormatter.ISO_LOCAL_DATE, "20:00");
        type(page, "plannedTo", tuesday, DateTimeFormatter.ofPattern("d/M/yyyy"), "22:00");
        page.locator("#open-ticket").click();
        page.waitForURL(Pattern.compile(".*/desk/tickets/CHG\\d+.*"));
        return page.url().replaceAll(".*/(CHG\\d+).*", "$1");
    }

    private static void choose(Page page, String field, String label) {
        page.locator("#field-" + field + " input").click();
        option(page, label).click();
    }

    private static void chooseByTyping(Page page, String field, String text) {
        page.locator("#field-" + field + " input").fill(text);
        page.locator("vaadin-combo-box-item")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }

    private static void type(Page page, String field, LocalDate day, DateTimeFormatter typed, String time) {
        var inputs = page.locator("#field-" + field + " input");
        inputs.first().fill(typed.format(day));
        inputs.first().press("Enter");
        assertThat(inputs.first()).hasValue(SHOWN.format(day));
        inputs.last().fill(time);
        inputs.last().press("Enter");
        inputs.last().press("Tab");
    }

    private void meetsTheBlackout(Page page, String number) {
        assertThat(page.locator(".px-side .px-conflict")).containsText("Stocktaking, no changes");
        page.locator("#field-implementationPlan textarea").fill("Announce, shut down, add memory, start, look");
        page.locator("#field-backoutPlan textarea").fill("Take it out again");
        page.locator("#outcome-submit").click();
        assertThat(page.locator(".px-record-head")).containsText("Assess");
        page.navigate(address("desk/changes?change=" + number));
        var box = box(page, number);
        assertThat(box).hasClass(Pattern.compile(".*conflict.*"));
        assertThat(page.locator(".px-changes-side .px-conflict")).containsText("In a blackout");
        assertThat(page.locator(".px-slot").first()).containsText("Second evening for orders");
        seen(page, "changes-conflict");
    }

    private static Locator box(Page page, String number) {
        return page.locator("px-change-calendar .cc-change[data-number=" + number + "]")
                .first();
    }

    /** As a hand does it: pressed, moved in steps, released two days to the right. */
    private void draggedToThursday(Page page, String number) {
        var box = box(page, number);
        box.scrollIntoViewIfNeeded();
        var from = box.boundingBox();
        var width = page.locator("px-change-calendar .cc-days").boundingBox().width / 7;
        var x = from.x + from.width / 2;
        var y = from.y + from.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + width, y, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
        page.mouse().move(x + 2 * width, y, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
        page.mouse().up();
        assertThat(page.locator(".px-changes-side")).containsText("Nothing stands against it");
        assertThat(box(page, number)).not().hasClass(Pattern.compile(".*conflict.*"));
        seen(page, "changes-moved");
        var moved = Instant.parse(
                agent().ticket(number).path("fields").path("plannedFrom").asText());
        assertThat(LocalDate.ofInstant(moved, ZoneId.of("Europe/Lisbon"))).isEqualTo(thursday);
    }

    private void assessed(Page page, String number) {
        page.navigate(address("desk/tickets/" + number));
        choose(page, "impact", "A team");
        choose(page, "experience", "Many times");
        choose(page, "tested", "Yes, all of it");
        choose(page, "fallback", "Yes, within minutes");
        page.locator("#outcome-assessed").click();
        assertThat(page.locator(".px-record-head")).containsText("Authorize");
    }

    private void approvedWithItsImpactInView(String number) {
        var lead = signedIn("network", "desk/tickets/" + number);
        var stake = lead.locator(".px-stake");
        assertThat(stake).containsText("Order desk");
        assertThat(stake).containsText("Critical");
        assertThat(stake).containsText("Nothing stands against it");
        lead.locator("#stake-graph").click();
        assertThat(stake.locator("#impact-graph")).isVisible();
        // Both who are asked stand on the page; of their own alone there is a choice.
        var own = lead.locator("#outcome-approve");
        assertThat(own).isVisible();
        seen(lead, "change-approval");
        own.click();
        assertThat(own).not().isVisible();
    }

    /** A critical service makes the risk a medium one: change management is asked as well, on the way home. */
    private void approvedOnThePhone(String number) {
        var phone = signedIn("change-manager", "portal/requests/" + number, look(360, 740, false));
        assertThat(phone.locator(".px-stake")).containsText("Order desk");
        assertThat(phone.evaluate("() => document.documentElement.scrollWidth > innerWidth"))
                .as("scrolls sideways at 360 px")
                .isEqualTo(false);
        seen(phone, "change-approval-phone");
        button(phone, "Approve").click();
        assertThat(button(phone, "Approve")).not().isVisible();
        assertThat(agent().ticket(number).path("state").asText()).isEqualTo("scheduled");
    }

    private void implemented(Page page, String number) {
        page.navigate(address("desk/tickets/" + number));
        page.locator("#outcome-start").click();
        assertThat(page.locator(".px-record-head")).containsText("Implement");
        page.locator("#field-implementationLog textarea").fill("As planned.");
        page.locator("#outcome-done").click();
        choose(page, "result", "Successful");
        page.locator("#outcome-works").click();
        assertThat(page.locator(".px-record-head")).containsText("Review");
    }

    private void reviewed(Page page, String number) {
        page.locator("#field-review textarea").fill("Went as planned.");
        page.locator(".px-outcomes vaadin-button").first().click();
        assertThat(page.locator(".px-record-head")).containsText("Closed");
        assertThat(agent().ticket(number).path("fields").path("score").asInt()).isEqualTo(3);
    }
}
