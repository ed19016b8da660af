package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Approvals over a real port: listed, answered, handed on, withdrawn; and what others learn of them, which is nothing. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class ApprovalContractTests {

    private static final String MANAGER = "paulo.serra";

    @LocalServerPort
    int port;

    private Client as(String account) {
        return Client.as(account, port);
    }

    /** Asks the manager, then finance. */
    private String request() throws Exception {
        var opened = as("requester")
                .post(
                        "/tickets",
                        Map.of(
                                "practice", "asset-lifecycle",
                                "subject", "A workstation for the gate",
                                "fields", Map.of("kind", "workstation")));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return opened.at("number");
    }

    private JsonNode round(String account, String number) throws Exception {
        return StreamSupport.stream(
                        as(account).get("/approvals").json().path("items").spliterator(), false)
                .filter(one -> one.path("number").asText().equals(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError(account + " is not asked of " + number));
    }

    private static String vote(JsonNode round, String holder) {
        return StreamSupport.stream(round.path("votes").spliterator(), false)
                .filter(one -> one.path("state").asText().equals("OPEN")
                        && one.path("holder").asText().equals(holder))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private String vote(String account, String number) throws Exception {
        return vote(round(account, number), account);
    }

    @Test
    void whatWaitsIsListedAnsweredOnceAndThenAmongTheAnswered() throws Exception {
        var number = request();
        var round = round(MANAGER, number);
        assertThat(round.path("subject").asText()).isEqualTo("A workstation for the gate");
        var vote = vote(round, MANAGER);
        var path = "/approvals/" + vote + "/vote";

        var stale = as(MANAGER).post(path, Map.of("outcome", "approve", "fingerprint", "0".repeat(64)));
        assertThat(stale.status()).as(stale.text()).isEqualTo(409);
        assertThat(as(MANAGER).post(path, Map.of("outcome", "perhaps")).status())
                .isEqualTo(422);
        var yes = as(MANAGER)
                .post(
                        path,
                        Map.of(
                                "outcome",
                                "approve",
                                "fingerprint",
                                round.path("fingerprint").asText()));
        assertThat(yes.status()).as(yes.text()).isEqualTo(200);
        var twice = as(MANAGER).post(path, Map.of("outcome", "decline"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains("was answered by");

        assertThat(as(MANAGER).get("/approvals").text()).doesNotContain(number);
        assertThat(as(MANAGER).get("/approvals?state=answered").text()).contains(number);
        assertThat(as(MANAGER).get("/approvals?state=whatever").status()).isEqualTo(422);
        assertThat(round("finance", number).path("level").asInt()).isEqualTo(2);
    }

    @Test
    void whoeverDeclinesSaysWhy() throws Exception {
        var number = request();
        var round = round(MANAGER, number);
        var vote = vote(round, MANAGER);
        var task = StreamSupport.stream(round.path("votes").spliterator(), false)
                .filter(one -> one.path("id").asText().equals(vote))
                .findFirst()
                .orElseThrow()
                .path("task")
                .asText();
        for (var path : List.of("/approvals/" + vote + "/vote", "/tasks/" + task + "/complete")) {
            var silent = as(MANAGER).post(path, Map.of("outcome", "decline"));
            assertThat(silent.status()).as(silent.text()).isEqualTo(422);
            assertThat(silent.json().path("errors").findValuesAsText("field")).containsExactly("values.declineReason");
            assertThat(silent.text()).contains("required for the outcome decline");
        }
        assertThat(vote(MANAGER, number)).as("nothing is decided").isEqualTo(vote);

        var said = as(MANAGER)
                .post(
                        "/tasks/" + task + "/complete",
                        Map.of("outcome", "decline", "values", Map.of("declineReason", "The old one does.")));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.at("state")).isEqualTo("cancelled");
    }

    @Test
    void othersLearnNothingOfAVoteThatIsNotTheirs() throws Exception {
        var number = request();
        var vote = vote(MANAGER, number);
        for (var stranger : List.of("hr", "sven.albers")) {
            for (var answer : List.of(
                    as(stranger).post("/approvals/" + vote + "/vote", Map.of("outcome", "approve")),
                    as(stranger).post("/approvals/" + vote + "/delegate", Map.of("to", "hr")),
                    as(stranger).get("/tickets/" + number + "/approvals"))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(404);
                assertThat(answer.text()).doesNotContain("workstation", MANAGER, "Paulo");
            }
            var none = as(stranger).post("/approvals/17/vote", Map.of("outcome", "approve"));
            assertThat(none.status()).as("no vote at all answers alike").isEqualTo(404);
        }
        var own = as("requester").post("/approvals/" + vote + "/vote", Map.of("outcome", "approve"));
        assertThat(own.status()).as("the question is not theirs to see").isEqualTo(404);
        assertThat(vote(MANAGER, number)).as("still open").isEqualTo(vote);
    }

    @Test
    void aVoteIsHandedOnAndBothNamesStay() throws Exception {
        var number = request();
        var path = "/approvals/" + vote(MANAGER, number) + "/delegate";
        assertThat(as(MANAGER).post(path, Map.of("to", "nobody.here")).status()).isEqualTo(422);
        assertThat(as(MANAGER).post(path, Map.of("to", "requester")).status())
                .as("it is their own matter")
                .isEqualTo(403);
        var given = as(MANAGER).post(path, Map.of("to", "dieter.wolff"));
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        var vote = StreamSupport.stream(
                        round("dieter.wolff", number).path("votes").spliterator(), false)
                .filter(one -> one.path("state").asText().equals("OPEN"))
                .findFirst()
                .orElseThrow();
        assertThat(vote.path("asked").asText()).isEqualTo(MANAGER);
        assertThat(vote.path("holder").asText()).isEqualTo("dieter.wolff");
        assertThat(as(MANAGER).get("/approvals").text()).doesNotContain(number);
    }

    @Test
    void ofTwoAtTheSameMomentOneDecidesAndTheOtherIsTold() throws Exception {
        var number = request();
        as(MANAGER).post("/approvals/" + vote(MANAGER, number) + "/vote", Map.of("outcome", "approve"));
        var one = vote("finance", number);
        var other = vote(round("miguel.tavares", number), "miguel.tavares");
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = List.<Callable<Client.Answer>>of(
                            () -> answer(barrier, "finance", one), () -> answer(barrier, "miguel.tavares", other))
                    .stream()
                    .map(threads::submit)
                    .toList();
            var statuses =
                    List.of(answers.get(0).get().status(), answers.get(1).get().status());
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        } finally {
            threads.shutdown();
        }
        var said = as("admin").get("/tickets/" + number + "/approvals").text();
        assertThat(said).contains("APPROVED");
    }

    private Client.Answer answer(CyclicBarrier barrier, String account, String vote) throws Exception {
        barrier.await();
        return as(account).post("/approvals/" + vote + "/vote", Map.of("outcome", "approve"));
    }

    @Test
    void substitutesAreNamedListedAndTakenBackByThosePermitted() throws Exception {
        var path = "/people/" + MANAGER + "/approval-substitutes";
        var from = Instant.now().plus(Duration.ofDays(400));
        var body = Map.of(
                "substitute",
                "dieter.wolff",
                "from",
                from.toString(),
                "to",
                from.plus(Duration.ofDays(7)).toString());
        assertThat(as("sven.albers").post(path, body).status()).isEqualTo(403);
        var backwards = Map.of("substitute", "dieter.wolff", "from", body.get("to"), "to", body.get("from"));
        assertThat(as(MANAGER).post(path, backwards).status()).isEqualTo(422);
        var made = as(MANAGER).post(path, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(as(MANAGER).get(path).text()).contains("dieter.wolff");
        assertThat(as("sven.albers").get(path).status()).isEqualTo(403);
        assertThat(as("admin")
                        .send("DELETE", path + "/" + made.at("id"), null, null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(as(MANAGER).get(path).text()).doesNotContain("dieter.wolff");
    }
}
