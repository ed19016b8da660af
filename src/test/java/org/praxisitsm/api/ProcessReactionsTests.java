package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.praxisitsm.api.Kept.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the incident's diagram does about events beside its tasks, over a real port with the whole application behind it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class ProcessReactionsTests {

    @LocalServerPort
    int port;

    private Client requester;
    private Client admin;

    @BeforeEach
    void signIn() {
        requester = Client.as("requester", port);
        admin = Client.as("admin", port);
    }

    @Test
    void whatStandsBelowIsResolvedWithItOverEveryLevel() throws Exception {
        var top = open();
        var middle = open();
        var sister = open();
        var bottom = open();
        var stranger = open();
        below(top, middle);
        below(top, sister);
        below(middle, bottom);
        // Two ways lead to it, and it is closed once.
        below(sister, bottom);
        resolve(top);
        for (var number : new String[] {middle, sister, bottom}) {
            var ticket = admin.get("/tickets/" + number).json();
            assertThat(ticket.path("category").asText()).as(number).isEqualTo("CLOSED");
            assertThat(ticket.path("fields").path("resolutionCode").asText()).isEqualTo("parent");
            assertThat(admin.get("/tasks?ticket=" + number).json().path("items"))
                    .isEmpty();
        }
        assertThat(admin.get("/tickets/" + stranger).at("category")).isEqualTo("NEW");
        assertThat(acts(bottom, "state.moved").size()).isEqualTo(1);
    }

    @Test
    void aFamilyHasAtMostTenGenerations() throws Exception {
        var line = new ArrayList<String>();
        line.add(open());
        for (int i = 1; i < 10; i++) {
            line.add(open());
            below(line.get(i - 1), line.get(i));
        }
        var oneMore = open();
        var asked = Map.of("type", "parent-of", "target", oneMore);
        refused(admin.post("/tickets/" + line.get(9) + "/links", asked), 422, "target: At most 10");
        refused(
                admin.post("/tickets/" + oneMore + "/links", Map.of("type", "parent-of", "target", line.get(0))),
                422,
                "target: At most 10");
        refused(
                admin.post("/tickets/" + line.get(9) + "/links", Map.of("type", "parent-of", "target", line.get(0))),
                422,
                "above and below");
        resolve(line.get(0));
        assertThat(admin.get("/tickets/" + line.get(9)).at("category")).isEqualTo("CLOSED");
    }

    @Test
    void otherFactsMakeAnotherPriorityByTheTable() throws Exception {
        var number = open();
        complete(number, "accept", Map.of());
        var before = admin.get("/tickets/" + number).json();
        assertThat(before.path("priority").asInt()).isEqualTo(3);
        var changed = change(number, Map.of("fields", Map.of("impact", "everyone")));
        assertThat(changed.json().path("priority").asInt()).as(changed.text()).isEqualTo(1);
        // Decided, audited and told: not simply written.
        assertThat(decisions(number, "Task_SetPriorityAgain")).isEqualTo(1);
        assertThat(decisions(number, "Task_ChooseWhomToInform")).isEqualTo(1);
        var priority = acts(number, "ticket.changed").stream()
                .filter(entry -> entry.path("after").has("priority"))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(priority.path("actor").asText()).isEqualTo("system:workflow");
        assertThat(priority.path("process").toString()).contains("Task_SetPriorityAgain");
        // Down again it is told to nobody.
        assertThat(change(number, Map.of("fields", Map.of("impact", "team")))
                        .json()
                        .path("priority")
                        .asInt())
                .isEqualTo(3);
        assertThat(decisions(number, "Task_SetPriorityAgain")).isEqualTo(2);
        assertThat(decisions(number, "Task_ChooseWhomToInform")).isEqualTo(1);
    }

    @Test
    void whatThePriorityDoesNotDependOnDecidesNothing() throws Exception {
        var number = open();
        change(number, Map.of("subject", "VPN is down", "group", "service-desk", "assignee", "agent"));
        change(number, Map.of("fields", Map.of("contact", "+351 22 000")));
        assertThat(decisions(number, "Task_SetPriorityAgain")).isZero();
    }

    private Client.Answer change(String number, Map<String, ?> values) throws Exception {
        var answer = admin.json("PATCH", "/tickets/" + number, values);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private long decisions(String number, String activity) throws Exception {
        return admin.get("/tickets/" + number + "/decisions").json().path("items").findValuesAsText("activity").stream()
                .filter(activity::equals)
                .count();
    }

    private List<JsonNode> acts(String number, String act) throws Exception {
        var found = new ArrayList<JsonNode>();
        admin.get("/tickets/" + number + "/history?limit=500")
                .json()
                .path("items")
                .forEach(entry -> {
                    if (entry.path("act").asText().equals(act)) {
                        found.add(entry);
                    }
                });
        return found;
    }

    private void below(String parent, String child) throws Exception {
        var linked = admin.post("/tickets/" + parent + "/links", Map.of("type", "parent-of", "target", child));
        assertThat(linked.status()).as(linked.text()).isEqualTo(201);
    }

    private void resolve(String number) throws Exception {
        complete(number, "accept", Map.of());
        complete(number, "resolve", Map.of());
        complete(
                number,
                "resolve",
                Map.of("resolutionCode", "fixed", "cause", "configuration", "resolution", "Restarted the gateway."));
        complete(number, "confirm", Map.of());
        assertThat(admin.get("/tickets/" + number).at("category")).isEqualTo("CLOSED");
    }

    private void complete(String number, String outcome, Map<String, Object> values) throws Exception {
        var id = admin.get("/tasks?ticket=" + number)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        var done = admin.post("/tasks/" + id + "/complete", Map.of("outcome", outcome, "values", values));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private String open() throws Exception {
        var opened = requester.post(
                "/tickets",
                Map.of(
                        "practice",
                        "incident",
                        "subject",
                        "VPN drops",
                        "fields",
                        Map.of("category", "network", "impact", "team", "urgency", "high")));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return opened.at("number");
    }
}
