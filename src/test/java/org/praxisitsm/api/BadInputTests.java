package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.praxisitsm.api.Kept.refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list of bad input, line by line, over a real port: each line gets its status and a problem that names the place, and
 * leaves every count of rows as it was. What is sent on purpose to break in is in {@link HostileRequestTests}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class BadInputTests {

    private static final Map<String, Object> FIELDS =
            Map.of("category", "network", "impact", "team", "urgency", "high");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Client requester;
    private Client agent;
    private String number = "";
    private Map<String, Long> before = Map.of();

    @BeforeEach
    void aTicket() throws Exception {
        requester = Client.as("requester", port);
        agent = Client.as("agent", port);
        number = requester.post("/tickets", report()).at("number");
        before = Kept.rows(jdbc);
    }

    @AfterEach
    void nothingIsHalfSaved() {
        assertThat(Kept.rows(jdbc)).isEqualTo(before);
    }

    @Test
    void unknownPractice() throws Exception {
        refused(requester.post("/tickets", with("practice", "nope")), 422, "practice: There is no practice nope");
        refused(requester.get("/practices/nope"), 404, "nope");
        refused(requester.get("/practices/nope/form"), 404, "nope");
    }

    @Test
    void missingField() throws Exception {
        var answer = refused(requester.post("/tickets", with("fields", Map.of("category", "network"))), 422, "fields.");
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("fields.impact", "fields.urgency");
        refused(requester.post("/tickets", Map.of("practice", "incident", "fields", FIELDS)), 422, "subject");
        refused(requester.post("/tickets", Map.of("subject", "x", "fields", FIELDS)), 422, "practice");
        refused(agent.post("/tickets/" + number + "/comments", Map.of()), 422, "text");
        refused(agent.post("/tickets/" + number + "/links", Map.of("type", "related")), 422, "target");
    }

    @Test
    void tooLongField() throws Exception {
        refused(requester.post("/tickets", with("subject", "x".repeat(256))), 422, "subject");
        refused(requester.post("/tickets", with("description", "x".repeat(100_001))), 422, "description");
        refused(agent.post("/tickets/" + number + "/comments", Map.of("text", "x".repeat(100_001))), 422, "text");
        refused(agent.json("PATCH", "/tickets/" + number, Map.of("subject", "x".repeat(256))), 422, "subject");
    }

    @Test
    void wrongType() throws Exception {
        refused(requester.post("/tickets", with("subject", 7)), 422, "subject");
        refused(requester.post("/tickets", with("fields", "network")), 422, "fields");
        refused(requester.post("/tickets", withField("impact", 1)), 422, "fields.impact");
        refused(requester.post("/tickets", withField("impact", "galaxy")), 422, "fields.impact");
        refused(agent.json("PATCH", "/tickets/" + number, Map.of("fields", Map.of("impact", true))), 422, "impact");
        refused(
                agent.post("/tickets/" + number + "/comments", Map.of("text", "x", "internal", "yes")),
                422,
                "internal");
        refused(agent.get("/tickets?limit=many"), 422, "limit");
        refused(agent.get("/tickets?openedFrom=yesterday"), 422, "openedFrom");
    }

    @Test
    void staleVersion() throws Exception {
        var read = agent.get("/tickets/" + number).header("ETag");
        var first = agent.json("PATCH", "/tickets/" + number, Map.of("subject", "First"), "If-Match", read);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        before = Kept.rows(jdbc);
        refused(agent.json("PATCH", "/tickets/" + number, Map.of("subject", "Second"), "If-Match", read), 409, number);
        assertThat(agent.get("/tickets/" + number).at("subject")).isEqualTo("First");
    }

    @Test
    void foreignTicket() throws Exception {
        var stranger = Client.as("hr", port);
        var task = agent.get("/tasks?ticket=" + number)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        for (var part : List.of("", "/history", "/comments", "/attachments", "/links", "/clocks", "/decisions")) {
            var answer = refused(stranger.get("/tickets/" + number + part), 404, number);
            // As of one that is not there, word for word.
            var nowhere = stranger.get("/tickets/INC9999999" + part);
            assertThat(answer.text().replace(number, "INC9999999")).isEqualTo(nowhere.text());
        }
        refused(stranger.json("PATCH", "/tickets/" + number, Map.of("subject", "Mine")), 404, number);
        refused(stranger.post("/tickets/" + number + "/comments", Map.of("text", "Hello")), 404, number);
        refused(stranger.upload("/tickets/" + number + "/attachments", "a.txt", new byte[] {65}), 404, number);
        refused(stranger.get("/tasks/" + task + "/form"), 404, task);
        refused(stranger.post("/tasks/" + task + "/complete", Map.of("outcome", "accept")), 404, task);
        assertThat(stranger.get("/tickets?q=" + number).json().path("items")).isEmpty();
    }

    @Test
    void unknownMember() throws Exception {
        refused(requester.post("/tickets", with("colour", "red")), 422, "colour");
        refused(requester.post("/tickets", withField("colour", "red")), 422, "fields.colour");
        refused(agent.json("PATCH", "/tickets/" + number, Map.of("colour", "red")), 422, "colour");
        refused(agent.post("/tickets/" + number + "/comments", Map.of("text", "x", "colour", "red")), 422, "colour");
        refused(agent.post("/tokens", Map.of("name", "x", "colour", "red")), 422, "colour");
        refused(agent.get("/tickets?colour=red"), 422, "colour");
        refused(agent.get("/tasks?colour=red"), 422, "colour");
    }

    @Test
    void brokenJson() throws Exception {
        refused(requester.post("/tickets", bytes("{\n \"subject\": \"x\",\n}")), 400, "line 3");
        refused(requester.post("/tickets", bytes("subject=x")), 400, "JSON");
        refused(requester.post("/tickets", new byte[0]), 400, "JSON");
        refused(agent.json("PATCH", "/tickets/" + number, bytes("{\"subject\": \"x\"")), 400, "JSON");
        refused(agent.post("/tickets/" + number + "/comments", bytes("[\"text\"")), 400, "JSON");
    }

    @Test
    void twentyMegabyteBody() throws Exception {
        var big = bytes("{\"practice\": \"incident\", \"subject\": \"" + "x".repeat(20_000_000) + "\"}");
        refused(requester.post("/tickets", big), 413, "bytes");
        refused(requester.post("/tickets", new byte[20_000_000]), 413, "bytes");
        refused(agent.json("PATCH", "/tickets/" + number, big), 413, "bytes");
        refused(agent.post("/tickets/" + number + "/comments", big), 413, "bytes");
    }

    @Test
    void attachmentBomb() throws Exception {
        var path = "/tickets/" + number + "/attachments";
        refused(agent.upload(path, "big.bin", new byte[30_000_000]), 413, "");
        refused(agent.upload(path, "huge.bin", new byte[70_000_000]), 413, "");
        refused(agent.upload(path, "n".repeat(1_000), bytes("x")), 422, "file");
        refused(agent.upload(path, "名".repeat(256), bytes("x")), 422, "file");
        // A name beyond what a part's head may hold: nobody reads on to the end of it.
        refused(agent.upload(path, "n".repeat(1_000_000), bytes("x")), 413, "");
        var parts = Stream.generate(
                        () -> "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n")
                .limit(10_000)
                .reduce("", String::concat);
        refused(
                agent.send("POST", path, bytes(parts + "--b--\r\n"), "multipart/form-data; boundary=b", Map.of()),
                413,
                "");
        refused(agent.post(path, Map.of("file", "x")), 415, "");
        assertThat(agent.get(path).json().path("items")).isEmpty();
    }

    /** An archive is a file like any other as an attachment: nobody opens it. As a pack it is opened, and soon closed again. */
    @Test
    void zipBomb() throws Exception {
        var bomb = zip(Map.of("processes/incident/bomb.bpmn", new byte[60_000_000]));
        assertThat(bomb.length).isLessThan(100_000);
        var refusal = drafts("owner", bomb);
        refused(refusal, 422, "");
        assertThat(refusal.json().path("findings").findValuesAsText("severity")).contains("ERROR");
        var attached = agent.upload("/tickets/" + number + "/attachments", "bomb.zip", bomb);
        assertThat(attached.status()).as(attached.text()).isEqualTo(201);
        assertThat(attached.json().path("size").asLong(bomb.length)).isEqualTo(bomb.length);
        before = Kept.rows(jdbc);
    }

    @Test
    void expiredToken() throws Exception {
        var issued = agent.post("/tokens", Map.of("name", "reader", "scopes", List.of("read")));
        var token = Client.bearing(issued.at("token"), port);
        assertThat(token.get("/tickets").status()).isEqualTo(200);
        before = Kept.rows(jdbc);
        // A token for reading may ask what changes nothing, and change nothing.
        assertThat(token.post("/decisions/incident-priority/evaluate", Map.of("inputs", Map.of()))
                        .status())
                .isEqualTo(422);
        refused(token.post("/tickets", report()), 403, "scopes");
        jdbc.sql("update api_token set expires_at = 1 where id = ?")
                .param(Long.valueOf(issued.at("id")))
                .update();
        refused(token.get("/tickets"), 401, "expired");
        assertThat(token.get("/tickets").header("WWW-Authenticate")).isNotBlank();
        refused(token.post("/tickets", report()), 401, "expired");
    }

    @Test
    void packWithAnError() throws Exception {
        refused(drafts("owner", bytes("no zip")), 422, "");
        refused(drafts("requester", edited(text -> text)), 403, "");
        before = Kept.rows(jdbc);
        var code = drafts(
                "owner", edited(text -> text.replace("delegateExpression=\"${", "class=\"java.lang.Runtime\" x=\"${")));
        assertThat(code.status()).as(code.text()).isEqualTo(201);
        before = Kept.rows(jdbc);
        var errors = code.json().path("findings");
        assertThat(errors.findValuesAsText("severity")).contains("ERROR");
        assertThat(errors.findValuesAsText("file")).contains("processes/incident/incident-resolution.bpmn");
        assertThat(errors.findValuesAsText("element")).anyMatch(element -> !element.isBlank());
        assertThat(errors.findValuesAsText("hint")).allMatch(hint -> !hint.isBlank());
        var draft = "/practices/incident/drafts/" + code.at("draft");
        var owner = Client.as("owner", port);
        refused(owner.post(draft + "/publish", Map.of("comment", "x")), 409, "");
        assertThat(owner.get("/practices/incident").at("version")).isEqualTo("1");
        assertThat(owner.send("DELETE", draft, null, null, Map.of()).status()).isEqualTo(204);
    }

    private Client.Answer drafts(String account, byte[] zip) throws Exception {
        return Client.as(account, port).send("POST", "/practices/incident/drafts", zip, "application/zip", Map.of());
    }

    /** The shipped pack with another diagram. */
    private byte[] edited(UnaryOperator<String> edit) throws Exception {
        var files = new HashMap<String, byte[]>();
        var pack = agent.get("/practices/incident/pack").bytes();
        try (var source = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (var entry = source.getNextEntry(); entry != null; entry = source.getNextEntry()) {
                var content = source.readAllBytes();
                files.put(
                        entry.getName(),
                        entry.getName().endsWith("incident-resolution.bpmn")
                                ? bytes(edit.apply(new String(content, StandardCharsets.UTF_8)))
                                : content);
            }
        }
        return zip(files);
    }

    private static byte[] zip(Map<String, byte[]> files) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> report() {
        return Map.of("practice", "incident", "subject", "VPN drops", "fields", FIELDS);
    }

    private static Map<String, Object> with(String member, Object value) {
        var report = new HashMap<>(report());
        report.put(member, value);
        return report;
    }

    private static Map<String, Object> withField(String field, Object value) {
        var fields = new HashMap<>(FIELDS);
        fields.put(field, value);
        return with("fields", fields);
    }
}
