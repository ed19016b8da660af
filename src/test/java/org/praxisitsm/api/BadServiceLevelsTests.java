package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What service levels refuse over a real port: always with the place, and nothing is changed by it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class BadServiceLevelsTests {

    private static final String CALENDAR = "/calendars/service-hours";
    private static final String AGREEMENT = "/agreements/incident-standard";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Client admin;

    @BeforeEach
    void signIn() {
        admin = Client.as("admin", port);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            overlapping hours    | {"zone": "UTC", "hours": {"MONDAY": [["08:00", "12:00"], ["11:59", "17:00"]]}}      | hours.MONDAY[1]
            hours in a wrong order | {"zone": "UTC", "hours": {"MONDAY": [["08:00", "20:00"], ["09:00", "10:00"]]}}    | hours.MONDAY[1]
            reversed hours       | {"zone": "UTC", "hours": {"FRIDAY": [["17:00", "08:00"]]}}                          | hours.FRIDAY[0]
            hours of no length   | {"zone": "UTC", "hours": {"FRIDAY": [["08:00", "08:00"]]}}                          | hours.FRIDAY[0]
            hours past the day   | {"zone": "UTC", "hours": {"FRIDAY": [["08:00", "24:01"]]}}                          | hours.FRIDAY[0][1]
            a zone nobody knows  | {"zone": "Europe/Atlantis", "hours": {"MONDAY": [["08:00", "17:00"]]}}              | zone
            a holiday that is no date | {"zone": "UTC", "hours": {"MONDAY": [["08:00", "17:00"]]}, "holidays": [{"date": "2026-02-30", "name": "x"}]} | holidays[0].date
            no hours at all      | {"zone": "UTC", "hours": {}}                                                        | hours""")
    void calendarsThatSayNothingSensible(String what, String body, String field) throws Exception {
        var members = (ObjectNode) Client.JSON.readTree(body);
        members.put("name", "Changed");

        refused(() -> admin.json("PUT", CALENDAR, members), field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            cut off in an event   | BEGIN:VCALENDAR~BEGIN:VEVENT~UID:1~DTSTART;VALUE=DATE:20270517~SUMMARY:Day~            | line 5
            a line without a name | BEGIN:VCALENDAR~BEGIN:VEVENT~nonsense~END:VEVENT~END:VCALENDAR~                        | line 3
            no calendar at all    | Dear all, please find the holidays attached~                                          | line 1
            an end of another     | BEGIN:VCALENDAR~BEGIN:VEVENT~UID:1~END:VCALENDAR~                                     | line 4""")
    void brokenCalendarFiles(String what, String file, String line) throws Exception {
        var bytes = file.replace('~', '\n').getBytes(StandardCharsets.UTF_8);

        refused(() -> admin.send("POST", CALENDAR + "/holidays", bytes, "text/calendar", Map.of()), line);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a target without a stop        | /targets/1/rules       | [{"event": "opened", "then": "start"}]                         | targets[1]
            a target without a start       | /targets/1/rules       | [{"category": "RESOLVED", "then": "stop"}]                     | targets[1]
            a start that is its stop       | /targets/0/rules       | [{"event": "opened", "then": "start"}, {"event": "opened", "then": "stop"}] | targets[0]
            a pause without a resume       | /targets/0/rules       | [{"event": "opened", "then": "start"}, {"event": "noted", "then": "pause"}, {"event": "closed", "then": "stop"}] | targets[0]
            an event that never happens    | /targets/0/rules/0     | {"event": "full-moon", "then": "start"}                        | targets[0].rules[0].event
            a state the practice has not   | /targets/0/rules/0     | {"state": "asleep", "then": "start"}                           | targets[0].rules[0].state
            a step that nobody draws       | /targets/0/rules/0     | {"step": "Task_Dream", "then": "start"}                        | targets[0].rules[0].step
            a table that is not there      | /targets/0/table       | "incident-weather"                                             | targets[0].table
            thresholds that go down        | /targets/0/thresholds  | [{"percent": 100, "message": "a"}, {"percent": 75, "message": "b"}] | targets[0].thresholds[1].percent
            a threshold twice              | /targets/0/thresholds  | [{"percent": 75, "message": "a"}, {"percent": 75, "message": "b"}] | targets[0].thresholds[1]
            a threshold below nothing      | /targets/0/thresholds  | [{"percent": -5, "message": "a"}]                              | targets[0].thresholds[0].percent
            a calendar that is not there   | /calendar              | "moon-hours"                                                   | calendar
            a target's own is not there    | /targets/1/calendar    | "moon-hours"                                                   | targets[1].calendar
            a reason nobody can give       | /holds/rows/0/reason   | "bored"                                                        | holds.rows[0].reason
            a longest pause below nothing  | /holds/rows/0/atMost   | "-P1D"                                                         | holds.rows[0].atMost
            a zone rule that is none       | /zone                  | "moon"                                                         | zone
            no target at all               | /targets               | []                                                             | targets""")
    void agreementsThatPromiseNothingSensible(String what, String place, String value, String field) throws Exception {
        var members = agreement();
        set(members, place, value);

        refused(() -> admin.json("PUT", AGREEMENT, members), field);
    }

    @ParameterizedTest
    @CsvSource({"-PT4H", "PT0S", "-2 business days", "0 business days", "P2D", "soon"})
    void durationsThatAreNone(String promise) throws Exception {
        var members = agreement();
        var target = (ObjectNode) members.path("targets").path(0);
        target.remove("table");
        target.put("promise", promise);

        refused(() -> admin.json("PUT", AGREEMENT, members), "targets[0].promise");
    }

    @Test
    void everyMistakeIsNamedAtOnce() throws Exception {
        var members = agreement();
        set(members, "/targets/0/thresholds", "[{\"percent\": 0, \"message\": \"a\"}]");
        set(members, "/targets/1/rules", "[{\"event\": \"opened\", \"then\": \"start\"}]");
        members.put("zone", "moon");

        var answer = refused(
                () -> admin.json("PUT", AGREEMENT, members), "zone", "targets[0].thresholds[0].percent", "targets[1]");
        assertThat(answer.text()).contains("Nothing stops the target");
    }

    @Test
    void aVersionThatWouldHoldForThePast() throws Exception {
        var members = agreement();
        members.put("effectiveFrom", "2020-01-01T00:00:00Z");

        refused(() -> admin.json("PUT", AGREEMENT, members), "effectiveFrom");
    }

    private ObjectNode agreement() throws Exception {
        return admin.get(AGREEMENT).json().path("agreement").deepCopy();
    }

    private static void set(ObjectNode members, String place, String value) throws Exception {
        var parent = members.at(place.substring(0, place.lastIndexOf('/')));
        var name = place.substring(place.lastIndexOf('/') + 1);
        var content = Client.JSON.readTree(value);
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), content);
        } else {
            ((ObjectNode) parent).set(name, content);
        }
    }

    private interface Call {
        Client.Answer send() throws Exception;
    }

    private Client.Answer refused(Call call, String... fields) throws Exception {
        var before = stored();
        var answer = call.send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .as(answer.text())
                .contains(fields);
        assertThat(answer.json().path("errors").findValuesAsText("message")).noneMatch(String::isBlank);
        assertThat(stored()).as("nothing changes").isEqualTo(before);
        return answer;
    }

    /** Everything that such a call could have changed. */
    private List<Map<String, Object>> stored() {
        return jdbc.sql(
                        "select (select count(*) from service_calendar_version) as calendars,"
                                + " (select max(version) from sla_agreement where agreement_key = 'incident-standard') as agreement,"
                                + " (select count(*) from sla_fact) as facts, (select count(*) from sla_clock) as clocks,"
                                + " (select count(*) from audit_entry where act in ('calendar.published', 'agreement.changed')) as acts")
                .query()
                .listOfRows();
    }
}
