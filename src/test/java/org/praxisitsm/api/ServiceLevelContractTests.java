package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.sla.Agreements;
import org.praxisitsm.sla.Replans;
import org.praxisitsm.sla.RunningClocks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks, agreements, re-plans and due dates over a real port. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class ServiceLevelContractTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Agreements agreements;

    @Autowired
    Replans replans;

    @Autowired
    Viewers viewers;

    @Autowired
    RunningClocks running;

    @Autowired
    ObjectMapper mapper;

    private Client admin;
    private Client agent;
    private Client requester;

    @BeforeEach
    void signIn() {
        admin = Client.as("admin", port);
        agent = Client.as("agent", port);
        requester = Client.as("requester", port);
    }

    @AfterEach
    void realTime() {
        ((ShiftableClock) clock).reset();
    }

    @Test
    void clocksOfATicketSayWhatWasPromisedUsedAndCounted() throws Exception {
        var number = open();
        var ticket = agent.get("/tickets/" + number);
        var answer = agent.get("/tickets/" + number + "/clocks");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var items = answer.json().path("items");
        assertThat(items).hasSizeGreaterThanOrEqualTo(2);
        for (var item : items) {
            var names = new ArrayList<String>();
            item.fieldNames().forEachRemaining(names::add);
            assertThat(names)
                    .contains(
                            "target",
                            "kind",
                            "state",
                            "startedAt",
                            "dueAt",
                            "elapsed",
                            "remaining",
                            "calendar",
                            "thresholds",
                            "explanation");
            assertThat(item.path("kind").asText()).isIn("SLA", "OLA", "UC");
            assertThat(item.path("state").asText()).isIn("RUNNING", "PAUSED", "MET", "BREACHED", "CANCELLED");
        }
        var resolution = clock(number, "resolution");
        assertThat(resolution.path("startedAt").asText()).isEqualTo(ticket.at("openedAt"));
        var used = Duration.parse(resolution.path("elapsed").asText());
        var left = Duration.parse(resolution.path("remaining").asText());
        assertThat(used.plus(left)).isEqualTo(promise(resolution));
        var counted = Duration.ZERO;
        for (var window : resolution.path("explanation")) {
            assertThat(Instant.parse(window.path("from").asText()))
                    .isBefore(Instant.parse(window.path("to").asText()));
            counted = counted.plus(Duration.parse(window.path("counted").asText()));
        }
        assertThat(counted).as("the windows add up").isEqualTo(used);
        var percents = new ArrayList<Integer>();
        resolution
                .path("thresholds")
                .forEach(threshold -> percents.add(threshold.path("percent").asInt()));
        assertThat(percents).containsExactly(75, 100, 150);
        assertThat(resolution.path("thresholds").get(1).path("at").asText())
                .isEqualTo(resolution.path("dueAt").asText());
    }

    @Test
    void clocksAreShownToThoseWhoMayKnowOfTheTicketAndTeamsPromisesNotToReporters() throws Exception {
        var number = open();
        accept(number);
        assertThat(kinds(agent.get("/tickets/" + number + "/clocks"))).contains("SLA", "OLA");
        assertThat(kinds(requester.get("/tickets/" + number + "/clocks"))).containsOnly("SLA");
        assertThat(agent.get("/tickets/INC9999999/clocks").status()).isEqualTo(404);
        assertThat(requester.get("/agreements").status()).isEqualTo(403);
    }

    @Test
    void agreementIsChangedByItsOwnersAndAStaleOrBadOneChangesNothing() throws Exception {
        var path = "/agreements/incident-supplier";
        var read = admin.get(path);
        var before = versions(path);
        var members = (ObjectNode) read.json().path("agreement").deepCopy();
        members.put("party", "Suppliers, round " + System.nanoTime());
        members.put("comment", "Says who they are");

        assertThat(agent.json("PUT", path, members).status()).isEqualTo(403);
        var stored = admin.json("PUT", path, members, "If-Match", read.header("ETag"));
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        assertThat(stored.json().path("version").asInt()).isEqualTo(before + 1);
        assertThat(stored.at("comment")).isEqualTo("Says who they are");
        assertThat(admin.get(path).json().path("agreement").path("party").asText())
                .startsWith("Suppliers, round");

        refused(admin.json("PUT", path, members, "If-Match", read.header("ETag")), 409, "incident-supplier");
        var bad = members.deepCopy();
        ((ObjectNode) bad.path("targets").get(0)).put("promise", "-PT4H");
        refused(admin.json("PUT", path, bad), 422, "promise");
        bad = members.deepCopy();
        ((ObjectNode) bad.path("targets").get(0))
                .putArray("rules")
                .addObject()
                .put("event", "opened")
                .put("then", "start");
        refused(admin.json("PUT", path, bad), 422, "\"field\":\"targets[0]\",\"message\":\"Nothing stops the target");
        bad = members.deepCopy();
        bad.put("calendar", "no-such-calendar");
        refused(admin.json("PUT", path, bad), 422, "calendar");
        bad = members.deepCopy();
        bad.put("colour", "red");
        refused(admin.json("PUT", path, bad), 422, "colour");
        bad = members.deepCopy();
        bad.put("effectiveFrom", "tomorrow");
        refused(admin.json("PUT", path, bad), 422, "effectiveFrom");
        assertThat(versions(path)).as("nothing but the one change was kept").isEqualTo(before + 1);
    }

    @Test
    void replanMovesWhatItsPreviewSaidAndNothingTwice() throws Exception {
        var number = open();
        var before = clock(number, "resolution");
        var key = before.path("agreement").asText();
        var path = "/agreements/" + key;
        var original = (ObjectNode) admin.get(path).json().path("agreement").deepCopy();
        ((ShiftableClock) clock).stopAt(clock.instant().plusSeconds(1));
        try {
            var longer = original.deepCopy();
            for (var target : longer.path("targets")) {
                if (target.path("key").asText().equals("resolution")) {
                    ((ObjectNode) target).remove("table");
                    ((ObjectNode) target).put("promise", "PT60H");
                }
            }
            var boss = viewers.of("admin");
            var proposed = agreements.proposed(key, Client.JSON.writeValueAsBytes(longer), boss);
            var versions = versions(path);
            var foreseen = replans.preview(proposed, boss);
            assertThat(versions(path)).as("a look stores nothing").isEqualTo(versions);
            assertUnmoved(number, before);
            assertThatThrownBy(() -> replans.preview(proposed, viewers.of("hr-owner")))
                    .hasMessageContaining("changed by its process owner");

            assertThat(admin.json("PUT", path, longer).status()).isEqualTo(200);
            assertUnmoved(number, before);

            assertThat(agent.post("/replans", Map.of("agreement", key)).status())
                    .isEqualTo(403);
            var preview = admin.post("/replans", Map.of("agreement", key));
            assertThat(preview.status()).as(preview.text()).isEqualTo(200);
            assertThat(preview.json().path("moved").asInt()).isPositive();
            assertThat(preview.json()).as("as foreseen before it was stored").isEqualTo(mapper.valueToTree(foreseen));
            assertThat(foreseen.moves()).extracting(Replans.Move::agreement).containsOnly(key);
            assertThat(foreseen.clocks()).isEqualTo(running.ofAgreement(key));
            var move = move(preview, number);
            assertThat(move.path("dueBefore").asText())
                    .isEqualTo(before.path("dueAt").asText());
            assertThat(clock(number, "resolution").path("dueAt")).isEqualTo(before.path("dueAt"));

            var done = admin.post("/replans", Map.of("agreement", key, "dryRun", false, "reason", "New contract"));
            assertThat(jdbc.sql(
                                    "select after_values from audit_entry where act = 'clocks.replanned' and object_id = :key"
                                            + " order by sequence desc limit 1")
                            .param("key", key)
                            .query(String.class)
                            .single())
                    .contains("New contract");
            assertThat(done.json()).as(done.text()).isEqualTo(preview.json());
            var after = clock(number, "resolution");
            assertThat(after.path("dueAt").asText())
                    .isEqualTo(move.path("dueAfter").asText())
                    .isNotEqualTo(before.path("dueAt").asText());
            assertThat(after.path("promise").asText()).isEqualTo("PT60H");
            assertThat(after.path("startedAt")).isEqualTo(before.path("startedAt"));
            assertThat(jdbc.sql("select count(*) from audit_entry where act = 'clock.replanned' and ticket = :n")
                            .param("n", number)
                            .query(Integer.class)
                            .single())
                    .isPositive();
            var again = admin.post("/replans", Map.of("agreement", key, "dryRun", false));
            assertThat(again.json().path("clocks").asInt()).as(again.text()).isZero();
        } finally {
            admin.json("PUT", path, original);
        }
        refused(admin.post("/replans", Map.of()), 422, "agreement");
        refused(admin.post("/replans", Map.of("calendar", "no-such")), 404, "no-such");
    }

    @Test
    void ticketsAndTasksAreSortedAndFilteredByWhatIsDueNext() throws Exception {
        var number = open();
        var due = agent.get("/tickets/" + number + "/clocks").json().path("items");
        var next = new ArrayList<Instant>();
        due.forEach(item -> next.add(Instant.parse(item.path("dueAt").asText())));
        var earliest = next.stream().min(Comparator.naturalOrder()).orElseThrow();

        for (var list : List.of("/tickets?practice=incident&", "/tasks?practice=incident&")) {
            var items = agent.get(list + "sort=dueAt&limit=500").json().path("items");
            assertInOrder(items, false);
            assertInOrder(agent.get(list + "sort=-dueAt&limit=500").json().path("items"), true);
            assertThat(agent.get(list + "sort=dueAt&limit=1").json().path("items"))
                    .hasSize(1);
        }
        assertThat(line(agent.get("/tickets?limit=500&sort=dueAt&dueTo=" + earliest.plusSeconds(1)), number)
                        .path("dueAt")
                        .asText())
                .isEqualTo(earliest.toString());
        assertThat(agent.get("/tickets?limit=500&dueTo=" + earliest.minusSeconds(1))
                        .text())
                .doesNotContain(number);
        for (var task : agent.get("/tasks?ticket=" + number).json().path("items")) {
            assertThat(Instant.parse(task.path("dueAt").asText())).isBeforeOrEqualTo(earliest);
        }
        refused(agent.get("/tickets?dueTo=soon"), 422, "dueTo");
    }

    private static void assertInOrder(JsonNode items, boolean descending) {
        var order = new ArrayList<Instant>();
        items.forEach(item -> order.add(
                item.path("dueAt").isNull()
                        ? Instant.MAX
                        : Instant.parse(item.path("dueAt").asText())));
        var wanted = Comparator.<Instant>naturalOrder();
        assertThat(order).isNotEmpty().isSortedAccordingTo(descending ? wanted.reversed() : wanted);
    }

    private static Duration promise(JsonNode clock) {
        return Duration.parse(clock.path("promise").asText());
    }

    private void assertUnmoved(String number, JsonNode before) throws Exception {
        var now = clock(number, "resolution");
        assertThat(now.path("dueAt")).isEqualTo(before.path("dueAt"));
        assertThat(now.path("agreementVersion")).isEqualTo(before.path("agreementVersion"));
    }

    private JsonNode clock(String number, String target) throws Exception {
        for (var item : agent.get("/tickets/" + number + "/clocks").json().path("items")) {
            if (item.path("target").asText().equals(target)) {
                return item;
            }
        }
        throw new AssertionError("no clock " + target);
    }

    private static JsonNode move(Client.Answer outcome, String number) {
        for (var move : outcome.json().path("moves")) {
            if (move.path("number").asText().equals(number)
                    && move.path("target").asText().equals("resolution")) {
                return move;
            }
        }
        throw new AssertionError(outcome.text());
    }

    private static JsonNode line(Client.Answer list, String number) {
        for (var item : list.json().path("items")) {
            if (item.path("number").asText().equals(number)) {
                return item;
            }
        }
        throw new AssertionError(list.text());
    }

    private static List<String> kinds(Client.Answer clocks) {
        var kinds = new HashSet<String>();
        clocks.json().path("items").forEach(item -> kinds.add(item.path("kind").asText()));
        return List.copyOf(kinds);
    }

    private int versions(String path) throws Exception {
        return admin.get(path + "/versions").json().path("items").size();
    }

    private static void refused(Client.Answer answer, int status, String naming) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(naming);
    }

    private void accept(String number) throws Exception {
        var task = admin.get("/tasks?ticket=" + number).json().path("items").get(0);
        var done = admin.post(
                "/tasks/" + task.path("id").asText() + "/complete", Map.of("outcome", "accept", "values", Map.of()));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private String open() throws Exception {
        var opened = requester.post(
                "/tickets",
                Map.of(
                        "practice",
                        "incident",
                        "subject",
                        "VPN drops",
                        "fields",
                        Map.of("category", "network", "impact", "team", "urgency", "high")));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return opened.at("number");
    }
}
