package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.workflow.Timers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody joins: HR, the manager, IT and the joiner, each where they work. The days in between are jumped. */
class OnboardingJourneyTests extends BrowserJourney {

    private static final String MANAGER = "approver";
    private static final String JOINER = "kari.stene";

    @Autowired
    Assets assets;

    @Autowired
    Viewers viewers;

    @Autowired
    Timers timers;

    @Autowired
    TicketProgress progress;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aJoinerHasDevicesAndAccessOnTheFirstDay() {
        var laptop = stored("client", "ThinkPad T14");
        stored("equipment", "Dell U2724D");
        var number = announced();
        var hr = signedIn("hr", "desk/tickets/" + number);
        hr.locator("#outcome-prepare").click();
        assertThat(hr.locator(".px-record-head")).containsText("Waiting for the manager");
        confirmed(number);
        assertThat(hr.locator(".px-now h2")).hasText("Open HR record");
        person(hr, "joiner", "Kari Stene");
        hr.locator("#outcome-done").click();
        assertThat(hr.locator(".px-record-head")).containsText("Planned");

        time(number);
        assertThat(agent().ticket(number).path("fields").path("devices").asText())
                .contains(laptop);
        var accesses = accesses(number);
        assertThat(accesses).hasSize(2);
        workedByIt(accesses.get(0), number);
        preparedByWorkplace(number);
        hr.reload();
        hr.locator("#field-trainingPlan textarea").fill("Welcome day at nine.");
        hr.locator("#outcome-done").click();
        assertThat(hr.locator(".px-record-head")).containsText("Being prepared");
        givenOverRest(accesses.get(1));
        assertThat(hr.locator(".px-record-head")).containsText("Ready for the first day");

        time(number);
        var manager = signedIn(MANAGER, "portal/requests/" + number);
        button(manager, "Has started").click();
        assertThat(button(manager, "Has started")).hasCount(0);
        var joiner = signedIn(JOINER, "portal/requests/" + number);
        button(joiner, "I have it").click();
        assertThat(button(joiner, "I have it")).hasCount(0);
        assertThat(agent().ticket(number).path("category").asText()).isEqualTo("CLOSED");
        var used = assets.get(laptop, viewers.of("admin"));
        assertThat(used.state()).isEqualTo("in-use");
        assertThat(used.text(CiFields.USER)).isEqualTo(JOINER);
        assertThat(hr.locator(".px-record-head")).containsText("Onboarded");
    }

    private String announced() {
        var page = signedIn("hr", "portal/report/hr-onboarding");
        page.locator("#field-subject input").fill("Kari Stene");
        page.locator("#field-jobRole").getByText("Office work").click();
        page.locator("#field-workplace").getByText("In an office").click();
        page.locator("#field-startsAt input").first().fill("01/02/2030");
        page.locator("#field-startsAt input").first().press("Enter");
        page.locator("#field-startsAt input").nth(1).fill("09:00");
        page.locator("#field-startsAt input").nth(1).press("Enter");
        person(page, "manager", "Anna Lindqvist");
        button(page, "Send").click();
        page.waitForURL(Pattern.compile(".*/portal/requests/ONB\\d+"));
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private void confirmed(String number) {
        var page = signedIn(MANAGER, "portal/requests/" + number);
        button(page, "Confirm").click();
        assertThat(button(page, "Confirm")).hasCount(0);
    }

    /** Identity and access work on their own ticket, and do not read HR's. */
    private void workedByIt(String access, String joining) {
        var page = signedIn("emil.sandvik", "desk/tickets/" + access);
        page.locator("#field-heldRole input").click();
        option(page, "None").click();
        page.locator("#outcome-done").click();
        assertThat(page.locator(".px-record-head")).containsText("To be approved");
        var manager = signedIn(MANAGER, "portal/approvals");
        var card = manager.locator(".px-approval-card").filter(new Locator.FilterOptions().setHasText(access));
        card.getByText("Approve", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(card).hasCount(0);
        page.locator("#field-accountName input").fill("kstene");
        page.locator("#outcome-given").click();
        assertThat(page.locator(".px-record-head")).containsText("In use");
        page.navigate(address("desk/tickets/" + joining));
        assertThat(page.locator("body")).not().containsText("Kari Stene");
        assertThat(page.locator(".px-record-head")).hasCount(0);
    }

    /** Over REST: the ticket is not theirs to look at before one of them has taken the task. */
    private void preparedByWorkplace(String number) {
        agent().as("jonas.weber").complete(number, "", Map.of("deskNote", "Desk 14"));
    }

    private void givenOverRest(String access) {
        agent().as("emil.sandvik").complete(access, "", Map.of("heldRole", "none"));
        agent().as(MANAGER).complete(access, "approve", Map.of());
        agent().as("emil.sandvik").complete(access, "given", Map.of("accountName", "kstene"));
    }

    private List<String> accesses(String number) {
        var links = agent().call("GET", "/tickets/" + number + "/links", null).path("items");
        return StreamSupport.stream(links.spliterator(), false)
                .map(link -> link.path("target").asText())
                .filter(target -> target.startsWith("ACC"))
                .toList();
    }

    /** The next date that the ticket waits for has come. */
    private void time(String number) {
        var next = transaction.execute(
                status -> timers.of(progress.idOf(number).orElseThrow()).get(0));
        timers.fire(next.id());
    }

    private static void person(Page page, String key, String name) {
        page.locator("#field-" + key + " input").fill(name);
        option(page, name).first().click();
    }

    private String stored(String ciClass, String model) {
        return assets.create(
                        NewCi.of(ciClass, model)
                                .with(CiFields.STATE, "stored")
                                .with(CiFields.UNIT, "it")
                                .attribute("model", model),
                        viewers.of("admin"))
                .number();
    }
}
