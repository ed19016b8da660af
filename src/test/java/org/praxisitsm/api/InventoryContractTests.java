package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.asset.inventory.Packing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What inventory agents meet over a real port. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class InventoryContractTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    private String token;

    @BeforeEach
    void tokenOfAnAgent() throws Exception {
        token = tokenOf("network", "inventory");
    }

    private String tokenOf(String account, String scope) throws Exception {
        var issued = Client.as(account, port).post("/tokens", Map.of("name", "agents", "scopes", List.of(scope)));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return issued.at("token");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, application/xml",
        "ZLIB, application/x-compress-zlib",
        "ZLIB, application/x-compress",
        "GZIP, application/x-compress-gzip"
    })
    void theHandshakeIsAnsweredAsItWasAsked(Packing packing, String type) throws Exception {
        var prolog = "<REQUEST><DEVICEID>x-2026-01-01-00-00-00</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>";

        var answer = post(packing.packed(bytes(prolog)), type, basic(token));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Packing.of(answer.body(), null)).isEqualTo(packing);
        assertThat(new String(packing.unpacked(answer.body(), 10_000), StandardCharsets.UTF_8))
                .contains("<RESPONSE>SEND</RESPONSE>")
                .contains("<PROLOG_FREQ>24</PROLOG_FREQ>");
    }

    @Test
    void aGlpiAgentIsToldToReport() throws Exception {
        var answer = post(
                bytes("{\"action\":\"contact\",\"deviceid\":\"x\",\"name\":\"GLPI-Agent\",\"version\":\"1.5\"}"),
                "application/json",
                basic(token),
                "GLPI-Agent-ID",
                "0c2b37ad-0b8f-4d31-9d56-9f6ed1a5a2a3",
                "GLPI-Request-ID",
                "0A1B2C3D");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("GLPI-Request-ID")).hasValue("0A1B2C3D");
        var json = Client.JSON.readTree(answer.body());
        assertThat(json.path("status").asText()).isEqualTo("ok");
        assertThat(json.path("expiration").asInt()).isEqualTo(24);
        assertThat(json.path("tasks").path("inventory").path("server").asText()).isEqualTo("glpi");
    }

    @Test
    void aReportCreatesThenSaysThatNothingChanged() throws Exception {
        var report = computer("contract-1", "CT-1001");

        var first = post(Packing.ZLIB.packed(bytes(report)), "application/x-compress-zlib", basic(token));
        var second = post(Packing.ZLIB.packed(bytes(report)), "application/x-compress-zlib", "Bearer " + token);

        assertThat(first.headers().firstValue("Praxis-Asset").orElseThrow()).matches("CI\\d{7} CREATED");
        assertThat(second.headers().firstValue("Praxis-Asset").orElseThrow()).matches("CI\\d{7} UNCHANGED");
    }

    @Test
    void whoIsNotSignedInIsAskedInWordsThatAgentsUnderstand() throws Exception {
        var answer = post(bytes(computer("contract-2", "CT-1002")), "application/xml", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Praxis\"");
        assertThat(post(bytes("x"), "application/xml", basic("pxt_wrong")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenAsAPasswordReportsAndNothingElse() throws Exception {
        var reading = tokenOf("network", "read");
        for (var path : List.of("/assets", "/inventory/duplicates", "/me", "/tickets")) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                    .header("Authorization", basic(reading));
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.body()).as(path).contains("Bearer").doesNotContain(reading);
        }
        assertThat(Client.bearing(reading, port).get("/assets").status()).isEqualTo(200);
    }

    @Test
    void aTokenOfAgentsReportsAndNothingElse() throws Exception {
        var bearer = Client.bearing(token, port);

        assertThat(bearer.get("/tickets").status()).isEqualTo(403);
        assertThat(bearer.get("/assets").status()).isIn(403, 404);
        assertThat(bearer.post("/tokens", Map.of("name", "more")).status()).isEqualTo(403);
        var read = tokenOf("network", "read");
        assertThat(post(bytes(computer("contract-3", "CT-1003")), "application/xml", basic(read))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAdministratorsTokenForAgentsWorks() throws Exception {
        var admins = tokenOf("admin", "inventory");

        assertThat(post(bytes(computer("contract-4", "CT-1004")), "application/xml", basic(admins))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Client.bearing(admins, port).get("/audit").status()).isEqualTo(403);
    }

    @Test
    void aDeviceOfAnotherUnitIsNotTouched() throws Exception {
        var hr = tokenOf("hr", "inventory");
        var ours = post(bytes(computer("contract-5", "CT-1005")), "application/xml", basic(token))
                .headers()
                .firstValue("Praxis-Asset")
                .orElseThrow();

        var forged = post(
                bytes(computer("contract-5", "CT-1005").replace("<BIOS>", "<BIOS><BVERSION>evil</BVERSION>")),
                "application/xml",
                basic(hr));

        assertThat(forged.headers().firstValue("Praxis-Asset").orElseThrow())
                .endsWith("CREATED")
                .doesNotStartWith(ours.substring(0, 9));
    }

    @Test
    void refusalsAreProblemsThatNameTheLine() throws Exception {
        var half = computer("contract-6", "CT-1006");
        var answer = post(bytes(half.substring(0, half.length() - 30)), "application/xml", basic(token));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("line 1");
    }

    @Test
    void refusalsToGlpiAgentsAreInTheirForm() throws Exception {
        var answer = post(
                bytes("{\"action\":\"inventory\",\"content\":{\"hardware\":{}}}"),
                "application/json",
                basic(token),
                "GLPI-Agent-ID",
                "not-a-uuid");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Client.JSON.readTree(answer.body()).path("status").asText()).isEqualTo("error");
    }

    @Test
    void bombsAndMonstersAreTooLarge() throws Exception {
        assertThat(post(Packing.GZIP.packed(new byte[64 << 20]), "application/x-compress-gzip", basic(token))
                        .statusCode())
                .isEqualTo(413);
        var field = computer("contract-7", "CT-1007").replace("<BIOS>", "<BIOS><X>" + "y".repeat(5 << 20) + "</X>");
        assertThat(post(bytes(field), "application/xml", basic(token)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void agentsThatAskForOtherWorkHearThatThereIsNone() throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create(address() + "?action=getConfig&machineid=x&task%5BCollect%5D=2.7"))
                .header("Authorization", basic(token))
                .build();

        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void noiseIsNeverOurFailure() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var types =
                List.of("application/xml", "application/json", "application/x-compress-zlib", "text/plain", "*/*", "");
        for (int i = 0; i < 200; i++) {
            var body = bytes(computer("noise", "NOISE-1"));
            for (int changes = random.nextInt(6); changes > 0; changes--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            if (random.nextBoolean()) {
                body = Packing.ZLIB.packed(body);
                body = Arrays.copyOf(body, 1 + random.nextInt(body.length));
            }
            var answer = post(body, types.get(random.nextInt(types.size())), basic(token));
            assertThat(answer.statusCode()).as("seed " + seed + ", " + i).isLessThan(500);
        }
    }

    private static String computer(String name, String serial) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><REQUEST><DEVICEID>" + name
                + "-2026-01-01-00-00-00</DEVICEID><QUERY>INVENTORY</QUERY><CONTENT><HARDWARE><NAME>" + name
                + "</NAME></HARDWARE><BIOS><SSN>" + serial + "</SSN></BIOS></CONTENT></REQUEST>";
    }

    private String address() {
        return "http://127.0.0.1:" + port + "/api/v1/inventory";
    }

    private HttpResponse<byte[]> post(byte[] body, String type, String authorization, String... headers)
            throws Exception {
        var all = new ArrayList<>(List.of(headers));
        if (!type.isEmpty()) {
            all.addAll(List.of("Content-Type", type));
        }
        if (authorization != null) {
            all.addAll(List.of("Authorization", authorization));
        }
        var request = HttpRequest.newBuilder(URI.create(address())).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!all.isEmpty()) {
            request.headers(all.toArray(String[]::new));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String basic(String token) {
        return "Basic " + Base64.getEncoder().encodeToString(bytes("inventory:" + token));
    }
}
