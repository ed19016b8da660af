package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.praxisitsm.api.Kept.refused;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole contract over a real port: an incident's life, and who sees what of it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class ContractTests {

    @LocalServerPort
    int port;

    private Client requester;
    private Client agent;
    private Client admin;
    private Client auditor;

    @BeforeEach
    void signIn() {
        requester = Client.as("requester", port);
        agent = Client.as("agent", port);
        admin = Client.as("admin", port);
        auditor = Client.as("auditor", port);
    }

    @Test
    void anIncidentGoesFromReportToClosureAndTheTrailShowsIt() throws Exception {
        var number = open();
        complete(number, "accept", Map.of());
        complete(number, "resolve", Map.of());
        complete(
                number,
                "resolve",
                Map.of("resolutionCode", "fixed", "cause", "configuration", "resolution", "Restarted the gateway."));
        var confirm = task(number);
        var closed =
                requester.post("/tasks/" + confirm + "/complete", Map.of("outcome", "confirm", "values", Map.of()));
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(closed.at("category")).isEqualTo("CLOSED");

        assertThat(auditor.get("/tickets/" + number + "/history").json().path("items"))
                .hasSizeGreaterThan(4);
        var decisions = auditor.get("/tickets/" + number + "/decisions").json().path("items");
        assertThat(decisions).hasSizeGreaterThan(1);
        var decision = decisions.get(0);
        var again = admin.post(
                "/decisions/" + decision.path("key").asText() + "/evaluate", Map.of("inputs", decision.path("inputs")));
        assertThat(again.json().path("outputs")).isEqualTo(decision.path("outputs"));
        assertThat(auditor.get("/audit/verify").json().path("verified").asBoolean())
                .isTrue();
    }

    @Test
    void commentsLinksWatchersAndFilesStayWithTheTicket() throws Exception {
        var number = open();
        var other = open();
        assertThat(agent.post("/tickets/" + number + "/comments", Map.of("text", "Only us", "internal", true))
                        .status())
                .isEqualTo(201);
        assertThat(requester
                        .post("/tickets/" + number + "/comments", Map.of("text", "Still broken"))
                        .status())
                .isEqualTo(201);
        assertThat(requester.get("/tickets/" + number + "/comments").text())
                .contains("Still broken")
                .doesNotContain("Only us");

        var link = agent.post("/tickets/" + number + "/links", Map.of("type", "related", "target", other));
        assertThat(link.status()).as(link.text()).isEqualTo(201);
        assertThat(agent.json("DELETE", link.header("Location"), Map.of()).status())
                .isEqualTo(204);
        assertThat(agent.post("/tickets/" + number + "/watchers", Map.of()).text())
                .contains("agent");
        assertThat(agent.json("PUT", "/tickets/" + number + "/watchers/ingrid.dahl", Map.of())
                        .text())
                .contains("agent", "ingrid.dahl");
        assertThat(agent.json("PUT", "/tickets/" + number + "/watchers/no.body", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(requester
                        .json("DELETE", "/tickets/" + number + "/watchers/ingrid.dahl", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(agent.json("DELETE", "/tickets/" + number + "/watchers/ingrid.dahl", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(agent.get("/tickets/" + number + "/watchers").text()).doesNotContain("ingrid.dahl");

        var file = requester.upload(
                "/tickets/" + number + "/attachments",
                "note.html",
                "<script>1</script>".getBytes(StandardCharsets.UTF_8));
        assertThat(file.status()).as(file.text()).isEqualTo(201);
        var download = agent.get(file.header("Location"));
        assertThat(download.text()).isEqualTo("<script>1</script>");
        assertThat(download.header("Content-Disposition")).startsWith("attachment");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void requestersSeeNeitherGroupNorAssigneeNorDecisions() throws Exception {
        var number = open();
        complete(number, "accept", Map.of());

        var seen = requester.get("/tickets/" + number).json();
        assertThat(seen.path("group").isNull()).as(seen.toString()).isTrue();
        assertThat(seen.path("assignee").isNull()).isTrue();
        assertThat(agent.get("/tickets/" + number).json().path("group").isNull())
                .isFalse();
        assertThat(requester.get("/tickets/" + number + "/decisions").status()).isEqualTo(403);
        assertThat(requester
                        .get("/tickets?q=" + number)
                        .json()
                        .path("items")
                        .get(0)
                        .path("group")
                        .isNull())
                .isTrue();
    }

    @Test
    void aKeySentTwiceOpensOneTicket() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = requester.post("/tickets", report(), "Idempotency-Key", key);
        var second = requester.post("/tickets", report(), "Idempotency-Key", key);
        assertThat(second.at("number")).isEqualTo(first.at("number"));
        var another = new HashMap<>(report());
        another.put("subject", "Another");
        refused(requester.post("/tickets", another, "Idempotency-Key", key), 422, "Idempotency-Key");
    }

    @Test
    void whatOneMayNotKnowOfIsNotThere() throws Exception {
        var number = open();
        refused(Client.as("hr", port).get("/tickets/" + number), 404, "");
        refused(agent.get("/tickets/INC9999999"), 404, "INC9999999");
        refused(agent.post("/tasks/nope/complete", Map.of("values", Map.of())), 404, "");
        refused(agent.get("/nope"), 404, "address");
        refused(agent.json("DELETE", "/tickets", Map.of()), 405, "DELETE");
        refused(agent.get("/tickets?colour=red"), 422, "colour");
        refused(agent.get("/tickets?cursor=zzz"), 422, "cursor");
        refused(agent.get("/tickets?sort=colour"), 422, "sort");
    }

    @Test
    void theDocumentDescribesEveryPath() throws Exception {
        var document = admin.get("/v3/api-docs").json();
        assertThat(document.path("paths")).hasSizeGreaterThan(19);
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.path("summary").asText())
                            .as(operation.toString())
                            .isNotBlank();
                    assertThat(operation.path("responses").has("422")).isTrue();
                }));
    }

    /** Ours are larger than what JavaScript tells apart: as a number another one would come back. */
    @Test
    void noIdIsANumber() throws Exception {
        var numbers = new java.util.TreeSet<String>();
        var schemas = admin.get("/v3/api-docs").json().path("components").path("schemas");
        schemas.fields()
                .forEachRemaining(
                        schema -> schema.getValue().path("properties").fields().forEachRemaining(property -> {
                            if (property.getKey().matches("id|.*Id|.*Ids")
                                    && property.getValue().toString().contains("int64")) {
                                numbers.add(schema.getKey() + "." + property.getKey());
                            }
                        }));
        assertThat(schemas).hasSizeGreaterThan(50);
        assertThat(numbers).isEmpty();
    }

    private void complete(String number, String outcome, Map<String, Object> values) throws Exception {
        var id = task(number);
        admin.post("/tasks/" + id + "/claim", Map.of());
        var holder = admin.get("/tasks/" + id).at("assignee");
        var who = holder.isEmpty() || holder.equals("null") ? admin : Client.as(holder, port);
        var done = who.post("/tasks/" + id + "/complete", Map.of("outcome", outcome, "values", values));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private String task(String number) throws Exception {
        var open = admin.get("/tasks?ticket=" + number).json().path("items");
        assertThat(open).as("open tasks of " + number).isNotEmpty();
        return open.get(0).path("id").asText();
    }

    private String open() throws Exception {
        var opened = requester.post("/tickets", report());
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return opened.at("number");
    }

    private static Map<String, Object> report() {
        return Map.of(
                "practice",
                "incident",
                "subject",
                "VPN drops every ten minutes",
                "description",
                "Since the update.",
                "fields",
                Map.of("category", "network", "impact", "team", "urgency", "high"));
    }
}
