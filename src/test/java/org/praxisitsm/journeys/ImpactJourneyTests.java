package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody says which server is in trouble; what stands on it, how urgent that is and why, the screens say by themselves. */
class ImpactJourneyTests extends BrowserJourney {

    /** Of this run: the database is shared with other journeys. */
    private final String mark = Long.toString(System.nanoTime(), 36);

    private final String server = "db-" + mark;
    private final String service = "Order desk " + mark;
    private final String laptop = "NB-" + mark;

    @Test
    void anIncidentOnADatabaseServerShowsTheServicesHitAndGetsItsPriorityFromIt() {
        draw();
        var page = signedIn("agent", "desk/new/incident");
        page.locator("#field-subject input").fill("Orders cannot be saved");
        choose(page, "category", "Programs");
        choose(page, "impact", "Only me");
        choose(page, "urgency", "I can work, but badly");
        page.locator("#field-asset input").fill(server);
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(server))
                .click();
        page.locator("#open-ticket").click();
        page.waitForURL(url -> url.contains("desk/tickets/INC"));
        // By what the reporter said alone it were a 4: one person, who can work.
        assertThat(page.locator(".px-record-head")).containsText("P2");

        page.locator("#tab-impact").click();
        var graph = page.locator("#impact-graph");
        assertThat(graph.locator(".px-is-asked")).containsText(server);
        assertThat(card(graph, service)).isVisible();
        assertThat(card(graph, "orders-" + mark)).isVisible();
        var sums = page.getByRole(
                AriaRole.REGION,
                new Page.GetByRoleOptions().setName("What is hit").setExact(true));
        assertThat(sums).containsText("service, 1 critical");
        assertThat(sums).containsText("140");
        assertThat(sums).containsText("Care pack " + mark);
        card(graph, service).click();
        assertThat(sums.locator(".px-impact-why")).containsText(service);
        assertThat(sums.locator(".px-impact-why ol")).containsText("orders-" + mark);

        page.locator("#impact-as").click();
        var table = page.locator("#impact-table");
        for (var hit : List.of(service, "orders-" + mark, laptop)) {
            assertThat(table.getByText(hit, new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
        assertThat(table).containsText("Rita Azevedo");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*tab=impact.*"));
        page.reload();
        assertThat(table.getByText(service, new Locator.GetByTextOptions().setExact(true)))
                .isVisible();

        page.locator("#tab-history").click();
        var why = page.locator(".px-why")
                .filter(new Locator.FilterOptions().setHasText("Incident priority"))
                .first();
        assertThat(why).containsText("CRITICAL");
        assertThat(why).containsText("takes a critical service down");
    }

    /** A service on an application on a database on a server, a laptop that needs it, and a contract over the database. */
    private void draw() {
        var machine = create("server", server, Map.of());
        var database = create("database", "orders-" + mark, Map.of());
        var desk = create(
                "service", service, Map.of("criticality", 1, "owner", "network", "attributes", Map.of("users", 140)));
        var client = create("client", laptop, Map.of("user", "requester"));
        var contract = create(
                "contract",
                "Care pack " + mark,
                Map.of("state", "active", "attributes", Map.of("supplier", "Nordkraft")));
        relate(database, "runs-on", machine);
        relate(desk, "depends-on", database);
        relate(client, "depends-on", database);
        relate(database, "covered-by", contract);
    }

    private String create(String ciClass, String name, Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.putAll(Map.of("class", ciClass, "name", name, "unit", "it"));
        return agent().call("POST", "/assets", body).path("number").asText();
    }

    private void relate(String from, String kind, String to) {
        agent().call("POST", "/assets/" + from + "/relations", Map.of("kind", kind, "target", to));
    }

    private static Locator card(Locator graph, String name) {
        return graph.locator(".px-impact-card").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void choose(Page page, String key, String label) {
        var field = page.locator("#field-" + key);
        var radio = field.getByText(label, new Locator.GetByTextOptions().setExact(true));
        if (radio.count() > 0) {
            radio.click();
            return;
        }
        field.locator("input").click();
        option(page, label).click();
    }
}
