package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.praxisitsm.api.Kept.refused;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What no honest client sends, over a real port: each gets its status and a problem that names the place; nothing is kept. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class HostileRequestTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Client requester;
    private Client agent;
    private Map<String, Long> before = Map.of();

    @BeforeEach
    void signIn() {
        requester = Client.as("requester", port);
        agent = Client.as("agent", port);
        before = rows();
    }

    @AfterEach
    void nothingIsHalfSaved() {
        // A test that saves something on purpose takes its own note of what was there.
        assertThat(rows()).isEqualTo(before);
    }

    static Stream<Arguments> badReports() {
        return Stream.of(
                Arguments.of("practice", "nope", "practice"),
                Arguments.of("practice", "", "practice"),
                Arguments.of("practice", 7, "practice"),
                Arguments.of("practice", "\u0456ncident", "practice"),
                Arguments.of("practice", "x".repeat(5_000), "practice"),
                Arguments.of("subject", "", "subject"),
                Arguments.of("subject", " \u00a0\u200b\ufeff", "subject"),
                Arguments.of("subject", 7, "subject"),
                Arguments.of("subject", List.of("x"), "subject"),
                Arguments.of("subject", "x".repeat(256), "subject"),
                Arguments.of("subject", "a\u0000b", "subject"),
                Arguments.of("subject", "a\nBcc: everybody@example.org", "subject"),
                Arguments.of("subject", "a\u2028b", "subject"),
                Arguments.of("subject", "a\ufffeb", "subject"),
                Arguments.of("description", "x".repeat(100_001), "description"),
                Arguments.of("description", Map.of(), "description"),
                Arguments.of("requester", "nobody", "requester"),
                Arguments.of("affected", "nobody", "affected"),
                Arguments.of("fields", "x", "fields"),
                Arguments.of("fields", List.of(), "fields"),
                Arguments.of(
                        "fields", Map.of("category", "network", "impact", "nope", "urgency", "high"), "fields.impact"),
                Arguments.of(
                        "fields",
                        Map.of("category", "network", "impact", List.of("team"), "urgency", "high"),
                        "fields.impact"),
                Arguments.of("fields", Map.of("impact", "team", "urgency", "high", "__proto__", 1), "__proto__"),
                Arguments.of("fields", Map.of("impact", "team", "urgency", "high", "ticketId", 1), "ticketId"),
                Arguments.of("state", "closed", "state"),
                Arguments.of("number", "INC0000001", "number"),
                Arguments.of("colour", "red", "colour"));
    }

    @ParameterizedTest
    @MethodSource("badReports")
    void aBadReportIsRefusedAtItsPlace(String member, Object value, String place) throws Exception {
        var body = new HashMap<String, Object>(report());
        body.put(member, value);
        var refused = refused(requester.post("/tickets", body), 422, place);
        assertThat(refused.json().path("errors").toString()).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{} x",
                "{\"practice\": \"incident\", \"practice\": \"x\"}",
                "{\"subject\": NaN}",
                "{\"subject\": 1e99999999}",
                "// no\n{}",
                "{'a': 1}",
                "\u0000",
                "{\"subject\": \"\\ud800\"}"
            })
    void whatIsNoJsonIsRefused(String body) throws Exception {
        var answer = requester.post("/tickets", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(body).isIn(400, 422);
        refused(answer, answer.status(), "");
    }

    @Test
    void deepAndWideAndBrokenJsonIsRefused() throws Exception {
        refused(requester.post("/tickets", "{\"a\":".repeat(100_000).getBytes()), 400, "JSON");
        refused(requester.post("/tickets", ("{\"subject\":" + "1".repeat(1_000) + "}").getBytes()), 400, "JSON");
        refused(requester.post("/tickets", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}), 400, "UTF-8");
        refused(requester.post("/tickets", ("{\"subject\":\"" + "x".repeat(20_000_000) + "\"}").getBytes()), 413, "");
        var many = new LinkedHashMap<String, Object>();
        for (int i = 0; i < 20_000; i++) {
            many.put("f" + i, i);
        }
        var body = new HashMap<String, Object>(report());
        body.put("fields", many);
        refused(requester.post("/tickets", body), 422, "fields.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/plain",
                "application/*",
                "application/xml",
                "bogus",
                "application/x-www-form-urlencoded",
                "application/json, text/plain"
            })
    void anotherKindOfBodyIsRefused(String type) throws Exception {
        var body = Client.JSON.writeValueAsBytes(report());
        refused(requester.send("POST", "/tickets", body, type, Map.of()), 415, "");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=501, limit",
        "limit=abc, limit",
        "limit=1.5, limit",
        "limit=5&limit=6, limit",
        "sort=colour, sort",
        "sort=-, sort",
        "cursor=zzz, cursor",
        "category=LOST, one of NEW",
        "priority=x, number",
        "openedFrom=2026-13-01, openedFrom",
        "q=%00, q",
        "colour=red, colour",
        "practice=a&practice=b, practice",
        "open=maybe, open",
        "fields.=x, fields.",
        "fields.nope=x, fields.nope",
        "state[]=new, state[]",
        "Practice=incident, Practice"
    })
    void aBadParameterIsRefusedByName(String query, String place) throws Exception {
        refused(raw("GET /api/v1/tickets?" + query, ""), 422, place);
        refused(raw("GET /api/v1/tasks?limit=0", ""), 422, "limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%", "q=%zz", "q=%2", "limit=5&%=1"})
    void parametersThatCannotBeDecodedAreNotLeftOut(String query) throws Exception {
        refused(raw("GET /api/v1/tickets?" + query, ""), 400, "percent");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/tick<ets>, 400", "GET /api/v1/tickets\\x, 400", "GET /api/v1/tickets/%zz, 400",
        "GET /api/v1/tickets/%00, 400", "GET /api/v1/tickets/a%2Fb, 400", "GET /api/v1/../../etc/passwd, 400",
        "GET /api/v1/tickets;x=1, 400", "GET /api/v1//tickets, 400", "TRACE /api/v1/tickets, 405",
        "BOGUS /api/v1/tickets, 405", "DELETE /api/v1/tickets, 405", "GET /api/v1/nope, 404"
    })
    void aStrangeAddressOrMethodGetsAProblemDocument(String line, int status) throws Exception {
        refused(raw(line, ""), status, "");
    }

    @Test
    void headersThatChangeTheMethodChangeNothing() throws Exception {
        refused(
                raw("POST /api/v1/tickets/INC0000001", "X-HTTP-Method-Override: DELETE\r\nContent-Length: 0\r\n"),
                405,
                "");
        refused(raw("GET /api/v1/tickets", "X: " + "y".repeat(20_000) + "\r\n"), 400, "");
        refused(raw("GET /api/v1/tickets?q=" + "y".repeat(20_000), ""), 400, "");
    }

    @Test
    void bodiesThatDoNotEndAreCutOff() throws Exception {
        var json = "Content-Type: application/json\r\n";
        var chunk = "100000\r\n" + " ".repeat(0x100000) + "\r\n";
        refused(raw("POST /api/v1/tickets", json + "Transfer-Encoding: chunked\r\n", chunk.repeat(30)), 413, "");
        refused(raw("POST /api/v1/tickets", json + "Transfer-Encoding: chunked\r\n", "ZZZ\r\nxx"), 400, "");
        // The answer comes before the client has sent what is refused anyhow.
        refused(raw("POST /api/v1/tickets", json + "Content-Length: 99999999999\r\n", "{"), 413, "bytes");
        refused(
                raw("POST /api/v1/tickets", json + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
                400,
                "");
        refused(raw("POST /api/v1/tickets", json + "Content-Length: -1\r\n"), 400, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer pxt_",
                "Bearer pxt_0123456789012345678901234567890123456789012",
                "Bearer ",
                "Basic !!!",
                "Basic YWdlbnQ=",
                "Basic OmRlbW8=",
                "Basic YWdlbnQAOmRlbW8=",
                "Token x",
                "Negotiate x"
            })
    void forgedCredentialsAreNone(String credentials) throws Exception {
        refused(new Client(port, credentials).get("/tickets"), 401, "");
    }

    @Test
    void tokensAreAskedForProperly() throws Exception {
        refused(agent.post("/tokens", Map.of("name", "x", "scopes", List.of())), 422, "scopes");
        refused(agent.post("/tokens", "{\"name\": \"x\", \"scopes\": [null]}".getBytes()), 422, "scopes");
        refused(agent.post("/tokens", Map.of("name", "x", "scopes", List.of("root"))), 422, "scopes");
        refused(agent.post("/tokens", Map.of("name", "x", "scopes", List.of("admin"))), 403, "");
        refused(agent.post("/tokens", Map.of("name", "a\nb")), 422, "name");
        refused(agent.post("/tokens", Map.of("name", "x", "expiresAt", "2020-01-01T00:00:00Z")), 422, "expiresAt");
        refused(agent.post("/tokens", Map.of("name", "x", "expiresAt", 7)), 422, "expiresAt");
    }

    @Test
    void uploadsAreOneSoundFileEach() throws Exception {
        var number = opened();
        var path = "/tickets/" + number + "/attachments";
        refused(agent.upload(path, "empty.txt", new byte[0]), 422, "file");
        refused(agent.upload(path, "..", "x".getBytes()), 422, "file");
        refused(agent.upload(path, "x".repeat(260), "x".getBytes()), 422, "file");
        refused(
                agent.upload(path, "run.txt", "MZ\u0090\u0000 program".getBytes(StandardCharsets.ISO_8859_1)),
                415,
                "run.txt");
        refused(agent.upload(path, "run.txt", "#!/bin/sh\nrm -rf /".getBytes()), 415, "run.txt");
        refused(form(path, part("file", "a.txt", "x"), part("file", "b.txt", "y")), 422, "more than once");
        refused(form(path, part("file", "a.txt", "x"), part("colour", null, "red")), 422, "colour");
        refused(form(path, part("file", "a.txt", "x"), part("internal", null, "maybe")), 422, "internal");
        refused(form(path, part("file", null, "x")), 422, "file");
        refused(
                form(
                        path,
                        Stream.generate(() -> part("file", "a.txt", "x"))
                                .limit(3_000)
                                .toArray(String[]::new)),
                413,
                "");
        var cut = ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc").getBytes();
        refused(agent.send("POST", path, cut, "multipart/form-data; boundary=b", Map.of()), 400, "");
        refused(agent.send("POST", path, cut, "multipart/form-data", Map.of()), 400, "");
        assertThat(agent.get(path).json().path("items")).isEmpty();
    }

    @Test
    void aNameThatDisguisesItsEndingIsKeptPlain() throws Exception {
        var number = opened();
        var kept = agent.upload("/tickets/" + number + "/attachments", "photo\u202egnp.exe", "text".getBytes());
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(kept.at("name")).isEqualTo("photognp.exe");
        before = rows();
    }

    @Test
    void aPictureThatIsAPageIsServedAsBytes() throws Exception {
        var number = opened();
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes();
        var kept = agent.upload("/tickets/" + number + "/attachments", "a.png", svg);
        var served = agent.get(kept.header("Location"));
        assertThat(served.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(served.header("Content-Disposition")).startsWith("attachment");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(served.header("Content-Security-Policy")).contains("sandbox");
        before = rows();
    }

    @Test
    void equalRequestsAtTheSameTimeOpenOneTicket() throws Exception {
        var key = UUID.randomUUID().toString();
        var pool = Executors.newFixedThreadPool(8);
        var numbers = new ArrayList<String>();
        Callable<Client.Answer> send = () -> requester.post("/tickets", report(), "Idempotency-Key", key);
        for (var sent : pool.invokeAll(List.of(send, send, send, send, send, send, send, send))) {
            assertThat(sent.get().status()).as(sent.get().text()).isIn(201, 409);
            if (sent.get().status() == 201) {
                numbers.add(sent.get().at("number"));
            }
        }
        pool.shutdown();
        assertThat(numbers).isNotEmpty().containsOnly(numbers.get(0));
        assertThat(rows().get("ticket")).isEqualTo(before.get("ticket") + 1);

        // Another account's key of the same text is another key, and tells nothing of the first.
        var other = agent.post("/tickets", report(), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.at("number")).isNotEqualTo(numbers.get(0));
        before = rows();
        refused(requester.post("/tickets", report(), "Idempotency-Key", "x".repeat(129)), 422, "Idempotency-Key");
        refused(requester.post("/tickets", report(), "Idempotency-Key", "a b"), 422, "Idempotency-Key");
    }

    @Test
    void fourByteCharactersAndBothDirectionsAreKept() throws Exception {
        for (var subject : List.of("🔥 VPN 😀 𝒳", "شبكة VPN معطلة", "नमस्ते", "e\u0301")) {
            var body = new HashMap<String, Object>(report());
            body.put("subject", subject);
            var opened = requester.post("/tickets", body);
            assertThat(opened.status()).as(opened.text()).isEqualTo(201);
            assertThat(agent.get("/tickets/" + opened.at("number")).at("subject"))
                    .isEqualTo(subject);
        }
        before = rows();
    }

    @Test
    void aTicketIsNotItsOwnGrandparent() throws Exception {
        var one = opened();
        var two = opened();
        var three = opened();
        assertThat(link(one, "parent-of", two).status()).isEqualTo(201);
        assertThat(link(three, "child-of", two).status()).isEqualTo(201);
        before = rows();
        refused(link(three, "parent-of", one), 422, "target");
        refused(link(one, "child-of", three), 422, "target");
        refused(link(one, "parent-of", one), 422, "target");
        refused(link(one, "related", "HRX0000001"), 422, "target");
    }

    @Test
    void workIsHandedToThoseWhoCanDoIt() throws Exception {
        var number = opened();
        var task = agent.get("/tasks?ticket=" + number)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        refused(agent.post("/tasks/" + task + "/assign", Map.of("assignee", "nobody")), 422, "assignee");
        refused(agent.post("/tasks/" + task + "/assign", Map.of("assignee", "duarte.vaz")), 422, "assignee");
        refused(agent.json("PATCH", "/tickets/" + number, Map.of("assignee", "duarte.vaz")), 422, "assignee");
    }

    @Test
    void whoIsTooLateIsToldSo() throws Exception {
        var number = opened();
        var task = agent.get("/tasks?ticket=" + number)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        var done = agent.post("/tasks/" + task + "/complete", Map.of("outcome", "accept", "values", Map.of()));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        before = rows();
        refused(
                agent.post("/tasks/" + task + "/complete", Map.of("outcome", "accept", "values", Map.of())),
                409,
                "completed");
        refused(agent.post("/tasks/" + task + "/claim", Map.of()), 409, "completed");
        refused(Client.as("hr", port).post("/tasks/" + task + "/claim", Map.of()), 404, "");
        refused(requester.post("/tasks/" + task + "/claim", Map.of()), 404, "");
    }

    private Client.Answer link(String number, String type, String target) throws Exception {
        return agent.post("/tickets/" + number + "/links", Map.of("type", type, "target", target));
    }

    private String opened() throws Exception {
        var opened = requester.post("/tickets", report());
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        before = rows();
        return opened.at("number");
    }

    private static Map<String, Object> report() {
        return Map.of(
                "practice",
                "incident",
                "subject",
                "VPN drops",
                "fields",
                Map.of("category", "network", "impact", "team", "urgency", "high"));
    }

    private Client.Answer form(String path, String... parts) throws Exception {
        var body = String.join("", parts) + "--b--\r\n";
        return agent.send("POST", path, body.getBytes(), "multipart/form-data; boundary=b", Map.of());
    }

    private static String part(String name, String file, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"") + "\r\n\r\n" + content + "\r\n";
    }

    private Map<String, Long> rows() {
        return Kept.rows(jdbc);
    }

    /** What a well-behaved client cannot send. */
    private Client.Answer raw(String line, String headers, String... body) throws Exception {
        var basic = Base64.getEncoder().encodeToString("agent:demo".getBytes());
        var head = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic " + basic + "\r\n"
                + headers + "\r\n";
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            for (var piece : body) {
                out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
            }
            out.flush();
            return RawAnswer.read(socket.getInputStream());
        }
    }
}
