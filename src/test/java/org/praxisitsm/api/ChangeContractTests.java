package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The change calendar over a real port: what is asked well, what is asked badly, and who may ask. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class ChangeContractTests {

    private static final Instant FROM = Instant.parse("2031-05-05T20:00:00Z");

    @LocalServerPort
    int port;

    private Client as(String account) {
        return Client.as(account, port);
    }

    private String change() throws Exception {
        var opened = as("network")
                .post(
                        "/tickets",
                        Map.of(
                                "practice",
                                "change-enablement",
                                "subject",
                                "Firmware",
                                "description",
                                "Old one leaks",
                                "fields",
                                Map.of(
                                        "changeType",
                                        "normal",
                                        "group",
                                        "network",
                                        "plannedFrom",
                                        FROM.toString(),
                                        "plannedTo",
                                        FROM.plus(2, ChronoUnit.HOURS).toString())));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return opened.at("number");
    }

    private static Map<String, Object> window(String name) {
        return Map.of(
                "kind", "BLACKOUT",
                "name", name,
                "unit", "it",
                "zone", "Europe/Lisbon",
                "starts", "2029-01-01T00:00:00",
                "ends", "2029-01-02T00:00:00",
                "rule", "FREQ=YEARLY",
                "scopes", List.of(Map.of("kind", "EVERYTHING")));
    }

    @Test
    void theScheduleShowsWhatWasPlannedAndMovesIt() throws Exception {
        var number = change();
        var path =
                "/changes/schedule?from=" + FROM.minus(1, ChronoUnit.HOURS) + "&to=" + FROM.plus(3, ChronoUnit.HOURS);
        assertThat(as("network").get(path).text()).contains(number);
        assertThat(as("hr").get(path).text()).doesNotContain(number);
        assertThat(as("requester").get(path).status()).isEqualTo(403);
        var moved = as("network")
                .post(
                        "/changes/" + number + "/move",
                        Map.of(
                                "from", FROM.plus(5, ChronoUnit.HOURS).toString(),
                                "to", FROM.plus(6, ChronoUnit.HOURS).toString()));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(as("network").get(path).text()).doesNotContain(number);
        assertThat(as("network")
                        .get("/changes/" + number + "/free-slots?limit=2")
                        .json()
                        .path("slots"))
                .hasSize(2);
        assertThat(as("hr").get("/changes/" + number + "/conflicts").status()).isEqualTo(404);
    }

    @Test
    void aWindowIsKeptChangedAndRemoved() throws Exception {
        var made = as("change-manager").post("/changes/windows", window("Contract"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var path = "/changes/windows/" + made.at("id");
        assertThat(as("network").get(path).at("rule")).isEqualTo("FREQ=YEARLY");
        assertThat(as("network").json("PUT", path, window("Other")).status()).isEqualTo(403);
        assertThat(as("change-manager")
                        .json("PUT", path, window("Other"), "If-Match", "\"7\"")
                        .status())
                .isEqualTo(409);
        assertThat(as("change-manager")
                        .json("PUT", path, window("Other"), "If-Match", "\"1\"")
                        .at("name"))
                .isEqualTo("Other");
        assertThat(as("change-manager")
                        .send("DELETE", path, null, null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(as("change-manager").get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', name",
        "zone, Mars/Olympus, zone",
        "zone, '+01:00', zone",
        "ends, 2029-01-01T00:00:00, ends",
        "ends, 2031-01-01T00:00:00, ends",
        "rule, FREQ=SECONDLY, rule",
        "rule, FREQ=WEEKLY;COUNT=0, rule",
        "rule, EVERY DAY, rule",
        "rule, FREQ=WEEKLY;UNTIL=soon, rule",
        "starts, 0001-01-01T00:00:00, starts",
        "unit, 'no such', unit",
    })
    void whatIsWrongWithAWindowIsNamed(String member, String value, String field) throws Exception {
        var body = new java.util.LinkedHashMap<>(window("Bad"));
        body.put(member, value);
        var answer = as("change-manager").post("/changes/windows", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("field")).contains(field);
    }

    @ParameterizedTest
    @CsvSource({
        "/changes/schedule, 422",
        "/changes/schedule?from=2027-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, 422",
        "/changes/schedule?from=2027-01-01T00:00:00Z&to=2037-01-01T00:00:00Z, 422",
        "/changes/schedule?from=today&to=tomorrow, 422",
        "/changes/schedule?from=2027-01-01T00:00:00Z&to=2027-02-01T00:00:00Z&color=red, 422",
        "/changes/CHG9999999/conflicts, 404",
        "/changes/windows/abc, 404",
        "/changes/windows/99, 404",
    })
    void badQuestionsAreAnsweredClearly(String path, int status) throws Exception {
        var answer = as("network").get(path);
        assertThat(answer.status())
                .as(answer.text())
                .isIn(status, status == 422 ? 400 : status, status == 404 ? 422 : status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aFeedNeedsNoSignInAndNoSession() throws Exception {
        var issued = as("network").post("/changes/feeds", Map.of("name", "Phone"));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        var http = HttpClient.newHttpClient();
        var good = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + issued.at("path")))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(good.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(good.body()).startsWith("BEGIN:VCALENDAR\r\n");
        assertThat(as("network")
                        .send("DELETE", "/changes/feeds/" + issued.at("id"), null, null, Map.of())
                        .status())
                .isEqualTo(204);
        var gone = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + issued.at("path")))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(gone.statusCode()).isEqualTo(404);
    }

    @Test
    void aBrokenCalendarFileNamesItsLine() throws Exception {
        var answer = as("change-manager")
                .send(
                        "POST",
                        "/changes/windows/import?unit=it&zone=Europe/Lisbon",
                        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nnonsense\r\n".getBytes(StandardCharsets.UTF_8),
                        "text/calendar",
                        Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains("line 3");
    }
}
