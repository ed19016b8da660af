package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** That there is a confidential ticket is told to its people alone, whichever way somebody else asks. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class ConfidentialTicketTests {

    private static final String NOWHERE = "GRV9999999";
    private static final List<String> PARTS =
            List.of("", "/history", "/decisions", "/comments", "/attachments", "/links", "/watchers", "/commands");

    @LocalServerPort
    int port;

    private Client requester;
    private String secret = "";

    @BeforeEach
    void aGrievance() throws Exception {
        requester = Client.as("requester", port);
        if (requester.get("/practices/grievance").status() == 404) {
            publishGrievances();
        }
        var opened = requester.post("/tickets", report("grievance"));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        secret = opened.at("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "admin", "auditor", "manager", "owner", "finance"})
    void othersGetTheAnswerOfATicketThatIsNotThere(String account) throws Exception {
        var other = Client.as(account, port);
        for (var part : PARTS) {
            var asked = other.get("/tickets/" + secret + part);
            var nowhere = other.get("/tickets/" + NOWHERE + part);
            assertThat(asked.status()).as(part).isEqualTo(404);
            assertThat(asked.text().replace(secret, NOWHERE)).isEqualTo(nowhere.text());
        }
        assertThat(other.get("/tickets?q=" + secret).json().path("items")).isEmpty();
        assertThat(other.get("/tickets?practice=grievance").json().path("items"))
                .isEmpty();
        assertThat(other.get("/tasks?ticket=" + secret).json().path("items")).isEmpty();
        var practice = other.get("/practices/grievance").json();
        assertThat(practice.path("running")).isEmpty();
    }

    @Test
    void theTrailTellsNothingToAuditorsAndAdministrators() throws Exception {
        Client.as("agent", port).get("/tickets/" + secret);
        Client.as("agent", port).post("/tickets/" + secret + "/comments", Map.of("text", "x"));
        for (var account : List.of("auditor", "admin")) {
            var reader = Client.as(account, port);
            assertThat(reader.get("/audit?limit=500").text()).doesNotContain(secret);
            assertThat(reader.get("/audit/export").text()).doesNotContain(secret);
            assertThat(reader.get("/audit?act=access.refused").json().path("items"))
                    .isNotNull();
        }
        assertThat(Client.as("auditor", port)
                        .get("/audit/verify")
                        .json()
                        .path("verified")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aLinkDoesNotFindOut() throws Exception {
        var agent = Client.as("agent", port);
        var mine = requester.post("/tickets", report("incident")).at("number");
        var asked = agent.post("/tickets/" + mine + "/links", Map.of("type", "related", "target", secret));
        var nowhere = agent.post("/tickets/" + mine + "/links", Map.of("type", "related", "target", NOWHERE));
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text().replace(secret, NOWHERE)).isEqualTo(nowhere.text());

        var task = agent.get("/tasks?ticket=" + mine)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        var duplicate = Map.of("outcome", "duplicate", "values", Map.of("duplicateOf", secret));
        var answered = agent.post("/tasks/" + task + "/complete", duplicate);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(answered.at("state")).isEqualTo("new");
        assertThat(agent.get("/tickets/" + mine + "/links").json().path("items"))
                .isEmpty();
    }

    @Test
    void refusedAccessIsKeptWithTheTicket() throws Exception {
        var incident = requester.post("/tickets", report("incident")).at("number");
        assertThat(Client.as("hr", port).get("/tickets/" + incident).status()).isEqualTo(404);
        assertThat(requester.get("/tickets/" + incident + "/decisions").status())
                .isEqualTo(403);
        var kept = Client.as("auditor", port)
                .get("/audit?act=access.refused&ticket=" + incident)
                .json()
                .path("items");
        assertThat(kept).hasSize(2);
        assertThat(kept.findValuesAsText("actor")).containsExactly("requester", "hr");
    }

    /** Before anything routed it: what is listed can be opened, and the other way round. */
    @Test
    void itsPeopleFindItAsSoonAsTheFirstTaskIsOfferedToThem() throws Exception {
        var hr = Client.as("hr", port);
        var tasks = hr.get("/tasks?ticket=" + secret).json().path("items");
        assertThat(tasks).hasSize(1);
        assertThat(hr.get("/tasks/" + tasks.get(0).path("id").asText() + "/form")
                        .status())
                .isEqualTo(200);
        assertThat(hr.get("/tickets/" + secret).at("group")).isEqualTo("hr-services");
        assertThat(hr.get("/tickets?q=" + secret).json().path("items")).hasSize(1);
        assertThat(hr.get("/tickets/" + secret + "/history").status()).isEqualTo(200);
        // In the group, but no agent of the unit: neither.
        var owner = Client.as("hr-owner", port);
        assertThat(owner.get("/tasks?ticket=" + secret).json().path("items")).isEmpty();
        assertThat(owner.get("/tickets/" + secret).status()).isEqualTo(404);
    }

    @Test
    void whoHandedATicketOverIsOutOfItUnlessTheyWatchIt() throws Exception {
        var admin = Client.as("admin", port);
        var finance = Client.as("finance", port);
        var number = requester.post("/tickets", report("incident")).at("number");
        assertThat(finance.get("/tickets/" + number).status()).isEqualTo(404);
        assign(admin, number, "finance");
        assertThat(finance.get("/tickets/" + number).status()).isEqualTo(200);
        assign(admin, number, "network");
        assertThat(finance.get("/tickets/" + number).status()).isEqualTo(404);
        assertThat(finance.get("/tickets?q=" + number).json().path("items")).isEmpty();

        assign(admin, number, "finance");
        assertThat(finance.post("/tickets/" + number + "/watchers", Map.of()).status())
                .isLessThan(300);
        assign(admin, number, "network");
        assertThat(finance.get("/tickets/" + number).status()).isEqualTo(200);
    }

    @Test
    void whoHeldATaskIsOutOfItUnlessTheyCompletedIt() throws Exception {
        var admin = Client.as("admin", port);
        var finance = Client.as("finance", port);
        var number = requester.post("/tickets", report("incident")).at("number");
        var task = "/tasks/"
                + admin.get("/tasks?ticket=" + number)
                        .json()
                        .path("items")
                        .get(0)
                        .path("id")
                        .asText();
        assertThat(admin.post(task + "/assign", Map.of("assignee", "finance")).status())
                .isEqualTo(200);
        assertThat(finance.get("/tickets/" + number).status()).isEqualTo(200);
        assertThat(admin.post(task + "/assign", Map.of("assignee", "agent")).status())
                .isEqualTo(200);
        assertThat(finance.get("/tickets/" + number).status()).isEqualTo(404);

        assertThat(admin.post(task + "/assign", Map.of("assignee", "finance")).status())
                .isEqualTo(200);
        var done = finance.post(task + "/complete", Map.of("outcome", "accept", "values", Map.of()));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(finance.get("/tickets/" + number).status()).isEqualTo(200);
    }

    private static void assign(Client by, String number, String account) throws Exception {
        var changed = by.json("PATCH", "/tickets/" + number, Map.of("assignee", account));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    @Test
    void historyShowsARequesterNoMoreThanTheTicket() throws Exception {
        var admin = Client.as("admin", port);
        var number = requester.post("/tickets", report("incident")).at("number");
        var task = admin.get("/tasks?ticket=" + number)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        admin.post("/tasks/" + task + "/complete", Map.of("outcome", "accept", "values", Map.of()));
        var ticket = admin.get("/tickets/" + number).json();
        assertThat(admin.get("/tickets/" + number + "/history").text())
                .contains("\"assignee\"", ticket.path("group").asText());
        assertThat(requester.get("/tickets/" + number + "/history").text())
                .contains("ticket.opened", "state.moved")
                .doesNotContain("\"assignee\"", "\"group\"");
    }

    private void publishGrievances() throws Exception {
        var zip = new ByteArrayOutputStream();
        var pack = Client.as("owner", port).get("/practices/incident/pack").bytes();
        try (var source = new ZipInputStream(new ByteArrayInputStream(pack));
                var target = new ZipOutputStream(zip)) {
            for (var entry = source.getNextEntry(); entry != null; entry = source.getNextEntry()) {
                var text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
                target.putNextEntry(new ZipEntry(renamed(entry.getName()).replace("/incident/", "/grievance/")));
                target.write(confidential(entry.getName(), renamed(text)).getBytes(StandardCharsets.UTF_8));
            }
        }
        var owner = Client.as("hr-owner", port);
        var drafts = "/practices/grievance/drafts";
        var draft = owner.send("POST", drafts, zip.toByteArray(), "application/zip", Map.of());
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        var published = owner.post(drafts + "/" + draft.at("draft") + "/publish", Map.of("comment", "new"));
        assertThat(published.status()).as(published.text()).isEqualTo(200);
    }

    private static String renamed(String text) {
        return text.replace("incident-", "grievance-").replace("-incident", "-grievance");
    }

    private static String confidential(String path, String text) {
        return !path.endsWith("practice.yaml")
                ? text.replace("candidateGroups=\"service-desk\"", "candidateGroups=\"hr-services\"")
                : text.replace("key: incident\n", "key: grievance\n")
                        .replace("prefix: INC", "prefix: GRV")
                        .replace("unit: it", "unit: hr")
                        .replace("secondPerson: true", "secondPerson: false")
                        .replace("confidential: false", "confidential: true");
    }

    private static Map<String, Object> report(String practice) {
        return Map.of(
                "practice",
                practice,
                "subject",
                "My lead shouts",
                "fields",
                Map.of("category", "network", "impact", "team", "urgency", "high"));
    }
}
