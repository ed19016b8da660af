package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.notification.Notifications;
import org.praxisitsm.sla.Agreement;
import org.praxisitsm.sla.LevelFilter;
import org.praxisitsm.sla.LevelFilter.Dimension;
import org.praxisitsm.sla.ServiceLevelReport;
import org.praxisitsm.sla.ServiceLevelReport.Show;
import org.praxisitsm.ticket.TaskFilter;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who takes no part in a case of human resources learns on no read path that there is one; its people do on each. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class HrCaseReadPathsTests {

    private static final String NOWHERE = "HRC9999999";
    private static final String WORD = "Kaleidoskop";
    private static final String MET = "\"practice\":\"hr-case\"";
    private static final List<String> PARTS = List.of(
            "",
            "/history",
            "/decisions",
            "/comments",
            "/attachments",
            "/links",
            "/watchers",
            "/commands",
            "/clocks",
            "/approvals",
            "/process",
            "/assets",
            "/impact");

    @LocalServerPort
    int port;

    @Autowired
    TicketQueries queries;

    @Autowired
    Notifications notifications;

    @Autowired
    ServiceLevelReport report;

    @Autowired
    Viewers viewers;

    private String secret = "";
    private String open = "";

    /** Raised, taken on, so that a promise is kept, and linked to an incident that everybody in IT sees. */
    @BeforeEach
    void aCase() throws Exception {
        var requester = Client.as("requester", port);
        secret = opened(requester, "hr-case", Map.of("topic", "harassment"));
        var hr = Client.as("hr", port);
        open = opened(hr, "incident", Map.of("category", "network", "impact", "one", "urgency", "low"));
        var task = hr.get("/tasks?ticket=" + secret).json().path("items").get(0).path("id");
        var taken = hr.post(
                "/tasks/" + task.asText() + "/complete",
                Map.of("outcome", "accept", "values", Map.of("topic", "harassment")));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        var linked = hr.post("/tickets/" + secret + "/links", Map.of("type", "related", "target", open));
        assertThat(linked.status()).as(linked.text()).isLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "admin", "auditor", "manager", "owner", "finance", "hr-owner", "change-manager"})
    void nobodyElseLearnsOfIt(String account) throws Exception {
        var other = Client.as(account, port);
        for (var part : PARTS) {
            var asked = other.get("/tickets/" + secret + part);
            assertThat(asked.status()).as(part).isEqualTo(404);
            assertThat(asked.text().replace(secret, NOWHERE))
                    .isEqualTo(other.get("/tickets/" + NOWHERE + part).text());
        }
        for (var list : List.of(
                "/tickets?practice=hr-case",
                "/tickets?q=" + secret,
                "/tickets?q=" + WORD,
                "/tickets?limit=200",
                "/tasks?ticket=" + secret,
                "/tasks?limit=200",
                "/tickets/" + open + "/links",
                "/tickets/" + open + "/history",
                "/audit?limit=500",
                "/audit/export",
                // Last, since the trail keeps what was asked for, as it was typed.
                "/audit?ticket=" + secret)) {
            assertThat(other.get(list).text().replace("ticket=" + secret, ""))
                    .as(list)
                    .doesNotContain(secret, WORD, MET);
        }
        var viewer = viewers.of(account);
        assertThat(queries.countTickets(TicketFilter.any().ofPractice("hr-case"), 10, viewer))
                .isZero();
        assertThat(queries.tasks(TaskFilter.any(), null, 200, null, viewer).items())
                .noneMatch(task -> task.toString().contains(secret));
        assertThat(notifications.of(viewer, 500, null).items()).noneMatch(notice -> secret.equals(notice.ticket()));
        assertThat(report.by(Dimension.PRACTICE, lately(), viewer))
                .extracting(ServiceLevelReport.Slice::key)
                .doesNotContain("hr-case");
        assertThat(report.list(Show.MET, lately(), 100, null, viewer).items())
                .noneMatch(line -> line.toString().contains(secret));
    }

    /** The other half of the matrix: a path that shows nothing to anybody would pass the test above. */
    @Test
    void itsPeopleFindItOnEachPath() throws Exception {
        var hr = Client.as("hr", port);
        for (var list : List.of(
                "/tickets?practice=hr-case", "/tickets?q=" + secret, "/tickets?q=" + WORD, "/tasks?ticket=" + secret)) {
            assertThat(hr.get(list).text()).as(list).contains(secret);
        }
        var viewer = viewers.of("hr");
        assertThat(queries.countTickets(TicketFilter.any().ofPractice("hr-case"), 10, viewer))
                .isPositive();
        assertThat(report.by(Dimension.PRACTICE, lately(), viewer))
                .extracting(ServiceLevelReport.Slice::key)
                .contains("hr-case");
        assertThat(hr.get("/tickets/" + open + "/links").text()).contains(secret);
        assertThat(hr.get("/tickets/" + secret).at("priority")).isEqualTo("1");
    }

    @Test
    void requesterReadsTheirCaseWithoutWhatHrKeepsOfIt() throws Exception {
        var requester = Client.as("requester", port);
        var text = requester.get("/tickets/" + secret).text();
        assertThat(text).contains("harassment").doesNotContain("\"severity\"", "\"formal\"", "\"findings\"");
        assertThat(requester.get("/tickets/" + secret + "/history").text()).doesNotContain("\"severity\"");
    }

    private String opened(Client by, String practice, Map<String, Object> fields) throws Exception {
        var ticket = by.post("/tickets", Map.of("practice", practice, "subject", subject(practice), "fields", fields));
        assertThat(ticket.status()).as(ticket.text()).isEqualTo(201);
        return ticket.at("number");
    }

    private static String subject(String practice) {
        return practice.equals("hr-case") ? WORD + ", and who said so" : "Mouse does not click";
    }

    private static LevelFilter lately() {
        var now = Instant.now();
        return new LevelFilter(
                now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), Agreement.Kind.SLA, Map.of());
    }
}
