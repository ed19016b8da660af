package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.praxisitsm.approval.ApprovalLinks;
import org.praxisitsm.identity.Accounts;
import org.praxisitsm.identity.Leaving;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.ShiftableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Answers that cannot be taken as they are, row by row: to forms, to tables and to approvals. Each is told what is the matter,
 * the ticket is in the state that it should be in, and what was right stays.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class BadAnswersTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String MANAGER = "dieter.wolff";

    @LocalServerPort
    int port;

    @Autowired
    ApprovalLinks links;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    Viewers viewers;

    @Autowired
    Clock clock;

    @TestFactory
    Stream<DynamicTest> eachRowIsToldAndNothingIsLost() {
        return Stream.of(
                row("a field that the form does not have", this::unknownField),
                row("a value that a hidden field would have had", this::hiddenValue),
                row("a decision with no row for it", this::noRow),
                row("an approver who left", this::approverLeft),
                row("two approvers at the same moment", this::twoAtOnce),
                row("a link used twice", this::usedTwice),
                row("a link used after it ran out", this::usedTooLate));
    }

    private static DynamicTest row(String what, Executable row) {
        return DynamicTest.dynamicTest(what, row);
    }

    private Client as(String account) {
        return Client.as(account, port);
    }

    private Client.Answer request(Map<String, Object> fields) throws Exception {
        return as("uta.reimers")
                .post("/tickets", Map.of("practice", "asset-lifecycle", "subject", "For the gate", "fields", fields));
    }

    private String requested() throws Exception {
        var opened = request(Map.of("kind", "workstation"));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return opened.at("number");
    }

    private long vote(String account, String number) throws Exception {
        return StreamSupport.stream(
                        as(account).get("/approvals").json().path("items").spliterator(), false)
                .filter(round -> round.path("number").asText().equals(number))
                .flatMap(round -> StreamSupport.stream(round.path("votes").spliterator(), false))
                .filter(one -> one.path("state").asText().equals("OPEN")
                        && one.path("holder").asText().equals(account))
                .findFirst()
                .orElseThrow(() -> new AssertionError(account + " is not asked of " + number))
                .path("id")
                .asLong();
    }

    private String state(String number) throws Exception {
        return as("admin").get("/tickets/" + number).at("state");
    }

    private int opened() throws Exception {
        return as("uta.reimers").get("/tickets?limit=500").json().path("items").size();
    }

    private void unknownField() throws Exception {
        var before = opened();
        var refused = request(Map.of("kind", "workstation", "wallpaper", "blue"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly("fields.wallpaper");
        assertThat(opened()).isEqualTo(before);
    }

    private void hiddenValue() throws Exception {
        var opened = as("liv.eriksen")
                .post(
                        "/tickets",
                        Map.of(
                                "practice",
                                "change-enablement",
                                "subject",
                                "Firmware",
                                "description",
                                "The old one loses clients.",
                                "fields",
                                Map.of("changeType", "normal", "changeModel", "patch", "group", "network")));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(opened.json().path("fields").path("changeType").asText()).isEqualTo("normal");
        assertThat(opened.json().path("fields").path("changeModel").asText(""))
                .as("its question is not asked of a normal change")
                .isIn("", "null");
    }

    /** The audience table has no row by which somebody in Hamburg parks in Oslo. */
    private void noRow() throws Exception {
        var before = opened();
        var refused = as("uta.reimers")
                .post(
                        "/tickets",
                        Map.of(
                                "practice", "service-request",
                                "subject", "Parking",
                                "fields", Map.of("offering", "parking-oslo", "quantity", 1)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field")).contains("fields.offering");
        assertThat(opened()).isEqualTo(before);
    }

    private void approverLeft() throws Exception {
        var number = requested();
        var vote = vote(MANAGER, number);
        var token = links.issue(vote, MANAGER).orElseThrow();
        active(false);
        try {
            var page = send(token, "approve");
            assertThat(page.statusCode()).isEqualTo(409);
            assertThat(page.body()).contains("nicht mehr");
            assertThat(as(MANAGER)
                            .post("/approvals/" + vote + "/vote", Map.of("outcome", "approve"))
                            .status())
                    .isEqualTo(401);
            assertThat(state(number)).isEqualTo("requested");
        } finally {
            active(true);
        }
        assertThat(vote(MANAGER, number)).as("nothing is lost").isEqualTo(vote);
    }

    private void active(boolean active) {
        var who = people.person(MANAGER).orElseThrow();
        accounts.change(Leaving.of(who, active), viewers.of("admin"));
    }

    private void twoAtOnce() throws Exception {
        var number = requested();
        as(MANAGER).post("/approvals/" + vote(MANAGER, number) + "/vote", Map.of("outcome", "approve"));
        var one = vote("finance", number);
        var other = vote("miguel.tavares", number);
        var first = CompletableFuture.supplyAsync(() -> answer("finance", one));
        var second = CompletableFuture.supplyAsync(() -> answer("miguel.tavares", other));
        var answers = List.of(first.join(), second.join());
        assertThat(answers).extracting(Client.Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .singleElement()
                .satisfies(late -> assertThat(late.text()).contains("decided without you"));
        assertThat(state(number)).isNotIn("requested", "cancelled");
    }

    private Client.Answer answer(String account, long vote) {
        try {
            return as(account).post("/approvals/" + vote + "/vote", Map.of("outcome", "approve"));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void usedTwice() throws Exception {
        var number = requested();
        var token = links.issue(vote(MANAGER, number), MANAGER).orElseThrow();
        assertThat(send(token, "approve").statusCode()).isEqualTo(200);
        var twice = send(token, "decline");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("Das ist schon entschieden", "Dieter Wolff");
        assertThat(vote("finance", number)).as("the yes counts").isPositive();
    }

    private void usedTooLate() throws Exception {
        var number = requested();
        var vote = vote(MANAGER, number);
        var token = ShiftableClock.at(clock.instant().minus(Duration.ofDays(15)), () -> links.issue(vote, MANAGER))
                .orElseThrow();
        var late = send(token, "approve");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Dieser Link ist abgelaufen").doesNotContain("<form");
        assertThat(vote(MANAGER, number)).as("still asked").isEqualTo(vote);
        assertThat(state(number)).isEqualTo("requested");
    }

    private HttpResponse<String> send(String token, String outcome) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/vote/" + token))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "outcome=" + URLEncoder.encode(outcome, StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
