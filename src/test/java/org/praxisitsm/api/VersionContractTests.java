package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.PackFiles;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Versions of a pack over REST: compared, asked to be changed, rolled back. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class VersionContractTests {

    private static final String YAML = "processes/incident/practice.yaml";

    @LocalServerPort
    int port;

    private Client owner;

    @BeforeEach
    void signIn() {
        owner = Client.as("owner", port);
    }

    /** A draft of the incident pack as it is, with one word changed. */
    private String draft() throws Exception {
        var files = PackFiles.fromZip(owner.get("/practices/incident/pack").bytes());
        var yaml = new String(files.bytes(YAML), StandardCharsets.UTF_8);
        var changed =
                files.with(YAML, yaml.replace("label: Urgency", "label: Hurry").getBytes(StandardCharsets.UTF_8));
        var kept = owner.send("POST", "/practices/incident/drafts", changed.toZip(), "application/zip", Map.of());
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        return kept.at("draft");
    }

    private static List<String> sentences(Client.Answer answer) {
        var found = new ArrayList<String>();
        for (JsonNode item : answer.json().path("items")) {
            found.add(item.path("sentence").asText());
        }
        return found;
    }

    @Test
    void aDraftIsComparedWithItsVersionInWords() throws Exception {
        var draft = draft();

        var compared = owner.get("/practices/incident/compare?from=1&to=draft:" + draft);

        assertThat(compared.status()).as(compared.text()).isEqualTo(200);
        assertThat(sentences(compared)).containsExactly("Field ‘Hurry’, label: ‘Hurry’ instead of ‘Urgency’.");
        var item = compared.json().path("items").path(0);
        assertThat(item.path("kind").asText()).isEqualTo("CHANGED");
        assertThat(item.path("part").asText()).isEqualTo("DESCRIPTOR");
        assertThat(item.path("element").asText()).isEqualTo("urgency");
        assertThat(item.path("aspect").asText()).isEqualTo("label");
        assertThat(sentences(owner.get("/practices/incident/compare?from=1&to=1")))
                .isEmpty();
        owner.send("DELETE", "/practices/incident/drafts/" + draft, null, null, Map.of());
    }

    @Test
    void whatCannotBeComparedIsRefusedByName() throws Exception {
        var draft = draft();
        assertThat(owner.get("/practices/incident/compare?from=1").status()).isEqualTo(422);
        assertThat(owner.get("/practices/incident/compare?from=1&to=x").status())
                .isEqualTo(422);
        assertThat(owner.get("/practices/incident/compare?from=1&to=draft:99999999999999999999")
                        .status())
                .isEqualTo(422);
        assertThat(owner.get("/practices/incident/compare?from=1&to=999").status())
                .isEqualTo(422);
        assertThat(owner.get("/practices/incident/compare?from=1&to=draft:1").status())
                .isEqualTo(404);
        assertThat(owner.get("/practices/nothing/compare?from=1&to=2").status()).isEqualTo(404);
        assertThat(Client.as("requester", port)
                        .get("/practices/incident/compare?from=1&to=1")
                        .status())
                .isEqualTo(403);
        assertThat(Client.as("hr-owner", port)
                        .get("/practices/incident/compare?from=1&to=draft:" + draft)
                        .status())
                .isEqualTo(404);
        owner.send("DELETE", "/practices/incident/drafts/" + draft, null, null, Map.of());
    }

    @Test
    void aSecondPersonAsksForChangesAndTheAuthorReadsWhy() throws Exception {
        var draft = draft();
        var path = "/practices/incident/drafts/" + draft;
        var manager = Client.as("manager", port);
        assertThat(manager.post(path + "/approve", Map.of("comment", "Fine")).status())
                .isEqualTo(200);

        var asked = manager.post(path + "/ask-for-changes", Map.of("comment", "Say urgency again"));

        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        assertThat(asked.at("verdict")).isEqualTo("CHANGES_WANTED");
        var read = owner.get(path + "/reviews").json().path("items");
        assertThat(read.path(0).path("comment").asText()).isEqualTo("Say urgency again");
        assertThat(read.path(0).path("current").asBoolean()).isTrue();
        assertThat(read.path(1).path("verdict").asText()).isEqualTo("APPROVED");
        assertThat(owner.get(path).json().path("approvedBy").isNull())
                .as("whoever wants changes takes the approval back")
                .isTrue();
        assertThat(owner.post(path + "/ask-for-changes", Map.of("comment", "x")).status())
                .as("the author")
                .isEqualTo(403);
        assertThat(manager.post(path + "/ask-for-changes", Map.of("comment", " "))
                        .status())
                .isEqualTo(422);
        assertThat(Client.as("agent", port)
                        .post(path + "/ask-for-changes", Map.of("comment", "x"))
                        .status())
                .isEqualTo(404);
        owner.send("DELETE", path, null, null, Map.of());
        assertThat(manager.post(path + "/ask-for-changes", Map.of("comment", "x"))
                        .status())
                .as("a draft that is gone")
                .isEqualTo(409);
    }

    @Test
    void theAuthorAsksSomebodyForAReviewAndTheyAreTold() throws Exception {
        var draft = draft();
        var path = "/practices/incident/drafts/" + draft;
        var manager = Client.as("manager", port);
        var reviewers = owner.get(path + "/reviewers").json().path("items");
        assertThat(reviewers).extracting(JsonNode::asText).contains("manager").doesNotContain("owner");

        var asked = owner.post(path + "/ask-for-review", Map.of("reviewer", "manager"));

        assertThat(asked.status()).as(asked.text()).isEqualTo(204);
        for (var wrong : List.of(Map.of("reviewer", "requester"), Map.of("reviewer", ""), Map.of())) {
            assertThat(owner.post(path + "/ask-for-review", wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        assertThat(manager.post(path + "/ask-for-review", Map.of("reviewer", "manager"))
                        .status())
                .as("not the author")
                .isEqualTo(403);
        assertThat(Client.as("agent", port)
                        .post(path + "/ask-for-review", Map.of("reviewer", "manager"))
                        .status())
                .isEqualTo(404);
        owner.send("DELETE", path, null, null, Map.of());
        assertThat(owner.post(path + "/ask-for-review", Map.of("reviewer", "manager"))
                        .status())
                .as("a draft that is gone")
                .isEqualTo(409);
    }

    @Test
    void onlyAnOlderVersionIsTakenUpAgain() throws Exception {
        var restore = "/practices/incident/drafts/restore";
        assertThat(owner.post(restore, Map.of("version", 1)).status())
                .as("in use")
                .isEqualTo(409);
        assertThat(owner.post(restore, Map.of("version", 99)).status()).isEqualTo(404);
        assertThat(owner.post(restore, Map.of()).status()).isEqualTo(422);
        assertThat(Client.as("hr-owner", port)
                        .post(restore, Map.of("version", 1))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aStuckTicketIsTriedAndMovedByItsOwnerOnly() throws Exception {
        var opened = Client.as("requester", port)
                .post(
                        "/tickets",
                        Map.of(
                                "practice",
                                "incident",
                                "subject",
                                "Stuck",
                                "fields",
                                Map.of("impact", "one", "urgency", "low", "category", "network")));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        var process = "/tickets/" + opened.at("number") + "/process";
        var order = Map.of("from", "Task_ClassifyIncident", "to", "Task_DiagnoseIncident", "dryRun", true);

        var tried = owner.post(process + "/move", order);
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.text()).contains("'Classify incident' ends.", "'Diagnose incident' begins.");
        assertThat(owner.get("/tickets/" + opened.at("number")).text()).contains("Task_ClassifyIncident");
        assertThat(owner.post(process + "/move", Map.of("from", "Task_ClassifyIncident", "to", "Task_DiagnoseIncident"))
                        .status())
                .as("without a reason")
                .isEqualTo(422);
        for (var account : List.of("agent", "auditor")) {
            assertThat(Client.as(account, port).post(process + "/move", order).status())
                    .as(account)
                    .isEqualTo(403);
        }
        var moved = owner.post(
                process + "/move",
                Map.of("from", "Task_ClassifyIncident", "to", "Task_DiagnoseIncident", "reason", "It is clear"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.text()).contains("Task_DiagnoseIncident");
        assertThat(owner.post(process + "/move", order).status())
                .as("it stands there no more")
                .isEqualTo(409);
        assertThat(owner.get("/practices/incident/failed-jobs").status()).isEqualTo(200);
        assertThat(Client.as("agent", port)
                        .get("/practices/incident/failed-jobs")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatFailedEverywhereIsForAdministrators() throws Exception {
        var admin = Client.as("admin", port);
        var listed = admin.get("/failed-jobs?practice=incident&limit=5");
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        assertThat(listed.json().path("items").isArray()).isTrue();
        assertThat(admin.get("/failed-jobs/causes").json().path("items").isArray())
                .isTrue();
        assertThat(admin.post("/failed-jobs/retry", Map.of("cause", "Nothing failed of this"))
                        .at("retried"))
                .isEqualTo("0");
        assertThat(admin.post("/failed-jobs/retry", Map.of()).status()).isEqualTo(422);
        assertThat(admin.post("/failed-jobs/none/retry", Map.of()).status()).isEqualTo(404);
        assertThat(admin.get("/failed-jobs?cursor=x").status()).isEqualTo(422);
        for (var path : List.of("/failed-jobs", "/failed-jobs/causes")) {
            assertThat(owner.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(owner.post("/failed-jobs/retry", Map.of("cause", "x")).status())
                .isEqualTo(403);
    }

    @Test
    void whatAStepCouldBecomeIsAskedByItsId() throws Exception {
        var choices = "/practices/incident/migrations/mapping/choices?from=1&to=1&step=";
        var answer = owner.get(choices + "Task_ClassifyIncident");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("items"))
                .anyMatch(one -> one.path("id").asText().equals("Task_DiagnoseIncident")
                        && one.path("bar").asText().equals("NONE"))
                .anyMatch(one -> one.path("bar").asText().equals("KIND")
                        && !one.path("why").asText().isEmpty());
        assertThat(owner.get(choices + "Task_Nowhere").status()).isEqualTo(404);
        assertThat(owner.get("/practices/incident/migrations/mapping/choices?from=1&to=99&step=Task_ClassifyIncident")
                        .status())
                .isEqualTo(422);
        assertThat(Client.as("agent", port)
                        .get(choices + "Task_ClassifyIncident")
                        .status())
                .isEqualTo(403);
    }

    /** What the Studio offers for diagrams of other tools, for who brings many of them. */
    @Test
    void aDiagramOfAnotherToolIsMendedWithTwoCalls() throws Exception {
        var diagram = "processes/incident/incident-resolution.bpmn";
        var files = PackFiles.fromZip(owner.get("/practices/incident/pack").bytes());
        var foreign = new String(files.bytes(diagram), StandardCharsets.UTF_8)
                .replaceFirst("(<bpmn:endEvent )", "<bpmn:task id=\"Task_Plain\" name=\"Do something\" />$1")
                .replaceFirst("(<bpmn:startEvent id=\"[^\"]*\")", "$1 isForCompensation=\"false\"");
        var zip = files.with(diagram, foreign.getBytes(StandardCharsets.UTF_8)).toZip();
        var path = "/practices/incident/drafts/"
                + owner.send("POST", "/practices/incident/drafts", zip, "application/zip", Map.of())
                        .at("draft");

        var found = owner.get(path + "/foreign-parts").json().path("items");

        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("file").asText()).isEqualTo(diagram);
        assertThat(found.path(0).path("taken").path(0).path("kind").asText()).isEqualTo("IDLE");
        assertThat(found.path(0).path("plainTasks").asInt()).isEqualTo(1);
        for (var call : List.of("/take-foreign-parts", "/make-human-tasks")) {
            assertThat(owner.post(path + call, Map.of("file", "processes/incident/practice.yaml"))
                            .status())
                    .as("no diagram")
                    .isEqualTo(422);
            assertThat(Client.as("admin", port).post(path + call, Map.of()).status())
                    .as("not the author")
                    .isEqualTo(403);
            assertThat(Client.as("hr-owner", port).post(path + call, Map.of()).status())
                    .isEqualTo(404);
        }
        var taken = owner.post(path + "/take-foreign-parts", Map.of("file", diagram));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        var made = owner.send("POST", path + "/make-human-tasks", null, null, Map.of());
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.json().path("findings").toString())
                .doesNotContain("isForCompensation", "The element task is not allowed");
        assertThat(owner.get(path + "/foreign-parts").json().path("items")).isEmpty();
        assertThat(owner.post(path + "/take-foreign-parts", Map.of()).json().path("version"))
                .as("nothing to take out leaves it as it is")
                .isEqualTo(made.json().path("version"));
        owner.send("DELETE", path, null, null, Map.of());
    }
}
