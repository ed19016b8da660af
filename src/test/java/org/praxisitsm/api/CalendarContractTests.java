package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calendars over a real port. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class CalendarContractTests {

    private static final String OFFICE =
            """
            {"name": "Office", "zone": "Europe/Berlin", "hours": {
               "MONDAY": [["08:00", "12:00"], ["13:00", "17:00"]], "TUESDAY": [["08:00", "17:00"]],
               "WEDNESDAY": [["08:00", "17:00"]], "THURSDAY": [["08:00", "17:00"]], "FRIDAY": [["08:00", "17:00"]]},
             "holidays": [{"date": "2026-12-25", "name": "Christmas"}]}""";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final String key = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/calendars/" + key;
    private Client admin;
    private Client agent;

    @BeforeEach
    void signIn() {
        admin = Client.as("admin", port);
        agent = Client.as("agent", port);
    }

    @Test
    void aCalendarIsPublishedReadAndReckonedWith() throws Exception {
        var created = put(OFFICE);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.header("Location")).endsWith(path);

        var read = agent.get(path).json();
        assertThat(read.path("hours").path("MONDAY").toString())
                .isEqualTo("[[\"08:00\",\"12:00\"],[\"13:00\",\"17:00\"]]");
        assertThat(agent.get("/calendars").text()).contains(key);

        var due = agent.post(path + "/deadline", Map.of("start", "2026-03-27T15:00:00Z", "duration", "PT4H"));
        assertThat(due.at("due")).as(due.text()).isEqualTo("2026-03-30T09:00:00Z");
        assertThat(due.json().path("explanation").toString())
                .isEqualTo("[{\"from\":\"2026-03-27T15:00:00Z\",\"to\":\"2026-03-27T16:00:00Z\",\"counted\":\"PT1H\","
                        + "\"notCounted\":null},{\"from\":\"2026-03-30T06:00:00Z\",\"to\":\"2026-03-30T09:00:00Z\","
                        + "\"counted\":\"PT3H\",\"notCounted\":null}]");

        var paused = agent.post(
                path + "/deadline",
                Map.of(
                        "start",
                        "2026-03-27T15:00:00Z",
                        "duration",
                        "PT4H",
                        "pauses",
                        List.of(Map.of("from", "2026-03-27T15:30:00Z", "to", "2026-03-30T07:00:00Z"))));
        assertThat(paused.at("due")).as(paused.text()).isEqualTo("2026-03-30T11:30:00Z");

        var days = Map.of("start", "2026-03-27T15:00:00Z", "businessDays", 7, "endOfDay", true);
        assertThat(agent.post(path + "/deadline", days).at("due")).isEqualTo("2026-04-07T15:00:00Z");
        var span = Map.of("from", "2026-03-27T15:00:00Z", "to", "2026-03-30T09:00:00Z");
        assertThat(agent.post(path + "/elapsed", span).at("elapsed")).isEqualTo("PT4H");
        assertThat(agent.get(path + "/open?at=2026-12-25T10:00:00Z").text()).isEqualTo("{\"open\":false}");
        assertThat(agent.get(path + "/open?at=2026-12-24T10:00:00Z").text()).isEqualTo("{\"open\":true}");
    }

    @Test
    void versionsStayAndStaleOrRepeatedPublicationsChangeNothing() throws Exception {
        put(OFFICE);
        assertThat(put(OFFICE).header("ETag")).isEqualTo("\"1\"");
        var longer = OFFICE.replace("\"13:00\", \"17:00\"", "\"13:00\", \"24:00\"");

        assertThat(admin.json("PUT", path, longer.getBytes(StandardCharsets.UTF_8), "If-Match", "\"1\"")
                        .header("ETag"))
                .isEqualTo("\"2\"");
        var stale = admin.json("PUT", path, OFFICE.getBytes(StandardCharsets.UTF_8), "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.at("detail")).contains("is at version 2, you started from version 1");
        assertThat(agent.get(path + "?version=1").json().path("hours").toString())
                .doesNotContain("24:00");
        assertThat(agent.get(path + "/versions").json().path("items")).hasSize(2);
        assertThat(jdbc.sql("select count(*) from audit_entry where act = 'calendar.published' and object_id = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aScheduledVersionWaitsForItsDate() throws Exception {
        put(OFFICE);
        var next = (ObjectNode) Client.JSON.readTree(OFFICE.replace("Europe/Berlin", "Europe/Lisbon"));
        next.put("effectiveFrom", Instant.now().plusSeconds(86_400).toString());

        assertThat(admin.json("PUT", path, next).at("version")).isEqualTo("2");

        assertThat(agent.get(path).at("zone")).isEqualTo("Europe/Berlin");
        assertThat(agent.get(path + "?version=2").at("zone")).isEqualTo("Europe/Lisbon");
        next.put("effectiveFrom", "2020-01-01T00:00:00Z");
        assertThat(admin.json("PUT", path, next).text()).contains("must not lie in the past");
    }

    @Test
    void onlyAdministratorsPublishAndRequestersSeeNothing() throws Exception {
        assertThat(agent.json("PUT", path, OFFICE.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
        put(OFFICE);
        assertThat(ics(agent, "x").status()).isEqualTo(403);
        assertThat(Client.as("requester", port).get(path).status()).isEqualTo(403);
        assertThat(agent.get("/calendars/no-such-one").status()).isEqualTo(404);
        assertThat(agent.get(path + "?version=9").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "08:00", "12:00"     | "08:00", "14:00"    | hours.MONDAY[1]    | overlaps 08:00-14:00
            "13:00", "17:00"     | "22:00", "06:00"    | hours.MONDAY[1]    | must start before it ends
            "13:00", "17:00"     | "13:00", "25:00"    | hours.MONDAY[1][1] | must be a wall clock time
            Europe/Berlin        | Mars/Phobos         | zone               | must be a time zone of the IANA database
            "date": "2026-12-25" | "date": "25.12."    | holidays[0].date   | must be a date
            "name": "Office"     | "colour": "red"     | colour             | is not a member of a calendar
            "TUESDAY"            | "DIENSTAG"          | hours.DIENSTAG     | is no weekday""")
    void badCalendarsAreRefusedWithThePlaceAndNothingChanges(String good, String bad, String field, String message)
            throws Exception {
        var answer = put(OFFICE.replace(good, bad));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("field")).contains(field);
        assertThat(answer.text()).contains(message);
        assertThat(agent.get(path).status()).isEqualTo(404);
    }

    @Test
    void anEmptyCalendarIsRefused() throws Exception {
        var answer = put("{\"name\": \"Never\", \"zone\": \"UTC\", \"hours\": {}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("must open on at least one weekday");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            deadline | {"start": "2026-03-27T16:00:00Z", "duration": "-PT1H"}                    | duration
            deadline | {"start": "2026-03-27T16:00:00Z", "duration": "P3Y"}                      | duration
            deadline | {"start": "2026-03-27T16:00:00Z", "duration": "PT999999999999999H"}       | duration
            deadline | {"start": "2026-03-27T16:00:00Z"}                                         | duration
            deadline | {"duration": "PT1H"}                                                      | start
            deadline | {"start": "9000-03-27T16:00:00Z", "duration": "PT1H"}                     | start
            deadline | {"start": "2026-03-27T16:00:00Z", "businessDays": -1}                     | businessDays
            deadline | {"start": "2026-03-27T16:00:00Z", "businessDays": 1, "duration": "PT1H"}  | businessDays
            deadline | {"start": "2026-03-27T16:00:00Z", "duration": "PT1H", "pauses": [{"from": "2026-03-27T16:00:00Z", "to": "2026-03-26T16:00:00Z"}]} | pauses[0].to
            deadline | {"start": "2026-03-27T16:00:00Z", "duration": "PT1H", "speed": 1}         | speed
            elapsed  | {"from": "2026-03-27T16:00:00Z", "to": "2026-03-27T15:59:59Z"}            | to
            elapsed  | {"from": "2026-03-27T16:00:00Z"}                                          | to""")
    void badQuestionsAreRefusedWithThePlace(String call, String body, String field) throws Exception {
        put(OFFICE);

        var answer = agent.post(path + "/" + call, body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly(field);
    }

    @Test
    void holidaysAreImportedOnceAndABrokenFileNamesItsLine() throws Exception {
        put(OFFICE);
        var file = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270517\nSUMMARY:Day\nEND:VEVENT\n"
                + "BEGIN:VEVENT\nUID:2\nDTSTART:20270517T100000Z\nSUMMARY:Call\nEND:VEVENT\nEND:VCALENDAR\n";

        var preview = admin.send(
                "POST",
                path + "/holidays?dryRun=true",
                file.getBytes(StandardCharsets.UTF_8),
                "text/calendar",
                Map.of());
        assertThat(preview.json().path("added")).as(preview.text()).hasSize(1);
        assertThat(agent.get(path).at("version")).isEqualTo("1");

        var first = ics(admin, file);
        assertThat(first.at("version")).as(first.text()).isEqualTo("2");
        assertThat(first.json().path("refused").get(0).path("line").asInt()).isEqualTo(7);
        assertThat(first.json().path("refused").get(0).path("what").asText()).isEqualTo("Call");
        var again = ics(admin, file);
        assertThat(again.at("version")).isEqualTo("2");
        assertThat(again.json().path("added")).isEmpty();
        assertThat(again.at("unchanged")).isEqualTo("1");
        assertThat(agent.get(path + "/open?at=2027-05-17T10:00:00Z").text()).isEqualTo("{\"open\":false}");

        var broken = ics(admin, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nnonsense\nEND:VEVENT\nEND:VCALENDAR\n");
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.json().path("errors").get(0).path("field").asText()).isEqualTo("line 3");
        assertThat(agent.get(path).at("version")).isEqualTo("2");
        assertThat(admin.send("POST", path + "/holidays", new byte[3_000_000], "text/calendar", Map.of())
                        .status())
                .isEqualTo(413);
        assertThat(admin.send("POST", path + "/holidays", new byte[3], "text/plain", Map.of())
                        .status())
                .isEqualTo(415);
    }

    @Test
    void publicHolidaysComeAsJsonToo() throws Exception {
        var file = Path.of("../shared/data/calendars/holidays/DE-2026.json");
        Assumptions.assumeTrue(Files.exists(file), file + " is not here");
        put(OFFICE);

        var answer = admin.post(path + "/holidays", Files.readAllBytes(file));

        assertThat(answer.json().path("added")).as(answer.text()).hasSize(9);
        assertThat(answer.json().path("refused").size()).isGreaterThan(5);
        assertThat(admin.post(path + "/holidays", Files.readAllBytes(file))
                        .json()
                        .path("added"))
                .isEmpty();
    }

    private Client.Answer put(String body) throws Exception {
        return admin.json("PUT", path, body.getBytes(StandardCharsets.UTF_8));
    }

    private Client.Answer ics(Client who, String text) throws Exception {
        return who.send("POST", path + "/holidays", text.getBytes(StandardCharsets.UTF_8), "text/calendar", Map.of());
    }
}
